import { entriesWithOneRoot } from '../identities.ts';
import { pathFaultRule } from '../path-fault-rule.ts';
import type { PathFault, Snapshot } from '../../snapshot/model.ts';

export const pathCaseCollision = pathFaultRule({
  code: 'path_case_collision',
  kind: 'case_collision',
  summary: 'Two names differ only by case: some systems cannot hold both.',
  remedy: 'Rename one of the two.',
  except: isToldByRegistry,
});

/** Two entries of the registry whose roots collide here are told by the registry's own rule. */
function isToldByRegistry(snapshot: Snapshot): (fault: PathFault) => boolean {
  const told = new Set(
    entriesWithOneRoot(snapshot).map(({ first, again }) => partingOf(first.entry.root.normalize('NFC'), again.entry.root.normalize('NFC'))),
  );
  return ({ path, other }) => other !== undefined && told.has(pairOf(path, other));
}

/** The two directories in which two roots part. */
function partingOf(root: string, other: string): string {
  const [names, others] = [root.split('/'), other.split('/')];
  const end = names.findIndex((name, at) => name !== others[at]) + 1;
  return pairOf(`assets/${names.slice(0, end).join('/')}`, `assets/${others.slice(0, end).join('/')}`);
}

function pairOf(path: string, other: string): string {
  return [path, other].sort().join('\0');
}
