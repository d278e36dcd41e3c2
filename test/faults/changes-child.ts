/**
 * A process that applies a change on the real disk: `changes-child.ts <directory> <preview> <at>`. It kills itself
 * for real at that call that changes something; with `at` 0 it does not, and prints what came of it.
 */
import { readFileSync } from 'node:fs';
import { EventBus } from '../../src/base/event-bus.ts';
import { operations } from '../../src/contract/operations.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import type { Fault } from '../../src/io/fault-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { isChanging } from './changes-sweep.ts';

const [directory = '', file = '', at = '0'] = process.argv.slice(2);
const bus = new EventBus<PackerEvent>((error) => {
  throw error;
});
const fault: Fault | undefined = at === '0' ? undefined : { at: Number(at), kind: 'kill-after' };
let armed = false;
const fs = new FaultFileSystem(new NodeFileSystem(), fault, {
  counts: (call) => armed && isChanging(call),
  onKill: () => {
    process.kill(process.pid, 'SIGKILL');
  },
});
const opened = await openRuntime({ directory, bus, fileSystem: fs, host: 'prometeu change', lockWaitMs: 0 });
if (!opened.ok) throw new Error(opened.error.message);
const request = operations.applyChange.request.parse({ project_id: opened.value.projectId, preview: JSON.parse(readFileSync(file, 'utf8')) as unknown });
armed = true;
const applied = await opened.value.services.applyChange(request);
console.log(JSON.stringify({ outcome: applied.ok ? applied.value.durability : applied.error, changing: fs.count }));
await opened.value.close();
