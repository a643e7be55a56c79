/**
 * @file Sentences of an account that ask for something not to be told, or for somebody not to know: whoever makes a pack is
 * pointed at them, for nobody may have put them into the safe contact plan. English only, and our own rule (certainty L).
 */

const ASKS =
  /\b(?:(?:never|do not|don['’]t|must not|not to) (?:tell|let|say to|be told)|(?:nobody|no one) is to (?:know|hear|be told)|(?:must|should|may|can) (?:not|never) (?:know|find out|hear|be told|learn)|(?:nobody|no one) (?:must|should|may) (?:know|find out|hear|be told))\b/iu;
/** "I do not know" is no wish. */
const KNOWS_NOT = /\b(?:i|we|he|she|they) (?:do not|don['’]t|does not|did not) (?:know|hear|find out)\b/iu;

/** The sentences of `texts` that ask it, once each, in their order. */
export function askedNotToTell(texts: readonly string[]): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n+/u)).map((one) => one.trim());
  return [...new Set(sentences.filter((one) => ASKS.test(one) && !KNOWS_NOT.test(one)))];
}
