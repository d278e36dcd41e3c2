/** The two sides of a file with merge markers, and what both came from where the markers tell. */
export interface ConflictSides {
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
  readonly base?: Uint8Array;
}

type Part = 'both' | 'ours' | 'base' | 'theirs';

const markers: readonly { readonly mark: string; readonly from: readonly Part[]; readonly to: Part }[] = [
  { mark: '<<<<<<<', from: ['both'], to: 'ours' },
  { mark: '|||||||', from: ['ours'], to: 'base' },
  { mark: '=======', from: ['ours', 'base'], to: 'theirs' },
  { mark: '>>>>>>>', from: ['theirs'], to: 'both' },
];

/** Takes a file apart by the markers of version control. `undefined` when they are not in order. Pure. */
export function conflictSides(bytes: Uint8Array): ConflictSides | undefined {
  const lines = { ours: [] as string[], base: [] as string[], theirs: [] as string[] };
  let part: Part = 'both';
  let hunks = 0;
  let based = 0;
  for (const line of new TextDecoder().decode(bytes).split(/(?<=\n)/u)) {
    const marker = markers.find(({ mark }) => line.startsWith(mark) && /^[\s]|^$/u.test(line.slice(mark.length)));
    if (!marker) {
      for (const side of part === 'both' ? (['ours', 'base', 'theirs'] as const) : [part]) lines[side].push(line);
      continue;
    }
    if (!marker.from.includes(part)) return undefined;
    part = marker.to;
    if (part === 'ours') hunks += 1;
    if (part === 'base') based += 1;
  }
  if (part !== 'both' || hunks === 0) return undefined;
  const text = (side: readonly string[]): Uint8Array => new TextEncoder().encode(side.join(''));
  return { ours: text(lines.ours), theirs: text(lines.theirs), ...(based === hunks && { base: text(lines.base) }) };
}
