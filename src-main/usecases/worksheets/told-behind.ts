/**
 * @file What was told and the sheet does not show: a reason that stands behind a question nobody answered, reasons why
 * accounts differ beside a question about them that is open, and what a lawyer asked not to go into.
 */
import type { FactView, KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { LIMITS } from '../../core/interviews/kept-apart.ts';
import { causeInWords, isNoAccount } from '../../core/told/cause-words.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvents } from '../../vault/queries/events.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';
import { loadReadiness, type ReadinessData } from '../disclosure/referral-yes.ts';
import { type LookAt, type OnSheetNow, sheetFacts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

// What a case has of an earlier report: a referral or a decision with its day, a number of the Home Office.

/** `seq`: of the log, or another number that grows with what is written. */
interface Reason {
  readonly words: string;
  readonly seq: number;
}

/** Of whom the sheet is about, or of the case. That the sheet itself was sent is no earlier report. */
export function passedBefore(
  db: ReadDb,
  { id, caseId, personId }: Pick<ScreeningRow, 'id' | 'caseId' | 'personId'>,
  facts: ReadonlyMap<string, FactView>,
  { 'told-behind': { passed, numbers } }: ReadinessData,
): Reason[] {
  const sent = listSubmissionLines(db, id)[0];
  const day = sent === undefined || sent.kind === 'withdrawn' ? null : sent.day;
  const events = listEvents(db, caseId).filter(
    ({ kind, withdrawn, personId: of, on }) =>
      passed.includes(kind) &&
      !withdrawn &&
      (of === null || of === personId) &&
      (day === null || on.value < day),
  );
  const known = numbers.flatMap((key) => {
    const fact = facts.get(key);
    return fact === undefined
      ? []
      : standingStatements(fact).flatMap(({ text, ownWords, seq }) => {
          const said = [text, ownWords].filter((one) => one !== '').join(' ');
          return said === '' ? [] : [{ words: `${fact.title}: ${said}`, seq }];
        });
  });
  return [
    ...events.map(({ title, on, lines }) => ({
      words: `${title}, ${formatFuzzyDate(on)}`,
      seq: lines.length,
    })),
    ...known,
  ];
}

// A "No" to whether it was reported before that was told in an account, where the case has a report or a decision: true
// of its day, and bare in the form it would be said of today. Carrying over leaves it open, and both are said.

/** The question whose no is left open on this sheet; null where none is. */
export function noLeftOpen(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  form: Pick<CompiledForm, 'questions'>,
  made: readonly Pick<KnownAnswer, 'question' | 'value'>[],
): string | null {
  const data = loadReadiness(engine.resources);
  if (row.formId !== data.form) return null;
  const { reported } = data['told-behind'];
  const name = form.questions.find(({ fact }) => fact === reported)?.name;
  const isNo = made.some(({ question, value }) => question === name && value === 'no');
  if (name === undefined || !isNo) return null;
  return passedBefore(db, row, sheetFacts(engine, db, row), data).length > 0 ? name : null;
}

/** The days on which it was told: "24 Feb 2026"; empty where no account says it, and its day where nobody said when. */
function noToldOn(facts: ReadonlyMap<string, FactView>, reported: string): string {
  const fact = facts.get(reported);
  const days = (fact === undefined ? [] : standingStatements(fact))
    .filter(({ value, origin }) => value === 'no' && origin.kind === 'interview' && origin.sheet !== true)
    .flatMap((one) => heldDay(one) ?? []);
  return [...new Set(days.map(formatFuzzyDate))].join(', ');
}

type Facts = ReadonlyMap<string, FactView>;

export function toldBehind(
  facts: Facts,
  { 'told-behind': behind }: ReadinessData,
  { asked, standing }: OnSheetNow,
  before: readonly Reason[] = [],
): LookAt[] {
  const open = (fact: string): Question[] =>
    asked.filter(
      (one) => one.fact === fact && (standing.get(one.name)?.state ?? 'not-asked') === 'not-asked',
    );
  const of = (
    on: readonly Question[],
    code: 'reasons-told' | 'lawyers-limit',
    reasons: readonly Reason[],
    heading?: string,
  ): LookAt[] => {
    const said = inOne(reasons);
    const line = `${LINES[code]}-${Math.max(...reasons.map(({ seq }) => seq))}`;
    if (said === '') return [];
    return on.map((one) => ({
      line,
      on: one,
      about: heading ?? one.title,
      source: '',
      found: [coded(code, { said })],
    }));
  };
  const noOn = noToldOn(facts, behind.reported);
  // It may be about anything: the field about a case is where it is looked at, and not what it is about.
  const ofCase = asked.find(({ fact }) => fact === behind.case) ?? asked[0];
  return [
    ...reportedLines(open(behind.reported), saidOf(facts, behind['kept-from-telling']), before, noOn),
    ...noAgainst(asked, standing, behind.reported, before, noOn),
    ...of(open(behind.contrary), 'reasons-told', reasonsOf(facts)),
    ...of(
      ofCase === undefined ? [] : [ofCase],
      'lawyers-limit',
      saidOf(facts, LIMITS),
      facts.get(LIMITS)?.title,
    ),
  ];
}

/** Whether it was reported before, open: that nobody asked, what was told behind it, and what the case has of it. */
function reportedLines(
  open: readonly Question[],
  told: readonly Reason[],
  before: readonly Reason[],
  noOn: string,
): LookAt[] {
  const [said, recorded] = [inOne(told), inOne(before)];
  if (said === '' && recorded === '') return [];
  const line = `${LINES['told-behind']}-${Math.max(...[...told, ...before].map(({ seq }) => seq))}`;
  const found =
    noOn !== '' && recorded !== ''
      ? [coded('reported-no-left', { on: noOn, recorded })]
      : [coded('told-behind', { said, recorded })];
  return open.map((on) => ({ line, on, about: on.title, source: '', found }));
}

/** A no to it, where the case has that something was reported or decided. `noOn`: the days on which it was told. */
function noAgainst(
  asked: OnSheetNow['asked'],
  standing: OnSheetNow['standing'],
  reported: string,
  before: readonly Reason[],
  noOn: string,
): LookAt[] {
  const recorded = inOne(before);
  const no = asked.filter(({ fact, name }) => fact === reported && standing.get(name)?.value === 'no');
  if (recorded === '') return [];
  const line = `told/no-reported-${Math.max(...before.map(({ seq }) => seq))}`;
  const found = [coded('reported-no-against', { recorded, on: noOn })];
  return no.map((on) => ({ line, on, about: on.title, source: '', found }));
}

/** The sentence around it ends by itself. */
const inOne = (reasons: readonly Reason[]): string =>
  [...new Set(reasons.map(({ words }) => words))].join('; ').replace(/[.\s]+$/u, '');

/** Lines of the page: another one once it was told anew. */
const LINES = {
  'told-behind': 'told/behind',
  'reasons-told': 'told/reasons',
  'lawyers-limit': 'told/limit',
} as const;

const told = (facts: Facts, key: string) => {
  const fact = facts.get(key);
  return fact === undefined ? [] : standingStatements(fact);
};

const saidOf = (facts: Facts, key: string): Reason[] =>
  told(facts, key).flatMap(({ text, ownWords, seq }) => {
    const words = [text, ownWords].filter((one) => one !== '').join(' ');
    return words === '' ? [] : [{ words, seq }];
  });

/** "Where it was: fear". What was only written down wrongly is nothing that somebody told otherwise. */
const reasonsOf = (facts: Facts): Reason[] =>
  // What follows from a list was told with the list.
  [...facts.values()].flatMap((fact) =>
    (fact.derived === true || isNoAccount(fact.key) ? [] : standingStatements(fact)).flatMap((said) => {
      const cause = said.relation === 'differs' && said.cause !== 'recording' ? causeInWords(said) : '';
      return cause === '' ? [] : [{ words: `${fact.title}: ${cause}`, seq: said.seq }];
    }),
  );
