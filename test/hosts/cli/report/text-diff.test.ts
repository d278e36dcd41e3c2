import { describe, expect, it } from 'vitest';
import { makeColour } from '../../../../src/hosts/cli/report/colour.ts';
import { textDiffReport } from '../../../../src/hosts/cli/report/text-diff.ts';

const plain = makeColour(false);
const head = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n';

describe('textDiffReport', () => {
  it('is the diff, line by line', () => {
    const text = `${head}@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n`;
    expect(textDiffReport(plain, text).join('\n')).toBe(text.trimEnd());
  });

  it("has git's colours: bold, cyan, red, green", () => {
    const lines = textDiffReport(makeColour(true), `${head}@@ -1 +1 @@\n a\n-b\n+c\n`);
    expect(lines.map((line) => /^\u001b\[(\d+)m/u.exec(line)?.[1])).toEqual(['1', '1', '1', '36', undefined, '31', '32']);
  });

  it('paints a line that looks like a header by what it is', () => {
    const lines = textDiffReport(makeColour(true), `${head}@@ -1 +1 @@\n--- a\n+++ b\n`);
    expect(lines.slice(-2).map((line) => /^\u001b\[(\d+)m/u.exec(line)?.[1])).toEqual(['31', '32']);
  });

  it('spells out what could move the cursor, but keeps tabs', () => {
    expect(textDiffReport(plain, `${head}@@ -1 +1 @@\n-\ta\n+\tb\u001b[2J\n`).slice(-2)).toEqual(['-\ta', '+\tb\\u001b[2J']);
  });

  it('says nothing of CRLF where every line has it', () => {
    expect(textDiffReport(plain, `${head}@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n`).slice(-3)).toEqual([' a', '-b', '+c']);
  });

  it('shows where a line end is the difference', () => {
    expect(textDiffReport(plain, `${head}@@ -1,2 +1,2 @@\n a\r\n-b\r\n+b\n`).slice(-3)).toEqual([' a', '-b\\u000d', '+b']);
  });

  it('shows the creation of an empty file', () => {
    const text = 'diff --git a/x b/x\nnew file mode 100644\n';
    expect(textDiffReport(plain, text)).toEqual(['diff --git a/x b/x', 'new file mode 100644']);
  });
});
