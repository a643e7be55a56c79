/**
 * @file A referral that somebody else sent before this sheet was begun, as the clock of the case has it. The sheet is then the
 * file's own; what the official form asks of whoever refers, in the first person, was answered by whoever sent it.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { PersonId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';
import type { LookAt } from '../disclosure/sheet.ts';

/** The kind of event that a referral is. */
export const REFERRAL = 'nrm-referral';

export interface SentElsewhere {
  /** Its day in words, and what was noted beside it: by whom, under which reference. */
  readonly on: string;
  readonly note: string;
}

/**
 * The newest, of whom the sheet is about, or of a case in which nobody else could be meant. Null for none, for another form, and where
 * this very sheet was sent.
 */
export function sentElsewhere(
  db: ReadDb,
  { id, formId, caseId, personId }: Pick<ScreeningRow, 'id' | 'formId' | 'caseId' | 'personId'>,
  { form }: Pick<ReadinessData, 'form'>,
): SentElsewhere | null {
  if (formId !== form) return null;
  const [own] = listSubmissionLines(db, id);
  if (own !== undefined && own.kind !== 'withdrawn') return null;
  const others = survivorsOf(listPeople(db, caseId)).some((one) => one.id !== personId);
  const isOfThem = (of: PersonId | null) => (of === null ? !others : of === personId);
  const newest = listEvents(db, caseId)
    .filter(({ kind, withdrawn, personId: of }) => kind === REFERRAL && !withdrawn && isOfThem(of))
    .toSorted((a, b) => a.on.value.localeCompare(b.on.value, 'en'))
    .at(-1);
  return newest === undefined
    ? null
    : { on: formatFuzzyDate(newest.on), note: newest.note.trim().replace(/\.$/u, '') };
}

export const sentElsewhereSaid = (sent: SentElsewhere): Coded => coded('referral-sent', { ...sent });

/** A line of the page that says so, at the person's decision: there the form has the first responder speak. */
export function sentToSee(
  sent: SentElsewhere | null,
  asked: readonly Question[],
  { 'of-who-sends': of }: Pick<ReadinessData, 'of-who-sends'>,
): LookAt[] {
  const on = of.flatMap((name) => asked.find((one) => one.name === name) ?? [])[0];
  if (sent === null || on === undefined) return [];
  return [{ line: 'row/referral-sent', on, about: on.title, source: '', found: [sentElsewhereSaid(sent)] }];
}

/** Beside each field in which whoever sent it spoke, that it was answered then, and what the sheet has of it: nothing to be typed. */
export const answeredThen = (
  sent: SentElsewhere | null,
  fields: readonly CopiedField[],
  { 'of-who-sends': of }: Pick<ReadinessData, 'of-who-sends'>,
): readonly CopiedField[] =>
  sent === null
    ? fields
    : fields.map((one) =>
        of.includes(one.question)
          ? {
              ...one,
              text: '',
              ownWords: '',
              codes: [],
              lookAgain: [
                coded('answered-by-sender', {
                  on: sent.on,
                  value: [one.text, one.ownWords].filter((part) => part !== '').join('; '),
                }),
                ...one.lookAgain,
              ],
            }
          : one,
      );
