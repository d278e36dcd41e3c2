import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { dataBankWalker } from '../../../../src/packer/families/data-bank/walker.ts';
import { declarationOf } from '../../../support/family-asset.ts';

describe('the walker of a data bank', () => {
  it('asks for the files and no other', () => {
    expect(dataBankWalker.declaredFiles(declarationOf(dataBank, 'files', ['b', 'a/**']))).toEqual({
      inputs: { key: 'files', entries: ['b', 'a/**'] },
      parameters: [],
    });
    expect(dataBankWalker.declaredFiles(declarationOf(dataBank, 'clips', ['b'])).inputs.entries).toEqual([]);
  });

  it('knows the size of a file and reads none of it', () => {
    const unread = { ...bytesSource(new Uint8Array(0)), size: 5, read: (): never => expect.unreachable() };
    expect(dataBankWalker.probe(unread, 'a', 'input', 'content')).toEqual({ size: 5 });
  });
});
