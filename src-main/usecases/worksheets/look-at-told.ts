/**
 * @file Places to look at once more: words quoted that nobody said, what was told of others, and an age that was another then.
 */

import { type FactView, isWithheld } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Held, heldInWords, heldOrRecorded } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import { isTyped, type Question } from '../../core/forms/questions.ts';
import { plainWords } from '../../core/text/plain-words.ts';
import { onlyNamed } from '../../core/told/in-charge-named.ts';
import {
  isMadeToKept,
  KEPT_FROM_POLICE,
  MADE_TO,
  MADE_TO_AGREED,
  MADE_TO_KIND,
  madeToWhat,
} from '../../core/told/made-to.ts';
import type { Recorded } from '../../core/worksheets/quotations.ts';
import { AGE_QUESTION } from '../../core/worksheets/referral-route.ts';
import { remarksIn } from '../../core/worksheets/typed-remarks.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers, listNotes } from '../../vault/queries/annotations.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { wasChildOn } from '../consent/consent-age.ts';
import { accountsHeld } from '../disclosure/collect.ts';
import { REFERRAL } from '../disclosure/fields.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { findPinned } from '../forms/pinned-form.ts';

// Everything recorded of a person as told, text by text, each with its account: what words in quotation marks on a sheet
// are held against. A sheet that is looked at is no account of itself, nor is what was only carried into another.

/** Oldest first, as far as the log knows. `sheet`: whose forms are left out, however many were begun. */
export const recordedWords = (db: ReadDb, sheet: Pick<ScreeningRow, 'personId' | 'formId'>): Recorded[] =>
  listPersonScreenings(db, sheet.personId)
    .filter(({ formId }) => formId !== sheet.formId)
    .flatMap((row) => wordsIn(db, row));

function wordsIn(db: ReadDb, row: ScreeningRow): Recorded[] {
  const form = findPinned(db, row.formId, row.formVersion);
  const isSheet = form?.file.testimony.use === 'worksheet';
  const accounts = accountNames(db, row);
  const answers = newestAnswers(db, row.id).filter(({ relation }) => !isSheet || relation !== 'confirms');
  const told = answers.flatMap(({ question, layer, value, ownWords }) =>
    [...textsIn(value), ownWords].map((text) => ({
      ...{ text, account: accounts.get(layer) ?? row.formTitle },
      under: form?.byName.get(question)?.title ?? question,
    })),
  );
  const notes = listNotes(db, row.id).map(({ note, at, heldOn }) => ({
    ...{ text: note, under: '' },
    account: nameOf(`${row.formTitle}, note`, at, heldOn === null ? {} : { heldOn }),
  }));
  return [...told, ...notes].filter(({ text }) => text !== '');
}

/** Each cell of a row by itself. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** By number, the first account 0. */
function accountNames(db: ReadDb, row: ScreeningRow): ReadonlyMap<number, string> {
  const held = accountsHeld(db, row);
  const later = listLayers(db, row.id).map(
    ({ layer, at }) =>
      [layer, nameOf(`${row.formTitle}, later account ${layer}`, at, held.get(layer))] as const,
  );
  return new Map([[0, nameOf(row.formTitle, row.startedAt, held.get(0))], ...later]);
}

const nameOf = (title: string, at: string, { heldOn }: Held = {}): string =>
  [title, heldInWords(heldOn, at)].filter(Boolean).join(', ');

// What somebody was made to do against the law, where a sheet that the police read keeps the answer out: that it was
// told, the kind of exploitation that says it all the same, and fields in which the same was told in other words.

/** Told, and kept out until the police may know: it is not to be taken for something that nobody told, or that stands nowhere. */
export function madeToSee(
  facts: ReadonlyMap<string, FactView>,
  { asked, standing }: Pick<OnSheetNow, 'asked' | 'standing'>,
): LookAt[] {
  const on = asked.find(({ fact }) => fact === MADE_TO_AGREED);
  if (on === undefined || !isMadeToKept(facts)) return [];
  const said = KEPT_FROM_POLICE.flatMap((key) => facts.get(key)?.statements ?? []);
  const seq = Math.max(...said.map((one) => one.seq));
  const where = saidElsewhere(madeToWhat(facts.get(MADE_TO)), { asked, standing });
  const line = `row/made-to-${seq}`;
  // The kind is the person's own answer, and stays: that it tells what the words do not is to be seen before it goes.
  const kind = asked.find(({ name, fact }) => {
    const value = standing.get(name)?.value;
    return fact === 'exploitation.types' && Array.isArray(value) && value.includes(MADE_TO_KIND);
  });
  return [
    { line, on, about: on.title, source: '', found: [coded('made-to-kept-out', { where })] },
    ...(kind === undefined
      ? []
      : [
          {
            line: `${line}-kind`,
            on: kind,
            about: kind.title,
            source: '',
            found: [coded('made-to-kind')],
          },
        ]),
  ];
}

/** Shorter words stand in any sentence; where all are short, these are all there is. Our own rule (certainty L). */
const TELLING = [6, 4];

/**
 * Fields that go, with the words of `told` that stand in them. A word does not say that it is the same: whoever reads it sees
 * that.
 */
