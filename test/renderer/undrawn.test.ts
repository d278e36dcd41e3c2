// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { screen } from '@testing-library/dom';
import { showUndrawn } from '../../renderer/undrawn.ts';
import { words } from '../../renderer/words/state.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it('a page whose scripts cannot be loaded says so, and loads itself again when it is asked to', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  document.body.innerHTML = '<div id="studio">half of it</div>';
  const place = document.getElementById('studio');
  if (place) showUndrawn(place);
  expect(screen.getByRole('alert').textContent).toContain(words.undrawn);
  expect(document.body.textContent).not.toContain('half of it');
  screen.getByRole('button', { name: words.reload }).click();
  expect(reload).toHaveBeenCalledTimes(1);
});
