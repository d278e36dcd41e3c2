import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SystemError } from '../../../src/io/system-error.ts';
import { ManualWatch } from '../../../src/io/watch/manual-watch.ts';
import { tellingOwnMoves } from '../../../src/io/watch/own-moves.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** A project whose assets are watched; `told` ends when somebody tells of its own directory. */
function watched(): { readonly above: string; readonly told: Promise<void> } {
  const above = temporaryDirectory();
  mkdirSync(`${above}/project/assets`, { recursive: true });
  const told = new Promise<void>((resolve) => {
    const watch = tellingOwnMoves(new ManualWatch().watch)({ directory: `${above}/project/assets`, ignores: () => false }, {
      ready: () => undefined,
      changed: (path) => {
        expect(path).toBe('');
        resolve();
      },
      failed: () => undefined,
    });
    onTestFinished(() => watch.close());
  });
  return { above, told };
}

describe('a watch tells', () => {
  it('that the project was moved away', async () => {
    const { above, told } = watched();
    renameSync(`${above}/project`, `${above}/elsewhere`);
    await told;
  });

  it('that its directory was moved, and nothing of what lies beside it', async () => {
    const { above, told } = watched();
    writeFileSync(`${above}/project/readme`, '');
    mkdirSync(`${above}/project/build`);
    renameSync(`${above}/project/assets`, `${above}/project/old`);
    await told;
  });
});

it('where the directory around it cannot be watched, the assets are all the same', async () => {
  const inner = new ManualWatch();
  const open = (): never => {
    throw new SystemError('EACCES', 'watch', '/p');
  };
  const watch = tellingOwnMoves(inner.watch, open)({ directory: '/p/assets', ignores: () => false }, { ready: () => undefined, changed: () => undefined, failed: () => undefined });
  expect(inner.watching).toBe(true);
  await watch.close();
  expect(inner.watching).toBe(false);
});
