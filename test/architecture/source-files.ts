import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export const repository = join(import.meta.dirname, '../..');

/** Every TypeScript file below the housed folders, repository-relative, POSIX. */
export function housedFiles(): string[] {
  return ['src', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts')),
  );
}

/** The specifiers a file imports; `types` says whether imports of types alone are among them. */
export function importsOf(file: string, types: boolean): string[] {
  const text = readFileSync(join(repository, file), 'utf8');
  if (types) return ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
  const emitted = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024, verbatimModuleSyntax: true },
  }).outputText;
  return ts.preProcessFile(emitted, true, true).importedFiles.map((found) => found.fileName);
}

/** The first cycle found by following `next` from any of `nodes`, as a path, or nothing. */
export function findCycle(nodes: readonly string[], next: (node: string) => readonly string[]): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    path.push(node);
    for (const follower of next(node)) {
      const cycle = visit(follower);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return undefined;
}
