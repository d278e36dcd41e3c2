/** A process that packs on the real disk and kills itself for real at one operation: `pack-child.ts <directory> <at>`; with 0 it only counts. */
import { EventBus } from '../../src/base/event-bus.ts';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { whatChanges } from './commit-sweep.ts';

const [directory = '', at = ''] = process.argv.slice(2);
const fileSystem = new FaultFileSystem(new NodeFileSystem(), { at: Number(at), kind: 'kill-after' }, {
  ...whatChanges,
  onKill: () => {
    process.kill(process.pid, 'SIGKILL');
  },
});
const opened = await openRuntime({ directory, bus: new EventBus(() => undefined), fileSystem, host: 'a pack that dies', lockWaitMs: 0 });
if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
const { projectId, services } = opened.value;
const answer = await services.packWorkspace({ project_id: projectId, mode: 'pack', workers: 0, cache: true });
console.log(JSON.stringify({ status: answer.ok ? answer.value.status : answer.error.code, changes: fileSystem.count }));
