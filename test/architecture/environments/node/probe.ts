import { readFileSync } from 'node:fs';

export const fromNode = readFileSync;

// @ts-expect-error there is no page in the packer
export const fromPage = document.title;
