/**
 * @file What is overdue, due, soon or waited for in all cases that are not closed. Worked out from what is recorded each
 * time it is looked at: nothing of it is kept, so nothing of it can be out of date.
 */

import type { DueInCase } from '../../contract/dates.ts';
import { dueOf, isDue } from '../../core/clocks/due.ts';
import type { ClockRule } from '../../core/clocks/rule.ts';
import { clocksOf, isOver, stateOf } from '../../core/clocks/running.ts';
import { onDay } from '../../core/dates/fuzzy-date.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  type EventEverywhere,
  eventWords,
  listEventsEverywhere,
  listSettledEverywhere,
} from '../../vault/queries/events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import {
  caseNames,
  listAwaitedPacks,
  listBundleHearings,
  listSituations,
  personNames,
} from '../../vault/queries/waiting.ts';
import { situationEitherWay } from '../cases/earlier-words.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { type Clocks, loadClocks } from '../resources/clock-book.ts';
import { birthDatesIn } from './case-dates.ts';
import { calledAs, type InCase, isCovered, isTheDay, partsOf, sourceOf } from './due-parts.ts';
import { watchedAnswers } from './watched.ts';

/** In no order. Throws `form-damaged`. */
export function dueEverywhere(engine: Engine, db: ReadDb): InCase[] {
  const clocks = loadClocks(engine.resources);
  const day = today(engine, db);
  const settled = listSettledEverywhere(db);
  const events = eventsDue(db, clocks, settled, day);
  const hearings = onlyOnce(
    [...bundleHearings(db, clocks, day), ...situationHearings(db, clocks, day)],
    events,
  );
  return [...events, ...hearings, ...answersDue(db, clocks, settled, day), ...packs(db, clocks, day)];
}

/** With the names of their cases and people, and the words of what they run from. */
export function named(db: ReadDb, rows: readonly InCase[]): DueInCase[] {
  const cases = caseNames(db, [...new Set(rows.map((one) => one.caseId))]);
  const people = personNames(db, [...new Set(rows.flatMap((one) => one.personId ?? []))]);
  const events = rows.filter(({ origin }) => origin === 'event');
  const words = eventWords(db, [...new Set(events.map(({ subject }) => subject))]);
  return rows.map(({ ownDay = false, ownTime, ...one }) => {
    const {
      caseReference,
      caseTitle,
      nation: ofCase,
    } = cases.get(one.caseId) ?? { caseReference: '', caseTitle: '', nation: one.nation };
    // What happened says its nation itself; any other day is of the case's.
    const nation = one.origin === 'event' ? one.nation : ofCase;
    const person = (one.personId && people.get(one.personId)) ?? '';
    const of = words.get(one.subject);
    const called = of === undefined ? {} : calledAs(one, ownDay, of.title);
    const time = of !== undefined && one.means === 'hearing' ? (ownTime ?? of.time) : one.time;
    return { ...one, ...called, nation, time, caseReference, caseTitle, person };
  });
}

type Settled = ReturnType<typeof listSettledEverywhere>;
/** Whom a rule asks for the age of: read for those alone, for there are few of them. */
function addBirthDates(db: ReadDb, { rules }: Clocks, events: readonly EventEverywhere[]): void {
  const asking = new Set(
    rules.filter(({ from }) => from.under18 !== undefined).flatMap(({ from }) => from.events),
  );
  const of = events.filter(({ kind }) => asking.has(kind));
  for (const [caseId, all] of Map.groupBy(of, (one) => one.caseId)) {
    const birthDates = birthDatesIn(listPeople(db, caseId));
    for (const event of all) event.birthDate = birthDates(event.personId);
  }
}

/** What was seen to is left out here, without a key made up for each of thousands. */
const NONE: ReadonlySet<string> = new Set();
/** Of a day that is recorded without a nation: it is the day itself, and nothing is counted. */
const USUAL: Nation = 'england-wales';

