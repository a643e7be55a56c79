/**
 * @file Places on a sheet for a referral to look at once more before it is typed: periods with nothing in a cell, quotations
 * that are in no account or put together from several, a no of which nothing was told. Each may well be right.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import { filesTurnedAway, namesExhibits } from '../../core/answers/exhibit-limits.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { hasContent } from '../../core/answers/said.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { isNotToBeTold, notToldRows } from '../../core/contact/not-told-rows.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { areSeparate } from '../../core/told/derived-facts.ts';
import { IN_UK, notToldAbroad } from '../../core/told/exploiters-told.ts';
import { hasEveryWordIn, isSaidAlready, namesSomebody } from '../../core/told/named-in.ts';
import { periodsTold } from '../../core/told/period.ts';
import { isInUk } from '../../core/told/places.ts';
import { listedTowns, UNKNOWN } from '../../core/told/towns.ts';
import { doubtIn, type QuoteDoubt, quotationsIn, quotedIn } from '../../core/worksheets/quotations.ts';
import { type ReferralYes, saidAt } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBreaks } from '../../vault/queries/annotations.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import { answerEntries, listPersonScreenings, type ScreeningRow } from '../../vault/queries/screening.ts';
import { periodsToSee, standingOf, toldIn } from '../disclosure/check.ts';
import { heldBreak } from '../disclosure/held-how.ts';
import {
  loadReadiness,
  NOTICE_LOOK,
  noticeUnrecorded,
  type ReadinessData,
  referralYes,
} from '../disclosure/referral-yes.ts';
import { type LookAt, type OnSheetNow, sheetFacts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { paperWords } from '../resources/paper-words.ts';
import { madeToSee, recordedWords, typedToSee } from './look-at-told.ts';
import { passedBefore, toldBehind } from './told-behind.ts';
import { townsToSee } from './town-before-move.ts';
import { wordedOverOn } from './worded-over.ts';

/** Nothing for another form than that of the referral. */
export function lookAt(engine: Engine, db: ReadDb, sheet: ScreeningRow, now: OnSheetNow): LookAt[] {
  const data = loadReadiness(engine.resources);
  if (sheet.formId !== data.form) return [];
  const facts = sheetFacts(engine, db, sheet);
  return [
    ...periodsToSee(engine, db, sheet, data, now),
    ...madeToSee(facts, now),
    ...quotesToSee(db, sheet, now),
    ...wordedOverOn(db, sheet, now)
      .filter(({ on }) => !now.wrongly.has(on.name))
      .map(({ on, entry, found }) => ({
        line: `quote/left-out-${on.name}-${entry}`,
        on,
        about: on.title,
        source: '',
        found,
      })),
    ...nosToSee(db, sheet, data, now),
    ...takenBackOn(engine, db, sheet, now),
    ...knownToo(facts, data, now),
    ...toldBehind(facts, data, now, passedBefore(db, sheet, facts, data)),
    ...filesToSee(db, sheet, now),
    ...whereToSee(facts, now),
    ...yesToSee(referralYes(engine, db, sheet, pinnedForm(db, sheet)), now),
    ...offListToSee(facts, now),
    ...severalToSee(facts, now),
    ...townsToSee(facts, now),
    ...typedToSee(now),
  ];
}

/** Of those nobody set aside, a sentence each: for a list beside the sheet. */
export function lookAtOpen(engine: Engine, db: ReadDb, sheet: ScreeningRow, now: OnSheetNow): Coded[] {
  const aside = new Set(listAside(db, sheet.id).map(({ line }) => line));
  const data = loadReadiness(engine.resources);
  // The page about the referral has a line of its own for the notice.
  // Set aside there, it is here.
  const isSeen = sheet.formId !== data.form || aside.has(NOTICE_LOOK);
  const notice = isSeen ? [] : noticeToSee(engine, db, sheet, data, now);
  return [...lookAt(engine, db, sheet, now), ...notice]
    .filter(({ line }) => !aside.has(line))
    .flatMap(({ about, found }) => found.map((one) => coded('look-at', { about, found: [one] })));
}

