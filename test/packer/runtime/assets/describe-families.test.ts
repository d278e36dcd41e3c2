import { expect, it } from 'vitest';
import { describeFamilies } from '../../../../src/packer/runtime/assets/describe-families.ts';
import { describeFamilies as operation } from '../../../../src/contract/operations/assets.ts';
import { families } from '../../../../src/packer/families/list.ts';
import type { AssetDeclaration } from '../../../../src/contract/documents.ts';

function described() {
  const answer = describeFamilies();
  if (!answer.ok) throw new Error(answer.error.code);
  return operation.response.parse(answer.value).families;
}

it('every family has its form', () => {
  expect(described().map(({ family, bank_type: bank }) => [family, bank])).toEqual([['data_bank', 'DATA'], ['sound_bank', 'SOUNDS'], ['tile_bank', 'TILES']]);
});

it('the defaults of the forms are those of the families, and there is a parameter for each', () => {
  for (const { family, format, walker, template, form } of families) {
    const declaration = { schema_version: 1, asset_uuid: '', asset_name: 'x', family, inputs: { ...template.inputs }, output: { format, codec: 'NONE', ...template.output } };
    const read = walker.readDeclaration(declaration as unknown as AssetDeclaration);
    if (!('parameters' in read)) throw new Error(JSON.stringify(read));
    const defaults = form.parameters.map(({ pointer, default: value, required }) => [pointer.slice('/output/'.length), required ? template.output[pointer.slice('/output/'.length)] : value]);
    expect(Object.fromEntries(defaults)).toEqual(read.parameters);
    expect(form.inputs.map(({ key }) => key)).toEqual(Object.keys(template.inputs));
  }
});

it('every choice of a form is one that the family takes', () => {
  for (const { family, format, walker, template, form } of families) {
    for (const { pointer, choices = [] } of form.parameters) {
      for (const choice of choices) {
        const output = { format, codec: 'NONE', ...template.output, [pointer.slice('/output/'.length)]: choice };
        const read = walker.readDeclaration({ schema_version: 1, asset_uuid: '', asset_name: 'x', family, inputs: template.inputs, output } as unknown as AssetDeclaration);
        expect([pointer, choice, 'parameters' in read]).toEqual([pointer, choice, true]);
      }
    }
  }
});
