import { families } from '../families/list.ts';
import type { AssetRule } from '../families/family.ts';
import type { Rule } from './rule.ts';
import { artifactUnselected } from './rules/artifact-unselected.ts';
import { assetNameDuplicate } from './rules/asset-name-duplicate.ts';
import { assetRootMissing } from './rules/asset-root-missing.ts';
import { assetRootMoved } from './rules/asset-root-moved.ts';
import { assetRootNested } from './rules/asset-root-nested.ts';
import { assetRootUnregistered } from './rules/asset-root-unregistered.ts';
import { assetUuidDuplicate } from './rules/asset-uuid-duplicate.ts';
import { assetUuidMismatch } from './rules/asset-uuid-mismatch.ts';
import { declarationConflict } from './rules/declaration-conflict.ts';
import { declarationDepth } from './rules/declaration-depth.ts';
import { declarationDuplicateKey } from './rules/declaration-duplicate-key.ts';
import { declarationEncoding } from './rules/declaration-encoding.ts';
import { declarationNewer } from './rules/declaration-newer.ts';
import { declarationNumber } from './rules/declaration-number.ts';
import { declarationSchema } from './rules/declaration-schema.ts';
import { declarationSyntax } from './rules/declaration-syntax.ts';
import { declarationTooLarge } from './rules/declaration-too-large.ts';
import { declarationUnknownKey } from './rules/declaration-unknown-key.ts';
import { declarationUnreadable } from './rules/declaration-unreadable.ts';
import { inputLeavesRoot } from './rules/input-leaves-root.ts';
import { inputLink } from './rules/input-link.ts';
import { inputMissing } from './rules/input-missing.ts';
import { inputNamesDeclaration } from './rules/input-names-declaration.ts';
import { inputNotAFile } from './rules/input-not-a-file.ts';
import { inputNotAPath } from './rules/input-not-a-path.ts';
import { inputNotPortable } from './rules/input-not-portable.ts';
import { inputPatternEmpty } from './rules/input-pattern-empty.ts';
import { inputSelectionEmpty } from './rules/input-selection-empty.ts';
import { inputUnreadable } from './rules/input-unreadable.ts';
import { pathCaseCollision } from './rules/path-case-collision.ts';
import { pathLink } from './rules/path-link.ts';
import { pathNotPortable } from './rules/path-not-portable.ts';
import { pathSpecial } from './rules/path-special.ts';
import { pathTooLong } from './rules/path-too-long.ts';
import { pathUndecodable } from './rules/path-undecodable.ts';
import { pathUnicodeCollision } from './rules/path-unicode-collision.ts';
import { pathUnreadable } from './rules/path-unreadable.ts';
import { patternUnpaddedNumbers } from './rules/pattern-unpadded-numbers.ts';
import { preloadSlotClash } from './rules/preload-slot-clash.ts';
import { preloadSlotRange } from './rules/preload-slot-range.ts';
import { registryConflict } from './rules/registry-conflict.ts';
import { registryDepth } from './rules/registry-depth.ts';
import { registryDuplicateId } from './rules/registry-duplicate-id.ts';
import { registryDuplicateKey } from './rules/registry-duplicate-key.ts';
import { registryDuplicateRoot } from './rules/registry-duplicate-root.ts';
import { registryDuplicateUuid } from './rules/registry-duplicate-uuid.ts';
import { registryEncoding } from './rules/registry-encoding.ts';
import { registryMissing } from './rules/registry-missing.ts';
import { registryNewer } from './rules/registry-newer.ts';
import { registryNextId } from './rules/registry-next-id.ts';
import { registryNumber } from './rules/registry-number.ts';
import { registryRootPath } from './rules/registry-root-path.ts';
import { registrySchema } from './rules/registry-schema.ts';
import { registrySyntax } from './rules/registry-syntax.ts';
import { registryTooLarge } from './rules/registry-too-large.ts';
import { registryUnreadable } from './rules/registry-unreadable.ts';
import { settingsInvalid } from './rules/settings-invalid.ts';
import { sizeBudgetExceeded } from './rules/size-budget-exceeded.ts';

/** The rules of every family alike, by code. A rule that is not listed here does not run; a test compares the folder. */
export const generalRules: readonly Rule[] = [
  artifactUnselected,
  assetNameDuplicate,
  assetRootMissing,
  assetRootMoved,
  assetRootNested,
  assetRootUnregistered,
  assetUuidDuplicate,
  assetUuidMismatch,
  declarationConflict,
  declarationDepth,
  declarationDuplicateKey,
  declarationEncoding,
  declarationNewer,
  declarationNumber,
  declarationSchema,
  declarationSyntax,
  declarationTooLarge,
  declarationUnknownKey,
  declarationUnreadable,
  inputLeavesRoot,
  inputLink,
  inputMissing,
  inputNamesDeclaration,
  inputNotAFile,
  inputNotAPath,
  inputNotPortable,
  inputPatternEmpty,
  inputSelectionEmpty,
  inputUnreadable,
  pathCaseCollision,
  pathLink,
  pathNotPortable,
  pathSpecial,
  pathTooLong,
  pathUndecodable,
  pathUnicodeCollision,
  pathUnreadable,
  patternUnpaddedNumbers,
  preloadSlotClash,
  preloadSlotRange,
  registryConflict,
  registryDepth,
  registryDuplicateId,
  registryDuplicateKey,
  registryDuplicateRoot,
  registryDuplicateUuid,
  registryEncoding,
  registryMissing,
  registryNewer,
  registryNextId,
  registryNumber,
  registryRootPath,
  registrySchema,
  registrySyntax,
  registryTooLarge,
  registryUnreadable,
  settingsInvalid,
  sizeBudgetExceeded,
];

/** Each family's own rules, by family. */
export const familyRules: ReadonlyMap<string, readonly AssetRule[]> = new Map(
  families.map((family) => [family.family, family.rules]),
);

/** Every rule there is, by code: what `docs/diagnostics.md` lists. */
export const allRules: readonly Rule[] = [...generalRules, ...families.flatMap((family) => family.rules)].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
