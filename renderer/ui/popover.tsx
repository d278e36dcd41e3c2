import type { JSX, ReactElement, ReactNode } from 'react';
import { Popover as Radix, Tooltip as RadixTooltip } from 'radix-ui';
import { printable } from '../../src/base/printable.ts';
import { KeyHint } from './key-hint.tsx';
import './popover.css';

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** What it is about; takes a ref and the events of a button. */
  readonly children: ReactElement;
}

/** A few words on hover and focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps): JSX.Element {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={6}>
          {printable(text)}
          {shortcut && <KeyHint shortcut={shortcut} />}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}

/** Once around the whole page: after one tooltip was shown, the next one comes at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  return <RadixTooltip.Provider delayDuration={450}>{children}</RadixTooltip.Provider>;
}

export interface PopoverProps {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
}

/** A small panel beside what opened it; Escape and a click elsewhere close it. */
export function Popover({ label, trigger, children, side = 'bottom', align = 'start', open, onOpen }: PopoverProps): JSX.Element {
  const control = { ...(open === undefined ? {} : { open }), ...(onOpen ? { onOpenChange: onOpen } : {}) };
  return (
    <Radix.Root {...control}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" aria-label={printable(label)} side={side} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
