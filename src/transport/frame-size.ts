/** Characters of a frame as JSON text, and whether it is larger than so many bytes in UTF-8. */
export interface FrameSize {
  readonly characters: number;
  readonly tooLarge: boolean;
}

/** Throws for what is no JSON value: a bug of whoever made the frame. */
export function sizeOf(frame: unknown, maxBytes: number): FrameSize {
  const text = JSON.stringify(frame);
  return { characters: text.length, tooLarge: isLonger(text, maxBytes) };
}

function isLonger(text: string, maxBytes: number): boolean {
  // A character is at least one byte and at most three.
  if (text.length > maxBytes) return true;
  if (text.length * 3 <= maxBytes) return false;
  // An answer of many MiB is counted while everybody else waits: code unit by code unit is ten times as quick as by character.
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) bytes += furtherBytesOf(text.charCodeAt(at));
  return bytes > maxBytes;
}

/** Beyond its first. Each half of a surrogate pair has two of its four; a half alone is escaped in JSON. */
function furtherBytesOf(unit: number): number {
  if (unit < 0x80) return 0;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
}