/** Without any account there is nothing to hold a quotation against: then the sheet is where it was written down. */
function quotesToSee(db: ReadDb, sheet: ScreeningRow, { asked, standing, wrongly }: OnSheetNow): LookAt[] {
  const recorded = recordedWords(db, sheet);
  if (recorded.length === 0) return [];
  const entries = entriesOf(db, sheet);
  return asked.flatMap((on): LookAt[] => {
    const answer = wrongly.has(on.name) ? undefined : standing.get(on.name);
    if (answer === undefined) return [];
    const text = answer.state === 'answered' && typeof answer.value === 'string' ? answer.value : '';
    const quotes = new Set([...quotationsIn(text), ...quotedIn(answer.ownWords)]);
    const found = [...quotes].flatMap((quote) => {
      const doubt = doubtIn(quote, recorded);
      return doubt === null ? [] : [doubtWords(quote, doubt)];
    });
    const line = `quote/${on.name}-${entries(answer)}`;
    return found.length === 0 ? [] : [{ line, on, about: on.title, source: '', found }];
  });
}

function doubtWords(quote: string, doubt: QuoteDoubt): Coded {
  if (doubt.kind === 'nowhere') return coded('quote-nowhere', { words: doubt.words });
  if (doubt.kind === 'order') return coded('quote-order', { words: quote, account: doubt.in.account });
  const { first, second } = doubt;
  const words = { first: first.words, second: second.words };
  if (doubt.kind === 'accounts')
    return coded('quote-accounts', { ...words, firstIn: first.in.account, secondIn: second.in.account });
  const [one, other] = [first.in.under, second.in.under];
  const isSaid = one !== other && one !== '' && other !== '';
  return coded('quote-places', {
    ...words,
    account: first.in.account,
    ...(isSaid ? { firstUnder: one, secondUnder: other } : { firstUnder: '', secondUnder: '' }),
  });
}

/** What only the person can have said no to, where nothing was told of it. */
function nosToSee(
  db: ReadDb,
  sheet: ScreeningRow,
  data: ReadinessData,
  { asked, standing, known }: OnSheetNow,
): LookAt[] {
  const told = new Set(known.filter(({ state }) => state !== 'deferred').map(({ question }) => question));
  const entries = entriesOf(db, sheet);
  return asked
    .filter(({ name }) => data['no-of-the-person'].includes(name) && !told.has(name))
    .flatMap((on): LookAt[] => {
      const answer = standing.get(on.name);
      const isNo = answer?.state === 'answered' && answer.value === 'no' && answer.ownWords === '';
      const line = `no/${on.name}-${answer === undefined ? 0 : entries(answer)}`;
      return isNo ? [{ line, on, about: on.title, source: '', found: [coded('no-unasked')] }] : [];
    });
}

/** The official form's yes says that the notice was explained: where nothing recorded does, whoever types it has to know. */
function noticeToSee(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  { notice }: ReadinessData,
  { asked, standing }: OnSheetNow,
): LookAt[] {
  const on = asked.find(({ name }) => name === notice.says);
  if (on === undefined) return [];
  const line = { line: 'notice/not-recorded', on, about: on.title, source: '' };
  const answer = standing.get(on.name);
  if (!hasContent(answer)) {
    const found = referralYes(engine, db, sheet, pinnedForm(db, sheet))?.notice ?? [];
    return found.length === 0 ? [] : [{ ...line, found }];
  }
  const gap = answer?.value === 'yes' ? noticeUnrecorded(db, sheet, notice, on.title) : null;
  return gap === null ? [] : [{ ...line, found: [coded('notice-not-recorded', { titles: gap.titles })] }];
}

