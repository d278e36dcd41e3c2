/** What the page says by itself, outside any screen. */
export const words = {
  applied: (title: string) => `${title}: done`,
  undo: 'Undo',
  stateIs: (state: string, project: string) => `${project} is ${state}`,
  closed: 'The project was closed',
  settingsNotSaved: 'The setting could not be saved',
} as const;