function saidElsewhere(
  told: readonly string[],
  { asked, standing }: Pick<OnSheetNow, 'asked' | 'standing'>,
): string {
  const all = [...new Set(told.flatMap(wordsOf))];
  const words =
    TELLING.map((length) => all.filter((word) => word.length >= length)).find((some) => some.length > 0) ??
    [];
  return asked
    .filter(({ element, fact }) => isTyped(element) && fact !== MADE_TO_AGREED)
    .flatMap(({ name, title, element }) => {
      const answer = standing.get(name);
      if (answer === undefined) return [];
      const held = new Set(
        wordsOf(`${readableValue(element, answer.value)} ${answer.ownWords}`).map(singular),
      );
      const there = words.filter((word) => held.has(singular(word)));
      return there.length === 0 ? [] : [`“${title}” (${there.join(', ')})`];
    })
    .join('; ');
}

const wordsOf = (text: string): string[] => plainWords(text).split(' ');
const singular = (word: string): string => word.replace(/s$/u, '');

// What of a long field to look at once more before it goes: a note to a colleague in what somebody typed, and people who
// are named among those in charge with nothing that they did. Each may be right as it is.

const IN_CHARGE = 'exploiters.in-charge';
/** The field of the official form whose label says: "Do not include their name". */
const NAMELESS = 'what-happened';
const NAMES = ['pv-name-first-name', 'pv-name-last-name', 'pv-name-nickname'];

export const typedToSee = ({ asked, standing, known }: OnSheetNow): LookAt[] =>
  asked.flatMap((on): LookAt[] => {
    const answer = standing.get(on.name);
    if (on.element.type !== 'comment' || answer?.state !== 'answered' || typeof answer.value !== 'string')
      return [];
    const { value } = answer;
    const said = value.split('\n').filter((line) => !/^\[[^\]]*\]$/u.test(line.trim()));
    const line = (kind: string, words: readonly string[]) =>
      `told/${kind}-${on.name}-${fingerprint(words.join('\n')).slice(0, 12)}`;
    const about = { on, about: on.title, source: '' };
    // What was carried over is read for that as it is read.
    const remarks = answer.relation === 'confirms' ? [] : remarksIn(said.join('\n'));
    const named = on.fact === IN_CHARGE ? namedOnly(known, on.name, value) : [];
    const own = on.element.testimony.field === NAMELESS ? ownNamesIn(value, standing) : [];
    const kinds = [
      ['remark', 'typed-remark', remarks],
      ['only-named', 'in-charge-only-named', named],
      ['own-name', 'own-name-there', own],
    ] as const;
    return kinds
      .filter(([, , words]) => words.length > 0)
      .map(([kind, code, words]) => ({
        ...about,
        line: line(kind, words),
        found: [coded(code, { said: quoted(words) })],
      }));
  });

/** Of what was told of those in charge, and of no line on who is related to whom, what stands in the field as it was told. */
function namedOnly(known: OnSheetNow['known'], question: string, text: string): string[] {
  const fact = known.find((one) => one.question === question)?.facts.find(({ key }) => key === IN_CHARGE);
  const told = fact === undefined ? [] : standingStatements(fact);
  return told
    .filter((one) => !isWithheld(one))
    .flatMap((one) => onlyNamed(one.text))
    .filter((one) => text.includes(one));
}

/** Words of the names on the sheet that stand in `text`; one of two letters may be any word. */
function ownNamesIn(text: string, standing: OnSheetNow['standing']): string[] {
  const there = new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  const names = NAMES.flatMap(
    (name) => String(standing.get(name)?.value ?? '').match(/[\p{L}\p{M}]{3,}/gu) ?? [],
  );
  return [...new Set(names)].filter((name) => there.has(name.toLowerCase()));
}

const quoted = (some: readonly string[]): string =>
  some.map((one) => `“${one.replace(/[.]$/u, '')}”`).join(', ');

// Of a sheet for somebody who is 18 or over now: talks and referrals of a day on which they were under 18. The official
// form asks about today; what was so then has its places, and nobody finds them by themselves.

export function wasChildToSee(
  engine: Engine,
  db: ReadDb,
  { caseId, personId }: Pick<ScreeningRow, 'caseId' | 'personId'>,
  asked: readonly Question[],
): LookAt[] {
  const on = asked.find(({ name }) => name === AGE_QUESTION);
  if (on === undefined) return [];
  const wasChild = wasChildOn(engine, db, personId);
  const isTalk = ({ heldOn, formId, formVersion }: ScreeningRow) =>
    heldOn !== null || findPinned(db, formId, formVersion)?.file.testimony.use === 'interview';
  const held = listPersonScreenings(db, personId).filter(isTalk);
  const talks = held.flatMap((row) => [
    heldOrRecorded(row.heldOn, row.startedAt),
    ...listLayers(db, row.id).map(({ heldOn, at }) => heldOrRecorded(heldOn, at)),
  ]);
  const referrals = listEvents(db, caseId)
    .filter(
      ({ kind, withdrawn, personId: of }) =>
        kind === REFERRAL && !withdrawn && (of === null || of === personId),
    )
    .map((one) => one.on);
  const days = (all: readonly FuzzyDate[]) =>
    [...new Set(all.filter(wasChild).map(formatFuzzyDate))].join(', ');
  const then = { talks: days(talks), referrals: days(referrals) };
  if (then.talks === '' && then.referrals === '') return [];
  const found = coded('was-under-18', then);
  return [{ line: 'row/was-under-18', on, about: on.title, source: '', found: [found] }];
}
