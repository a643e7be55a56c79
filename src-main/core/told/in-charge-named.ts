/**
 * @file Of an answer to who was in charge and what each of them did, who is only named: "Rayan, their son, nineteen". The official
 * form asks who exploited the person, and somebody who lived there may have done nothing. Our own reading of English (certainty L).
 */
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
const SAYS_WHO =
  /\b(?:sons?|daughters?|child(?:ren)?|bab(?:y|ies)|twins?|mother|father|parents?|grand\p{L}+|brothers?|sisters?|wife|husband|aunt\p{L}*|uncle|cousins?|nephews?|nieces?|in-law|cook|driver|gardener|maid|nanny|neighbours?|lodgers?|tenants?|guests?|girlfriend|boyfriend)\b/u;
/** Anything somebody does, has or says: then it is for a reader to judge. */
const DOES =
  /\b(?:who|whom|whose|that|which|was|were|is|are|had|has|have|did|does|do|said|says|told|took|takes|kept|keeps|gave|gives|paid|pays|held|holds|hit|beat|ran|runs|came|comes|went|drove|drives|brought|sold|bought|wrote|made|makes|let|put|got|saw|knew|slept|ate|shut|lent|hid|lives|works|cooks|cleans|sits|stands|sleeps|looks|watches|counts|collects|carries|wears|sat|stood|led|\p{L}{3,}ed|owners?|boss|managers?|agents?|lenders?|landlord|landlady)\b/u;
