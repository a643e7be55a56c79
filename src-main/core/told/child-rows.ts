/**
 * @file What is written of a child in rows, as lines for whoever reads them: when they were missing, which services are
 * involved, what police hold under which number and as whom it has them, and how each talk was held. A number under which
 * the child is not the one harmed never becomes the reference of a crime against them.
 */
import * as z from 'zod';
import childWords from '../../../resources/codes/child-rows.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { type RowsTold, rowsTold } from '../answers/rows-told.ts';
import { FuzzyDate, formatFuzzyDate, wordBefore } from '../dates/fuzzy-date.ts';
import { CHILD_SAID } from './child-said.ts';
import { type LinesTold, linesTold } from './lines-told.ts';
import { stageWord } from './rows-in-words.ts';

export const MISSING = 'child.missing';
export const SERVICES = 'child.services';
export const REPORTS = 'child.crime-reports';
export const TALKS = 'child.talks';

const WORDS = new Map(childWords.choices.map(({ value, text }) => [value, text]));
const wordOf = (of: string): string => WORDS.get(of) ?? '';

interface Lines extends LinesTold {
  readonly key: string;
  readonly source: string;
}

export function childRows(facts: ReadonlyMap<string, FactView>): Lines[] {
  const of = (source: string, line: (row: unknown) => string): Lines => ({
    key: `${source}-told`,
    source,
    ...linesTold(rowsTold(facts.get(source)), { line }),
  });
  const services = of(SERVICES, serviceInWords);
  return [
    of(MISSING, missingInWords),
    { ...of(MISSING, (row) => (isReported(row) ? missingInWords(row) : '')), key: 'child.missing-reported' },
    {
      ...of(MISSING, (row) => (isReported(row) ? '' : missingInWords(row))),
      key: 'child.missing-unreported',
    },
    services,
    ...services.told.slice(-1).map(
      ({ said }): Lines => ({
        key: 'insight.others-involved',
        source: SERVICES,
        differs: false,
        told: [{ value: 'yes', said }],
      }),
    ),
    of(REPORTS, reportInWords),
    of(TALKS, talkInWords),
    ...(isHeldTold(facts) ? [] : [spokenLines(facts)]),
    ...reportsOfHarm(rowsTold(facts.get(REPORTS))),
  ];
}

/** How a talk was held is written down by itself, in rows or in words. */
const isHeldTold = (facts: ReadonlyMap<string, FactView>): boolean =>
  rowsTold(facts.get(TALKS)).stands.length > 0 || facts.has('insight.interview');

/** Where it is not, each time and place at which the child said something, once. */
function spokenLines(facts: ReadonlyMap<string, FactView>): Lines {
  const lines = linesTold(rowsTold(facts.get(CHILD_SAID)), { line: spokenInWords });
  const told = lines.told.map((one) => ({ ...one, value: [...new Set(one.value.split('\n'))].join('\n') }));
  return { key: 'child.said-held', source: CHILD_SAID, ...lines, told };
}

const Words = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');
const Day = FuzzyDate.nullable()
  .default(null)
  .catch(null)
  .transform((date) => (date === null ? '' : formatFuzzyDate(date)));

const Missing = z.object({ from: Day, until: Day, by: Words, force: Words, reference: Words, found: Words });

/** "Missing from 3 Jul 2026 to 11 Jul 2026; reported by the carers, to West Mercia Police, reference WM-1; found: a flat". */
export function missingInWords(row: unknown): string {
  const { from, until, by, force, reference, found } = Missing.parse(row);
  const told = after('reported', inOrder([after('by', by), after('to', force)], ', '));
  const all = [
    inOrder([after('from', from), after('to', until)], ' '),
    inOrder([told, after('reference', reference)], ', '),
    after('found:', found),
  ];
  const said = inOrder(all, '; ');
  return said === '' ? '' : `Missing ${said}`;
}

/** That somebody was away says nothing of what the police know: only a row that names who reported it, where or under which number does. */
function isReported(row: unknown): boolean {
  const { by, force, reference } = Missing.parse(row);
  return [by, force, reference].some((one) => one !== '');
}

