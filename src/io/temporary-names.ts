import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { systemCode } from './system-error.ts';
import { newOperationId } from './operation-id.ts';

/** Tells who made something temporary, so that a later process can tell what nobody needs any more. */
export interface TemporaryNames {
  /** A new name of this process. */
  make(prefix: string): string;
  /** Whether the name is of that prefix, was made on this machine, and by a process that runs no longer. */
  isAbandoned(prefix: string, name: string): boolean;
}

/** Machines that share a directory do not judge each other's processes. A process id used again keeps its name standing. */
export const temporaryNames: TemporaryNames = {
  make: (prefix) => `${prefix}${machine()}-${String(process.pid)}-${newOperationId()}`,
  isAbandoned(prefix, name) {
    if (!name.startsWith(prefix)) return false;
    const [, where, pid] = /^([0-9a-f]{8})-(\d{1,10})-[0-9A-Za-z]{20}$/u.exec(name.slice(prefix.length)) ?? [];
    return where === machine() && pid !== undefined && !isRunning(Number(pid));
  },
};

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return systemCode(error) !== 'ESRCH';
  }
}
