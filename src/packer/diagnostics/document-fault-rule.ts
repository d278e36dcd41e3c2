import type { AssetRule, Finding, RuleInfo } from '../families/family.ts';
import { placeIn, type DocumentFault } from '../snapshot/model.ts';
import { registryFile, type ProjectRule } from './rule.ts';

interface FaultRule {
  readonly code: string;
  readonly kind: DocumentFault['kind'];
  readonly summary: string;
  readonly remedy: string;
  /** Faults that a more exact rule reports. */
  readonly except?: (fault: DocumentFault) => boolean;
}

/** A rule that reports one kind of fault in `asset.json`. Always an error. */
export function declarationFaultRule(rule: FaultRule): AssetRule {
  return {
    ...about(rule),
    scope: 'asset',
    check: (asset) =>
      matching(asset.declaration.faults, rule).map((fault) => finding(fault, placeIn(asset, 'asset.json', position(fault)))),
  };
}

/** A rule that reports one kind of fault in `index.json`. Always an error. */
export function registryFaultRule(rule: FaultRule): ProjectRule {
  return {
    ...about(rule),
    scope: 'project',
    check: ({ registry }) =>
      matching(registry.faults, rule).map((fault) => finding(fault, { file: registryFile, ...position(fault) })),
  };
}

function about({ code, summary, remedy }: FaultRule): RuleInfo {
  return { code, severity: 'error', summary, remedy };
}

function matching(faults: readonly DocumentFault[], rule: FaultRule): readonly DocumentFault[] {
  if (faults.length === 0) return faults;
  return faults.filter((fault) => fault.kind === rule.kind && rule.except?.(fault) !== true);
}

function finding(fault: DocumentFault, place: Finding['place']): Finding {
  return { message: asSentence(fault), place, remedy: fault.remedy };
}

/** A fault's words may follow a file's name elsewhere; here they stand alone. Names of fields and files stay as they are. */
export function asSentence({ kind, message }: DocumentFault): string {
  const namesFirst = kind === 'schema' || kind === 'unreadable';
  const begins = !namesFirst || /^the (?:document|file) /u.test(message);
  return begins ? `${message.charAt(0).toUpperCase()}${message.slice(1)}` : message;
}

/** Line, column and field of a fault, as far as they are known. */
export function position(fault: DocumentFault): Pick<Finding['place'], 'line' | 'column' | 'field'> {
  return {
    ...(fault.line === undefined ? {} : { line: fault.line }),
    ...(fault.column === undefined ? {} : { column: fault.column }),
    ...(fault.field === undefined ? {} : { field: fault.field }),
  };
}
