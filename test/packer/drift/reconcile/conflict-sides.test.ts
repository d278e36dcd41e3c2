import { describe, expect, it } from 'vitest';
import { conflictSides } from '../../../../src/packer/drift/reconcile/conflict-sides.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (side: Uint8Array | undefined): string | undefined => side && new TextDecoder().decode(side);

describe('a file with merge markers', () => {
  it('is taken apart into its sides', () => {
    const sides = conflictSides(bytes('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n'));
    expect([text(sides?.ours), text(sides?.theirs), text(sides?.base)]).toEqual(['a\nb\nd\n', 'a\nc\nd\n', undefined]);
  });

  it('tells what both came from where every conflict says it', () => {
    const sides = conflictSides(bytes('<<<<<<< HEAD\r\nb\r\n||||||| 1234\r\nx\r\n=======\r\nc\r\n>>>>>>> other\r\nd'));
    expect([text(sides?.ours), text(sides?.base), text(sides?.theirs)]).toEqual(['b\r\nd', 'x\r\nd', 'c\r\nd']);
  });

  it.each(['a\n', '<<<<<<< HEAD\nb\n', '=======\n', '<<<<<<< HEAD\n>>>>>>> other\n', '<<<<<<< a\n=======\n<<<<<<< b\n=======\n>>>>>>> b\n>>>>>>> a\n'])(
    'is none when the markers are not in order: %j',
    (broken) => {
      expect(conflictSides(bytes(broken))).toBeUndefined();
    },
  );
});
