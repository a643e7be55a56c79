/**
 * @file What somebody may know, and no more, as it was recorded: "the school may know that she is in care". Nobody can tell by
 * words what goes beyond it, so that whatever would go to whom it names is held until somebody says why. Our own rule
 * (certainty L).
 */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { distinctWords } from '../people/plain-name.ts';
import { fold } from '../search/fold.ts';
import { speaksOfReader } from './not-for-recipient.ts';

/** Who may know something and what, as it was recorded. */
export const MAY_BE_TOLD = 'contact.may-be-told';

/**
 * Each text as it was written down, once: taken apart, "nothing else" would stand alone. Only what was recorded after the entry
 * `decided` of the log.
 */
export const mayBeTold = (facts: ReadonlyMap<string, FactView>, decided = -1): string[] =>
  textsOf(facts, ({ seq }) => seq > decided);

/** Those that somebody told: what a sheet holds under this heading is made of the consents too, which are shown as consents. */
export const mayBeToldAsTold = (facts: ReadonlyMap<string, FactView>): string[] =>
  textsOf(
    facts,
    ({ origin, heldOn }) => origin.kind === 'interview' && (origin.sheet !== true || heldOn !== undefined),
  );

function textsOf(facts: ReadonlyMap<string, FactView>, of: (said: FactStatement) => boolean): string[] {
  const fact = facts.get(MAY_BE_TOLD);
  const texts = (fact === undefined ? [] : standingStatements(fact))
    .filter(of)
    .flatMap((one) => [one.text, one.ownWords]);
  return [...new Set(texts.map((one) => one.trim()).filter((one) => one !== ''))];
}

/**
 * Those that name whoever would get it, by the whole name, a part of it that tells, or the kind of office. `decided`: the entry
 * of the log with which the person agreed that this very recipient gets it; what they said before that is answered by it.
 */
export function mayBeToldTo(
  facts: ReadonlyMap<string, FactView>,
  recipient: string,
  decided?: number,
): string[] {
  return mayBeTold(facts, decided).filter((said) => speaksOfReader(said, recipient));
}

/**
 * Whether a text gives `recipient` the file itself, and keeps it from others alone: "only Asylum Justice, nobody else may have the
 * file". One that has another limit beside that is none: "only Asylum Justice, but not the part about the boat".
 */
export function isForThemAlone(said: string, recipient: string): boolean {
  const name = distinctWords(recipient).join(' ');
  const plain = fold(said)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (name === '' || !plain.includes(`only ${name}`)) return false;
  return !LIMITED.test(plain.replace(`only ${name}`, ' ').replace(NOBODY_ELSE, ' '));
}

const NOBODY_ELSE =
  /\b(?:nobody|no one|none) else(?: (?:may|can|is to) (?:have|see|get|know)(?: (?:the|his|her|their|my|of|it|file|papers?|account|story))*)?/u;
const LIMITED =
  /\b(?:but|except|not|never|nothing|without|about|until|unless|after|before|once|when|where|while|if|only|part|some|that)\b/u;
