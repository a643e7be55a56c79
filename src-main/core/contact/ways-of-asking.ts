/**
 * @file The ways in which people ask for something not to be told, compiled from data: an order, what is wanted or asked for, a
 * secret, who alone may know, who must not, what is to be left out. English only, and our own rule (certainty L).
 */
import asking from '../../../resources/codes/ways-of-asking.json' with { type: 'json' };
import { everyMatch } from '../text/every-match.ts';

const WORDS = new Map(
  Object.entries(asking.words).map(([name, words]) => [name, `(?:${words.join('|')})`] as const),
);

const compiled = (pattern: string, flags: string): RegExp =>
  new RegExp(
    pattern
      .replace(/\{\.\.(\d+)\}/gu, '[^.;]{0,$1}?')
      .replace(/\{(\w+)\}/gu, (whole, name: string) => WORDS.get(name) ?? whole),
    flags,
  );

const WAYS: readonly RegExp[] = asking.ways.map(({ pattern }) => compiled(pattern, 'giu'));
/** What somebody was ordered, or was not let do, is told and not asked for. "I do not know" is no wish. */
const REPORTED: readonly RegExp[] = asking.reported.map(({ pattern }) => compiled(pattern, 'iu'));

/** Whether a sentence asks for something not to be told, or for somebody not to know. */
export function asksNotToTell(sentence: string): boolean {
  const plain = sentence.replaceAll('’', "'");
  // Of two in one sentence the first may be told of somebody else.
  const isAsked = (found: RegExpExecArray): boolean => {
    const end = found.index + found[0].length;
    // With the word after it: whose it is.
    const said =
      plain.slice(Math.max(0, end - FURTHEST), end) + (/^\s+\w+/u.exec(plain.slice(end))?.[0] ?? '');
    // What was reported before it is of another clause: "He told me to keep quiet, but please don't tell my mother."
    const clause = said.slice(Math.max(0, ...[...said.matchAll(APART)].map(({ index }) => index)));
    return !REPORTED.some((one) => one.test(clause));
  };
  return WAYS.some((way) => everyMatch(way, plain).some(isAsked));
}
/** Letters: no sentence that somebody speaks is longer, and in a text without an end each would be read from its beginning. */
const FURTHEST = 1000;
/** "He made me pregnant and I don't want my father to know": who wants it is named anew. */
const APART =
  /[;:] | (?:please|but) |(?:, | (?:and|so|because|that is why) )(?=(?:i|we|she|he|they|nobody|no one|my|our|her|his|their|do not|don't|does not|doesn't)\b)/giu;