/** A bare day would read as the day of all of it. */
const Since = FuzzyDate.nullable()
  .default(null)
  .catch(null)
  .transform((date) => {
    if (date === null) return '';
    const isPlain = wordBefore(date) !== '' || (date.qualifier === 'about' && date.said === undefined);
    return isPlain ? `since ${formatFuzzyDate(date)}` : formatFuzzyDate(date);
  });
const Service = z.object({ which: Words, what: Words, since: Since, days: Words });

/** "Excluded from school: Dolfor High; since Sep 2026; 5 days". */
export function serviceInWords(row: unknown): string {
  const { which, what, since, days } = Service.parse(row);
  const kind = wordOf(`services.${which}`);
  const how = inOrder([what, since, days === '' ? '' : `${days} ${days === '1' ? 'day' : 'days'}`], '; ');
  return inOrder([kind, how], ': ');
}

const Report = z.object({
  capacity: Words,
  reference: Words,
  force: Words,
  on: Day,
  about: Words,
  stage: Words,
});

/** "22/78110/26, West Mercia Police, 11 Jul 2026: drugs in the flat (the child not named in it, as far as is known)". */
export function reportInWords(row: unknown): string {
  const { capacity, reference, force, on, about, stage } = Report.parse(row);
  const said = inOrder(
    [inOrder([reference, force, on], ', '), inOrder([about, stageWord(stage)], '; ')],
    ': ',
  );
  const as = wordOf(`capacities.${capacity}`) || wordOf('capacities.not-recorded');
  return said === '' ? '' : `${said} (${as})`;
}

/** Reference and force of a crime the child has suffered, where a row says so; nothing of any other row. */
function reportsOfHarm({ stands }: RowsTold): Lines[] {
  const harmed = stands.flatMap(({ value, said }) => {
    const row = Report.parse(value);
    return row.capacity === 'harmed' && row.reference !== '' ? [{ ...row, said }] : [];
  });
  const last = harmed.at(-1);
  if (last === undefined) return [];
  const forces = [...new Set(harmed.map(({ force }) => force))].filter((one) => one !== '');
  const [force] = forces;
  const said = (key: string, value: string): Lines => ({
    key,
    source: REPORTS,
    differs: false,
    told: [{ value, said: last.said }],
  });
  return [
    said('police.reported', 'yes'),
    said('police.reference', harmed.map(({ reference }) => reference).join('; ')),
    // The form takes one force: of several it is for somebody to say which.
    ...(forces.length === 1 && force !== undefined ? [said('police.force', force)] : []),
  ];
}

const Talk = z.object({
  on: Day,
  way: Words,
  where: Words,
  minutes: Words,
  breaks: Words,
  present: Words,
  quality: Words,
  paper: Day,
  typed: Day,
  interpreted: Words,
  intermediary: Words,
});

/** "Talk on 26 Oct 2026, in person, the kitchen, 40 minutes; breaks: none; there: …; written down on …; first typed on …". */
export function talkInWords(row: unknown): string {
  const { on, way, where, minutes, breaks, present, quality, paper, typed, ...others } = Talk.parse(row);
  const how = [
    inOrder(
      [
        after('on', on),
        wordOf(`ways.${way}`),
        wordOf(`interpreted.${others.interpreted}`),
        where,
        minutes === '' ? '' : `${minutes} minutes`,
      ],
      ', ',
    ),
    after('breaks:', breaks),
    after('there:', present),
    after(wordOf('intermediary'), others.intermediary),
    quality,
    after(wordOf('written'), paper),
    after(wordOf('typed'), typed),
  ];
  const said = inOrder(how, '; ');
  return said === '' ? '' : `Talk ${said}`;
}

const Spoken = z.object({ when: Words, where: Words, to: Words, language: Words });

/** "The child spoke: 3 Nov 2026, 10 am; the school office; to Mrs Baird; English". Empty where none of it is written down. */
export function spokenInWords(row: unknown): string {
  const { when, where, to, language } = Spoken.parse(row);
  const said = inOrder([when, where, after('to', to.replace(/^to\s+/iu, '')), language], '; ');
  return said === '' ? '' : `${wordOf('spoke')} ${said}`;
}

const after = (lead: string, words: string): string => (words === '' ? '' : `${lead} ${words}`);
const inOrder = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);
