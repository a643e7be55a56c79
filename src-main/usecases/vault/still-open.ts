/**
 * @file What is still open in a case, and holds an erasure up until somebody says why it goes all the same: a request for data
 * or records that nobody answered, a threat that nobody looked at, a day that is still to come.
 */

import type { ClockView } from '../../contract/dates.ts';
import type { StillOpen } from '../../contract/keeping.ts';
import { canRunOut, isOver } from '../../core/clocks/running.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { readCaseDates } from '../clocks/case-dates.ts';
import { readPrompts } from '../contact/prompts.ts';
import type { Engine } from '../engine/engine.ts';
import { loadSupportLists } from '../resources/support-lists.ts';

const REQUESTS: readonly string[] = ['subject-access-request', 'records-request'];

/** Of a person in the case, what is about them or about the whole case. Soonest first within each kind. */
export function stillOpen(
  engine: Engine,
  db: ReadDb,
  { caseId, personId }: { readonly caseId: CaseId; readonly personId?: PersonId | undefined },
): StillOpen[] {
  const { events, clocks } = readCaseDates(engine, db, caseId);
  const eventOf = new Map<string, (typeof events)[number]>(events.map((one) => [one.id, one]));
  const kinds = clocks.flatMap((one): [StillOpen['what'], ClockView][] => {
    const event = eventOf.get(one.subject);
    const isOfOther = personId !== undefined && event?.personId != null && event.personId !== personId;
    if (isOfOther || isOver(one.state)) return [];
    if (event !== undefined && REQUESTS.includes(event.kind)) return [['request', one]];
    if (one.means === 'now') return [['threat', one]];
    return canRunOut(one) || (one.means === 'hearing' && one.state !== 'overdue') ? [['date', one]] : [];
  });
  const dates = kinds.map(([what, { title, on }]): StillOpen => ({ what, title, on }));
  const rules = new Set(
    loadSupportLists(engine.resources)
      .rules.filter(({ looks }) => looks === 'threats')
      .map(({ id }) => id),
  );
  const threats = readPrompts(engine, db, caseId)
    .filter((one) => rules.has(one.rule) && one.dismissed === null)
    .filter((one) => personId === undefined || one.personId === personId)
    .map(({ title }): StillOpen => ({ what: 'threat', title, on: null }));
  const all = [...dates, ...threats];
  return ORDER.flatMap((what) => all.filter((one) => one.what === what));
}

const ORDER = ['request', 'threat', 'date'] as const;
