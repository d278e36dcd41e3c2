import { foldPath } from '../../documents/document-path.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { assetOf, declarationEdit, listEntryAt } from '../fixing.ts';
import { reachOf } from '../reach.ts';
import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputMissing = selectionFaultRule({
  code: 'input_missing',
  kind: 'missing',
  summary: 'An entry of `inputs`, or a file parameter, names a file that is not there.',
  remedy: 'Add the file, or correct the entry.',
  message: ({ entry }, asset) => {
    const meant = otherwiseWritten(asset, entry);
    return meant === undefined ? `"${entry}" is not there.` : `"${entry}" is not there, but "${meant}" is: case matters.`;
  },
  fixes(finding, snapshot) {
    const asset = assetOf(snapshot, finding);
    const entry = asset && listEntryAt(asset, finding.place.field);
    const meant = entry && otherwiseWritten(asset, entry.entries[entry.at] ?? '');
    if (!entry || meant === undefined) return [];
    return [{ title: `Write it as "${meant}"`, changes: [declarationEdit(asset, { pointer: `${entry.list}/${entry.at}`, value: meant })] }];
  },
  except: ({ entry }, asset) => reachOf(asset).isHidden(entry),
});

const byFold = new WeakMap<AssetRoot, ReadonlyMap<string, string>>();

/** The file that a disk without case would have taken. */
function otherwiseWritten(asset: AssetRoot, entry: string): string | undefined {
  let paths = byFold.get(asset);
  if (!paths) {
    paths = new Map(asset.artifacts.map(({ path }) => [foldPath(path), path]));
    byFold.set(asset, paths);
  }
  return paths.get(foldPath(entry));
}
