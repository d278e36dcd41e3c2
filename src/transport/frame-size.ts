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
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes > maxBytes;
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
