// Neutral code runs in a page, in Node and in a worker alike: it may take none of them for granted.
// Each line below must be an error; the type-checker fails on a directive that suppresses nothing.

// @ts-expect-error there is no Node here
export const fromNode = process.pid;

// @ts-expect-error nor its modules
export type FromNodeModule = typeof import('node:fs');

// @ts-expect-error there is no page here
export const fromPage = document.title;
