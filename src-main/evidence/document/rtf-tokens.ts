/**
 * @file Takes a Rich Text file apart (Rich Text Format 1.9.1): groups, control words, bytes. Nothing is run, fetched or
 * unpacked: pictures and objects in it are digits that are passed over.
 */
import { refusal } from '../refusal.ts';

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\par`, `\u233`: `value` is null where no number follows. `\*` is the word "*". */
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** One byte of text, in the code page that holds at this place. */
  | { readonly kind: 'byte'; readonly byte: number };

/** Groups inside groups: what word processors write has some dozens. */
const DEPTH = 500;
const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const OPEN = { kind: 'open' } as const;
const CLOSE = { kind: 'close' } as const;

/** `source`: the file, a letter for each byte (Latin-1). Throws damaged-file where groups lie too deep, or the file ends inside one. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const letter = source[at] as string;
    if (letter === '{') {
      depth += 1;
      if (depth > DEPTH) throw refusal('damaged-file', 'too-deep');
      yield OPEN;
      at += 1;
    } else if (letter === '}') {
      depth -= 1;
      yield CLOSE;
      at += 1;
      // What follows the last group is no part of the document.
      if (depth <= 0) return;
    } else if (letter !== '\\') {
      if (letter !== '\r' && letter !== '\n') yield { kind: 'byte', byte: letter.charCodeAt(0) };
      at += 1;
    } else {
      WORD.lastIndex = at;
      const found = WORD.exec(source);
      if (found !== null) {
        at = WORD.lastIndex;
        const value = found[2] === undefined ? null : Number(found[2]);
        yield { kind: 'word', word: found[1] as string, value };
        // So many bytes are no text at all.
        if (found[1] === 'bin' && value !== null && value > 0) at += value;
      } else {
        const sign = source[at + 1] ?? '';
        const hex = sign === "'" ? Number.parseInt(source.slice(at + 2, at + 4), 16) : Number.NaN;
        if (Number.isNaN(hex)) yield { kind: 'word', word: sign, value: null };
        else yield { kind: 'byte', byte: hex };
        at += sign === "'" ? 4 : 2;
      }
    }
  }
  if (depth > 0) throw refusal('damaged-file', 'parts-unread');
}
