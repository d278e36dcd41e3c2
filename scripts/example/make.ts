import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { starfall } from './workspace.ts';

/** Makes `examples/starfall/assets` again, byte for byte; `--check` only says what differs, with exit code 1. */
const project = join(import.meta.dirname, '../../examples/starfall');

/** What is on disk below `assets/`, without what the packer keeps for itself. */
function present(): readonly string[] {
  const control = readdirSync(join(project, 'assets'), { recursive: true, withFileTypes: true });
  return control
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('assets/.prometeu/'));
}

function differs(path: string, bytes: Uint8Array): boolean {
  try {
    return !readFileSync(join(project, path)).equals(bytes);
  } catch {
    return true;
  }
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), bytes);
}

function main(check: boolean): void {
  const made = starfall();
  mkdirSync(join(project, 'assets'), { recursive: true });
  const changed = [...made].filter(([path, bytes]) => differs(path, bytes));
  const stale = present().filter((path) => !made.has(path));
  if (!check) {
    for (const [path, bytes] of changed) write(path, bytes);
    for (const path of stale) rmSync(join(project, path));
  }
  const size = [...made.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  for (const [path] of changed) console.log(`${check ? 'differs' : 'written'}  ${path}`);
  for (const path of stale) console.log(`${check ? 'unknown' : 'removed'}  ${path}`);
  console.log(`${made.size} files, ${(size / 1024).toFixed(0)} KiB, ${changed.length + stale.length} ${check ? 'differ' : 'changed'}`);
  if (check && changed.length + stale.length > 0) process.exitCode = 1;
}

main(process.argv.includes('--check'));
