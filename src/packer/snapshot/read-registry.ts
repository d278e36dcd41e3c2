import { controlFolder } from '../documents/init.ts';
import { once } from '../../base/once.ts';
import { indexMaxBytes, indexPlaces, readIndex, validIndex, type IndexReading } from '../documents/index-document.ts';
import { defaultSettings, readSettings, settingsMaxBytes } from '../documents/settings-document.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { readContainedDocument, type DocumentBytes } from './document-file.ts';
import { systemCode } from '../../io/system-error.ts';
import type { DocumentFault } from '../documents/document-fault.ts';
import type { RegistryView, SettingsView } from './model.ts';

/**
 * Reads `assets/.prometeu/index.json`. Whatever is wrong with it is in the answer. Of the same bytes as `before` nothing
 * is parsed again: it is that very value.
 *
 * @param valid digest of one that an earlier process found valid: it is only parsed when somebody asks
 */
export function readRegistry(project: ContainedRoot, before?: RegistryView, valid?: string): RegistryView {
  const read = readContainedDocument(project, `${controlFolder}/index.json`, indexMaxBytes);
  if (read.ok && before && read.value.sha256 === before.sha256) return before;
  if (read.ok && read.value.sha256 === valid) return validView(read.value);
  if (read.ok) return viewOf(readIndex(read.value.bytes), read.value.sha256);
  if (read.error === 'absent') return { state: 'missing', faults: [] };
  if (isDirectory(project)) return { state: 'invalid', faults: [directoryInstead] };
  return { state: read.error.kind === 'too_large' ? 'invalid' : 'unreadable', faults: [read.error] };
}

/** Where entries stand in a valid one is only found out when somebody asks. */
function viewOf(reading: IndexReading, sha256: string): RegistryView {
  if (reading.state !== 'valid' || !reading.document) return { ...reading, sha256 };
  return {
    state: 'valid',
    document: reading.document,
    get lines() {
      return reading.lines ?? [];
    },
    get nextIdLine() {
      return reading.nextIdLine ?? 1;
    },
    faults: [],
    sha256,
  };
}

function validView({ bytes, sha256 }: DocumentBytes): RegistryView {
  const document = once(() => validIndex(bytes));
  const places = once(() => indexPlaces(bytes));
  return {
    state: 'valid',
    get document() {
      return document();
    },
    get lines() {
      return places().lines;
    },
    get nextIdLine() {
      return places().nextIdLine;
    },
    faults: [],
    sha256,
  };
}

/** Nothing is unknown then: the registry is not there, and cannot be before somebody moves that away. */
function isDirectory({ fs, path }: ContainedRoot): boolean {
  try {
    return fs.stat(`${path}/${controlFolder}/index.json`)?.kind === 'directory';
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

const directoryInstead: DocumentFault = {
  kind: 'unreadable',
  message: `A directory stands where the registry belongs. Move ${controlFolder}/index.json away.`,
  remedy: 'Move the directory away; then the registry can be restored.',
};

/** Reads `assets/.prometeu/project.json`; defaults where there is none or it cannot be used. */
export function readProjectSettings(project: ContainedRoot): SettingsView {
  const read = readContainedDocument(project, `${controlFolder}/project.json`, settingsMaxBytes);
  if (read.ok) return readSettings(read.value.bytes);
  return { settings: defaultSettings, faults: read.error === 'absent' ? [] : [read.error] };
}
