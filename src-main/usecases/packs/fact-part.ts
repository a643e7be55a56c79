/**
 * @file Facts, periods and exhibits in a pack: each fact with every account that says something of its own, and where that was
 * said.
 */

import { HOW_LONG_AGO } from '../../core/answers/aging.ts';
import { accountNumber, type FactStatement, type FactView } from '../../core/answers/fact.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldInWords } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import { accountsByDay, type DatedAccount } from '../../core/packs/accounts-by-day.ts';
import { isCorrection, isList } from '../../core/packs/fact-accounts.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { causeInWords } from '../../core/told/cause-words.ts';
import { reasonIn } from '../../core/told/narrative.ts';
import { lineOf, whereOf } from '../../core/told/period.ts';
import { partsBySpeaker, type Spoken, speakersWords } from '../../core/told/spoken-by.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import { disclosePeriods, factOnCopy, PERIODS, silentOnCopy } from '../disclosure/on-copy.ts';
import { momentOf } from '../interviews/record-paper.ts';
import { made, type PartMade, partOf, sentenceOf } from './pack-part.ts';
import type { PackLaid, PackSource } from './pack-source.ts';

export function factPart(source: PackSource, part: Extract<PackPart, { kind: 'facts' }>): PartMade {
  const accounts = part.facts.flatMap((key) => {
    const fact = source.facts.get(key);
    return fact === undefined || fact.askInstead !== undefined
      ? []
      : accountsIn(source, part.voice === 'reported' ? asThePersonTold(fact) : fact, '');
  });
  const common = mostOf(accounts.flatMap(({ told, isWorkers }) => (isWorkers ? [] : [told])));
  const answers = accounts.map(({ answer, told }) =>
    told === common ? { ...answer, about: answer.about.filter((line) => line !== told) } : answer,
  );
  const about = [
    source.say(coded('pack-voice', { voice: part.voice })),
    ...(common === null ? [] : [source.say(coded('pack-told-most', { source: common }))]),
  ].join('\n');
  const nothing = answers.length === 0 ? [source.say(coded('pack-none-there'))] : [];
  const told = part.facts.flatMap((key) => source.facts.get(key) ?? []);
  const counted = silentOnCopy(told, source.copy);
  const silent = counted === null ? [] : [sentenceOf(source.say(counted))];
  return made([partOf(part.title, about, [...answers, ...silent], { lines: nothing })]);
}

