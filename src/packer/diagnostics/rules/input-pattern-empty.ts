import { reachOf } from '../reach.ts';
import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputPatternEmpty = selectionFaultRule({
  code: 'input_pattern_empty',
  kind: 'pattern_matches_nothing',
  summary: 'A pattern of `inputs` matches no file.',
  remedy: 'Correct the pattern, or remove it.',
  message: ({ entry }) => `The pattern "${entry}" matches no file.`,
  except: ({ entry }, asset) => reachOf(asset).isHidden(entry),
});