/** The condition that the yes to the referral hangs on, where it is open or stands there. */
function yesToSee(yes: ReferralYes | null, { asked, standing }: OnSheetNow): LookAt[] {
  const on = asked.find(({ name }) => name === yes?.question);
  if (on === undefined || yes === null) return [];
  const { instead, beside } = saidAt(yes, on.name, standing.get(on.name));
  const found = [...instead, ...beside].filter(({ code }) => code === 'referral-yes-condition');
  return found.length === 0
    ? []
    : [{ line: `consent/yes-${yes.seq}`, on, about: on.title, source: '', found }];
}

/** A no that was told, of which nothing says that it is so of each of them: taken over by nobody, or against what is told. */
function whereToSee(facts: ReadonlyMap<string, FactView>, { asked, standing }: OnSheetNow): LookAt[] {
  const on = asked.find(({ fact, name }) => fact === IN_UK && standing.get(name)?.value !== 'yes');
  const said = standingOf(facts.get(IN_UK)).at(-1);
  const who = said?.value === 'no' ? notToldAbroad(facts) : [];
  if (on === undefined || said === undefined || who.length === 0) return [];
  const found = [coded('exploiters-not-abroad', { who })];
  return [{ line: `told/in-uk-${said.seq}`, on, about: on.title, source: toldIn(said), found }];
}

/** Rows that name a file which the official form will not take, however the exhibit is called in them. */
function filesToSee(db: ReadDb, sheet: ScreeningRow, { asked, standing }: OnSheetNow): LookAt[] {
  const entries = entriesOf(db, sheet);
  const exhibits = listEvidence(db, sheet.caseId, { removed: false });
  return asked.flatMap((on): LookAt[] => {
    const answer = standing.get(on.name);
    if (!namesExhibits(on.element) || answer?.state !== 'answered' || !Array.isArray(answer.value)) return [];
    return answer.value.flatMap((row: unknown, at): LookAt[] => {
      const found = filesTurnedAway(on.element, row, exhibits);
      const line = `row/${on.name}-${entries(answer)}-${at + 1}`;
      return found.length === 0 ? [] : [{ line, on, about: on.title, source: '', found }];
    });
  });
}

