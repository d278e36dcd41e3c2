import { maxPathBytes, pathProblem } from '../documents/document-path.ts';

/** What is wrong with a `root` of the registry as a path, in words that follow it; nothing when it is one. */
export function rootFault(root: string): string | undefined {
  switch (pathProblem(root)) {
    case 'leaves':
      return 'leads out of assets/';
    case 'not_a_path':
      return 'has an empty, "." or ".." part';
    case 'too_long':
      return `is above ${maxPathBytes} bytes`;
    case undefined:
      return root.normalize('NFC') === root ? undefined : 'is not in Unicode form NFC';
  }
}
