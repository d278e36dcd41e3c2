import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Before the first journey: what is tried is what was built. Where nothing changed this costs a glance. */
export function setup(): void {
  const script = join(import.meta.dirname, '../../scripts/build.ts');
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('dist/ could not be built');
}
