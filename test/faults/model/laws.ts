import type { AskedChange, Sequence, Step } from './steps.ts';
import { aimed } from './aim.ts';
import { lookAt, sync, projectDirectory, type Found } from './disk.ts';
import { Session } from './session.ts';
import type { Tally } from './tally.ts';
import { beginning, userEdits } from './user.ts';
import { printRegistry, readRegistry } from './registry.ts';
import { bytesOf, registryPath, textOf, World, type Bytes } from './world.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';

/** A project on a disk, and the changes that a sequence asks for there. */
interface Stage {
  readonly disk: MemoryFileSystem;
  readonly session: Session;
  readonly changes: readonly AskedChange[];
}

async function staged(sequence: Sequence): Promise<Stage> {
  const disk = new MemoryFileSystem();
  for (const directory of [projectDirectory, '/outside']) disk.makeDirectory(directory);
  const first = beginning(sequence);
  const edits = sequence.steps.flatMap((step) => (step.step === 'user' ? step.edits : []));
  const world = userEdits(first, edits, { world: first });
  sync(disk, new World(), world);
  const opened = await Session.open(disk);
  if (opened.killed) throw new Error('killed by nobody');
  const asked = sequence.steps.find((step): step is Extract<Step, { readonly step: 'change' }> => step.step === 'change');
  const step = aimed(asked ?? { step: 'reopen' }, world, 0);
  return { disk, session: opened.value, changes: step.step === 'change' ? step.changes : [] };
}

/** A preview, accepted or refused, of changes or of an undo, leaves every byte of the disk, and every time of it, alone. */
export async function previewsWriteNothing(sequence: Sequence, tally: Tally): Promise<void> {
  const { disk, session, changes } = await staged(sequence);
  if (changes.length === 0) return;
  const digest = (): string => JSON.stringify([...disk.tree()].map(([path, content]) => [path, content, disk.stat(path.replace(/(.)\/$/u, '$1'))]));
  const before = digest();
  const preview = await session.ask('previewChange', { changes: [...changes] });
  if (digest() !== before) throw new Error('the preview of a change wrote to the disk');
  tally.count(preview.ok ? 'previews' : 'refusals');
  if (!preview.ok || !(await session.ask('applyChange', { preview: preview.value })).ok) return;
  const applied = digest();
  await session.ask('previewUndo', {});
  if (digest() !== applied) throw new Error('the preview of an undo wrote to the disk');
}

/** Taking a change back gives every byte back, and taking that back brings every byte again; ids stay given. */
export async function undoGivesEveryByteBack(sequence: Sequence, tally: Tally): Promise<void> {
  const { disk, session, changes } = await staged(sequence);
  const before = lookAt(disk);
  if (changes.length === 0) return;
  const preview = await session.ask('previewChange', { changes: [...changes] });
  if (!preview.ok || !(await session.ask('applyChange', { preview: preview.value })).ok) return;
  const after = lookAt(disk);
  holds(before, await undone(disk, session), 'an undo');
  const [undo] = await historyOf(session);
  holds(after, await undone(disk, session, undo), 'an undo of the undo');
  tally.count('undos');
}

/** What a preview says of findings, code by code, is what the doctor finds once it is applied. */
export async function previewTellsWhatComes(sequence: Sequence, tally: Tally): Promise<void> {
  const { session, changes } = await staged(sequence);
  if (changes.length === 0) return;
  const before = await findingsOf(session);
  const preview = await session.ask('previewChange', { changes: [...changes] });
  if (!preview.ok || !(await session.ask('applyChange', { preview: preview.value })).ok) return;
  const { appear, disappear } = preview.value.diagnostics;
  const told = [...before];
  for (const { code } of disappear) {
    const at = told.indexOf(code);
    if (at === -1) throw new Error(`${code} is said to disappear, and was not there`);
    told.splice(at, 1);
  }
  told.push(...appear.map(({ code }) => code));
  const after = await findingsOf(session);
  if (told.sort().join() !== [...after].sort().join()) throw new Error(`the preview tells of ${told.join()}, the doctor finds ${[...after].sort().join()}`);
  tally.count('findings', appear.length + disappear.length);
}

async function findingsOf(session: Session): Promise<readonly string[]> {
  const answer = await session.ask('runDoctor', {});
  if (!answer.ok) throw new Error(`the doctor did not look: ${answer.error.message}`);
  return answer.value.diagnostics.map(({ code }) => code);
}

async function undone(disk: MemoryFileSystem, session: Session, operationId?: string): Promise<Found> {
  const preview = await session.ask('previewUndo', operationId === undefined ? {} : { operation_id: operationId });
  if (!preview.ok) throw new Error(`a change cannot be taken back: ${preview.error.message}`);
  const result = await session.ask('undoChange', { preview: preview.value });
  if (!result.ok) throw new Error(`a change is not taken back: ${result.error.message}`);
  return lookAt(disk);
}

async function historyOf(session: Session): Promise<readonly string[]> {
  const history = await session.ask('listHistory', {});
  return history.ok ? history.value.entries.map((entry) => entry.operation_id) : [];
}

function holds(wanted: Found, found: Found, what: string): void {
  const registry = [wanted, found].map(({ workspace }) => withoutNextId(workspace.get(registryPath) ?? ''));
  // A registry that stood in another order was put in order by the change, and stays so.
  const isRegistry = registry[1] === registry[0] || registry[1] === withoutNextId(inOrder(wanted.workspace.get(registryPath) ?? ''));
  const [one, other] = [wanted, found].map(({ workspace }) => JSON.stringify([...workspace].filter(([path]) => path !== registryPath)));
  if (one !== other || !isRegistry) throw new Error(`${what} does not give every byte back: ${String(other)} and ${String(registry[1])}, not ${String(one)} and ${String(registry[0])}`);
}

function inOrder(bytes: Bytes): Bytes {
  return bytesOf(printRegistry(readRegistry(textOf(bytes)), textOf(bytes)));
}

function withoutNextId(content: Bytes): Bytes {
  return content.replace(/"next_asset_id": \d+/u, '');
}
