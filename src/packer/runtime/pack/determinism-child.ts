/** The second pack of `verifyDeterminism`, in a process of its own: a request as its argument, a result on stdout. */
import type { EventSink } from '../../../base/event-bus.ts';
import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { PackerEvent } from '../../../contract/events.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import { NodeFileSystem } from '../../../io/node-file-system.ts';
import { ShuffledFileSystem } from '../../../io/shuffled-file-system.ts';
import type { ChildRequest } from './determinism-spawn.ts';
import { openProject } from '../open.ts';
import { PackControl } from './pack-control.ts';
import { inLane } from '../exclusive.ts';
import { runPack } from './pack-run.ts';

/** Nobody listens here: the process that asked announces its own pack. */
const unheard: EventSink<PackerEvent> = { publish: () => undefined };

async function answer(request: ChildRequest): Promise<Result<PackResult, PackerError>> {
  const project = await openProject({
    directory: request.directory,
    bus: unheard,
    fileSystem: new ShuffledFileSystem(new NodeFileSystem(), request.shuffle),
    host: 'prometeu verify --determinism',
    lockWaitMs: 0,
    cache: false,
  });
  if (!project.ok) return project;
  return new PackControl().run('proof', (ticket) =>
    inLane(project.value, (change) =>
      runPack(project.value, change, {
        destination: { kind: 'outside', directory: request.output },
        settings: { workers: request.workers, cache: false },
        ticket,
      }),
    ),
  );
}

async function main(): Promise<void> {
  const answered = await answer(JSON.parse(process.argv[2] ?? '') as ChildRequest);
  // Electron, where it is the program, stays until it is told to end.
  process.stdout.write(JSON.stringify(answered), () => process.exit());
}

await main();
