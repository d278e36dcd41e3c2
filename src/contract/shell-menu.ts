/**
 * Actions of the page that a shell's native menu shows, with the keys by which the page runs them: `Mod` is Cmd on a
 * Mac and Ctrl elsewhere. The menu presses these keys in the window at the front; whether the action can be carried
 * out, and what it does, stays with the page.
 */
export const menuActions = {
  go: [
    { id: 'go.assets', keys: 'Alt+1' },
    { id: 'go.problems', keys: 'Alt+2' },
    { id: 'go.activity', keys: 'Alt+3' },
    { id: 'go.pack', keys: 'Alt+4' },
    { id: 'go.settings', keys: 'Mod+,' },
    { id: 'studio.palette', keys: 'Mod+K' },
  ],
  project: [
    { id: 'project.refresh', keys: 'Mod+Alt+R' },
    { id: 'drift.review', keys: 'F7' },
    { id: 'problems.lookInto', keys: 'F9' },
    { id: 'pack.start', keys: 'Mod+Shift+Enter' },
    { id: 'pack.cancel', keys: 'Mod+.' },
    { id: 'project.reveal', keys: 'Mod+Alt+E' },
    { id: 'project.leave', keys: 'Mod+O' },
    { id: 'project.close', keys: 'Mod+Alt+W' },
  ],
} as const satisfies Readonly<Record<string, readonly { readonly id: string; readonly keys: string }[]>>;

/** Names an action of {@link menuActions}. */
export type MenuActionId = (typeof menuActions)[keyof typeof menuActions][number]['id'];
