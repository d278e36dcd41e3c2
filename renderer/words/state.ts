/** What the page says by itself, outside any screen: read before anything is drawn, so no other texts read it. */
export const words = {
  applied: (title: string) => `${title}: done`,
  undo: 'Undo',
  stateIs: (state: string, project: string) => `${project} is ${state}`,
  closed: 'The project was closed',
  undrawn: 'The page could not be loaded',
  undrawnSays: 'The Studio that serves it could not be reached, or is another version by now. Nothing of the project was touched.',
  reload: 'Reload the page',
} as const;
