/** @file What was said of ways never to reach a person, wherever it was said, that nobody has decided in the safe contact plan. */
import type { ToldNeverView } from '../../contract/contact.ts';
import { rowsOf } from '../../core/answers/fact-values.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { withoutWithdrawn } from '../../core/answers/said.ts';
import { CONTACT_CHANNELS } from '../../core/contact/contact-note.ts';
import type { Never } from '../../core/contact/contact-plan.ts';
import { type ToldNever, toldNever, undecidedNever } from '../../core/contact/told-never.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { PersonId } from '../../core/ids.ts';
import { isContactPlan, isWayToReach } from '../../core/withholding/off-paper.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listContacts, standingPlan } from '../../vault/queries/contacts.ts';
import { readStamps } from '../../vault/queries/people.ts';
import { listPersonScreenings, newestAnswers } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { Engine } from '../engine/engine.ts';
import { findPinned } from '../forms/pinned-form.ts';

/** Oldest place first, each saying once. Throws `not-found`. */
export const toldNeverOf = (
  { session: { workedOut } }: Engine,
  db: ReadDb,
  personId: PersonId,
): ToldNeverView[] =>
  workedOut.recall(JSON.stringify(['told never', personId]), () =>
    undecidedNever(standingPlan(db, personId), [
      ...inDetails(db, personId),
      ...inRecords(db, personId),
      ...inContacts(db, personId),
    ]),
  );

function inDetails(db: ReadDb, personId: PersonId): ToldNeverView[] {
  const { safeContact } = requirePerson(db, personId);
  const { at = '', author: by = '' } =
    readStamps(db, personId).find(({ field }) => field === 'safeContact') ?? {};
  return toldNever(safeContact).map((one) => ({ ...one, from: { kind: 'details' }, at, by }));
}

/** Facts under which somebody may say it, besides how they are reached. */
const SAID_UNDER: readonly (string | null)[] = ['needs.most-important', 'account.additions'];

const isHeard = (question: Question): boolean => isWayToReach(question) || SAID_UNDER.includes(question.fact);

/**
 * Where a form asks how safe somebody is now. A number or mailbox counts there at once; of a whole way a person decides first,
 * for "he never let me phone" is of the past.
 */
const isOfSafety = ({ page, fact }: Question): boolean =>
  SAFETY_PAGES.includes(page) || fact === 'contact.may-be-told' || fact === 'person.family-kept-apart';
const SAFETY_PAGES: readonly string[] = ['safety', 'risk'];
const addressesAlone = ({ words, lines }: ToldNever): ToldNever => ({
  words,
  lines: lines.filter(({ what }) => what === 'address'),
});

function inRecords(db: ReadDb, personId: PersonId): ToldNeverView[] {
  return listPersonScreenings(db, personId).flatMap(({ id, formId, formVersion, formTitle: title }) => {
    const form = findPinned(db, formId, formVersion);
    if (form === undefined) return [];
    const isPlan = isContactPlan(form.questions);
    return withoutWithdrawn(newestAnswers(db, id)).flatMap((answer): ToldNeverView[] => {
      const question = form.byName.get(answer.question);
      if (question === undefined) return [];
      const isWhole = isPlan || isHeard(question);
      if (!isWhole && !isOfSafety(question)) return [];
      // The plan's own words, filled in on a sheet.
      if (answer.relation === 'confirms' && question.from.includes('contact.plan-told')) return [];
      const from = { kind: 'record', screeningId: id, title } as const;
      const { at, author: by } = answer;
      return saidIn(question, answer)
        .map((one) => (isWhole ? one : addressesAlone(one)))
        .map((one) => ({ ...one, from, at, by }));
    });
  });
}

/** A list has a column that says so itself. */
function saidIn(
  { element }: Question,
  { value, ownWords }: { readonly value: unknown; readonly ownWords: string },
): ToldNever[] {
  const rows = rowsOf(value);
  if (rows.length === 0) return toldNever(`${readableValue(element, value)}\n${ownWords}`);
  return rows.flatMap(({ channel, detail, safe, how }): ToldNever[] => {
    const told = [detail, how].filter((one) => typeof one === 'string' && one !== '').join(', ');
    if (safe !== 'no') return toldNever(told);
    const way = CHANNEL_OF[String(channel)] ?? String(channel);
    const line = (part: object): Never => ({ ...part, why: told === '' ? way : told }) as Never;
    const isWay = CONTACT_CHANNELS.some((one) => one === way);
    const words = readableValue(element, [{ channel, detail, safe, how }]);
    const lines =
      typeof detail === 'string' && detail.trim() !== ''
        ? [line({ what: 'address', value: detail.trim() })]
        : isWay
          ? [line({ what: 'channel', value: way })]
          : [];
    return [{ words, lines }];
  });
}

/** As the safety plan's list of ways has them. */
const CHANNEL_OF: Readonly<Record<string, string>> = { phone: 'telephone', through: 'through-someone' };

function inContacts(db: ReadDb, personId: PersonId): ToldNeverView[] {
  const { caseId } = requirePerson(db, personId);
  return listContacts(db, caseId)
    .filter((one) => one.personId === personId && !one.mistaken)
    .flatMap(({ id, wishes, note, addenda, at, by }) => {
      const from = { kind: 'contact', contactId: id } as const;
      return [
        ...toldNever(`${wishes}\n${note}`).map((one) => ({ ...one, from, at, by })),
        ...addenda.flatMap((added) =>
          toldNever(added.text).map((one) => ({ ...one, from, at: added.at, by: added.by })),
        ),
      ];
    });
}
