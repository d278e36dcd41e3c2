import { assetOf, declarationEdit, listEntryAt } from '../fixing.ts';
import { reachOf } from '../reach.ts';
import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputPatternEmpty = selectionFaultRule({
  code: 'input_pattern_empty',
  kind: 'pattern_matches_nothing',
  summary: 'A pattern of `inputs` matches no file.',
  remedy: 'Correct the pattern, or remove it.',
  message: ({ entry }) => `The pattern "${entry}" matches no file.`,
  fixes(finding, snapshot) {
    const asset = assetOf(snapshot, finding);
    const entry = asset && listEntryAt(asset, finding.place.field);
    // Without it nothing would be selected, which is an error too.
    if (!entry || asset.selection.inputs.length === 0) return [];
    const value = entry.entries.filter((_, at) => at !== entry.at);
    return [{ title: `Remove the pattern "${entry.entries[entry.at] ?? ''}"`, changes: [declarationEdit(asset, { pointer: entry.list, value })] }];
  },
  except: ({ entry }, asset) => reachOf(asset).isHidden(entry),
});
