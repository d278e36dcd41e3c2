import type { AssetDeclaration } from '../../contract/documents.ts';
import { readDeclaration } from '../documents/declaration.ts';
import { schemaFault } from '../documents/document-fault.ts';
import { maxIssues, notOneOf } from '../documents/issue-message.ts';
import type { DeclarationIssue, EffectiveDeclaration, FamilyWalker } from './family-port.ts';
import type { DeclarationView } from './model.ts';
import type { Recalled } from './understood.ts';

/**
 * Raised whenever the same bytes of a declaration would be understood in another way: as another document, in
 * another state, or with other files selected; or whenever other names would be odd. What was understood before is then forgotten.
 */
export const understandingVersion = 2;

/** The bytes that a view was made of, for whoever wants to keep them. */
const texts = new WeakMap<DeclarationView, Uint8Array>();

export function textOf(view: DeclarationView): Uint8Array | undefined {
  return texts.get(view);
}

/** A declaration as its bytes and its family see it. Pure. */
export function declarationView(bytes: Uint8Array, sha256: string, walkers: ReadonlyMap<string, FamilyWalker>): DeclarationView {
  const { source, document, assetUuid, state, faults } = readDeclaration(bytes);
  const common = { ...(assetUuid !== undefined && { assetUuid }), sha256, size: bytes.length, locate: locatorIn(bytes) };
  if (!document || !source) return keepText({ ...common, state, faults }, bytes);
  const understood = askFamily(document, walkers);
  if (!isRefusal(understood)) return keepText({ ...common, state, document, effective: understood, faults }, bytes);
  const issues = understood.slice(0, maxIssues).map((issue) => schemaFault(source, issue));
  return keepText({ ...common, state: 'invalid', faults: issues }, bytes);
}

/** A valid declaration as it was understood before, of the same bytes; looked into when somebody asks. */
export function understoodView(
  bytes: Uint8Array,
  { sha256, assetUuid, understood }: { readonly sha256: string; readonly assetUuid: string; readonly understood: () => Pick<Recalled, 'document' | 'effective'> },
): DeclarationView {
  const view: DeclarationView = {
    assetUuid,
    sha256,
    size: bytes.length,
    locate: locatorIn(bytes),
    state: 'valid',
    get document() {
      return understood().document;
    },
    get effective() {
      return understood().effective;
    },
    faults: [],
  };
  return keepText(view, bytes);
}

function keepText(view: DeclarationView, bytes: Uint8Array): DeclarationView {
  texts.set(view, bytes);
  return view;
}

/** What places were last found with: larger than the text, so it is made when it is needed, and one alone is kept. */
let located: { readonly bytes: Uint8Array; readonly source: ReturnType<typeof readDeclaration>['source'] } | undefined;

function locatorIn(bytes: Uint8Array): DeclarationView['locate'] {
  return (pointer) => {
    if (located?.bytes !== bytes) located = { bytes, source: readDeclaration(bytes).source };
    return located.source?.locateNearest(pointer);
  };
}

function askFamily(document: AssetDeclaration, walkers: ReadonlyMap<string, FamilyWalker>): EffectiveDeclaration | readonly DeclarationIssue[] {
  const walker = walkers.get(document.family);
  if (walker) return walker.readDeclaration(document);
  return [{ pointer: '/family', message: notOneOf([...walkers.keys()], document.family) }];
}

function isRefusal(answer: EffectiveDeclaration | readonly DeclarationIssue[]): answer is readonly DeclarationIssue[] {
  return Array.isArray(answer);
}