function eventsDue(db: ReadDb, clocks: Clocks, settled: Settled, day: string): InCase[] {
  const kinds = clocks.rules.flatMap(({ from, until }) => [...from.events, ...until]);
  const byCase = listEventsEverywhere(db, [...new Set(kinds)]);
  const found: InCase[] = [];
  addBirthDates(db, clocks, [...byCase.values()].flat());
  for (const events of byCase.values())
    for (const { of, rule, due, state, hangsOn } of clocksOf(events, clocks, NONE, day, false))
      if (!isOver(state) && settled.get(of.id)?.has(rule.id) !== true) {
        const counted = isDue(due) ? due : null;
        // Written out: there are tens of thousands of them.
        found.push({
          subject: of.id,
          ruleId: rule.id,
          title: rule.title,
          about: '',
          means: rule.means,
          whose: rule.whose,
          basis: rule.basis,
          state,
          on: counted?.on ?? null,
          latest: counted?.latest ?? null,
          time: counted?.time ?? '',
          covered: isCovered(counted),
          nation: of.nation,
          ...sourceOf(rule, counted),
          hangsOn,
          owner: of.owner,
          caseId: of.caseId,
          origin: 'event',
          personId: of.personId,
          bundleId: null,
          screeningId: null,
          needs: [],
          ownDay: isTheDay(counted),
          ...(of.time === undefined ? {} : { ownTime: of.time }),
        });
      }
  return found;
}

function answersDue(db: ReadDb, clocks: Clocks, settled: Settled, day: string): InCase[] {
  return watchedAnswers(db, clocks, null, day).flatMap(({ subject, row, rule, due, hasDay, needs }) => {
    if (settled.get(subject)?.has(rule.id) === true) return [];
    const { caseId, personId, screeningId, author: owner } = row;
    const parts = partsOf(rule, hasDay && isDue(due) ? due : null, stateOf(rule, due, day), USUAL);
    const where = { caseId, personId, screeningId, owner, bundleId: null, origin: 'answer' as const };
    return [{ ...where, ...parts, subject, about: '', needs }];
  });
}

function bundleHearings(db: ReadDb, clocks: Clocks, day: string): InCase[] {
  const rule = hearingRule(clocks);
  return listBundleHearings(db, day).map(({ caseId, bundleId, title: about, on, owner }) => ({
    caseId,
    bundleId,
    owner,
    about,
    subject: `bundle ${bundleId}`,
    origin: 'bundle' as const,
    ...onItsDay(clocks, rule, on, day),
    personId: null,
    screeningId: null,
    needs: [],
  }));
}

function situationHearings(db: ReadDb, clocks: Clocks, day: string): InCase[] {
  const rule = hearingRule(clocks);
  return listSituations(db).flatMap(({ caseId, owner, situation }) =>
    situationEitherWay(db, { id: caseId, situation }).flatMap(({ kind, on, time, where, undecided }) =>
      (kind !== 'hearing' && kind !== 'plea') || on === null || on < day
        ? []
        : [
            {
              caseId,
              owner,
              about: where,
              subject: `situation ${kind}`,
              origin: 'situation' as const,
              ...onItsDay(clocks, rule, on, day),
              time,
              hangsOn: undecided ? (['undecided'] as const) : [],
              personId: null,
              bundleId: null,
              screeningId: null,
              needs: [],
            },
          ],
    ),
  );
}

function packs(db: ReadDb, clocks: Clocks, day: string): InCase[] {
  const rule = requireRule(clocks, ({ from }) => from.ledger === 'pack');
  return listAwaitedPacks(db).map(({ id, caseId, personId, title, recipient, on, owner }) => ({
    caseId,
    personId,
    owner,
    subject: `pack ${id}`,
    origin: 'pack' as const,
    about: [title, recipient].filter(Boolean).join(', '),
    ...onItsDay(clocks, rule, on, day),
    bundleId: null,
    screeningId: null,
    needs: [],
  }));
}

function onItsDay(
  { calendars }: Clocks,
  rule: ClockRule,
  on: string,
  day: string,
): ReturnType<typeof partsOf> {
  const due = dueOf(rule, onDay(on), calendars[USUAL]);
  return partsOf(rule, isDue(due) ? due : null, stateOf(rule, due, day), USUAL);
}

const hearingRule = (clocks: Clocks): ClockRule => requireRule(clocks, ({ means }) => means === 'hearing');

function requireRule({ rules }: Clocks, is: (rule: ClockRule) => boolean): ClockRule {
  const rule = rules.find(is);
  if (rule === undefined) throw new Error('a rule the program counts on is not in resources/clocks');
  return rule;
}

/** A hearing that is recorded in several places stands once: as an event, else as the first of the others. */
function onlyOnce(hearings: readonly InCase[], events: readonly InCase[]): InCase[] {
  const places = new Map<string, InCase>();
  for (const one of hearings) if (!places.has(dayOf(one))) places.set(dayOf(one), one);
  if (places.size > 0) for (const one of events) if (one.means === 'hearing') places.delete(dayOf(one));
  return [...places.values()];
}
const dayOf = ({ caseId, on }: InCase): string => `${caseId} ${on}`;
