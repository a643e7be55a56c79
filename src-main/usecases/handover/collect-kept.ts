/** @file Days, contacts, plans and support of a case in the shape they are handed over in. Nothing is decided here. */
import type { CaseData } from '../../core/handover/case-data.ts';
import type { KeptPart, keptLists } from '../../core/handover/kept-data.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  answersSeenTo,
  contactRows,
  eventRows,
  planRows,
  supportRows,
} from '../../vault/queries/handover-kept.ts';

export type KeptData = Pick<CaseData, keyof typeof keptLists>;

/** What else goes: a line stands without the paper it names where that stays behind. */
export interface GoesToo {
  readonly people: readonly PersonId[];
  readonly records: ReadonlySet<string>;
  readonly exhibits: ReadonlySet<string>;
}

/** `without`: what stays behind as a whole. */
export function collectKept(
  db: ReadDb,
  caseId: CaseId,
  { people, records, exhibits }: GoesToo,
  without: readonly KeptPart[],
): KeptData {
  const goes = (part: KeptPart) => !without.includes(part);
  const persons = new Set<string>(people);
  const events = goes('dates') ? eventRows(db, caseId) : [];
  const contacts = goes('contacts') ? contactRows(db, caseId) : [];
  return {
    events: events
      .filter(({ personId }) => personId === null || persons.has(personId))
      .map((event) => ({
        ...event,
        lines: event.lines.map((line) => ({
          ...line,
          evidenceId: exhibits.has(line.evidenceId ?? '') ? line.evidenceId : null,
        })),
      })),
    answersSeenTo: goes('dates')
      ? answersSeenTo(db, caseId).filter(({ answer }) => records.has(answer.record))
      : [],
    contacts: contacts.filter(({ personId }) => persons.has(personId)),
    plans: goes('plans')
      ? people.flatMap((personId) => {
          const plans = planRows(db, personId);
          return plans.length === 0 ? [] : [{ personId, plans }];
        })
      : [],
    support: goes('support') ? people.flatMap((personId) => supportRows(db, personId)) : [],
  };
}
