import type { AssetRule, Fixes } from '../families/family.ts';
import type { AssetRoot, SelectionFault } from '../snapshot/model.ts';
import { placeAt } from './rule.ts';

interface SelectionRule {
  readonly code: string;
  readonly kind: SelectionFault['kind'];
  readonly summary: string;
  readonly remedy: string;
  readonly message: (fault: SelectionFault, asset: AssetRoot) => string;
  /** Faults that another rule reports at what causes them. */
  readonly except?: (fault: SelectionFault, asset: AssetRoot) => boolean;
  readonly fixes?: Fixes;
}

/** A rule that reports one kind of fault in what a declaration selects. Always an error. */
export function selectionFaultRule({ code, kind, summary, remedy, message, except, fixes }: SelectionRule): AssetRule {
  return {
    code,
    severity: 'error',
    summary,
    remedy,
    scope: 'asset',
    ...(fixes && { fixes }),
    check(asset) {
      const { faults } = asset.selection;
      if (faults.length === 0) return [];
      return faults
        .filter((fault) => fault.kind === kind && except?.(fault, asset) !== true)
        .map((fault) => ({ message: message(fault, asset), place: placeAt(asset, fault.pointer) }));
    },
  };
}
