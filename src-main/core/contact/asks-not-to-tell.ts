/**
 * @file Whether a sentence asks for something not to be told, or for somebody not to know; and where it says only "that", the
 * sentences before it that say what: "There was a baby. I don't want my mother to know that." English only, and our own rule
 * (certainty L).
 */

const ASKS =
  /\b(?:(?:never|do not|don['’]t|must not|not to) (?:tell|let|say to|be told)|(?:nobody|no one) is to (?:know|hear|be told)|(?:is|are) not to (?:know|hear|find out|learn)|(?:do|does) ?(?:not|n['’]t) want [^.;]{1,60}(?:know|find out|hear|told|learn)|without [^.;]{1,40} (?:knowing|finding out)|(?:(?:must|should|may|can) (?:not|never)|(?:must|should)n['’]t) (?:know|find out|hear|be told|learn)|(?:nobody|no one) (?:must|should|may) (?:know|find out|hear|be told))\b/iu;
/** "I do not know" is no wish. */
const KNOWS_NOT = /\b(?:i|we|he|she|they) (?:do not|don['’]t|does not|did not) (?:know|hear|find out)\b/iu;

export const asksNotToTell = (sentence: string): boolean => ASKS.test(sentence) && !KNOWS_NOT.test(sentence);

/**
 * What the wish at `at` points back at, empty where it says itself what is not to be told. One sentence before it, and further ones
 * as long as that one points back as well: "It was in Hull."
 */
export function saidBefore(sentences: readonly string[], at: number): string {
  const asked = sentences[at] ?? '';
  if (!asksNotToTell(asked) || !(AT_END.test(asked) || AT_HEAD.test(asked))) return '';
  const found: string[] = [];
  for (let before = at - 1; before >= 0 && found.length < FURTHEST; before -= 1) {
    const sentence = sentences[before] ?? '';
    // Another wish is about something of its own.
    if (asksNotToTell(sentence)) break;
    found.unshift(sentence);
    if (!AT_HEAD.test(sentence)) break;
  }
  return found.join(' ');
}
const FURTHEST = 3;

/** "To know that.", "to hear about it until they are out": "that I was pregnant" says itself what. */
const AT_END =
  /\b(?:that|this|it|those things|these things)\s*(?:$|[.,!?;]|\b(?:to|from|until|unless|but|before|after|at all|either|yet|ever|told|known)\b)/iu;
/** "It is not to be told to her." */
const AT_HEAD = /^(?:(?:and|but|so|please),?\s+)*(?:that|this|it)\b/iu;
