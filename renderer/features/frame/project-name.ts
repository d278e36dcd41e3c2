import { printable } from '../../../src/base/printable.ts';
/** The last part of a directory, as people call a project, to be shown. Both kinds of separators, as the packer may run on Windows. */
export function projectName(directory: string): string {
  return printable(directory.split(/[/\\]/u).findLast((part) => part !== '') ?? directory);
}
