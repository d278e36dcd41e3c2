/** What the shell around a window can do beside carrying calls. What is absent answers `not_available`. */
export interface ShellAbilities {
  /** Lets a person choose a directory; `undefined` when nothing was chosen. The window sees no path before it is open. */
  readonly pickProject?: (purpose: 'open' | 'create') => Promise<string | undefined>;
  /** Shows something in the system's file browser. The path is absolute, inside a project, and stood there just now. */
  readonly revealFile?: (path: string) => Promise<void> | void;
}

/** Which program the Studio runs in. */
export type HostKind = 'electron' | 'browser' | 'cli';
