import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { turnsByLockFile } from '../../src/io/exclusive-turn.ts';
import { SettingsStore } from '../../src/studio/studio-settings.ts';

// A process of its own: keeps so many names of a layout, one change each, in the directory of its first argument.
const [directory = '', name = '', count = '0'] = process.argv.slice(2);
const fileSystem = new NodeFileSystem();
const turn = turnsByLockFile(fileSystem, `${directory}/lock`);
const store = new SettingsStore({ fileSystem, directory, turn, notice: (message) => process.stderr.write(message) });
for (let number = 0; number < Number(count); number += 1) {
  const updated = await store.update({ layout: { [`${name}${String(number)}`]: number } });
  if (!updated.ok) throw new Error(updated.error.message);
}
