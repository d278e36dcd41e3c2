import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a project a repository whose first commit is what stands there; nobody's configuration has a say. */
export function commitAll(project: string): void {
  writeFileSync(join(project, '.gitignore'), '/build/\n');
  git(project, 'init', '--quiet');
  git(project, 'add', '--all');
  git(project, '-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--message', 'all');
}

/** `git diff --numstat` against that commit: `added deleted path`, new files and moves among them. */
export function changedSinceCommit(project: string): string[] {
  git(project, 'add', '--all');
  const lines = git(project, 'diff', '--cached', '--numstat', '--find-renames').trimEnd();
  return lines === '' ? [] : lines.split('\n').map((line) => line.replaceAll('\t', ' '));
}

/** The changed lines themselves, signs and all, without what stands around them. */
export function changedLines(project: string, path: string): string[] {
  const text = git(project, 'diff', '--unified=0', 'HEAD', '--', path);
  return text.split('\n').filter((line) => /^[-+](?![-+]{2} )/u.test(line));
}

export function statusOf(project: string): string {
  return git(project, 'status', '--porcelain');
}

/** Runs git, which must succeed; nobody's configuration has a say. */
export function git(project: string, ...line: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...line], { cwd: project, env, encoding: 'utf8' });
}
