/** Packs a real project and says what came of it and how much memory it took: `pack-child.ts <directory> <workers>`. */
import { EventBus } from '../../../src/base/event-bus.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { openRuntime } from '../../../src/packer/runtime/open.ts';

const [directory = '', workers = '0'] = process.argv.slice(2);
const opened = await openRuntime({ directory, bus: new EventBus(() => undefined), fileSystem: new NodeFileSystem(), host: 'a test', lockWaitMs: 0 });
if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
const { projectId, services, close } = { projectId: opened.value.projectId, services: opened.value.services, close: () => opened.value.close() };
const answer = await services.packWorkspace({ project_id: projectId, mode: 'pack', ...(workers === 'auto' ? {} : { workers: Number(workers) }), cache: false });
await close();
// The peak of the whole process, all its threads, KiB.
console.log(JSON.stringify({ answer, peakRss: process.resourceUsage().maxRSS * 1024 }));
