import type { ReactNode } from 'react';
import { printable } from '../../src/base/printable.ts';

/** What is shown in a control or a cell: a text as a page may have it, anything else as it is. */
export function printed(shown: ReactNode): ReactNode {
  return typeof shown === 'string' ? printable(shown) : shown;
}
