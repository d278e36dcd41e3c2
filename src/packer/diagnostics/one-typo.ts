/**
 * Whether two words are one typing error apart: a letter too many, too few, wrong, or two exchanged; or case, blanks,
 * `-` and `_` alone.
 */
export function isOneTypoAway(word: string, other: string): boolean {
  if (word === other) return false;
  return plain(word) === plain(other) || isOneEditAway(word, other);
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/gu, '');
}

function isOneEditAway(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return exchanged || short.slice(at + 1) === long.slice(at + 1);
}
