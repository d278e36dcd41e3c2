import type { OptionalCompanion } from '../../src/contract/documents.ts';

const companions: Readonly<Record<OptionalCompanion, string>> = {
  'asset_ids.d.ts': 'TypeScript declarations: ids as literal types',
  'asset_ids.h': 'C header: ids as macros',
  'asset_ids.rs': 'Rust module: ids as constants',
};

/** Texts of Settings. */
export const words = {
  group: 'Settings',
  studio: 'Studio',
  studioSays: 'Yours, for every project on this machine.',
  theme: 'Theme',
  themeSays: 'Colours of the interface. “System” follows the setting of this machine.',
  themes: { dark: 'Dark', light: 'Light', system: 'System' },
  themeOf: (theme: string) => `Theme: ${theme}`,
  density: 'Density',
  densitySays: 'Compact shows more rows; comfortable gives them more room.',
  densities: { compact: 'Compact', comfortable: 'Comfortable' },
  switchDensity: 'Switch the density',
  project: 'Project',
  projectSays: 'Kept in assets/.prometeu/project.json, for everyone who works on this project.',
  refresh: 'Changes on disk',
  refreshSays: {
    automatic: 'Contents that change on disk are taken over by themselves. What needs a decision waits for one.',
    manual: 'Contents that change on disk wait until somebody refreshes; until then a pack is refused.',
  },
  refreshes: { automatic: 'Automatic', manual: 'Manual' },
  switchRefresh: 'Switch how changes on disk are taken over',
  budgets: 'Size budgets',
  budgetsSays: 'What the packed bytes of a bank may weigh, without header and padding. Above it a warning is shown, or an error keeps the pack from running.',
  bank: 'Bank',
  total: 'All banks together',
  most: 'At most, bytes',
  mostOf: (bank: string) => `Most bytes of ${bank}`,
  severity: 'Above it',
  severityOf: (bank: string) => `What being above the budget of ${bank} is`,
  severities: { warning: 'Warning', error: 'Error: stops the pack' },
  noBudget: 'no limit',
  notBytes: 'A whole number of bytes, 0 or more; empty for no limit.',
  remove: (bank: string) => `Remove the budget of ${bank}`,
  companions: 'Id constants for game code',
  companionsSays: 'Made by every pack beside the archive, in the same step: a name for each asset id.',
  companionFiles: companions,
  in: (file: string) => `build/${file}`,
  readOnly: 'This project cannot be written',
  saved: 'Saved',
} as const;
