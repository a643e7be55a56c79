/** @file Text files: whether bytes are text, in which encoding, and what they say. */

export interface DecodedText {
  readonly text: string;
  /** Nothing in the file says how its letters are stored. */
  readonly guessed: boolean;
}

/** Bytes that no text file holds: controls other than tab, line feed, form feed, return and escape. */
const CONTROLS = new Set([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31,
]);

export function looksLikeText(bytes: Uint8Array): boolean {
  if (utf16Order(bytes) !== null) return true;
  for (const byte of bytes) if (CONTROLS.has(byte)) return false;
  return true;
}

/** UTF-8 (with or without a byte order mark), UTF-16 with one, and otherwise Windows-1252, which is said. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const order = utf16Order(bytes);
  if (order !== null) return { text: new TextDecoder(order).decode(bytes), guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}

function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}
