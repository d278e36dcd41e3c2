import { asSentence, position } from '../document-fault-rule.ts';
import type { ProjectRule } from '../rule.ts';

export const settingsInvalid: ProjectRule = {
  code: 'settings_invalid',
  severity: 'error',
  summary: '`project.json` cannot be used as project settings; the defaults hold instead, and nothing is packed by them.',
  remedy: 'Correct the value named, or delete the file to use the defaults.',
  scope: 'project',
  check: ({ settings }) =>
    settings.faults.map((fault) => ({
      message: asSentence(fault),
      remedy: fault.remedy,
      place: { file: 'assets/.prometeu/project.json', ...position(fault) },
    })),
};
