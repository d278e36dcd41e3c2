/** What changes leave behind that were cut off, or that somebody saved into. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Kill } from '../../../src/io/fault-file-system.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { commit } from '../../../src/packer/commit/commit.ts';
import type { CommitObserver, CommitResult } from '../../../src/packer/commit/outcome.ts';
import type { Divergence, Found } from './divergence.ts';
import { edit, textIn } from './project-tree.ts';

const operationId = 'Abcdefghij0123456789';
const declaration = 'assets/data/story/asset.json';
const nameBefore = '"asset_name": "story"';
const nameAfter = '"asset_name": "saga"';

/** Commits a rename of the asset `story`, as another process of the packer does. */
function commitRename(project: string, observe: CommitObserver): CommitResult {
  const before = readFileSync(join(project, declaration));
  const bytes = Buffer.from(before.toString('utf8').replace(nameBefore, nameAfter));
  const files = [{ path: declaration, before: sha256(before), after: { bytes, sha256: sha256(bytes) } }];
  return commit({ fs: new NodeFileSystem(), projectDir: project, flushBy: 'directory' }, { operationId, moves: [], files }, observe);
}

/** That process dies as soon as the declaration is replaced: its record stays armed. */
function cutOff(project: string): void {
  try {
    commitRename(project, ({ after }) => {
      if (after === 'replaced') throw new Kill();
    });
  } catch (error) {
    if (error instanceof Kill) return;
    throw error;
  }
  throw new Error('the commit was not cut off');
}

const editedSince = '{ "edited": "since" }\n';
const imageDamaged = `assets/.prometeu/journal/${operationId}/0.old`;
const common = {
  kind: 'commit_unresolved',
  title: 'Unfinished change',
  state: 'Failed',
  registry: 'an unfinished commit',
  ways: ['Keep what the disk has', 'Go back to before'],
} as const;

/** The declaration is neither as the commit found it nor as it would have left it. */
const editedAfterwards: Pick<Divergence, 'edit' | 'disk'> = {
  edit: (project) => {
    cutOff(project);
    writeFileSync(join(project, declaration), editedSince);
  },
  disk: `${declaration} (neither)`,
};

/** A game's own script writes a whole declaration over the one that it had opened. */
const savedFrom = (text: string): string => `${text.replace(nameBefore, '"asset_name": "ballad"')}\n\n`;

const rescued: Found = {
  kind: 'save_rescued',
  title: 'A save that a change replaced',
  // Somebody has the file open and saves into it in the very moment in which a commit replaces it.
  edit: (project) => {
    const open = openSync(join(project, declaration), 'r+');
    const saved = savedFrom(readFileSync(open, 'utf8'));
    const result = commitRename(project, ({ after }) => {
      if (after !== 'compared') return;
      ftruncateSync(open);
      writeSync(open, saved, 0);
    });
    closeSync(open);
    if (result.status !== 'committed' || result.conflicts.length !== 1) throw new Error(`nothing was rescued: ${JSON.stringify(result)}`);
  },
  disk: 'what the change wrote',
  registry: 'nothing of it',
  ways: ['Keep what the change wrote', 'Take what was saved'],
};

export const ofCommits: readonly Divergence[] = [
  { ...common, ...editedAfterwards, way: 'Go back to before', leaves: () => undefined, keeps: editedSince },
  {
    ...common,
    edit: (project) => {
      cutOff(project);
      writeFileSync(join(project, imageDamaged), 'no image any more');
    },
    disk: `${declaration} (new)`,
    ways: ['Keep what the disk has', 'Go back to before (closed)'],
    way: 'Keep what the disk has',
    leaves: (tree) => edit(tree, declaration, nameBefore, nameAfter),
  },
  { ...rescued, way: 'Keep what the change wrote', leaves: (tree) => edit(tree, declaration, nameBefore, nameAfter), keeps: '"ballad"' },
  { ...rescued, way: 'Take what was saved', leaves: (tree) => tree.set(declaration, savedFrom(textIn(tree, declaration))) },
];
