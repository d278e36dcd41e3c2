import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadTheRest } from './later.tsx';
import type { Studio } from './state/studio.ts';

export function draw(place: HTMLElement, studio: Studio): void {
  createRoot(place).render(
    <StrictMode>
      <App studio={studio} />
    </StrictMode>,
  );
  loadTheRest();
}
