/**
 * Writes the pages of docs/ that say what the code says, and prints which. A test holds them against the code,
 * so a page that was not written again is found.
 *
 *     npm run docs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticsPage } from './docs/diagnostics-page.ts';

const pages = { 'docs/diagnostics.md': diagnosticsPage() };

for (const [path, text] of Object.entries(pages)) {
  writeFileSync(join(import.meta.dirname, '..', path), text);
  console.log(`${path}: ${text.split('\n').length - 1} lines`);
}
