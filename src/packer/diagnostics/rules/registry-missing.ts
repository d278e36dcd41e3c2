import { assetsDirectory, registryFile, type ProjectRule } from '../rule.ts';

export const registryMissing: ProjectRule = {
  code: 'registry_missing',
  severity: 'error',
  summary: 'The project has no `index.json`.',
  remedy: 'Restore it from version control, or from assets/.prometeu/backup/.',
  scope: 'project',
  *check({ registry, faults }) {
    // Where `assets` itself is no directory, that is what is told.
    if (registry.state !== 'missing' || faults.some(({ path }) => path === assetsDirectory)) return;
    yield { message: 'The registry is not there.', place: { file: registryFile } };
  },
};
