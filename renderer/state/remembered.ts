import { useCallback } from 'react';
import type { StudioSettings } from '../../src/contract/operations/studio.ts';
import { useShell, useStudio } from './context.tsx';

type Remembered = StudioSettings['layout'][string];

/** A value that the Studio keeps for the person under a name (`assets.split`), such as the sizes of panels. */
export function useRemembered(name: string): readonly [value: Remembered | undefined, remember: (value: Remembered) => void] {
  const studio = useStudio();
  const value = useShell().settings?.layout[name];
  const remember = useCallback((next: Remembered) => studio.shell.remember(name, next), [studio, name]);
  return [value, remember];
}

/** Sizes of panels by their ids, as SplitPanels takes and gives them. */
export function useRememberedLayout(name: string): {
  readonly layout: Record<string, number> | undefined;
  readonly onLayout: (layout: Readonly<Record<string, number>>) => void;
} {
  const [value, remember] = useRemembered(name);
  const sizes = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const numbers = sizes.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return {
    layout: numbers.length > 0 && numbers.length === sizes.length ? Object.fromEntries(numbers) : undefined,
    onLayout: useCallback((layout) => remember({ ...layout }), [remember]),
  };
}
