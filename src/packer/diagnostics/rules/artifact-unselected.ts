import { placeIn } from '../../snapshot/model.ts';
import { listSome, type AssetRule } from '../rule.ts';

export const artifactUnselected: AssetRule = {
  code: 'artifact_unselected',
  severity: 'info',
  summary: 'Files below an asset root that nothing in its `asset.json` selects; they are not packed.',
  remedy: 'Add them to `inputs`, move them out of the asset root, or leave them there on purpose.',
  scope: 'asset',
  check(asset) {
    const { declaration, selection, artifacts } = asset;
    // While an entry is wrong nobody knows what it would have selected.
    if (declaration.state !== 'valid' || selection.faults.length > 0) return [];
    const selected = new Set([...selection.inputs, ...selection.parameters].map((file) => file.artifact.path));
    if (selected.size === artifacts.length) return [];
    const idle = artifacts.map((artifact) => artifact.path).filter((path) => !selected.has(path));
    const [first] = idle;
    if (first === undefined) return [];
    const files = idle.length === 1 ? '1 file is' : `${idle.length} files are`;
    return [{ message: `${files} not selected: ${listSome(idle)}.`, place: placeIn(asset, first) }];
  },
};
