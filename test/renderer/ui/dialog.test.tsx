// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from '../../../renderer/ui/button.tsx';
import { Dialog } from '../../../renderer/ui/dialog.tsx';
import { TooltipProvider } from '../../../renderer/ui/popover.tsx';

afterEach(cleanup);

function open(disabled: boolean): { readonly apply: ReturnType<typeof vi.fn<() => void>>; readonly close: ReturnType<typeof vi.fn<() => void>> } {
  const [apply, close] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button look="primary" disabled={disabled} onClick={apply}>
        Apply
      </Button>
    </>
  );
  render(
    <TooltipProvider>
      <Dialog open title="A change" onClose={close} actions={actions}>
        <div role="grid" tabIndex={0} aria-label="what differs" />
      </Dialog>
    </TooltipProvider>,
  );
  return { apply, close };
}

const focused = (): Element => document.activeElement ?? document.body;

it('goes on with Enter, where nothing in it has the focus', () => {
  const { apply, close } = open(false);
  fireEvent.keyDown(focused(), { key: 'Enter' });
  expect([apply.mock.calls.length, close.mock.calls.length]).toEqual([1, 0]);
});

it('does not go on while it cannot, and leaves Enter to a button that has the focus', () => {
  const { apply } = open(true);
  fireEvent.keyDown(focused(), { key: 'Enter' });
  screen.getByRole('button', { name: 'Cancel' }).focus();
  fireEvent.keyDown(focused(), { key: 'Enter' });
  expect(apply).not.toHaveBeenCalled();
});

it('takes no Enter that is still held from before', () => {
  const { apply } = open(false);
  fireEvent.keyDown(focused(), { key: 'Enter', repeat: true });
  expect(apply).not.toHaveBeenCalled();
});

it('goes into its list with an arrow', () => {
  open(true);
  fireEvent.keyDown(focused(), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('grid'));
});

it('closes with Escape', () => {
  const { close } = open(false);
  fireEvent.keyDown(focused(), { key: 'Escape' });
  expect(close).toHaveBeenCalledOnce();
});

it('gives the focus back to what had it', async () => {
  const drawn = (shown: boolean) => (
    <TooltipProvider>
      <button type="button">Review</button>
      {shown && <Dialog open title="A change" onClose={() => undefined} />}
    </TooltipProvider>
  );
  const { rerender } = render(drawn(false));
  const button = screen.getByRole('button', { name: 'Review' });
  button.focus();
  rerender(drawn(true));
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
  rerender(drawn(false));
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('takes back what was typed in it alone, never what was typed behind it', () => {
  render(
    <TooltipProvider>
      <input aria-label="behind" defaultValue="typed behind" />
      <Dialog open title="Rename" onClose={() => undefined}>
        <input aria-label="name" autoFocus defaultValue="old" />
      </Dialog>
    </TooltipProvider>,
  );
  const name = screen.getByLabelText<HTMLInputElement>('name');
  const isLeftToTheBrowser = (key: string, shiftKey = false): boolean => fireEvent.keyDown(name, { key, ctrlKey: true, shiftKey });
  expect(isLeftToTheBrowser('z')).toBe(false);
  fireEvent.input(name, { target: { value: 'new' } });
  expect(isLeftToTheBrowser('z')).toBe(true);
  fireEvent.input(name, { target: { value: 'old' } });
  expect(isLeftToTheBrowser('z')).toBe(false);
  expect([isLeftToTheBrowser('y'), isLeftToTheBrowser('Z', true), isLeftToTheBrowser('a')]).toEqual([false, false, true]);
});
