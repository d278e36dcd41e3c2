import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronPackage, findElectron } from './find-electron.ts';

/** How long anyone waits to learn whether there is a way to Electron's binaries at all, and for the download itself. */
const limits = { answerMs: 5_000, downloadMs: 300_000 };

const usualMirror = 'https://github.com/electron/electron/releases/download/';

/** The binary, or why there is none. */
export type Fetched = { readonly binary: string } | { readonly why: string };

/** Fetches Electron's binary where that is possible. Always ends: at once where nobody answers. */
export async function fetchElectron(): Promise<Fetched> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? usualMirror;
  const why = await whyUnreachable(mirror);
  if (why !== undefined) return { why };
  console.log('Fetching Electron, once (about 110 MB) …');
  const { status, error } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: limits.downloadMs,
    killSignal: 'SIGKILL',
  });
  const binary = status === 0 ? findElectron() : undefined;
  if (binary !== undefined) return { binary };
  return { why: error ? `its download took longer than ${limits.downloadMs / 60_000} minutes` : 'its download failed' };
}

async function whyUnreachable(mirror: string): Promise<string | undefined> {
  try {
    const answer = await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limits.answerMs) });
    // Whatever a mirror says about its root, somebody is there; a gateway that says no is not.
    return [403, 407, 502, 503, 504].includes(answer.status) ? `${new URL(mirror).host} refuses` : undefined;
  } catch {
    return `${URL.canParse(mirror) ? new URL(mirror).host : mirror} does not answer`;
  }
}
