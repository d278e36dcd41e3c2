import { registryFile, type ProjectRule } from '../rule.ts';

export const registryNextId: ProjectRule = {
  code: 'registry_next_id',
  severity: 'error',
  summary: '`next_asset_id` is not above every id in the registry.',
  remedy: 'Set it above the highest id ever given, so that no id is given twice.',
  scope: 'project',
  *check({ registry }) {
    const { document } = registry;
    if (!document) return;
    const highest = document.assets.reduce((most, entry) => Math.max(most, entry.asset_id), 0);
    if (document.next_asset_id > highest) return;
    // Where it stands is only looked for when it is asked for.
    const { nextIdLine } = registry;
    yield {
      message: `next_asset_id is ${document.next_asset_id}, but ${highest} is already given.`,
      place: { file: registryFile, field: '/next_asset_id', ...(nextIdLine === undefined ? {} : { line: nextIdLine }) },
    };
  },
};
