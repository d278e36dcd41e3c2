import { createHash } from 'node:crypto';
import type { Preview } from '../../../src/contract/operations/changes.ts';
import { isForetoldByValue, isPerhapsAsBefore } from './declaration.ts';
import { writesOf, type Deed } from './deed.ts';
import { isWithin, registryPath, trash, type Bytes } from './world.ts';

/** What is wrong with the files and moves that a preview shows. Moves are compared for a single change alone. */
export function previewFault({ files, moves }: Preview, deed: Deed, isSingle: boolean): string | undefined {
  const writes = new Map(writesOf(deed).map(({ path, before, after }) => [path, { before, after }]));
  const registry = [deed.before, deed.after].map((world) => world.files.get(registryPath));
  if (registry[0] !== registry[1]) writes.set(registryPath, { before: registry[0], after: registry[1] });
  const mustBeShown = [...writes].filter(([, { before, after }]) => !isPerhapsAsBefore(before, after));
  const missing = mustBeShown.map(([path]) => path).find((path) => !files.some((file) => file.path === path));
  if (missing !== undefined) return `the preview does not show ${missing}`;
  for (const { path, before, after, size_before: sizeBefore } of files) {
    const write = writes.get(path);
    // A file of a directory that goes to the trash with an undo need not be told by itself.
    if (!write) return `the preview shows ${path}, which does not change`;
    if (digest(write.before) !== before || (write.before?.length ?? 0) !== sizeBefore) return `the preview shows another ${path} from before`;
    if (!isForetoldByValue(write.after) && digest(write.after) !== after) return `the preview shows another ${path} to come`;
  }
  const shown = moves.map(({ from, to }) => [from, to ?? '']);
  const known = deed.moves.map(({ from, to }) => [from, isWithin(to, trash) ? '' : to]);
  if (isSingle && JSON.stringify(shown) !== JSON.stringify(known)) return `the preview moves ${JSON.stringify(shown)}, not ${JSON.stringify(known)}`;
  return undefined;
}

function digest(content: Bytes | undefined): string {
  return content === undefined ? 'absent' : createHash('sha256').update(Buffer.from(content, 'latin1')).digest('hex');
}
