/**
 * @file Lines of the ledger in a handover file of a program before schema 640: what kind of line it is stood in the sentence with
 * which its note began. It is read once, where the file is taken in, and nowhere else.
 */
import { FULL_MONTHS } from '../dates/date-words.ts';
import type { CaseData, ConsentData } from './case-data.ts';

const PUT_OFF = /^Not yet: to be asked again\.\s*/u;
const SLIP =
  /^The yes had been written down by mistake(?: and is put right here; the person took nothing back\.|(?!\w))/u;
const SLIP_SENTENCE =
  /^The yes had been written down by mistake and is put right here; the person took nothing back\.\s*/u;
const MET =
  /^The condition is met: so said by (?<head>[^\n]*?)(?: It was: “(?<condition>[\s\S]*?)”)?(?=\n|$)\n?/u;
const ON_DAY = /^(?<by>.*) on (?<day>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4})$/u;

export const earlierConsents = (data: CaseData): CaseData => ({
  ...data,
  consents: data.consents.map(earlierConsent),
});

/** The line itself where its note does not begin so, and where the file says what kind it is. */
export function earlierConsent(line: ConsentData): ConsentData {
  const { status, note } = line;
  if (line.settled !== undefined) return line;
  if (status === 'refused' && PUT_OFF.test(note))
    return { ...line, status: 'not-yet', note: note.replace(PUT_OFF, '') };
  if (status === 'withdrawn' && SLIP.test(note)) {
    const words = note.replace(SLIP_SENTENCE, '');
    return { ...line, note: words, settled: { kind: 'written-wrongly', by: '', on: null, condition: '' } };
  }
  const met = status === 'given' ? MET.exec(note) : null;
  if (met === null) return line;
  const said = (met.groups?.head ?? '').replace(/\.+$/u, '');
  const { by = said, day = '', month = '', year = '' } = ON_DAY.exec(said)?.groups ?? {};
  const number = FULL_MONTHS.findIndex((one) => one.startsWith(month)) + 1;
  const on = year === '' ? null : [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-');
  const condition = met.groups?.condition ?? '';
  return {
    ...line,
    note: note.slice(met[0].length),
    settled: { kind: 'condition-met', by, on, condition },
  };
}
