/**
 * The Electron shell. It boots the Studio first, then the two protocols, then windows; it ends them in reverse. What
 * anything means is the packer's to say: this carries calls and shows windows.
 */
import { app, dialog } from 'electron';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardCommandLine, guardContents } from './guards.ts';
import { openingOfLink, openingOfWords, wordsOfArguments, type Opening } from './opening.ts';
import { registerSchemes } from './schemes.ts';
import { Shell } from './shell.ts';
import { carryOutTask, squirrelTask } from './squirrel.ts';
import { words } from './words.ts';

/** A link that arrived before anything was ready, as macOS sends it. */
let early: Opening | undefined;

/** Beside this file: the second pack of a determinism check, in a process that is this very program again. */
const secondPack = join(import.meta.dirname, 'determinism-child.js');

// A package's binary runs nothing but its own first file: it is no Node that could be given another.
if (process.argv[1] === secondPack) await import(/* @vite-ignore */ pathToFileURL(secondPack).href);
else begin();

function begin(): void {
  // First of all: where the single instance looks for the others goes by the name.
  app.setName(words.product);
  if (app.isPackaged) guardCommandLine(app);
  const task = squirrelTask(process.platform, process.execPath, process.argv[1]);
  if (task) {
    carryOutTask(task, () => {
      app.quit();
    });
  } else if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

function start(): void {
  app.enableSandbox();
  const shell = Shell.boot({ packaged: app.isPackaged });
  registerSchemes();
  guardContents(app);
  let open = (opening: Opening): void => {
    early = opening;
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(openingOfLink(link));
  });
  app.on('second-instance', (_event, argv, directory) => {
    open(openingOfWords(wordsOfArguments(argv, app.isPackaged), directory));
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  endInOrder(shell);
  app
    .whenReady()
    .then(async () => {
      shell.ready();
      open = (opening) => void shell.windows.openAgain(opening);
      await shell.windows.open(early ?? openingOfWords(wordsOfArguments(process.argv, app.isPackaged), process.cwd()));
    })
    .catch(giveUp);
}

/** Without a window nobody would see that the program runs, nor could end it: Electron goes on after a rejection. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(words.notStarted, error instanceof Error ? error.message : String(error));
  app.exit(1);
}

/** The program stays until all it holds is closed: a pack is cancelled, a change is awaited. */
function endInOrder(shell: Shell): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void shell.dispose().finally(() => {
      ended = true;
      app.quit();
    });
  });
}
