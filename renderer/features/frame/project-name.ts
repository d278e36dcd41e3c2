/** The last part of a directory, as people call a project. Both kinds of separators, as the packer may run on Windows. */
export function projectName(directory: string): string {
  return directory.split(/[/\\]/u).findLast((part) => part !== '') ?? directory;
}
