import { compilePattern, isPattern } from '../snapshot/pattern.ts';

/**
 * Compiles a pattern of an input list to the question whether it matches a path, or could match something below
 * it if that were a directory: asked of what cannot be looked into. Paths are below the asset root, NFC.
 */
export function compileReach(pattern: string): (path: string) => boolean {
  const whole = compilePattern(pattern);
  const segments = pattern.normalize('NFC').split('/').map(compileSegment);
  return (path) => whole.matches(path) || reachesBelow(segments, path.split('/'));
}

/** `**`, or whether one name fits. */
type Segment = '**' | ((name: string) => boolean);

function compileSegment(segment: string): Segment {
  if (segment === '**') return segment;
  if (!isPattern(segment)) return (name) => name === segment;
  const compiled = compilePattern(segment);
  return (name) => compiled.matches(name);
}

/** Known limit: behind `**` whatever follows is taken to fit, as long as no directory is a hidden one. */
function reachesBelow(pattern: readonly Segment[], directories: readonly string[]): boolean {
  for (const [at, name] of directories.entries()) {
    const segment = pattern[at];
    if (segment === '**') return !directories.slice(at).some((directory) => directory.startsWith('.'));
    // The last segment stands for the file itself.
    if (segment === undefined || at === pattern.length - 1 || !segment(name)) return false;
  }
  return true;
}
