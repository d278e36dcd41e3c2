import { Canvas } from './canvas.ts';
import { clear, shade } from './colour.ts';
import type { Colour, Ramp } from './colour.ts';
import type { Solid } from './solid.ts';

/** What a part is made of. */
interface Material {
  readonly ramp: Ramp;
  /** How much of a highlight it has: 0 dull, 1 polished. */
  readonly gloss?: number;
  /** Shines by itself: lightest where it faces the viewer, whatever the light does. */
  readonly glows?: boolean;
}

export interface Part {
  readonly solid: Solid;
  readonly material: Material;
  /** Another material where a decal is, in the model's own coordinates. */
  readonly decal?: (x: number, y: number, z: number) => Material | undefined;
}

export interface View {
  readonly width: number;
  readonly height: number;
  /** Radians: roll about the model's y axis (a ship banks), pitch about its x axis, spin about z. */
  readonly roll?: number;
  readonly pitch?: number;
  readonly spin?: number;
  /** Where the model's origin is in the picture; its middle if absent. */
  readonly centre?: readonly [number, number];
  /** Samples a pixel along one side. */
  readonly fine?: number;
  readonly outline?: Colour;
}

interface Hit {
  readonly material: Material;
  readonly brightness: number;
  readonly depth: number;
}

type Vector = readonly [number, number, number];

/** From the upper left, over the viewer's shoulder: the light of every sprite of the game. */
const light: Vector = [-0.48, 0.56, 0.675];
const farthest = 80;

function inverseTurn({ roll = 0, pitch = 0, spin = 0 }: View): (x: number, y: number, z: number) => Vector {
  const [cr, sr, cp, sp, cs, ss] = [Math.cos(roll), Math.sin(roll), Math.cos(pitch), Math.sin(pitch), Math.cos(spin), Math.sin(spin)];
  return (x, y, z) => {
    const [x1, y1] = [x * cs + y * ss, y * cs - x * ss];
    const [y2, z2] = [y1 * cp + z * sp, z * cp - y1 * sp];
    return [x1 * cr - z2 * sr, y2, x1 * sr + z2 * cr];
  };
}

class Scene {
  readonly #parts: readonly Part[];
  readonly #turn: (x: number, y: number, z: number) => Vector;

  constructor(parts: readonly Part[], view: View) {
    this.#parts = parts;
    this.#turn = inverseTurn(view);
  }

  distance(x: number, y: number, z: number): number {
    const [mx, my, mz] = this.#turn(x, y, z);
    let least = Number.POSITIVE_INFINITY;
    for (const part of this.#parts) least = Math.min(least, part.solid(mx, my, mz));
    return least;
  }

  /** Looks along -z from above the model. */
  look(x: number, y: number): Hit | undefined {
    let z = farthest;
    for (let step = 0; step < 120 && z > -farthest; step++) {
      const far = this.distance(x, y, z);
      if (far < 0.02) return this.#hit(x, y, z);
      z -= far * 0.9;
    }
    return undefined;
  }

  #hit(x: number, y: number, z: number): Hit {
    const material = this.#materialAt(x, y, z);
    const normal = this.#normal(x, y, z);
    const brightness = material.glows ? normal[2] ** 1.6 : this.#lit(x, y, z, normal, material.gloss ?? 0.3);
    return { material, brightness, depth: z };
  }

  #materialAt(x: number, y: number, z: number): Material {
    const [mx, my, mz] = this.#turn(x, y, z);
    let nearest: Part | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const part of this.#parts) {
      const far = part.solid(mx, my, mz);
      if (far < least) [least, nearest] = [far, part];
    }
    if (!nearest) throw new Error('a model without parts was looked at');
    return nearest.decal?.(mx, my, mz) ?? nearest.material;
  }

  #normal(x: number, y: number, z: number): Vector {
    const e = 0.15;
    const nx = this.distance(x + e, y, z) - this.distance(x - e, y, z);
    const ny = this.distance(x, y + e, z) - this.distance(x, y - e, z);
    const nz = this.distance(x, y, z + e) - this.distance(x, y, z - e);
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    return [nx / length, ny / length, nz / length];
  }

  #lit(x: number, y: number, z: number, [nx, ny, nz]: Vector, gloss: number): number {
    const facing = nx * light[0] + ny * light[1] + nz * light[2];
    const open = this.#openness(x, y, z, [nx, ny, nz]);
    const mirror = Math.max(0, 2 * facing * nz - light[2]);
    return (0.14 + 0.76 * Math.max(0, facing)) * (0.45 + 0.55 * open) + gloss * mirror ** 12;
  }

  /** 1 in the open, less in corners and under overhangs. */
  #openness(x: number, y: number, z: number, [nx, ny, nz]: Vector): number {
    let shut = 0;
    for (const reach of [1, 2.2, 4]) {
      shut += Math.max(0, reach - this.distance(x + nx * reach, y + ny * reach, z + nz * reach)) / reach / 2.2;
    }
    return Math.max(0, 1 - shut);
  }
}

/** The material that most samples of a pixel saw, with their mean brightness; nothing when most missed. */
function settle(hits: readonly Hit[], samples: number): Hit | undefined {
  if (hits.length * 2 < samples) return undefined;
  const byRamp = new Map<Ramp, Hit[]>();
  for (const hit of hits) byRamp.set(hit.material.ramp, [...(byRamp.get(hit.material.ramp) ?? []), hit]);
  const most = [...byRamp.values()].reduce((best, next) => (next.length > best.length ? next : best));
  const [first] = most;
  if (!first) return undefined;
  const mean = (of: (hit: Hit) => number): number => most.reduce((sum, hit) => sum + of(hit), 0) / most.length;
  return { material: first.material, brightness: mean((hit) => hit.brightness), depth: mean((hit) => hit.depth) };
}

function sample(scene: Scene, view: View, x: number, y: number): Hit | undefined {
  const fine = view.fine ?? 3;
  const [cx, cy] = view.centre ?? [view.width / 2, view.height / 2];
  const hits: Hit[] = [];
  for (let at = 0; at < fine * fine; at++) {
    const seen = scene.look(x + ((at % fine) + 0.5) / fine - cx, cy - y - (Math.floor(at / fine) + 0.5) / fine);
    if (seen) hits.push(seen);
  }
  return settle(hits, fine * fine);
}

/**
 * Draws a model as pixel art: each pixel is one entry of one material's ramp; edges away from the light and
 * places where something higher stands before them are one entry darker.
 */
export function sprite(parts: readonly Part[], view: View): Canvas {
  const scene = new Scene(parts, view);
  const seen: (Hit | undefined)[] = [];
  for (let y = 0; y < view.height; y++) for (let x = 0; x < view.width; x++) seen.push(sample(scene, view, x, y));
  const at = (x: number, y: number): Hit | undefined => (x < 0 || x >= view.width ? undefined : seen[y * view.width + x]);
  const drawn = new Canvas(view.width, view.height).paint((x, y) => {
    const own = at(x, y);
    if (!own) return clear;
    const step = 1 / own.material.ramp.length;
    const edge = !at(x + 1, y) || !at(x, y + 1);
    const below = [at(x - 1, y), at(x, y - 1)].some((other) => other && other.depth - own.depth > 1.6);
    const darker = own.material.glows ? 0 : (edge ? step * 0.8 : 0) + (below ? step * 0.8 : 0);
    return shade(own.material.ramp, own.brightness - darker);
  });
  return view.outline === undefined ? drawn : drawn.outlined(view.outline);
}
