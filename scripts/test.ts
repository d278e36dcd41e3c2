/**
 * `npm test`: every suite in turn, each reported as it ends, and one closing line
 * `N passed, N failed` over all of them. Types, lint and the search for unused code count as one check each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallBrowser } from './browser/find-browser.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache/test');
// Node 24 of the project itself, whatever the system has.
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };

function run(command: string, args: readonly string[]): boolean {
  const windows = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows }).status === 0;
}

function check(name: string, command: string, args: readonly string[]): Tally {
  const passed = run(command, args);
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
}

function suite(name: string, args: readonly string[]): Tally {
  const report = join(reports, `${name}.json`);
  const passed = run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const counts = readReport<VitestReport>(report);
  // A suite that could not even be loaded, or that ended red with no failed test, is a failure of its own.
  const failed = Math.max(counts?.numFailedTests ?? 0, passed ? 0 : 1);
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name}`);
  return { passed: counts?.numPassedTests ?? 0, failed, skipped: counts?.numPendingTests ?? 0 };
}

function readReport<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

interface JourneysReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
}

/** The journeys in a real browser; with no browser to be had they have not passed. */
function journeys(): Tally {
  const browser = findOrInstallBrowser();
  if (!browser) {
    console.log('FAILED: journeys: no Chromium was found and none could be installed; name one with PROMETEU_BROWSER.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const passed = run('playwright', ['test', '-c', 'e2e/playwright.config.ts']);
  const counts = readReport<JourneysReport>(join(reports, 'journeys.json'))?.stats;
  const failed = Math.max((counts?.unexpected ?? 0) + (counts?.flaky ?? 0), passed ? 0 : 1);
  console.log(`${failed === 0 ? 'ok' : 'FAILED'}: journeys (${browser})`);
  return { passed: counts?.expected ?? 0, failed, skipped: counts?.skipped ?? 0 };
}

function main(): void {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const tallies = [
    check('build', 'node', ['scripts/build.ts']),
    check('types', 'tsc', ['-b']),
    check('lint', 'eslint', ['--max-warnings', '0', '.']),
    check('nothing unused', 'knip', []),
    suite('architecture', ['--project', 'architecture']),
    suite('unit and faults', ['--project', 'unit', '--project', 'faults']),
    suite('end to end', ['--project', 'e2e']),
    journeys(),
  ];
  const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
  const skipped = sum((tally) => tally.skipped);
  const failed = sum((tally) => tally.failed);
  console.log(`${sum((tally) => tally.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main();
