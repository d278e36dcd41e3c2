import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { words } from './words/ui.ts';

const place = document.getElementById('studio');
if (place) createRoot(place).render(<p>{words.product}</p>);
