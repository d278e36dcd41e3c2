import { expect, test } from 'vitest';
import type { DirectoryEntry } from '../../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { makeWorkspace } from '../../../support/workspace.ts';
import { bank } from '../entries.ts';
import { examine, game } from '../diagnosed.ts';

/** A disk with a name that is no UTF-8: listed with the mark of a lenient decoder, found under no name. */
class LegacyDisk extends MemoryFileSystem {
  override list(path: string): readonly DirectoryEntry[] {
    const entries = super.list(path);
    return path === `${game}/assets/bank` ? [...entries, { name: 'gr\uFFFDn.bin', kind: 'file' }] : entries;
  }
}

function foundOn(entries: readonly string[]): readonly string[] {
  const disk = new LegacyDisk();
  disk.makeDirectory(game);
  makeWorkspace(disk, game, bank({ 'ok.bin': 'a' }, entries));
  return examine(disk).diagnostics.map(({ code, severity, place }) => `${code} ${severity} ${place.file ?? ''}`);
}

test('is an error where a pattern would take it, information elsewhere', () => {
  expect(foundOn(['*.bin'])).toEqual(['path_undecodable error assets/bank/gr\uFFFDn.bin']);
  expect(foundOn(['ok.bin'])).toEqual(['path_undecodable info assets/bank/gr\uFFFDn.bin']);
});
