/**
 * @file What customers paid, told in the cell for pay: "Men paid £100". It went to whoever was in charge, and under "pay" it would
 * read as what the person had. Only where nobody is named as having been given it. Our own rule (certainty M).
 */
import { ENGLISH, shaped } from './english.ts';

const CUSTOMERS = shaped(ENGLISH['paid-by-others'].customers);
/** "Paid her", "£20 to him", "gave Ana £5": a name may be theirs. */
const TO_THE_PERSON = shaped(ENGLISH['paid-by-others']['to-the-person']);

/** `pay` as it was told, in two: what the person had, and what others paid; each '' for none. */
export function paidApart(pay: string): { readonly had: string; readonly others: string } {
  const parts = pay.split(/(?<=[.;])\s+/u).filter((part) => part.trim() !== '');
  const isOthers = (part: string) => {
    const after = CUSTOMERS.exec(part.trim())?.groups?.after;
    return after !== undefined && !TO_THE_PERSON.test(after);
  };
  const others = parts.filter(isOthers);
  if (others.length === 0) return { had: pay, others: '' };
  // What follows it may go on about the same money, and stays with it.
  const from = parts.findIndex(isOthers);
  const join = (some: readonly string[]) => some.join(' ').replace(/[;\s]+$/u, '');
  return { had: join(parts.slice(0, from)), others: join(parts.slice(from)) };
}
