import { launch } from './electron-app.ts';
import type { StartedStudio, StudioSurroundings } from './studio-window.ts';

/** The built shell: Electron, or what stands for it. */
export async function startInElectron({ home, project }: StudioSurroundings): Promise<StartedStudio> {
  const options = { userData: home, args: project === undefined ? [] : [project] };
  const shell = await launch(options);
  return {
    shell: 'electron',
    page: await shell.firstWindow(),
    pid: shell.process().pid,
    // A program that is started again hands on what it was started with.
    openWindow: async () => {
      const opened = shell.waitForEvent('window');
      const again = await launch(options);
      await again.ended;
      await again.close();
      return await opened;
    },
    end: async () => {
      const asked = shell.evaluate(({ app }) => {
        app.quit();
      });
      // A program that ends at once does not answer any more.
      await Promise.race([asked.catch(() => undefined), shell.ended]);
      return await shell.ended;
    },
    close: () => shell.close(),
  };
}
