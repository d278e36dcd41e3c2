/** A file from outside, and where it would stand below an asset's folder. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** What was dropped: files, and the name of the folder when it was a single one. */
export interface Dropped {
  readonly files: readonly ChosenFile[];
  readonly name?: string;
}

export function filesOfInput(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath === '' || file.webkitRelativePath === undefined ? file.name : file.webkitRelativePath, file }));
}

/**
 * Dropped files, and those in dropped folders with their paths. A single folder stands for the asset itself: paths
 * begin below it. What was dropped has to be taken hold of before the event is over, so nothing is awaited before.
 */
export function readDropped(transfer: DataTransfer): Promise<Dropped> {
  const loose = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry?.() ?? undefined] : []));
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length !== loose.length || known.length === 0) return Promise.resolve({ files: loose.map((file) => ({ path: file.name, file })) });
  return readEntries(known);
}

async function readEntries(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only && isDirectory(only)) return { files: await below(only, ''), name: only.name };
  return { files: (await Promise.all(entries.map((entry) => filesOfEntry(entry, entry.name)))).flat() };
}

async function filesOfEntry(entry: FileSystemEntry, path: string): Promise<ChosenFile[]> {
  if (isDirectory(entry)) return below(entry, `${path}/`);
  if (!isFile(entry)) return [];
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return [{ path, file }];
}

async function below(directory: FileSystemDirectoryEntry, prefix: string): Promise<ChosenFile[]> {
  const reader = directory.createReader();
  const files: ChosenFile[] = [];
  // A reader answers in portions, the last one empty.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return files.sort((left, right) => (left.path < right.path ? -1 : 1));
    for (const entry of entries) files.push(...(await filesOfEntry(entry, `${prefix}${entry.name}`)));
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
