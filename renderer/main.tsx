import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { App } from './app.tsx';
import { openStudioClient } from './client/open-studio-client.ts';
import { Studio } from './state/studio.ts';

const place = document.getElementById('studio');
if (place) {
  const studio = new Studio(openStudioClient());
  createRoot(place).render(
    <StrictMode>
      <App studio={studio} />
    </StrictMode>,
  );
  void studio.start();
}
