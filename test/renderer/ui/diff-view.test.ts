import { expect, it } from 'vitest';
import { readDiff } from '../../../renderer/ui/diff-view.tsx';

it('numbers the lines of a unified diff on both sides and leaves the file headers out', () => {
  const diff = ['--- a/asset.json', '+++ b/asset.json', '@@ -3,3 +3,3 @@', ' same', '-old', '+new', '@@ -9 +9,2 @@', '+++ a line that begins with signs', ''].join('\n');
  expect(readDiff(diff)).toEqual([
    { kind: 'hunk', text: '@@ -3,3 +3,3 @@' },
    { kind: 'same', text: 'same', before: 3, after: 3 },
    { kind: 'removed', text: 'old', before: 4 },
    { kind: 'added', text: 'new', after: 4 },
    { kind: 'hunk', text: '@@ -9 +9,2 @@' },
    { kind: 'added', text: '++ a line that begins with signs', after: 9 },
  ]);
});

it('numbers a file that is created from its first line', () => {
  expect(readDiff('--- /dev/null\n+++ b/asset.json\n@@ -0,0 +1,1 @@\n+{}\n').at(-1)).toEqual({ kind: 'added', text: '{}', after: 1 });
});
