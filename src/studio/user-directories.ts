/** What a program knows of who runs it. */
export interface UserSurroundings {
  /** Node's `process.platform`. */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's home directory, absolute. */
  readonly home: string;
}

/** Where the Studio keeps a person's settings, as each system has it. Nothing is made. */
export function settingsDirectoryOf({ platform, environment, home }: UserSurroundings): string {
  if (platform === 'win32') return `${absolute(environment['APPDATA']) ?? `${home}\\AppData\\Roaming`}\\Prometeu Studio`;
  if (platform === 'darwin') return `${home}/Library/Application Support/Prometeu Studio`;
  return `${absolute(environment['XDG_CONFIG_HOME']) ?? `${home}/.config`}/prometeu-studio`;
}

/** Where projects are made that nobody gave a place. */
export function projectsFolderOf({ platform, home }: Pick<UserSurroundings, 'platform' | 'home'>): string {
  return platform === 'win32' ? `${home}\\Prometeu` : `${home}/Prometeu`;
}

/** A relative path in such a variable is to be ignored (XDG base directory specification). */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && /^([/\\]|[A-Za-z]:[\\/])/u.test(path) ? path.replace(/[/\\]+$/u, '') : undefined;
}
