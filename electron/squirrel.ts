import { spawn } from 'node:child_process';
import { win32 } from 'node:path';

/** What the installer of Windows wants done, told by starting the program with one of these. */
const events: Readonly<Record<string, '--createShortcut' | '--removeShortcut' | 'nothing'>> = {
  '--squirrel-install': '--createShortcut',
  '--squirrel-updated': '--createShortcut',
  '--squirrel-uninstall': '--removeShortcut',
  '--squirrel-obsolete': 'nothing',
};

interface Task {
  /** What to run, and with which words; nothing when the event only wants an end. */
  readonly program?: readonly [file: string, ...words: string[]];
}

/** The task of this start, when the installer and no person made it. */
export function squirrelTask(platform: string, executable: string, word: string | undefined): Task | undefined {
  const wanted = platform === 'win32' && word !== undefined && Object.hasOwn(events, word) ? events[word] : undefined;
  if (wanted === undefined) return undefined;
  if (wanted === 'nothing') return {};
  const updater = win32.resolve(win32.dirname(executable), '..', 'Update.exe');
  return { program: [updater, wanted, win32.basename(executable)] };
}

/** The updater works by itself; whoever installs waits for this program to end soon. */
export function carryOutTask({ program }: Task, end: () => void): void {
  if (!program) {
    end();
    return;
  }
  const [file, ...words] = program;
  spawn(file, words, { detached: true, stdio: 'ignore' }).on('error', end).on('close', end);
}
