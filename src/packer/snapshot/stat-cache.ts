import { canonicalJson } from '../../base/canonical-json.ts';
import type { CacheBody, CacheKind } from './cache-file.ts';
import { textOf, understandingVersion } from './declaration-view.ts';
import type { FamilyWalker } from './family-port.ts';
import type { AssetRoot, DeclarationView } from './model.ts';
import { columnBytes, StatColumns } from './stat-columns.ts';
import { understoodText } from './understood.ts';
import type { WalkedRoot } from './walk.ts';

/**
 * What the last load read of each asset root, on disk. Of each root a row for its declaration and one for each file:
 *
 * | part | bytes |
 * | --- | --- |
 * | counts | 4 u32: asset roots, rows, bytes of names, bytes of understandings |
 * | columns | stats and digests of all rows (`stat-columns.ts`) |
 * | lengths | of each root 4 u32: files, directories, bytes of its understanding, bytes of its declaration |
 * | names | text, each ended by a zero: how declarations are understood; of each root its path as the disk spells it, the root around it, its directories, its files |
 * | understandings | JSON of each valid declaration as it was understood (`understood.ts`); of others nothing |
 * | declarations | their bytes |
 */
export const statCache: CacheKind = { name: 'stats', tag: 1, version: 1 };

export interface StoredRoot {
  readonly walked: WalkedRoot;
  readonly asset: AssetRoot;
}

/** What an understanding depends on besides the bytes. */
export function understandingOf(walkers: readonly FamilyWalker[]): string {
  return canonicalJson([understandingVersion, ...walkers.map(({ family, version }) => [family, version])]);
}

/** Texts of what was understood: made once for each reading of a declaration and what lies beside it. */
const understandings = new WeakMap<DeclarationView, { readonly asset: AssetRoot['artifacts']; readonly text: Uint8Array }>();

/** The body of the cache. Roots whose declaration was never read are left out by the caller. */
export function statCacheBody(roots: readonly StoredRoot[], walkers: readonly FamilyWalker[]): readonly Uint8Array[] {
  const rows = roots.reduce((sum, { walked }) => sum + walked.files.length + 1, 0);
  const columns = new StatColumns(new Uint8Array(columnBytes(rows)), rows);
  const lengths = new Uint32Array(roots.length * 4);
  const names = [understandingOf(walkers)];
  const understood: Uint8Array[] = [];
  const texts: Uint8Array[] = [];
  let row = 0;
  for (const [at, { walked, asset }] of roots.entries()) {
    if (walked.declaration.kind !== 'refused') columns.set(row++, walked.declaration, asset.declaration.sha256 ?? '');
    for (const [place, { stat }] of walked.files.entries()) columns.set(row++, stat, asset.artifacts[place]?.sha256 ?? '');
    names.push(walked.diskRoot, walked.nestedIn ?? '', ...walked.others.keys());
    for (const { diskPath } of walked.files) names.push(diskPath);
    const said = encodedUnderstanding(asset);
    const text = textOf(asset.declaration) ?? empty;
    understood.push(said);
    texts.push(text);
    lengths.set([walked.files.length, walked.others.size, said.length, text.length], at * 4);
  }
  const named = new TextEncoder().encode(names.map((name) => `${name}\0`).join(''));
  const said = Buffer.concat(understood);
  const counts = new Uint32Array([roots.length, rows, named.length, said.length]);
  return [new Uint8Array(counts.buffer), columns.bytes, new Uint8Array(lengths.buffer), named, said, Buffer.concat(texts)];
}

const empty = new Uint8Array(0);

function encodedUnderstanding(asset: AssetRoot): Uint8Array {
  const known = understandings.get(asset.declaration);
  if (known && known.asset === asset.artifacts) return known.text;
  const text = new TextEncoder().encode(understoodText(asset) ?? '');
  understandings.set(asset.declaration, { asset: asset.artifacts, text });
  return text;
}

/** An understanding that was read need not be made again to be written. */
export function rememberUnderstanding({ declaration, artifacts }: AssetRoot, text: Uint8Array): void {
  understandings.set(declaration, { asset: artifacts, text });
}

/** One root as it lies in the cache. */
export interface StoredPlace {
  /** The declaration's row; the files' follow it. */
  readonly row: number;
  readonly files: number;
  readonly directories: number;
  /** Among the names: the root's own. */
  readonly name: number;
  readonly understood: readonly [start: number, end: number];
  readonly text: readonly [start: number, end: number];
}

export interface StatCacheParts {
  readonly columns: StatColumns;
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, StoredPlace>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The parts of a body that passed its checksum; nothing when they do not add up. */
export function statCacheParts({ bytes }: CacheBody): StatCacheParts | undefined {
  if (bytes.length < 16) return undefined;
  const [roots = 0, rows = 0, nameBytes = 0, understoodBytes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const lengthsAt = 16 + columnBytes(rows);
  const namesAt = lengthsAt + roots * 16;
  let understood = namesAt + nameBytes;
  let text = understood + understoodBytes;
  if (text > bytes.length) return undefined;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + lengthsAt, roots * 4);
  const names = Buffer.from(bytes.buffer, bytes.byteOffset + namesAt, nameBytes).toString('utf8').split('\0');
  const places = new Map<string, StoredPlace>();
  let [row, name] = [0, 1];
  for (let at = 0; at < lengths.length; at += 4) {
    const [files = 0, directories = 0, saidLength = 0, textLength = 0] = lengths.subarray(at, at + 4);
    const said = [understood, (understood += saidLength)] as const;
    places.set(names[name] ?? '', { row, files, directories, name, understood: said, text: [text, (text += textLength)] });
    row += files + 1;
    name += 2 + directories + files;
  }
  if (row !== rows || name + 1 !== names.length || text !== bytes.length || understood !== namesAt + nameBytes + understoodBytes) return undefined;
  return { columns: new StatColumns(bytes.subarray(16, lengthsAt), rows), names, places, bytes };
}