const entriesOf = (db: ReadDb, { id }: ScreeningRow) => {
  const entries = new Map(answerEntries(db, id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  return ({ layer, question }: AnswerView): number => entries.get(`${layer} ${question}`) ?? 0;
};

// Breaks that were taken back after a sheet took them over: the field has them until somebody takes them out.

/** One line for a field. A break that stands beside it in the same words takes nothing back. */
function takenBackOn(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  { asked, standing }: OnSheetNow,
): LookAt[] {
  const say = paperWords(engine.resources);
  const lines = listPersonScreenings(db, sheet.personId)
    .filter(({ privileged }) => !privileged)
    .flatMap(({ id }) => listBreaks(db, id))
    .flatMap(({ startedAt, endedAt, takenBack }) =>
      endedAt === null ? [] : [{ line: heldBreak(say, startedAt, endedAt), isBack: takenBack !== undefined }],
    );
  const stands = new Set(lines.filter(({ isBack }) => !isBack).map(({ line }) => line));
  const gone = [...new Set(lines.map(({ line }) => line))].filter((line) => !stands.has(line));
  if (gone.length === 0) return [];
  const entries = new Map(answerEntries(db, sheet.id).map((one) => [one.question, one.seq]));
  return asked.flatMap((on): LookAt[] => {
    const answer = standing.get(on.name);
    const text = [typeof answer?.value === 'string' ? answer.value : '', answer?.ownWords ?? ''].join('\n');
    const found = gone
      // At the beginning of a sentence it has a capital.
      .filter((line) => text.toLowerCase().includes(line.toLowerCase()))
      .map((line) => coded('break-taken-back-stands', { line }));
    if (found.length === 0) return [];
    return [
      { line: `row/break-${on.name}-${entries.get(on.name) ?? 0}`, on, about: on.title, source: '', found },
    ];
  });
}

// What is known and stands not in a field that should have all of it: a field that somebody filled by hand, or before it
// was told, stays as it is, and reads as if nobody else were involved.

/** One line for a field, another once more is told. What nobody is to be told is not pointed at. */
function knownToo(
  facts: ReadonlyMap<string, FactView>,
  { 'known-too': fields }: ReadinessData,
  { asked, standing, wrongly }: OnSheetNow,
): LookAt[] {
  const notTold = notToldRows(facts);
  return fields.flatMap(({ question, facts: keys }): LookAt[] => {
    const on = asked.find(({ name }) => name === question && !wrongly.has(name));
    const answer = standing.get(question);
    const text = [typeof answer?.value === 'string' ? answer.value : '', answer?.ownWords ?? ''].join('\n');
    if (on === undefined || text.trim() === '') return [];
    const missing = keys.flatMap((key) => {
      const fact = facts.get(key);
      return (fact === undefined ? [] : standingStatements(fact)).flatMap(({ text: told, seq }) =>
        told
          .split('\n')
          .filter((line) => line.trim() !== '')
          .filter((line) => !isWritten(line, text))
          .filter((line) => !isNotToBeTold(notTold, line))
          .map((line) => ({ line: line.replace(/[.\s]+$/u, ''), seq })),
      );
    });
    if (missing.length === 0) return [];
    const said = [...new Set(missing.map(({ line }) => line))].join('; ');
    const line = `told/known-${Math.max(...missing.map(({ seq }) => seq))}-${question}`;
    return [{ line, on, about: on.title, source: '', found: [coded('known-too', { said })] }];
  });
}

/** Whoever is named after what they are for, "Guardianship service: Joy Okafor", is written where the name is, however that is called. */
function isWritten(line: string, text: string): boolean {
  const who = line.replace(/^[^:\n]{1,80}: /u, '');
  const isNamed = who !== line && namesSomebody(who) && isSaidAlready(who, text);
  return isNamed || isSaidAlready(line, text) || hasEveryWordIn(line, text);
}

// Places in the UK that were told and are in no town of the form's list: the form takes "Unknown" for them.

const TOWN = 'exploitation.uk-town-1';
/** The fact of which the field for addresses is made. */
const OTHER = 'exploitation.uk-other';

/** One line for all of them, on the first field for a town. A place that was told of one period is named once. */
function offListToSee(facts: ReadonlyMap<string, FactView>, { asked }: OnSheetNow): LookAt[] {
  const on = asked.find(({ fact }) => fact === TOWN);
  const field = asked.find(({ element }) => element.testimony.from?.includes(OTHER));
  const rows = periodsTold(facts.get('exploitation.periods')).filter(
    ({ value }) => isInUk(value) && listedTowns(value.place).includes(UNKNOWN),
  );
  const [first] = rows;
  if (on === undefined || field === undefined || first === undefined) return [];
  const places = [...new Set(rows.map(({ value }) => value.place))];
  const found = [coded('places-off-list', { places, field: field.title })];
  const line = `told/off-list-${Math.max(...rows.map(({ said }) => said.seq))}-${rows.length}`;
  return [{ line, on, about: on.title, source: '', found }];
}

const MULTIPLE = 'exploitation.multiple';

/** An answer that there was one situation, beside periods that lie apart or differ in kind: hers to say, and not ours. */
function severalToSee(facts: ReadonlyMap<string, FactView>, { asked, standing }: OnSheetNow): LookAt[] {
  const on = asked.find(({ fact }) => fact === MULTIPLE);
  if (on === undefined || standing.get(on.name)?.value !== 'no') return [];
  const rows = periodsTold(facts.get('exploitation.periods'));
  if (!areSeparate(rows.map(({ value }) => value))) return [];
  const line = `told/one-of-several-${Math.max(...rows.map(({ said }) => said.seq))}-${rows.length}`;
  const found = [coded('one-beside-periods', { count: rows.length })];
  return [{ line, on, about: on.title, source: '', found }];
}
