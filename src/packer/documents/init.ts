import { documentSchemaVersion } from '../../contract/documents.ts';
import { printIndex } from './index-print.ts';

/** A file of the control folder as it is first written. */
export interface InitialFile {
  /** From the project's directory, POSIX. */
  readonly path: string;
  readonly text: string;
}

/** The folder that holds the registry and what the packer keeps beside it (formats.md §1). */
export const controlFolder = 'assets/.prometeu';

/** Everything below the control folder that is not shared through version control. */
const ignored = ['/journal/', '/backup/', '/history/', '/trash/', '/conflicts/', '/cache/', '/lock', '/lock.json'];

/** What `initProject` writes: an empty registry, and how version control shall treat the folder. */
export function initialFiles(): readonly InitialFile[] {
  return [
    { path: `${controlFolder}/.gitignore`, text: ignored.map((line) => `${line}\n`).join('') },
    { path: `${controlFolder}/.gitattributes`, text: 'index.json text eol=lf\n' },
    {
      path: `${controlFolder}/index.json`,
      text: printIndex({ schema_version: documentSchemaVersion, next_asset_id: 1, assets: [] }),
    },
  ];
}
