/**
 * @file Of a text that was told differently, what each telling told anew: a sentence that stands word for word in the telling
 * before it keeps the day on which it was told, and is not said again under the later one.
 */
import type { FactStatement } from '../answers/fact.ts';

/** `tellings` of one thing, oldest first. A telling that says the same again, and nothing else, stays as it is. */
export function toldAnew(tellings: readonly FactStatement[]): FactStatement[] {
  return tellings.map((one, at) => {
    const before = tellings[at - 1];
    if (before === undefined || !isText(one) || !isText(before)) return one;
    const known = new Set(sentencesIn(before.text).map(bare));
    const sentences = sentencesIn(one.text);
    const left = sentences.filter((sentence) => !known.has(bare(sentence)));
    if (left.length === sentences.length || left.length === 0) return one;
    return { ...one, text: left.join(' ') };
  });
}

/** Lines of rows are compared row by row elsewhere, and a choice is no text. */
const isText = ({ state, text, value, lines }: FactStatement): boolean =>
  state === 'answered' && value === text && lines === undefined;

export const sentencesIn = (text: string): string[] =>
  text.split(/(?<=[.!?]["”’)]?)\s+|\n+/u).filter((sentence) => sentence.trim() !== '');

const bare = (sentence: string): string =>
  sentence
    .replace(/["“”]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.;,]+$/u, '')
    .toLowerCase();
