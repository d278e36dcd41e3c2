import { build, type Rollup } from 'vite';
import { makePreloadWorld, type PagePort } from '../../../e2e/support/electron-substitute/preload-world.ts';
import { shellConfigs } from '../../../scripts/build/shell.ts';
import { shellKey, type ShellBridge } from '../../../src/contract/shell.ts';

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** The preload as it is built, to be run for any number of pages, each with its own end of the messages. */
export async function buildPreload(): Promise<(port: PagePort) => ShellBridge> {
  const [, config] = shellConfigs('unwritten', []);
  const built = (await build({ ...config, build: { ...config?.build, write: false } })) as Rollup.RolldownOutput;
  const code = built.output[0].code;
  // As in a sandbox: a script with `require`, and nothing else of Node.
  const preload = (0, eval)(`(require, module, exports) => {${code}\n}`) as Preload;
  return (port) => {
    const page: { [shellKey]?: ShellBridge } = {};
    const electron = makePreloadWorld(port, page);
    preload(() => electron, { exports: {} }, {});
    const bridge = page[shellKey];
    if (!bridge) throw new Error('the preload gave the page nothing');
    return bridge;
  };
}
