import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peakMemory } from '../../scripts/bench/child.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { repository } from '../support/cli.ts';

it('a registry of two million keys that nobody knows takes a process far below 512 MiB', () => {
  const project = temporaryDirectory();
  const keys = Array.from({ length: 2_000_000 }, (_, at) => `"k${at}": ${at % 10}`);
  mkdirSync(join(project, 'assets/.prometeu'), { recursive: true });
  writeFileSync(join(project, 'assets/.prometeu/index.json'), `{"schema_version": 1, "next_asset_id": 1, "assets": [], ${keys.join(', ')}}`);
  expect(peakMemory([join(repository, 'dist/prometeu.js'), 'status', project])).toBeLessThan(512);
}, 240_000);
