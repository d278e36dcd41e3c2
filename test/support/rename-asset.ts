/** Renames one asset of a project as another process: `<directory> <asset id> <name>`. */
import { EventBus } from '../../src/base/event-bus.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';

const [, , directory = '', id = '', asset_name = ''] = process.argv;
const bus = new EventBus<PackerEvent>((error) => {
  throw error;
});
const opened = await openRuntime({ directory, bus, fileSystem: new NodeFileSystem(), host: 'another process', lockWaitMs: 5000 });
if (!opened.ok) throw new Error(opened.error.message);
const { projectId: project_id, services } = opened.value;
const preview = await services.previewChange({ project_id, changes: [{ kind: 'rename_asset', asset: { asset_id: Number(id) }, asset_name }] });
if (!preview.ok) throw new Error(preview.error.message);
const applied = await services.applyChange({ project_id, preview: preview.value });
if (!applied.ok) throw new Error(applied.error.message);
await opened.value.close();
