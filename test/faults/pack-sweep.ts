import { EventBus } from '../../src/base/event-bus.ts';
import type { Result } from '../../src/base/result.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import type { PackResult } from '../../src/contract/operations/pack.ts';
import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import type { Fault, FaultOptions } from '../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { sha256 } from '../../src/io/hashing.ts';
import type { ObservedCall } from '../../src/io/observed-file-system.ts';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import { freeServices } from '../../src/packer/runtime/free-services.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import type { PackerRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { buildOf, grayTile, tinyDisk, tinyPlace } from '../support/tiny-project.ts';
import { dataBank, soundBank, tileBank } from '../support/tiny-project.ts';
import type { WorkspaceSpec } from '../support/workspace.ts';

const sweepSpec: WorkspaceSpec = {
  assets: [
    { ...tileBank, files: { 'a.png': grayTile(40) } },
    soundBank,
    { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': 'first level' } },
  ],
};

/** A project to be packed, with the two states of `build/` that are ever allowed. */
export interface PackScenario {
  readonly name: string;
  /** A new, durable disk each time. */
  readonly disk: () => MemoryFileSystem;
  readonly old: string;
  readonly new: string;
  /** What the last pack published stands, and it is remembered what it was made from. */
  readonly makesNothing: boolean;
}

/** What a process came to: the runtime, if the project could be opened, and the pack's answer, if it lived to give one. */
export interface PackRun {
  readonly disk: MemoryFileSystem;
  readonly opened: Result<PackerRuntime, PackerError> | undefined;
  readonly answer: Result<PackResult, PackerError> | undefined;
  /** The phase in which the fault fell; `open` before the pack. */
  readonly phase: string;
  readonly hit: ObservedCall | undefined;
}

/** Opens and packs in one process with one fault. */
export async function packWith(disk: MemoryFileSystem, fault?: Fault, options?: FaultOptions): Promise<PackRun> {
  const faulty = new FaultFileSystem(disk, fault, options);
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  const reached: string[] = ['open'];
  let phase: string | undefined;
  bus.any((event) => {
    if (faulty.hit) phase ??= reached.at(-1);
    if (event.type === 'pack.phase') reached.push(event.phase);
  });
  const opened = await orDeath(() => openOn(faulty, bus));
  const answer = opened?.ok ? await orDeath(() => packIn(opened.value)) : undefined;
  return { disk, opened, answer, phase: phase ?? reached.at(-1) ?? '', hit: faulty.hit };
}

export function openOn(fileSystem: FileSystem, bus = new EventBus<PackerEvent>(() => undefined)): Promise<Result<PackerRuntime, PackerError>> {
  // A lock of its own: the system lets go of a dead process's.
  const lock = new MemoryProjectLock();
  return openRuntime({ directory: tinyPlace, bus, fileSystem, host: 'a sweep', lockWaitMs: 0, lock: () => lock });
}

export function packIn(runtime: PackerRuntime): Promise<Result<PackResult, PackerError>> {
  return runtime.services.packWorkspace({ project_id: runtime.projectId, mode: 'pack', workers: 0, cache: true });
}

/** Runs something until it ends or dies. */
export async function orDeath<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Kill) return undefined;
    throw error;
  }
}

/** The next command is `verify`: what it says, and `build/` after it. */
export async function verifyNext(disk: MemoryFileSystem): Promise<{ readonly verdict: string; readonly build: string }> {
  const opened = await openOn(disk);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  const services = freeServices(disk, () => tinyPlace);
  const verified = await services.verifyArchive({ archive: { project_id: opened.value.projectId } });
  await opened.value.close();
  return { verdict: verified.ok ? (verified.value.ok ? 'ok' : 'faults') : verified.error.code, build: buildText(disk) };
}

/** The next command is `pack`: how it ends, and `build/` after it. */
export async function packNext(disk: MemoryFileSystem): Promise<{ readonly status: string; readonly build: string }> {
  const { opened, answer } = await packWith(disk);
  if (!opened?.ok || !answer?.ok) throw new Error(JSON.stringify(opened?.ok ? answer : opened));
  return { status: answer.value.status, build: buildText(disk) };
}

/** Everything in `build/` but an empty staging folder, which may be left: names with the start of their digests. */
export function buildText(disk: MemoryFileSystem): string {
  return text(Object.entries(buildOf(disk)).filter(([path]) => path !== '.staging/'));
}

/** The same without what is in the staging folder: what a reader of the build sees. */
export function visibleText(disk: MemoryFileSystem): string {
  return text(Object.entries(buildOf(disk)).filter(([path]) => !path.startsWith('.staging/')));
}

/** Everything in the project that a pack must never touch. */
export function sourceText(disk: MemoryFileSystem): string {
  const own = `${tinyPlace}/assets/.prometeu/cache`;
  return text([...disk.tree(`${tinyPlace}/assets`)].filter(([path]) => !path.startsWith(own)));
}

function text(files: readonly (readonly [string, string])[]): string {
  return files.map(([path, bytes]) => `${path} ${sha256(Buffer.from(bytes, 'latin1')).slice(0, 8)}`).join('\n');
}

async function packed(disk: MemoryFileSystem): Promise<MemoryFileSystem> {
  const { status } = await packNext(disk);
  if (status !== 'succeeded') throw new Error(status);
  disk.sync();
  return disk;
}

async function scenario(name: string, disk: MemoryFileSystem): Promise<PackScenario> {
  const after = await packed(disk.clone());
  const makesNothing = disk.stat(memory) !== undefined && buildText(disk) === buildText(after);
  return { name, disk: () => disk.clone(), old: buildText(disk), new: buildText(after), makesNothing };
}

const memory = `${tinyPlace}/assets/.prometeu/cache/packed`;

/** Every file is made again, only to be found equal. */
function withoutMemory(disk: MemoryFileSystem): MemoryFileSystem {
  disk.removeFile(memory);
  disk.sync();
  return disk;
}

/** Packed with two optional companions, of which the next pack keeps none and brings another. */
async function withOtherCompanions(): Promise<MemoryFileSystem> {
  const disk = tinyDisk(sweepSpec);
  const settings = `${tinyPlace}/assets/.prometeu/project.json`;
  disk.writeFile(settings, '{"schema_version": 1, "companions": ["asset_ids.h", "asset_ids.rs"]}');
  await packed(disk);
  disk.writeFile(settings, '{"schema_version": 1, "companions": ["asset_ids.d.ts"]}');
  disk.sync();
  return disk;
}

/** The first pack of a project, a pack over an older build, one that changes nothing, and one that makes nothing either. */
export async function packScenarios(): Promise<readonly PackScenario[]> {
  const outdated = await packed(tinyDisk(sweepSpec));
  outdated.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, 'another first level');
  outdated.sync();
  return [
    await scenario('the first pack', tinyDisk(sweepSpec)),
    await scenario('a pack over an older build', outdated),
    await scenario('a pack that changes nothing', withoutMemory(await packed(tinyDisk(sweepSpec)))),
    await scenario('a pack that makes nothing', await packed(tinyDisk(sweepSpec))),
    await scenario('a pack that brings optional companions and takes others away', await withOtherCompanions()),
  ];
}

/** Calls `look` with a fault at the first, second, … operation until it answers nothing: the work ended before it. Says how many there were. */
export async function everyPoint(look: (at: number) => Promise<unknown>): Promise<number> {
  let at = 1;
  while (await look(at)) at += 1;
  return at - 1;
}
