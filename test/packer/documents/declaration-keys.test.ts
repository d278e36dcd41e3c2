import { expect, test } from 'vitest';
import { assetDeclarationSchema } from '../../../src/contract/documents.ts';
import { declarationKeyOrder } from '../../../src/packer/documents/declaration-keys.ts';

test('every key that the schema names has its place, and no other', () => {
  expect([...declarationKeyOrder([])].sort()).toEqual(Object.keys(assetDeclarationSchema.shape).sort());
  expect([...declarationKeyOrder(['output'])].sort()).toEqual(Object.keys(assetDeclarationSchema.shape.output.shape).sort());
});

test('elsewhere there is no usual order', () => {
  expect(declarationKeyOrder(['inputs'])).toEqual([]);
  expect(declarationKeyOrder(['output', 'palette'])).toEqual([]);
  expect(declarationKeyOrder(['x', 'output'])).toEqual([]);
});
