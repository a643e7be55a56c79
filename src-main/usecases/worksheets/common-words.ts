/**
 * @file Whether a word is an ordinary English one, which at the head of a sentence has a capital as a name has. From the word
 * list that passphrases are made of, and some of the commonest, which are too short for it. Our own rule (certainty L).
 */
import common from '../../../resources/words/common.json' with { type: 'json' };
import list from '../../../resources/words/eff-large.json' with { type: 'json' };
import { fold } from '../../core/search/fold.ts';

const COMMON: ReadonlySet<string> = new Set([...list.words, ...common.words]);

/** In the plural too. */
export function isCommonWord(word: string): boolean {
  const plain = fold(word.trim());
  return [plain, plain.replace(/s$/u, ''), plain.replace(/es$/u, '')].some((one) => COMMON.has(one));
}
