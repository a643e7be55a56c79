/**
 * @file What a wish points back at that says only "that": "There was a baby. I don't want my mother to know that." English only,
 * and our own rule (certainty L).
 */

import { asksNotToTell } from './ways-of-asking.ts';

/**
 * What the wish at `at` points back at, empty where it says itself what is not to be told. One sentence before it, and further ones
 * as long as that one points back as well: "It was in Hull."
 */
export function saidBefore(sentences: readonly string[], at: number): string {
  const asked = sentences[at] ?? '';
  if (!asksNotToTell(asked) || !pointsBack(asked)) return '';
  const found: string[] = [];
  for (let before = at - 1; before >= 0 && found.length < FURTHEST; before -= 1) {
    const sentence = sentences[before] ?? '';
    // Another wish is about something of its own; what is called a secret stands there.
    if (asksNotToTell(sentence) && !IS_SECRET.test(sentence)) break;
    found.unshift(sentence);
    if (!AT_HEAD.test(sentence)) break;
  }
  return found.join(' ');
}
const FURTHEST = 3;
const IS_SECRET =
  /\b(?:is|are|was|were|stays?|['’]s) (?:\w+ )?(?:secret|private|confidential|off the record)\b/iu;

const pointsBack = (sentence: string): boolean =>
  [AT_END, AT_HEAD, NAMED].some((way) => way.test(sentence.replaceAll('’', "'")));

/** "To know that.", "to hear about it until they are out", "leave that out": "that I was pregnant" says itself what. */
const AT_END =
  /\b(?:that|this|it|those|these|them|those things|these things)\s*(?:$|[.,!?;]|\b(?:to|from|until|unless|but|before|after|at all|either|yet|ever|told|known|out|down|off|over|please|and then|should|must|may|won't|doesn't|does not|will not|would not)\b|(?<!\b(?:know|hear|learn|out|told|aware|read|see) that\s*)\b(?:in|into|on|up|with|between)\b)/iu;
/** "It is not to be told to her." "On no account is her brother to hear of either of them." "Such a thing should never …" */
const AT_HEAD =
  /^(?:(?:and|but|so|please|all|both|either|neither|none),?\s+(?:of\s+)?)*(?:that|this|it|those|these|such an?)\b/iu;
/** "That picture", "this part", "the last paragraph", "what he has just said", "either of them". */
const NAMED =
  /\b(?:(?:that|this|those|these|such an?) (?:\w+ )?(?:parts?|bits?|things?|ones?|pages?|pictures?|photos?|photographs?|stor(?:y|ies)|names?|days?|nights?|messages?|lines?|paragraphs?|matters?|facts?|pieces?|words?|letters?|address|numbers?|years?|sentences?|answers?)|(?:last|previous|first|second) (?:\w+ )?(?:sentences?|paragraph|part|piece|page|line|thing|bit|answer)|(?:either|neither|both|all|none|any) of (?:it|that|this|them|those|these)|what(?:'s above| (?:i|he|she|they|we)(?: (?:have|has)|'ve|'s)? just \w+)|(?:i|he|she|they|we)(?:'ve| have|'s| has) just \w+)\b/iu;
