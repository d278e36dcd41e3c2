import { availableParallelism, loadavg, platform } from 'node:os';

/** What a reader must know of the machine to judge a ratio; nothing that names it. */
export function machineLine(): string {
  return `${availableParallelism()} cores, ${platform()}, Node ${process.versions.node}, ${loadLine()}`;
}

/** How busy the machine is with everything that runs on it; above its cores the spread grows. */
export function loadLine(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
