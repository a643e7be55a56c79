/** @file Words for relatives in languages other than English, as an English telling has them. Which they are is data. */
import words from '../../../resources/codes/kin-words.json' with { type: 'json' };

/** In small letters, each once. */
export const KIN_WORDS: readonly string[] = [...new Set(words.words.flatMap(({ kin }) => kin))];

const ALL: ReadonlySet<string> = new Set(KIN_WORDS);
/** Whether `word`, with a capital or without, is one of them. */
export const isKinWord = (word: string): boolean => ALL.has(word.toLowerCase());
