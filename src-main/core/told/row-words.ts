/** @file Words in which cells of rows go on into a text, out of their code list. */
import list from '../../../resources/codes/row-words.json' with { type: 'json' };

const WORDS: ReadonlyMap<string, string> = new Map(list.choices.map(({ value, text }) => [value, text]));

/** Of a label or, with its column before it (`seen-no`), of a choice; empty for what is no value of the list. */
export const rowWord = (value: string): string => WORDS.get(value) ?? '';
