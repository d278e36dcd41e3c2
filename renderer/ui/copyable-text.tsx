import { useState, type JSX } from 'react';
import { Check, Copy } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import { LiveRegion } from './hidden.tsx';
import './copyable-text.css';

export interface CopyableTextProps {
  /** What it is: `id`, `digest`. */
  readonly label: string;
  readonly text: string;
  /** Shown in its place, where it is long. */
  readonly short?: string;
}

/** An id, path or digest; a click copies all of it, as it is. A path too long to be shown loses its middle. */
export function CopyableText({ label, text, short }: CopyableTextProps): JSX.Element {
  const [told, setTold] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setTold(words.copied),
      () => setTold(words.copyFailed),
    );
  };
  const shown = printable(short ?? text);
  const tail = shown.lastIndexOf('/');
  return (
    <button type="button" className="copyable" title={printable(text)} aria-label={`${words.copyOf(label)}: ${printable(text)}`} onClick={copy} onBlur={() => setTold('')}>
      <code>
        {tail > 0 && <span>{shown.slice(0, tail)}</span>}
        <span>{tail > 0 ? shown.slice(tail) : shown}</span>
      </code>
      {told === words.copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
      <LiveRegion text={told} />
    </button>
  );
}
