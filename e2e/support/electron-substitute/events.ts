import type Electron from 'electron';

type Hearing<Name extends string> = { on(event: Name, listener: () => void): unknown };
/** The names of a list that the real thing announces; the others do not compile. */
type Announced<Real, Names extends readonly string[]> = { [Index in keyof Names]: Real extends Hearing<Names[Index]> ? Names[Index] : never };

function announcedBy<Real>() {
  return <const Names extends readonly string[]>(names: Names & Announced<Real, Names>): Names => names;
}

/** Everything the substitute announces, held to Electron's own typings. */
export const announced = {
  app: announcedBy<Electron.App>()(['ready', 'before-quit', 'will-quit', 'quit', 'window-all-closed', 'second-instance', 'web-contents-created', 'browser-window-focus']),
  window: announcedBy<Electron.BrowserWindow>()(['ready-to-show', 'close', 'closed', 'focus']),
  contents: announcedBy<Electron.WebContents>()(['did-finish-load', 'did-navigate', 'destroyed', 'will-frame-navigate', 'render-process-gone']),
} as const;
