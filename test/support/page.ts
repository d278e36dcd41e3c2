import { makeColour } from '../../src/hosts/cli/report/colour.ts';
import type { Page } from '../../src/hosts/cli/report/page.ts';

/** A page without colours, as wide as a test wants, of a command that was run in the project's directory. */
export function plainPage(width = Infinity, more: Partial<Page> = {}): Page {
  return { width, colour: makeColour(false), file: (path) => path, ...more };
}
