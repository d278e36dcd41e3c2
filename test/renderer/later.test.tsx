// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState, type ComponentType, type JSX } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { addressIn, later, laterOver } from '../../renderer/later.tsx';
import { StudioProvider } from '../../renderer/state/context.tsx';
import { Studio } from '../../renderer/state/studio.ts';
import { words } from '../../renderer/words/ui.ts';
import { FakeClient } from './support/fake-client.ts';

afterEach(cleanup);

function Part(): JSX.Element {
  return <p>the part</p>;
}

const pick = (part: ComponentType): ComponentType => part;

/** A file that can be reached or not; counts how often it was asked for. */
function file(): { reachable: boolean; asked: number; readonly load: () => Promise<ComponentType> } {
  const one = {
    reachable: false,
    asked: 0,
    load: async () => {
      one.asked += 1;
      if (!one.reachable) throw new TypeError('Failed to fetch dynamically imported module');
      return Part;
    },
  };
  return one;
}

async function show(Shown: () => JSX.Element | null): Promise<Studio> {
  const studio = new Studio(new FakeClient());
  await act(async () => {
    render(
      <StudioProvider studio={studio}>
        <Shown />
      </StudioProvider>,
    );
  });
  return studio;
}

describe('a part that is loaded later', () => {
  it('says that it could not be loaded, and is there after another attempt', async () => {
    const missing = file();
    await show(later(missing.load, pick));
    expect(await screen.findByText(words.notLoaded)).toBeTruthy();
    missing.reachable = true;
    fireEvent.click(screen.getByRole('button', { name: words.again }));
    expect(await screen.findByText('the part')).toBeTruthy();
    expect(screen.queryByText(words.notLoaded)).toBeNull();
  });

  it('is tried again when it is shown again', async () => {
    const missing = file();
    const Shown = later(missing.load, pick);
    await show(Shown);
    cleanup();
    missing.reachable = true;
    await show(Shown);
    expect(await screen.findByText('the part')).toBeTruthy();
  });

  it('is loaded once, however often it is shown', async () => {
    const there = file();
    there.reachable = true;
    const Shown = later(there.load, pick);
    await show(Shown);
    cleanup();
    await show(Shown);
    expect(there.asked).toBe(1);
  });
});

describe('what is drawn over everything else', () => {
  /** `open` opens it and resolves when it is shut again, or shown. */
  async function overlay(of: ReturnType<typeof file>): Promise<{ readonly studio: Studio; open: () => Promise<void> }> {
    let setOpen: (open: boolean) => void = () => undefined;
    let isOpen = false;
    const Over = laterOver(of.load, pick, () => {
      const [open, set] = useState(false);
      setOpen = set;
      isOpen = open;
      return { open, shut: () => set(false) };
    });
    const studio = await show(Over);
    const open = async (): Promise<void> => {
      await act(async () => setOpen(true));
      await waitFor(() => expect(!isOpen || screen.queryByText('the part') !== null).toBe(true));
    };
    return { studio, open };
  }
  const told = (studio: Studio): readonly string[] => studio.notices.store.getState().notices.map(({ text }) => text);

  it('shows and says nothing of being missing while it is shut', async () => {
    const { studio } = await overlay(file());
    expect(document.body.textContent).toBe('');
    expect(told(studio)).toEqual([]);
  });

  it('refuses to be opened, each time, and asks for its file anew', async () => {
    const missing = file();
    const { studio, open } = await overlay(missing);
    await open();
    const [first] = studio.notices.store.getState().notices;
    await open();
    expect(told(studio)).toEqual([words.notLoaded]);
    expect(studio.notices.store.getState().notices).not.toContain(first);
    expect(missing.asked).toBe(3);
  });

  it('opens once its file can be reached', async () => {
    const missing = file();
    const { studio, open } = await overlay(missing);
    await open();
    missing.reachable = true;
    await open();
    expect(screen.getByText('the part')).toBeTruthy();
    expect(told(studio)).toHaveLength(1);
  });
});

describe('the script that could not be fetched', () => {
  const own = new URL('./activity-abc.js', location.href).href;

  it('is told from how the browser words it', () => {
    expect(addressIn(new TypeError(`Failed to fetch dynamically imported module: ${own}`))).toBe(own);
  });

  it.each([new TypeError('Importing a module script failed.'), new TypeError('Failed to fetch dynamically imported module: https://elsewhere.example/a.js'), 'no error'])('is not known from %s', (error) => {
    expect(addressIn(error)).toBeUndefined();
  });
});
