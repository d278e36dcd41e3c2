import type { ReactNode } from 'react';

export const fromPage = document.title;
export type FromReact = ReactNode;

// @ts-expect-error a page has no Node
export const fromNode = process.pid;
