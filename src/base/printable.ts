// Control characters (Cc) could move the cursor or repaint the screen; the separators and bidirectional
// controls could make a line read as something else than it is. Names come from files anybody may have written.
const unsafe = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text from a project as a terminal and a page may have it: what is not visible is spelled out (`\u001b`). */
export function printable(text: string): string {
  return text.replace(unsafe, spellOut);
}

function spellOut(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
