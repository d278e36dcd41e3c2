import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { err, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { Project } from '../project.ts';

/** What the child is told, as its one argument, in JSON: the Electron shell, which is a child of itself, has no input on every system. */
export interface ChildRequest {
  readonly directory: string;
  readonly output: string;
  readonly workers: number;
  /** Seeds the order in which directories are listed. */
  readonly shuffle: number;
}

export interface ChildRun {
  /** What was different around the second run, for people to read. */
  readonly surroundings: Record<string, string>;
  readonly answer: Promise<Result<PackResult, PackerError>>;
}

/** Packs a project a second time, in other surroundings; `output` is absolute and empty. Aborting ends it. */
export type SecondPack = (project: Project, output: string, signal: AbortSignal) => ChildRun;

/** Beside the bundle it is JavaScript, in the source tree TypeScript that Node runs as it is. */
function childFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./determinism-child.${extension}`, import.meta.url));
}

/** Packs the project a second time in another process with other surroundings. */
export const packInChild: SecondPack = (project, output, signal) => {
  // A width the first run did not have: one worker beside several, two beside one.
  const workers = availableParallelism() > 1 ? 1 : 2;
  const request: ChildRequest = { directory: project.parts.project.path, output, workers, shuffle: 0x5eed };
  const surroundings = {
    directory_order: 'shuffled',
    TZ: process.env['TZ'] === 'Pacific/Kiritimati' ? 'America/St_Johns' : 'Pacific/Kiritimati',
    LC_ALL: 'tr_TR.UTF-8',
    LANG: 'tr_TR.UTF-8',
    workers: String(workers),
    working_directory: output,
    cache: 'off',
  };
  return { surroundings, answer: runChild(request, surroundings, output, signal) };
};

function runChild(
  request: ChildRequest,
  { TZ, LC_ALL, LANG }: { readonly TZ: string; readonly LC_ALL: string; readonly LANG: string },
  cwd: string,
  signal: AbortSignal,
): Promise<Result<PackResult, PackerError>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [childFile(), JSON.stringify(request)], {
      cwd,
      env: { ...process.env, TZ, LC_ALL, LANG },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal,
    });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', (error) => resolve(err(childFailed(error.message))));
    child.on('close', () => resolve(parseAnswer(output) ?? err(childFailed(complaint.split('\n')[0] ?? ''))));
  });
}

/** The child is this very program: what it prints is its own result or nothing. */
function parseAnswer(output: string): Result<PackResult, PackerError> | undefined {
  try {
    return JSON.parse(output) as Result<PackResult, PackerError>;
  } catch {
    return undefined;
  }
}

function childFailed(complaint: string): PackerError {
  const remedy = 'Try again; if it stays so, please report it.';
  return packerError('io_error', `The second pack could not be run in a process of its own: ${complaint}`, remedy);
}
