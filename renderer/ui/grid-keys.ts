/** How a row is picked: alone, in addition, or all from the last one on. */
export type Pick = 'one' | 'toggle' | 'range';

/** What a key asks of a list with one active row. */
export type GridMove =
  | { readonly kind: 'go'; readonly index: number; readonly pick: Pick | undefined }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'open' }
  | { readonly kind: 'all' }
  | { readonly kind: 'expand' }
  | { readonly kind: 'collapse' };

export interface GridKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Arrow keys and their kin over `count` rows; nothing for keys that are not a list's. Ctrl moves without picking. */
export function moveOf(event: GridKey, active: number, count: number, page: number): GridMove | undefined {
  const mod = event.ctrlKey || event.metaKey;
  const pick = event.shiftKey ? 'range' : mod ? undefined : 'one';
  const go = (index: number): GridMove => ({ kind: 'go', index: Math.max(0, Math.min(count - 1, index)), pick });
  switch (event.key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active < 0 ? 0 : active - 1);
    case 'PageDown':
      return go(active + page);
    case 'PageUp':
      return go(active - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(count - 1);
    case 'ArrowRight':
      return { kind: 'expand' };
    case 'ArrowLeft':
      return { kind: 'collapse' };
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'toggle' };
    case 'a':
      return mod ? { kind: 'all' } : undefined;
    default:
      return undefined;
  }
}
