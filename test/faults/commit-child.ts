/** A process that commits on the real disk and kills itself for real at one operation: `commit-child.ts <directory> <scenario> <at>`. */
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { commit } from '../../src/packer/commit/commit.ts';
import { scenarios } from '../packer/commit/change-sets.ts';

const [directory = '', scenario = '', at = ''] = process.argv.slice(2);
const fs = new FaultFileSystem(new NodeFileSystem(), { at: Number(at), kind: 'kill-after' }, {
  onKill: () => {
    process.kill(process.pid, 'SIGKILL');
  },
});
const set = scenarios[Number(scenario)]?.set;
if (!set) throw new Error(`no scenario ${scenario}`);
console.log(commit({ fs, projectDir: directory, flushBy: 'directory' }, set).status);
