/** Every kind of drift in the contract, and where it is taken through the page. */
import { ofAssets } from './of-assets.ts';
import { ofCommits } from './of-commits.ts';
import { ofContents } from './of-contents.ts';
import { ofTheRegistry } from './of-the-registry.ts';

export const owedDecisions = [...ofAssets, ...ofTheRegistry, ...ofCommits];
export const takenOver = ofContents;
export { worthKnowing } from './of-assets.ts';
