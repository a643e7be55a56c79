/**
 * @file Of an answer to who was in charge and what each of them did, who is only named: "Rayan, their son, nineteen". The official
 * form asks who exploited the person, and somebody who lived there may have done nothing. Our own reading of English (certainty L).
 */
import { ENGLISH, shaped } from './english.ts';
import { sentencesIn } from './told-anew.ts';

/** Sentences of a name with who they are and nothing else; none where nobody at all is said to have done anything. */
export function onlyNamed(text: string): string[] {
  const each = text
    .split(/\n|;/u)
    .flatMap(sentencesIn)
    .map(bare)
    .filter((one) => one !== '');
  const named = each.filter((one) => NAMES.test(one) && SAYS_WHO.test(one) && !DOES.test(one));
  return named.length === each.length ? [] : named;
}

/** Without the place it is said of, and the stop. */
const bare = (sentence: string): string =>
  sentence
    .replace(/^\p{Lu}[\p{L} ’'-]{1,40}:\s*/u, '')
    .replace(/[.;]\s*$/u, '')
    .trim();

const NAMES = /^\p{Lu}/u;
/** A word for who they are to somebody, or what they are in the house. */
const SAYS_WHO = shaped(ENGLISH['in-charge-named']['says-who']);
/** Anything somebody does, has or says: then it is for a reader to judge. */
const DOES = shaped(ENGLISH['in-charge-named'].does);
