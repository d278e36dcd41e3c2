import { openStudioClient } from './client/open-studio-client.ts';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { askFirstOfEach } from './features/assets/ask-first.ts';
import { keepHistory } from './state/page-history.ts';
import { Studio } from './state/studio.ts';
import { showUndrawn } from './undrawn.ts';

const place = document.getElementById('studio');
if (place) {
  const studio = new Studio(openStudioClient());
  keepHistory(studio, window);
  askFirstOfEach(studio);
  void studio.start();
  // Loaded beside this script; the Studio answers meanwhile.
  void import('./draw.tsx').then(
    ({ draw }) => draw(place, studio),
    () => showUndrawn(place),
  );
}
