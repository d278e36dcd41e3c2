import { declarationFaultRule } from '../document-fault-rule.ts';
import { slotField } from './preload-slot-range.ts';

export const declarationSchema = declarationFaultRule({
  code: 'declaration_schema',
  kind: 'schema',
  summary: 'A value of `asset.json` is missing or not what the format asks for.',
  remedy: 'Correct the value named.',
  except: (fault) => fault.field === slotField,
});
