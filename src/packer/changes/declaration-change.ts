import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { AssetDeclaration } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Place } from '../../contract/diagnostics.ts';
import { editDeclaration } from '../documents/declaration-edit.ts';
import type { DeclarationEdit } from '../documents/declaration-edit.ts';
import { readDeclaration } from '../documents/declaration.ts';
import type { DocumentFault } from '../documents/document-fault.ts';
import { schemaFault } from '../documents/document-fault.ts';
import { notOneOf } from '../documents/issue-message.ts';
import { families, familyNamed } from '../families/list.ts';
import { placeIn } from '../snapshot/model.ts';
import type { AssetRoot } from '../snapshot/model.ts';
import { declarationOf, directoryOf } from './asset-ref.ts';
import type { FileEffect, PlanContext } from './change.ts';
import type { Need } from './facts.ts';
import { stalePreview } from './refusals.ts';

/** What has to be known before a declaration can be edited. */
export function needsOfDeclaration(asset: AssetRoot | undefined): readonly Need[] {
  return asset ? [{ kind: 'document', path: declarationOf(asset) }] : [];
}

/**
 * An `asset.json` with some of its values changed and everything else as its author left it. Refused when the
 * result would be no valid declaration: a change never makes a project worse to read.
 */
export function editedDeclaration(asset: AssetRoot, context: PlanContext, edits: readonly DeclarationEdit[]): Result<readonly FileEffect[], PackerError> {
  const path = declarationOf(asset);
  const bytes = declarationBytes(asset, context);
  if (!bytes.ok) return bytes;
  const edited = editDeclaration(bytes.value, edits);
  if (!edited.ok) return err(atFile(edited.error, asset));
  const checked = checkedDeclaration(edited.value, placeIn(asset));
  return checked.ok ? ok([{ path, after: { bytes: edited.value } }]) : checked;
}

/** The bytes of a declaration as the snapshot saw them. */
export function declarationBytes(asset: AssetRoot, { facts }: PlanContext): Result<Uint8Array, PackerError> {
  const path = declarationOf(asset);
  const file = facts.files.get(path);
  if (file?.bytes && file.sha256 === asset.declaration.sha256) return ok(file.bytes);
  if (file?.sha256 === 'other' || asset.declaration.sha256 === undefined) {
    const [fault] = asset.declaration.faults;
    return err(invalidDeclaration(placeIn(asset), fault ?? { kind: 'unreadable', message: `${path} cannot be read`, remedy: 'Make it readable.' }));
  }
  return err(stalePreview(path, 'was changed by somebody else'));
}

/** Bytes as a declaration that its family accepts, or the first thing that keeps them from being one. */
export function checkedDeclaration(bytes: Uint8Array, place: Place): Result<AssetDeclaration, PackerError> {
  const { document, source, faults } = readDeclaration(bytes);
  if (!document || !source) return err(invalidDeclaration(place, faults[0]));
  const answer = familyNamed(document.family)?.walker.readDeclaration(document);
  if (answer && 'family' in answer) return ok(document);
  const [issue] = answer ?? [{ pointer: '/family', message: notOneOf(families.map(({ family }) => family), document.family) }];
  return err(invalidDeclaration(place, issue && schemaFault(source, issue)));
}

function invalidDeclaration(place: Place, fault: DocumentFault | undefined): PackerError {
  const { line, column, field } = fault ?? {};
  const where: Place = {
    ...place,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field }),
  };
  const file = place.file ?? 'asset.json';
  const message = `${file} would not be a valid declaration: ${fault?.message ?? 'it could not be read'}.`;
  return packerError('declaration_invalid', message, fault?.remedy ?? 'Correct the request.', { place: where });
}

function atFile(error: PackerError, asset: AssetRoot): PackerError {
  return { ...error, place: { ...error.place, ...placeIn(asset) } };
}

/** Where a file of an asset is, from the project's directory. */
export function inAsset(asset: AssetRoot, diskPath: string): string {
  return `${directoryOf(asset)}/${diskPath}`;
}
