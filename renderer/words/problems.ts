import type { Severity } from '../../src/contract/diagnostics.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Information' };

const number = (count: string, one: string): string => `${count} ${one}${count === '1' ? '' : 's'}`;

/** Texts of Problems. */
export const words = {
  title: 'Problems',
  group: 'Problems',
  list: 'Problems of the project',
  filter: 'Filter by text, code or place',
  focusFilter: 'Filter problems',
  clearFilter: 'Show all problems again',
  severities,
  severityFilter: 'Severity',
  show: (severity: string, count: string) => `${severity}: ${count}`,
  code: 'Code',
  allCodes: 'All codes',
  codeOf: (code: string, findings: string) => `${code} (${findings})`,
  groupBy: 'Group by',
  by: { asset: 'Asset', folder: 'Folder', code: 'Code', severity: 'Severity' },
  groupByOf: (by: string) => `Group problems by ${by.toLowerCase()}`,
  project: 'The project itself',
  expandAll: 'Open all groups',
  unchecked: (count: string) => (count === '1' ? '1 asset has not been looked into yet.' : `${count} assets have not been looked into yet.`),
  uncheckedSays: 'Nobody knows whether they are clean until their files are read.',
  lookInto: 'Look into all',
  looking: 'Looking into files',
  showProblems: 'Show problems',
  lookedInto: (assets: string, files: string, bytes: string) => `Looked into ${assets} assets: ${files} files, ${bytes}`,
  found: (errors: string, warnings: string, infos: string) => [number(errors, 'error'), number(warnings, 'warning'), number(infos, 'note')].join(', '),
  progress: (done: string, total: string) => `${done} of ${total} assets`,
  clean: 'No problems',
  cleanSays: 'Every asset that has been looked into follows the rules.',
  noMatch: 'No problem matches the filter',
  noMatchSays: 'There are others that it leaves out.',
  follow: 'Go to the chosen problem',
} as const;
