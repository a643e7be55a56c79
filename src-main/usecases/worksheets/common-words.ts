/**
 * @file Whether a word is an ordinary English one, which at the head of a sentence has a capital as a name has. From the word
 * list that passphrases are made of, and some of the commonest, which are too short for it. Our own rule (certainty L).
 */
import list from '../../../resources/words/eff-large.json' with { type: 'json' };
import { fold } from '../../core/search/fold.ts';

const SHORT =
  'whether either neither although though because before after about above below between during until while again almost always never often perhaps maybe big good bad long short tall fat thin young new white black brown red blue green grey first last next every each most more less many much other another same such very just only even then than these those here there today tomorrow yesterday night day week month year house home work money food water door room floor shop street garden driveway';
const COMMON: ReadonlySet<string> = new Set([...list.words, ...SHORT.split(' ')]);

/** In the plural too. */
export function isCommonWord(word: string): boolean {
  const plain = fold(word.trim());
  return [plain, plain.replace(/s$/u, ''), plain.replace(/es$/u, '')].some((one) => COMMON.has(one));
}
