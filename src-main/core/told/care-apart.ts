/**
 * @file What was told of injuries, taken apart: who saw to them and where is how somebody is and was helped, and nothing of how those
 * who exploited them treated them. That care was refused, or that somebody was left at a door, is. By sentences; anything else stays
 * where it was told. Our own rule (certainty L).
 */
import type { FactStatement, FactView } from '../answers/fact.ts';

export const INJURIES = 'health.injuries';

const CARE =
  /\b(?:hospitals?|infirmary|clinics?|doctors?|dentists?|nurses?|surgery|surgeons?|midwi(?:fe|ves)|GP|A&E|x-?rays?|scans?|stitch(?:es|ed)|operat(?:ed|ion)|physio\w*|optician|prescri\w+|treated (?:at|in|by|with|for)|(?:tooth|teeth) (?:was|were|has been|have been|is|are) (?:pulled|taken out|drawn|filled|done)|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:days|nights|weeks) in the \p{Lu})/u;
const CARE_BEGINS =
  /^(?:hospital|infirmary|clinic|doctor|dentist|nurse|x-?ray|scan|stitches|operated|operation)\b/iu;
/** Whoever did it to them, or kept them from a doctor: that is how they were treated. */
const DONE_TO_THEM =
  /\b(?:hit|hits|beat\w*|kick\w*|punch\w*|stab\w*|slap\w*|burn(?:ed|t)|scald\w*|broke|threw|pushed|strangl\w*|bit|cut (?:her|him|them|me)|not|never|no|nobody|without|refus\w*|let|lets|allow\w*|forbid\w*|forbade|stopped|instead|only|left (?:her|him|them|me)|false name|paid for|took (?:her|him|them|me) out|rap(?:e|ed|es|ing)|assault\w*|abus\w*|touched|threat\w*|drugged|forc\w+|made (?:her|him|them|me)|held (?:her|him|them|me)|sold|sell\w*|gave (?:her|him|them|me) to|abort\w*|steril\w*|kidneys?|organs?|(?:took|taken|removed?) (?:my|her|his|their|a|one))\b|n['’]t\b/iu;

const partsOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/u);

const isCare = (part: string): boolean =>
  (CARE.test(part) || CARE_BEGINS.test(part.trim())) && !DONE_TO_THEM.test(part);

/** The sentences in `text` that say who saw to it, in their order; '' for none. */
export const careIn = (text: string): string =>
  partsOf(text)
    .filter(isCare)
    .map((part) => part.trim())
    .join(' ');

/** `fact` without those; null where nothing else was told. */
export function withoutCare(fact: FactView): FactView | null {
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const parts = partsOf(one.text);
    const kept = parts.filter((part) => !isCare(part));
    if (kept.length === parts.length) return [one];
    const text = kept.join(' ').trim();
    return text === '' && one.ownWords === '' ? [] : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}
