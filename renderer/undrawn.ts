import { words } from './words/state.ts';

/** In place of the page where the scripts that draw it could not be loaded: without them, and so without React. */
export function showUndrawn(place: HTMLElement): void {
  const again = elementOf('button', 'button button-primary', words.reload);
  again.type = 'button';
  again.addEventListener('click', () => location.reload());
  const actions = elementOf('div', 'empty-actions');
  actions.append(again);
  const said = elementOf('div', 'empty');
  said.role = 'alert';
  said.append(elementOf('h1', 'empty-title', words.undrawn), elementOf('p', 'empty-says', words.undrawnSays), actions);
  const main = elementOf('main', 'undrawn');
  main.append(said);
  place.replaceChildren(main);
}

function elementOf<N extends keyof HTMLElementTagNameMap>(name: N, className: string, text = ''): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
