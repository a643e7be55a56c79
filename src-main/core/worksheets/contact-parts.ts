/** @file The parts of an address or of a way to reach somebody, which a text may name one by one. */

export interface ContactPart {
  readonly text: string;
  /** Comes out; a single word may be a town, and what stands in brackets a known place: those are pointed at. */
  readonly sure: boolean;
}

const LONGEST = 80;

/** Of "5 Elm Road, Hull (Oak House)": "5 Elm Road" and "Elm Road", and, less surely, "Hull" and "Oak House". */
export function contactParts(value: string): ContactPart[] {
  const inBrackets = [...value.matchAll(/[([]([^()[\]]+)[)\]]/gu)].flatMap((match) => pieces(match[1] ?? ''));
  const open = pieces(value.replace(/[([][^()[\]]*[)\]]/gu, '\n'));
  const streets = open.flatMap((part) => /^.*\d\p{L}?[\s,]+(\D{3,})$/su.exec(part)?.[1]?.trim() ?? []);
  return [
    ...[...open, ...streets].map((text) => ({ text, sure: isSeveralWords(text) })),
    ...inBrackets.map((text) => ({ text, sure: false })),
  ].filter(({ text }) => text.length <= LONGEST && namesSomething(text));
}

const pieces = (text: string): string[] =>
  text
    .split(/[,;:\n\r()[\]]+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2);

const isSeveralWords = (text: string) => /[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(text);

/** A name begins with a capital or stands in a script that has none; "after six" and "pm" are neither. */
const namesSomething = (text: string) =>
  text.split(/\s+/).some((word) => /^\P{L}*[\p{Lu}\p{Lo}]/u.test(word) && word.length > 1);
