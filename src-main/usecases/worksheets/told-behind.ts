/**
 * @file What was told and the sheet does not show: a reason that stands behind a question nobody answered, reasons why
 * accounts differ beside a question about them that is open, and what a lawyer asked not to go into.
 */
import type { FactView } from '../../core/answers/fact.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { LIMITS } from '../../core/interviews/kept-apart.ts';
import { causeInWords, isNoAccount } from '../../core/told/cause-words.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';
import { noToldOn } from './no-before-report.ts';
import type { Reason } from './passed-before.ts';

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
