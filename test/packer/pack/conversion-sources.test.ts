import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { families } from '../../../src/packer/families/list.ts';
import { payloadVersion } from '../../../src/packer/pack/payload/payload-key.ts';
import { outputVersion } from '../../../src/packer/pack/standing-pack.ts';

/**
 * Payloads and whole builds of earlier packs are gone by where their inputs and the versions below are the same. Whoever
 * changes what equal inputs become must raise a version, or an outdated payload is published: so what makes them is
 * recorded here with the version it had. Words and types do not count, only what runs.
 */
const repository = join(import.meta.dirname, '../../..');
const record = join(import.meta.dirname, 'conversion-sources.json');

interface Recorded {
  readonly version: number;
  readonly sources: string;
}

/** What makes them, and the version to raise. */
interface Subject {
  readonly name: string;
  readonly version: number;
  readonly raise: string;
  readonly paths: readonly string[];
}

const family = (folder: string, name: string, more: readonly string[] = []): Subject => ({
  name,
  version: families.find((each) => each.family === name)?.walker.version ?? 0,
  raise: `the version of the walker in src/packer/families/${folder}`,
  paths: [`src/packer/families/${folder}`, ...more],
});

const subjects: readonly Subject[] = [
  family('tile-bank', 'tile_bank', ['src/packer/families/png']),
  family('sound-bank', 'sound_bank', ['src/packer/families/packed-ranges.ts']),
  family('data-bank', 'data_bank', ['src/packer/families/packed-ranges.ts']),
  {
    name: 'payloads',
    version: payloadVersion,
    raise: 'payloadVersion in src/packer/pack/payload/payload-key.ts',
    paths: ['src/packer/pack/materialize/materialize-job.ts', 'src/packer/pack/payload/payload.ts', 'src/packer/pack/payload/new-payloads.ts', 'src/packer/pack/payload/payload-file.ts', 'src/base/canonical-json.ts'],
  },
  {
    name: 'files',
    version: outputVersion,
    raise: 'outputVersion in src/packer/pack/standing-pack.ts',
    paths: [...['header', 'layout', 'plan', 'writer', 'companions', 'mirror'].map((name) => `src/packer/archive/${name}.ts`), 'src/packer/pack/emit.ts', 'src/packer/pack/asset-ids.ts'],
  },
];

/** Rules, previews and forms say something about assets, and make nothing of them. */
const beside = /\/rules\/|\/(?:preview|form|thumbnail|marks|rule-list)\.ts$/u;

function sourcesOf({ paths }: Subject): string {
  const files = paths.flatMap((path) => (path.endsWith('.ts') ? [path] : readdirSync(join(repository, path), { recursive: true, encoding: 'utf8' }).map((name) => `${path}/${name.replaceAll('\\', '/')}`)));
  const sources = files.filter((file) => file.endsWith('.ts') && !beside.test(file)).sort();
  return sha256(Buffer.from(sources.map((file) => `${file}\n${whatRuns(readFileSync(join(repository, file), 'utf8'))}`).join('\n')));
}

function whatRuns(text: string): string {
  const options = { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions: options }).outputText;
}

const command = 'RECORD_CONVERSION_SOURCES=1 npx vitest run --project unit test/packer/pack/conversion-sources.test.ts';

if (process.env['RECORD_CONVERSION_SOURCES'] === '1') {
  const now = Object.fromEntries(subjects.map((subject) => [subject.name, { version: subject.version, sources: sourcesOf(subject) }]));
  writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`);
}

describe('what makes', () => {
  const recorded = JSON.parse(readFileSync(record, 'utf8')) as Readonly<Record<string, Recorded>>;

  it.each(subjects)('$name is what it was when its version was recorded', (subject) => {
    const now: Recorded = { version: subject.version, sources: sourcesOf(subject) };
    const before = recorded[subject.name];
    const advice =
      now.version === before?.version
        ? `What makes ${subject.name} has changed. If equal inputs now give other bytes, raise ${subject.raise}: caches of earlier packs would be gone by. Then, or if they give the same, record it: ${command}`
        : `The version of ${subject.name} is another than the recorded one: record it with ${command}`;
    expect(now, advice).toEqual(before);
  });
});
