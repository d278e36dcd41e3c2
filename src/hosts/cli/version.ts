/** The version of `package.json` (a test compares them): a constant, so that `--version` reads no file. */
export const version = '0.1.0';
