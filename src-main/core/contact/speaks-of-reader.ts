/**
 * @file Whether a sentence names whoever would get something: by the whole name, a part of it that tells, or the kind of office.
 * "It would send her home" does not speak of the Home Office. Our own rule (certainty L).
 */
import wish from '../../../resources/codes/wish-words.json' with { type: 'json' };
import { speaksOfOffice } from '../people/office-kind.ts';
import { distinctWords } from '../people/plain-name.ts';
import { saysWord } from './forbidden.ts';

/** Shorter words are in every text. */
const SHORTEST = 4;
/** In the names of many offices, and in many sentences. */
const IN_MANY_NAMES = new Set(wish.inManyNames);

export function speaksOfReader(said: string, reader: string): boolean {
  if (reader.trim() === '') return false;
  const names = distinctWords(reader).filter((word) => word.length >= SHORTEST && !IN_MANY_NAMES.has(word));
  return speaksOfOffice(said, reader) || [reader, ...names].some((name) => saysWord(said, name));
}
