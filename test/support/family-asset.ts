import { createHash } from 'node:crypto';
import { bytesSource } from '../../src/base/byte-source.ts';
import type { ByteSource } from '../../src/base/byte-source.ts';
import type { AssetDeclaration } from '../../src/contract/documents.ts';
import type { Family, Finding, Materialization } from '../../src/packer/families/family.ts';
import type { EffectiveDeclaration, FactLookup, ProbeDepth } from '../../src/packer/snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../../src/packer/snapshot/model.ts';

/** Files of an asset by path, in the order the declaration would name them. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** A declaration of a family as the snapshot would hand it over, with this list of inputs and this `output`. */
export function declarationOf(
  family: Family,
  key: string,
  entries: readonly string[],
  output: object = {},
): AssetDeclaration {
  return {
    schema_version: 1,
    asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000001',
    asset_name: 'test',
    family: family.family,
    inputs: { [key]: [...entries] },
    output: { format: family.format, codec: 'NONE', ...output },
  };
}

/** The effective declaration; throws when the family does not accept it. */
export function effectiveOf(family: Family, key: string, files: Files, output: object = {}): EffectiveDeclaration {
  const read = family.walker.readDeclaration(declarationOf(family, key, Object.keys(files), output));
  if (!('parameters' in read)) throw new Error(`the declaration is not accepted: ${JSON.stringify(read)}`);
  return read;
}

/** An asset root `bank`, id 7, whose every file is selected by its own entry in `asset.json`. */
export function assetOf(family: Family, key: string, files: Files, output: object = {}): AssetRoot {
  const inputs = Object.entries(files).map(
    ([path, bytes], i): SelectedFile => ({
      artifact: { path, diskPath: path, size: bytes.length, sha256: digest(bytes) },
      key,
      entry: path,
      pointer: `/inputs/${key}/${i}`,
    }),
  );
  return {
    root: 'bank',
    diskRoot: 'bank',
    entry: { asset_id: 7, asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000001', root: 'bank', included_in_build: true },
    declaration: {
      state: 'valid',
      document: declarationOf(family, key, Object.keys(files), output),
      effective: effectiveOf(family, key, files, output),
      size: 0,
      faults: [],
      locate: (pointer) => ({ line: 10 + Number(pointer.split('/').at(-1)), column: 5 }),
    },
    artifacts: inputs.map(({ artifact }) => artifact),
    selection: { inputs, parameters: [], faults: [] },
    faults: [],
  };
}

/** What the family's own probe says of these files, at the depths given. */
export function factsOf(
  family: Family,
  files: Files,
  depths: readonly ProbeDepth[] = ['header', 'content'],
): FactLookup {
  const sources = new Map(Object.values(files).map((bytes) => [digest(bytes), bytesSource(bytes)]));
  return {
    get(sha256, name, path, role, depth) {
      const source = sources.get(sha256);
      const known = source && name === family.family && depths.includes(depth);
      return known ? family.walker.probe(source, path, role, depth) : undefined;
    },
  };
}

/** What one of the family's rules says of these files. */
export function findingsOf(
  family: Family,
  code: string,
  key: string,
  files: Files,
  output: object = {},
): readonly Finding[] {
  const rule = family.rules.find((candidate) => candidate.code === code);
  if (!rule) throw new Error(`no rule ${code}`);
  return [...rule.check(assetOf(family, key, files, output), factsOf(family, files))];
}

/** The codes of all rules of the family that find something, one for each finding. */
export function codesOf(family: Family, key: string, files: Files, output: object = {}): readonly string[] {
  return family.rules.flatMap((rule) => findingsOf(family, rule.code, key, files, output).map(() => rule.code));
}

/** The family's work on these files. */
export function materializationOf(family: Family, key: string, files: Files, output: object = {}): Materialization {
  return family.materialize({
    declaration: effectiveOf(family, key, files, output),
    inputs: Object.entries(files).map(([path, bytes]) => ({ path, source: bytesSource(bytes) })),
    parameters: {},
  });
}

/** The bytes of all segments, as they would stand in the archive. */
function payloadOf(materialization: Materialization, inputs: readonly ByteSource[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const segment of materialization.segments) {
    if (segment.kind === 'bytes') parts.push(segment.bytes);
    else parts.push(inputs[segment.input]!.read(segment.offset, segment.length).slice());
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Payload and metadata of these files. */
export function packed(
  family: Family,
  key: string,
  files: Files,
  output: object = {},
): { readonly payload: Uint8Array; readonly metadata: unknown } {
  const materialization = materializationOf(family, key, files, output);
  const payload = payloadOf(materialization, Object.values(files).map(bytesSource));
  if (payload.length !== materialization.size) throw new Error('the segments are not as long as they were said to be');
  return { payload, metadata: materialization.metadata };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
