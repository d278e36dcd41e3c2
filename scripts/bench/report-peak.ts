/** Loaded into a measured process before its program: leaves the process's peak resident memory, MiB, in a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const report = process.env['PROMETEU_BENCH_PEAK'];

if (isMainThread && report !== undefined) process.on('exit', () => { writeFileSync(report, String(peakKiB() / 1024)); });

function peakKiB(): number {
  // What resourceUsage says begins with what the starting process had; Linux knows it for this one alone.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
