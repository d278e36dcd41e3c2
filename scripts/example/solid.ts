/**
 * Solids to make sprites from: signed distances in pixels, x to the right, y up the picture, z to the viewer.
 * A model is modelled once and drawn from any side, so that a ship banks and a rock tumbles for free.
 */

/** Distance from a point to a surface; negative inside. May be a little too small, never much too large. */
export type Solid = (x: number, y: number, z: number) => number;

type Point = readonly [number, number, number];

export function ellipsoid([cx, cy, cz]: Point, [rx, ry, rz]: Point): Solid {
  return (x, y, z) => {
    const [dx, dy, dz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz];
    const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const slope = Math.sqrt((dx / rx) ** 2 + (dy / ry) ** 2 + (dz / rz) ** 2);
    return slope === 0 ? -Math.min(rx, ry, rz) : (far * (far - 1)) / slope;
  };
}

export function ball(centre: Point, radius: number): Solid {
  const [cx, cy, cz] = centre;
  return (x, y, z) => Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - radius;
}

export function box([cx, cy, cz]: Point, [hx, hy, hz]: Point, round = 0): Solid {
  return (x, y, z) => {
    const [dx, dy, dz] = [Math.abs(x - cx) - hx + round, Math.abs(y - cy) - hy + round, Math.abs(z - cz) - hz + round];
    const outside = Math.sqrt(Math.max(dx, 0) ** 2 + Math.max(dy, 0) ** 2 + Math.max(dz, 0) ** 2);
    return outside + Math.min(Math.max(dx, dy, dz), 0) - round;
  };
}

/** A rod from `a` to `b` whose radius goes from `ra` to `rb`: hulls, barrels, horns, spikes. */
export function rod(a: Point, b: Point, ra: number, rb = ra): Solid {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = ux * ux + uy * uy + uz * uz || 1;
  return (x, y, z) => {
    const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
    const t = Math.max(0, Math.min(1, (px * ux + py * uy + pz * uz) / length));
    const far = Math.sqrt((px - ux * t) ** 2 + (py - uy * t) ** 2 + (pz - uz * t) ** 2);
    return (far - (ra + (rb - ra) * t)) * 0.9;
  };
}

/** A ring that lies flat, facing the viewer. */
export function ring([cx, cy, cz]: Point, radius: number, thick: number): Solid {
  return (x, y, z) => Math.sqrt((Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) - radius) ** 2 + (z - cz) ** 2) - thick;
}

/** Distance to the outline of a polygon in its plane; negative inside. */
export function polygon(points: readonly (readonly [number, number])[]): (x: number, y: number) => number {
  // Plain numbers in one array: this is asked millions of times for one picture.
  const flat = Float64Array.from(points.flat());
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    let inside = false;
    let bx = flat[flat.length - 2] ?? 0;
    let by = flat[flat.length - 1] ?? 0;
    for (let at = 0; at < flat.length; at += 2) {
      const ax = flat[at] ?? 0;
      const ay = flat[at + 1] ?? 0;
      const ex = bx - ax;
      const ey = by - ay;
      const t = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey || 1)));
      const dx = x - ax - ex * t;
      const dy = y - ay - ey * t;
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      bx = ax;
      by = ay;
    }
    return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
  };
}

/** A flat plate with an outline: wings, fins, armour. `thick` is half its thickness, `bevel` rounds its edge. */
export function plate(points: readonly (readonly [number, number])[], z: number, thick: number, bevel = 0.6): Solid {
  const outline = polygon(points);
  return (x, y, depth) => {
    const flat = outline(x, y) + bevel;
    const high = Math.abs(depth - z) - thick + bevel;
    const outside = Math.sqrt(Math.max(flat, 0) ** 2 + Math.max(high, 0) ** 2);
    return outside + Math.min(Math.max(flat, high), 0) - bevel;
  };
}

/** Both sides of a ship from its right one. */
export function mirrored(of: Solid): Solid {
  return (x, y, z) => of(Math.abs(x), y, z);
}

/** `count` copies around the z axis, the first where it was modelled. */
export function around(count: number, of: Solid): Solid {
  const slice = (2 * Math.PI) / count;
  return (x, y, z) => {
    const angle = Math.atan2(y, x);
    const turn = -Math.round(angle / slice) * slice;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return of(x * cos - y * sin, x * sin + y * cos, z);
  };
}

export function moved(of: Solid, [dx, dy, dz]: Point): Solid {
  return (x, y, z) => of(x - dx, y - dy, z - dz);
}

/** Turned counter-clockwise in the picture's plane, radians. */
export function spun(of: Solid, angle: number): Solid {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y, z) => of(x * cos + y * sin, y * cos - x * sin, z);
}

export function joined(...solids: readonly Solid[]): Solid {
  return (x, y, z) => {
    let least = Number.POSITIVE_INFINITY;
    for (const solid of solids) least = Math.min(least, solid(x, y, z));
    return least;
  };
}

/** A join whose seam is filled: flesh, cast metal. */
export function blended(soft: number, ...solids: readonly Solid[]): Solid {
  const meet = (a: number, b: number): number => {
    const near = Math.max(soft - Math.abs(a - b), 0) / soft;
    return Math.min(a, b) - near * near * soft * 0.25;
  };
  return (x, y, z) => solids.map((solid) => solid(x, y, z)).reduce(meet);
}

/** The first solid without what the second fills. */
export function carved(from: Solid, hole: Solid): Solid {
  return (x, y, z) => Math.max(from(x, y, z), -hole(x, y, z));
}

/** What is behind all of some planes, each a direction and how far out it lies: crystals and cut stones. */
export function faceted(planes: readonly (readonly [Point, number])[]): Solid {
  const unit = planes.map(([[x, y, z], far]) => {
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    return [x / length, y / length, z / length, far] as const;
  });
  return (x, y, z) => {
    let most = Number.NEGATIVE_INFINITY;
    for (const [nx, ny, nz, far] of unit) most = Math.max(most, nx * x + ny * y + nz * z - far);
    return most;
  };
}