/** The source that most of them have, said once above them; null where no two have the same. */
function mostOf(sources: readonly string[]): string | null {
  const counts = [...Map.groupBy(sources, (one) => one)].map(([one, some]) => ({ one, count: some.length }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  return most === undefined || most.count < 2 ? null : most.one;
}

/** What a worker put into a sheet is no second telling: beside an account of the person it is left out. */
function asThePersonTold(fact: FactView): FactView {
  const isOwn = ({ origin }: FactStatement) => origin.kind === 'interview' && origin.workersOwn === true;
  const told = fact.statements.filter((one) => !isOwn(one));
  // Of a child what was told is on such a sheet itself, under the day of the talk. How long ago something was is worked out anew.
  const ofTalks =
    told.length > 0 || fact.key === HOW_LONG_AGO
      ? told
      : fact.statements.filter(({ heldOn }) => heldOn !== undefined);
  return ofTalks.length === 0 || ofTalks.length === fact.statements.length
    ? fact
    : { ...fact, statements: ofTalks };
}

/** The fact, and each further account of it without its name. `reason`: why it goes beyond the profile. */
export const factAnswers = (source: PackSource, fact: FactView, reason = ''): PrintedAnswer[] =>
  accountsIn(source, fact, reason).map(({ answer }) => answer);

/** Each with the line that says where it was told. */
function accountsIn(
  source: PackSource,
  fact: FactView,
  reason: string,
): { readonly answer: PrintedAnswer; readonly told: string; readonly isWorkers: boolean }[] {
  const { say } = source;
  const going = factOnCopy(fact, source.copy);
  if (going.statements.length === 0) return [];
  return accountsByDay(going).map((account, index) => {
    const { said: one, mark, gone } = account;
    const why = whyIn(source, one);
    const told = toldIn(source, one);
    const answer = {
      ...{ number: 0, question: index === 0 ? fact.title : '', ownWords: ownWordsIn(one).join('” “') },
      ...(mark === null ? {} : { mark: say(coded('pack-account', { ...mark })) }),
      said: [saidIn(source, { ...one, text: linesIn(source, account) }), ...othersIn(one)]
        .filter((part) => part !== '')
        .join('\n'),
      about: [
        ...(reason === '' || index > 0 ? [] : [say(coded('pack-beyond', { reason }))]),
        told,
        ...why,
        ...gone.map((line) => say(coded('pack-not-so-now', { line }))),
      ],
      why,
      language: spokenIn(source, one),
    };
    // A worker’s own sentence says each time that it is one.
    return { answer, told, isWorkers: one.origin.kind === 'interview' && one.origin.workersOwn === true };
  });
}

const partsIn = ({ ownWords, spokenBy = [] }: FactStatement): Spoken[] =>
  ownWords === '' ? [] : partsBySpeaker(ownWords, spokenBy);

const ownWordsIn = (one: FactStatement): string[] =>
  partsIn(one).flatMap(({ speaker, words }) => (speaker === '' ? [words] : []));

/** What the person repeated of somebody else stands under that name. */
const othersIn = (one: FactStatement): string[] =>
  partsIn(one)
    .filter(({ speaker }) => speaker !== '')
    .map(speakersWords);

/** Each line that was told otherwise later says so in its place. */
function linesIn({ say }: PackSource, { text, otherwise }: DatedAccount): string {
  if (otherwise.size === 0) return text;
  return text
    .split('\n')
    .map((line) => {
      const on = otherwise.get(line);
      return on === undefined ? line : say(coded('pack-line-otherwise', { line, on }));
    })
    .join('\n');
}

/** Why it was told otherwise, or only then, where somebody said; of a list, of its rows too. */
function whyIn({ say }: PackSource, one: FactStatement): string[] {
  const { relation, withheld } = one;
  const rowReasons = isList(one) ? (one.rowReasons ?? []) : [];
  if (withheld !== undefined || relation === 'confirms' || relation === 'new') return [];
  const causes = [...(reasonIn(one) === '' ? [] : [one]), ...rowReasons].map(causeInWords);
  const cause = [...new Set(causes)].filter((words) => words !== '').join('; ');
  return cause === '' ? [] : [say(coded('paper-relation', { relation, cause }))];
}

/** What was answered, or what was said instead of an answer; empty where only own words stand. */
function saidIn(
  { say, copy }: Pick<PackSource, 'say' | 'copy'>,
  { state, text, withheld }: FactStatement,
): string {
  if (withheld !== undefined) {
    const inPlace = copy.inPlace(withheld);
    return inPlace === null ? '' : say(inPlace);
  }
  // A particular says "yes" as it is stored.
  if (state === 'answered') return text === 'yes' || text === 'no' ? capital(text) : text;
  return state === 'own-words' ? '' : say(coded('paper-no-value', { state }));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function toldIn(source: PackSource, one: FactStatement): string {
  const { say } = source;
  const { origin, at: when, author: by, howSaid, heldOn } = one;
  const at = when === '' ? '' : momentOf(when);
  if (origin.kind !== 'interview') return say(coded('pack-from-details', { at, by }));
  const { formTitle: form, putRight } = origin;
  // Under a heading that says who told it, a worker's sentence is said to be one.
  const later = accountNumber(origin);
  const right = putRight === undefined && !isCorrection(one) ? 'no' : 'yes';
  const of = heldOn === undefined ? '' : formatFuzzyDate(heldOn);
  const account = { form, later, of, at, by, right } as const;
  if (origin.workersOwn === true) {
    const theirs = partsIn(one).length > 0;
    const words = !theirs ? 'workers' : saidIn(source, one) === '' ? 'persons' : 'both';
    return say(coded('pack-written', { ...account, words }));
  }
  return say(coded('pack-told', { ...account, mark: howSaid === '' ? 'not-recorded' : howSaid }));
}

function spokenIn({ records }: PackSource, { origin }: FactStatement): string {
  if (origin.kind !== 'interview') return '';
  return records.find((one) => one.id === origin.screeningId)?.language ?? '';
}

/** One period has its beginning and its end among the facts: the table is for several. */
export function periodPart(source: PackSource, part: Extract<PackPart, { kind: 'periods' }>): PartMade {
  const rows = periodRows(source);
  if (rows.length < 2) return made([]);
  const about = source.say(coded('pack-voice', { voice: 'reported' }));
  return made([partOf(part.title, about, rows)], { facts: [PERIODS] });
}

/**
 * `asTyped`: as the fields of a form have them: the rows that stand, and who was in charge. Whoever else was there is in no field
 * until somebody says that they were in the same situation.
 */
export function periodRows(source: PackLaid, { asTyped = false } = {}): PrintedAnswer[] {
  const { say } = source;
  const told = disclosePeriods(source.facts, source.copy).map((one) => ({
    one,
    cells: cellsOf(one.value, asTyped),
  }));
  const stands = new Set(told.flatMap(({ one, cells }) => (one.isGone ? [] : [JSON.stringify(cells)])));
  // Of a row that was told otherwise in what is not printed here, there would be two lines that say the same.
  const rows = told.filter(
    ({ one, cells }) => !one.isGone || !(asTyped || stands.has(JSON.stringify(cells))),
  );
  const isLong = rows.some(({ cells }) => cells.lasted !== '');
  return rows.map(({ one: { value, said, isGone }, cells: { lasted, with: by, ...first } }) => {
    const on = heldInWords(said.heldOn, said.at);
    const when = say(coded('pack-period-told', { on, otherwise: isGone ? 'yes' : 'no' }));
    const cells = { ...first, ...(isLong ? { lasted } : {}), with: by, told: when };
    const names = Object.keys(cells) as (keyof typeof cells)[];
    return {
      number: 0,
      question: '',
      ownWords: '',
      about: [],
      // One line of all of it, for whoever reads it without the table.
      said: [lineOf(value), by, when].filter((words) => words !== '').join('; '),
      cells: names.map((cell) => ({
        label: say(coded('pack-period-cell', { cell })),
        text: cells[cell] ?? '',
      })),
    };
  });
}

type Told = ReturnType<typeof disclosePeriods>[number]['value'];

/** How long it went on is no day on which it ended. */
const cellsOf = ({ what, from, until, lasted, charge, others, who, ...rest }: Told, asTyped: boolean) => ({
  what,
  where: whereOf(rest),
  from: from === null ? '' : formatFuzzyDate(from),
  until: until === null ? '' : formatFuzzyDate(until),
  lasted,
  with: (asTyped ? [charge] : [charge, others, who]).filter((words) => words !== '').join('; '),
});

// The exhibits of a pack, listed by mark, title and the fingerprint of the file as it was received.

export function evidencePart(source: PackSource, part: Extract<PackPart, { kind: 'evidence' }>): PartMade {
  const { say, exhibits } = source;
  const answers = exhibits.map(({ exhibitRef, title, documentDate, pageCount: pages, sha256 }) => ({
    number: 0,
    question: [exhibitRef, title].filter(Boolean).join('  '),
    ownWords: '',
    said: documentDate === null ? '' : formatFuzzyDate(documentDate),
    about: [say(coded('pack-exhibit', { pages, sha256 }))],
  }));
  const lines = exhibits.length === 0 ? [say(coded('pack-none-there'))] : [];
  return made([partOf(part.title, part.says, answers, { lines })]);
}
