import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/inspector.ts';

type Facts = Readonly<Record<string, unknown>> | undefined;

/** What a family read from a file's first bytes, in a few words; empty where there is nothing to say. */
export function factsOf(facts: Facts): string {
  if (!facts) return '';
  const header = facts['header'];
  if (isFacts(header)) return words.facts.picture(numberOf(header, 'width'), numberOf(header, 'height'), numberOf(header, 'bitDepth'));
  if (facts['state'] === 'readable') {
    return words.facts.sound(numberOf(facts, 'sample_rate'), numberOf(facts, 'channels'), numberOf(facts, 'bits'), formatCount(numberOf(facts, 'frames')));
  }
  const fault = facts['fault'];
  if (isFacts(fault) && typeof fault['message'] === 'string') return fault['message'];
  if (typeof facts['message'] === 'string') return facts['message'];
  if (typeof facts['colourCount'] === 'number') return words.facts.colours(facts['colourCount']);
  return Object.entries(facts)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
}

function isFacts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function numberOf(facts: Readonly<Record<string, unknown>>, key: string): number {
  const value = facts[key];
  return typeof value === 'number' ? value : 0;
}
