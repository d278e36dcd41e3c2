import { contextBridge, ipcRenderer } from 'electron';
import { shellChannels, shellKey, type ShellBridge } from '../src/contract/shell.ts';

/**
 * Which of the page's connections is the present one, and who hears it. A page that was loaded anew counts from
 * somewhere else: what was still on its way to the page before is none of its frames.
 */
let number = Math.floor(Math.random() * 2 ** 48);
let hear: ((frame: unknown) => void) | undefined;
const endListeners = new Set<(why: string) => void>();

const bridge: ShellBridge = {
  shell: 'electron',
  send(frame) {
    if (hear) ipcRenderer.send(shellChannels.frame, number, JSON.stringify(frame));
  },
  onFrame(listener) {
    number += 1;
    const mine = number;
    hear = listener;
    ipcRenderer.send(shellChannels.open, mine);
    return () => {
      if (number !== mine || !hear) return;
      hear = undefined;
      ipcRenderer.send(shellChannels.close, mine);
    };
  },
  onEnded(listener) {
    // Its own function: the same listener may hear twice and leave once.
    const mine = (why: string): void => listener(why);
    endListeners.add(mine);
    return () => {
      endListeners.delete(mine);
    };
  },
};

ipcRenderer.on(shellChannels.frame, (_event, from: number, serial: number, text: string) => {
  if (from !== number || !hear) return;
  ipcRenderer.send(shellChannels.taken, from, serial);
  hear(JSON.parse(text));
});

ipcRenderer.on(shellChannels.ended, (_event, from: number, why: string) => {
  if (from !== number || !hear) return;
  hear = undefined;
  for (const listener of [...endListeners]) listener(why);
});

contextBridge.exposeInMainWorld(shellKey, Object.freeze(bridge));
