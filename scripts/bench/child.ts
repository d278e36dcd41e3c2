import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ChildOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** How it is to end: 0 unless something else is said. */
  readonly exit?: number;
}

/** Runs a program to its end and throws what it said when that is not as it was to be. */
export function runChild(file: string, args: readonly string[], { cwd, environment, exit = 0 }: ChildOptions = {}): void {
  const { status, stderr, error } = spawnSync(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error) throw error;
  if (status !== exit) throw new Error(`${[file, ...args].join(' ')} ended with ${String(status)}: ${stderr.slice(-2000)}`);
}

/** A line of shell. */
export function runShell(line: string, cwd: string): void {
  runChild('/bin/sh', ['-c', line], { cwd });
}

/** Peak resident memory of a Node program with all its threads, MiB. */
export function peakMemory(args: readonly string[], { exit }: Pick<ChildOptions, 'exit'> = {}): number {
  const folder = mkdtempSync(join(tmpdir(), 'prometeu-bench-'));
  const report = join(folder, 'peak');
  try {
    const reporter = new URL('./report-peak.ts', import.meta.url).href;
    runChild(process.execPath, ['--import', reporter, ...args], { environment: { PROMETEU_BENCH_PEAK: report }, ...(exit === undefined ? {} : { exit }) });
    return Number(readFileSync(report, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
