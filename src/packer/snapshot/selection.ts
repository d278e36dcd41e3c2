import { pathProblem } from '../documents/document-path.ts';
import { namePortabilityFault } from '../../io/portable-name.ts';
import { jsonPointer } from '../../base/json-pointer.ts';
import type { DeclaredFiles } from './family-port.ts';
import type { Artifact, SelectedFile, Selection, SelectionFault } from './model.ts';
import { compilePattern, isPattern } from './pattern.ts';
import { declarationName } from './walk.ts';

/** What an asset root holds, for the entries of its declaration to be held against. */
export interface SelectableFiles {
  /** By path. */
  readonly artifacts: readonly Artifact[];
  /** What is there and is no file, by path. */
  readonly others: ReadonlyMap<string, 'directory' | 'link' | 'other'>;
}

export const emptySelection: Selection = { inputs: [], parameters: [], faults: [] };

/** Resolves what a declaration asks for (formats.md §2). Pure. */
export function select(declared: DeclaredFiles, files: SelectableFiles): Selection {
  const byPath = new Map(files.artifacts.map((artifact) => [artifact.path, artifact]));
  const inputs = selectInputs(declared, files, byPath);
  const parameters = declared.parameters.map(({ key, path, pointer }) => {
    const mention: Mention = { key, entry: path, pointer };
    return { mention, ...resolvePath(mention, byPath, files.others) };
  });
  return {
    inputs: inputs.selected,
    parameters: parameters.flatMap(({ mention, artifacts }) => artifacts.map((artifact) => ({ artifact, ...mention }))),
    faults: [...inputs.faults, ...parameters.flatMap(({ mention, fault }) => (fault ? [{ kind: fault, ...mention }] : []))],
  };
}

/** An entry and where it stands. */
type Mention = Omit<SelectionFault, 'kind'>;

interface Resolved {
  readonly artifacts: readonly Artifact[];
  readonly fault?: SelectionFault['kind'];
}

function selectInputs(
  { inputs: { key, entries }, parameters }: DeclaredFiles,
  { artifacts, others }: SelectableFiles,
  byPath: ReadonlyMap<string, Artifact>,
): { readonly selected: readonly SelectedFile[]; readonly faults: readonly SelectionFault[] } {
  const reserved = new Set(parameters.map(({ path }) => path.normalize('NFC')));
  const matchable = artifacts.filter(({ path }) => !reserved.has(path));
  const taken = new Map<string, SelectedFile>();
  const faults: SelectionFault[] = [];
  for (const [at, entry] of entries.entries()) {
    const mention: Mention = { key, entry, pointer: jsonPointer(['inputs', key, at]) };
    const found = isPattern(entry) ? resolvePattern(mention, matchable) : resolvePath(mention, byPath, others);
    if (found.fault) faults.push({ kind: found.fault, ...mention });
    // At its first mention only: a later one neither repeats nor moves it.
    for (const artifact of found.artifacts) if (!taken.has(artifact.path)) taken.set(artifact.path, { artifact, ...mention });
  }
  if (taken.size === 0 && faults.length === 0) faults.push({ kind: 'empty', key, entry: '', pointer: jsonPointer(['inputs', key]) });
  return { selected: [...taken.values()], faults };
}

function resolvePattern({ entry }: Mention, candidates: readonly Artifact[]): Resolved {
  const fault = textFault(entry);
  if (fault) return { artifacts: [], fault };
  const pattern = compilePattern(entry);
  const artifacts = candidates.filter(({ path }) => path.startsWith(pattern.literalStart) && pattern.matches(path));
  return artifacts.length > 0 ? { artifacts } : { artifacts, fault: 'pattern_matches_nothing' };
}

function resolvePath({ entry }: Mention, byPath: ReadonlyMap<string, Artifact>, others: SelectableFiles['others']): Resolved {
  const path = entry.normalize('NFC');
  const artifact = byPath.get(path);
  const fault = textFault(path) ?? namedFault(path) ?? (artifact ? undefined : absenceFault(path, others));
  return fault ? { artifacts: [], fault } : { artifacts: artifact ? [artifact] : [] };
}

function textFault(path: string): SelectionFault['kind'] | undefined {
  const problem = pathProblem(path);
  return problem && (problem === 'leaves' ? 'leaves_root' : 'not_a_path');
}

function namedFault(path: string): SelectionFault['kind'] | undefined {
  if (path === declarationName) return 'names_declaration';
  return path.split('/').some((name) => namePortabilityFault(name) !== undefined) ? 'not_portable' : undefined;
}

/** Why a path that no artifact has is not one: what stands there, or a link on the way. */
function absenceFault(path: string, others: SelectableFiles['others']): SelectionFault['kind'] {
  const segments = path.split('/');
  for (const at of segments.keys()) {
    if (others.get(segments.slice(0, at + 1).join('/')) === 'link') return 'is_link';
  }
  return others.has(path) ? 'not_a_file' : 'missing';
}
