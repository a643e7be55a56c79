/** @file An interview or worksheet as lines for people: its questions in words, what was said, and all around it. */

import type { Alteration, ScreeningView } from '../contract/interviews.ts';
import type { AccountsOn } from '../core/answers/accounts.ts';
import type { AnswerView, ToldRelation } from '../core/answers/answer.ts';
import { carriedFrom } from '../core/answers/carried.ts';
import type { FactStatement } from '../core/answers/fact.ts';
import { shownMark } from '../core/answers/how-said.ts';
import { readableValue } from '../core/answers/readable.ts';
import { apartFromReason } from '../core/answers/reason-words.ts';
import { standingAnswers } from '../core/answers/said.ts';
import { relationTold } from '../core/answers/since-then.ts';
import { formatDay, formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { FormFile, type FormQuestion, formText } from '../core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../core/forms/questions.ts';
import { breakMinutes } from '../core/interviews/break.ts';
import { causeInWords, rowCauses } from '../core/told/cause-words.ts';
import { quotedWords } from '../core/told/words-of-place.ts';
import { accountsIn, toldLines } from './account-lines.ts';
import { facts, printable } from './columns.ts';
import { heldWords } from './held-option.ts';
import { moment } from './moment.ts';

/** Where an answer that was carried over came from, in a line. */
const SOURCES = {
  person: 'the person’s particulars',
  case: 'the case file',
  consent: 'the consent ledger',
} as const;

/** "as recorded 24 Nov 2026 by NAME in FORM"; nothing once either side says something else. */
export function carriedFromLines(
  question: FormQuestion | undefined,
  answer: AnswerView,
  { known, entries }: Pick<ScreeningView, 'known' | 'entries'>,
): string[] {
  const same = known.find((one) => one.question === answer.question);
  const recorded = entries.find((one) => one.question === answer.question && one.layer === answer.layer);
  const sources = carriedFrom(question, answer, same, recorded?.seq);
  if (sources === null || sources === 'otherwise' || sources.length === 0) return [];
  return [[...new Set(sources.map(asRecorded))].join('; ')];
}

function asRecorded({ at, author, origin }: FactStatement): string {
  const by = author === '' ? '' : ` by ${author}`;
  const where = origin.kind === 'interview' ? origin.formTitle : SOURCES[origin.kind];
  return `as recorded ${formatDay(at)}${by} in ${where}`;
}

export const STATES: Readonly<Record<AnswerView['state'], string>> = {
  answered: 'Answered',
  'own-words': 'In own words',
  'not-asked': 'Not asked',
  'not-known': 'Not known',
  'prefers-not-to-say': 'Prefers not to say',
  deferred: 'Skip for now',
  cleared: 'Taken back',
};
const RELATIONS: Readonly<Record<ToldRelation, string>> = {
  new: '',
  confirms: 'Confirms what was recorded',
  adds: 'Adds to what was recorded',
  differs: 'Differs from what was recorded',
  since: 'Since then: it has changed',
};

export const MARKS: Readonly<Record<NonNullable<ReturnType<typeof shownMark>>, string>> = {
  volunteered: 'Volunteered',
  'asked-openly': 'Asked openly',
  prompted: 'Prompted',
  noted: 'Noted by the worker',
  'not-recorded': 'How it came to be said: not recorded',
};

/** In a worksheet what agrees with the record was filled in from it, and nobody was asked again. */
const FILLED = 'Filled from what was recorded, nobody was asked again';

interface Asked {
  readonly name: string;
  readonly page: string;
  /** Of a worksheet, not of an interview. */
  readonly prepared: boolean;
  readonly element: FormQuestion;
  readonly asked: Question['asked'];
}

/** Every question of the record's form by name, in the order it is asked. */
export function questionsOf(view: Pick<ScreeningView, 'definition'>): ReadonlyMap<string, Asked> {
  const form = FormFile.parse(view.definition);
  const prepared = form.testimony.use === 'worksheet';
  const titles = new Map(form.pages.map((page) => [page.name, formText(page.title)]));
  const entries = flattenQuestions(form).map(({ name, page, element, asked }): [string, Asked] => [
    name,
    { name, page: titles.get(page) ?? page, prepared, element, asked },
  ]);
  return new Map(entries);
}

export const titleOf = (questions: ReadonlyMap<string, Asked>, name: string): string => {
  const asked = questions.get(name);
  return asked === undefined ? name : formText(asked.element.title);
};

/** What it is, whose, how it was held and signed. */
export function recordFacts(view: ScreeningView): string[] {
  const sessions = view.sessions.map((one, index): [string, string] => {
    const spoken = spokenIn(one);
    const said = spoken === '' && index > 0 ? 'not said' : spoken;
    return ['held in', said === '' ? '' : `${said}  [from ${moment(one.at)}, ${one.author}]`];
  });
  const breaks = view.breaks.map((one): [string, string] => ['break', breakText(one)]);
  return facts([
    ['interview', view.id],
    ['form', `${view.formTitle}, version ${view.formVersion}`],
    ['status', view.status === 'signed' ? `signed off ${view.signedAt} by ${view.author}` : 'draft'],
    ['fingerprint', view.signedSha256],
    ['read back', view.readBack],
    ['held', heldWords(view)],
    ...(heldWords(view) === ''
      ? []
      : [['entered', `${moment(view.startedAt)}, ${view.author}`] as [string, string]]),
    ...sessions,
    ['place', view.place],
    ...view.layers.map((one): [string, string] => [`later account ${one.layer}`, laterAccount(view, one)]),
    ...breaks,
  ]);
}

/** Why and when it was taken, and the entry of the log that has its newest answer. */
function laterAccount(
  view: ScreeningView,
  { layer, at, author, reason, ...held }: ScreeningView['layers'][number],
) {
  const entry = Math.max(0, ...view.entries.filter((one) => one.layer === layer).map(({ seq }) => seq));
  return [
    reason,
    heldWords(held),
    `entered ${moment(at)}, ${author}`,
    entry === 0 ? 'nothing recorded yet' : `sealed in the log, last in entry ${entry}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** Empty where nobody said. */
export const spokenIn = ({ language, interpreter }: Pick<AnswerView, 'language' | 'interpreter'>): string =>
  [language, interpreter === '' ? '' : `interpreter ${interpreter}`].filter((part) => part !== '').join(', ');

function breakText({ startedAt, endedAt, reason, takenBack }: ScreeningView['breaks'][number]): string {
  const back = takenBack === undefined ? '' : `; taken back${takenBack === '' ? '' : `: ${takenBack}`}`;
  const why = `${reason === '' ? '' : `: ${reason}`}${back}`;
  if (endedAt === null) return `${moment(startedAt)}, not over yet${why}`;
  return `${moment(startedAt)}, ${breakMinutes(startedAt, endedAt)} min${why}`;
}

/** The first account page by page, each later one after it, then colleagues' notes. */
export function recordLines(view: ScreeningView): string[] {
  const questions = questionsOf(view);
  const order = [...questions.keys()];
  const told = accountsIn(view);
  const standing = standingAnswers<AnswerView>(view.answers);
  const account = (layer: number) =>
    view.answers
      .filter((one) => one.layer === layer)
      .toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
  let page = '';
  const answers = (layer: number) =>
    account(layer).flatMap((one) => {
      const before = page;
      page = questions.get(one.question)?.page ?? '';
      const heading = page === before ? [] : ['', page];
      return [
        ...heading,
        `  ${titleOf(questions, one.question)} (${one.question})`,
        ...answerLines(questions, one, view),
        ...besideLines(told, one, standing),
      ];
    });
  const later = view.layers.flatMap(({ layer, at, author, reason, ...held }) => {
    page = '';
    const why = reason === '' ? '' : `: ${reason}`;
    const when = heldWords(held) === '' ? moment(at) : `${heldWords(held)}; entered ${moment(at)}`;
    return ['', `Later account ${layer}, ${when}, ${author}${why}`, ...answers(layer)];
  });
  return [
    ...answers(0),
    ...later,
    ...openLines(told, questions, standing),
    ...noteLines(view, questions),
  ].map(printable);
}

/** Below the answer that stands. */
const besideLines = (
  told: ReadonlyMap<string, AccountsOn>,
  answer: AnswerView,
  standing: ReadonlyMap<string, AnswerView>,
): string[] => {
  const accounts = told.get(answer.question);
  if (accounts === undefined || standing.get(answer.question) !== answer) return [];
  return toldLines(accounts).map((line) => `    ${line}`);
};

/** Told, and not answered in the worksheet. */
function openLines(
  told: ReadonlyMap<string, AccountsOn>,
  questions: ReadonlyMap<string, Asked>,
  standing: ReadonlyMap<string, AnswerView>,
): string[] {
  const open = [...told].filter(([name]) => !standing.has(name));
  const lines = open.flatMap(([name, accounts]) => [
    `  ${titleOf(questions, name)} (${name})`,
    ...toldLines(accounts).map((line) => `    ${line}`),
  ]);
  return lines.length === 0 ? [] : ['', 'Told, and not answered here', ...lines];
}

/**
 * What was said, in whose words, and who wrote it down when. `record`: what else is recorded, to say where an answer
 * that was carried over came from, as long as it still is that.
 */
export function answerLines(
  questions: ReadonlyMap<string, Asked>,
  answer: AnswerView,
  record: Pick<ScreeningView, 'known' | 'entries'> = { known: [], entries: [] },
): string[] {
  const { state, at, author } = answer;
  const { relation, cause } = relationTold(answer);
  const { own, reason, ofRows } = apartFromReason(answer);
  const causes = [causeInWords({ relation, cause, reasonWords: reason }), rowCauses(ofRows)].filter(
    (one) => one !== '',
  );
  const why = causes.length === 0 ? '' : `; said of it: ${causes.join('; ')}`;
  const said =
    state === 'answered'
      ? readableValue(questions.get(answer.question)?.element, answer.value)
      : state === 'own-words'
        ? ''
        : STATES[state];
  const filled = relation === 'confirms' && questions.get(answer.question)?.prepared === true;
  const mark = shownMark(answer, questions.get(answer.question)?.asked ?? '');
  const how = filled ? FILLED : RELATIONS[relation];
  return [
    ...said.split('\n'),
    ...(own === '' ? [] : quotedWords(own).split('\n')),
    ...(how === '' ? [] : [`${how}${why}`]),
    ...carriedFromLines(questions.get(answer.question)?.element, answer, record),
    ...(mark === null ? [] : [MARKS[mark]]),
    `[${[`${moment(at)}, ${author}`, spokenIn(answer)].filter((part) => part !== '').join('; ')}]`,
  ]
    .filter((line) => line !== '')
    .map((line) => `    ${line}`);
}

function noteLines(view: ScreeningView, questions: ReadonlyMap<string, Asked>): string[] {
  if (view.notes.length === 0) return [];
  const lines = view.notes.flatMap(({ question, at, heldOn, author, writtenBy, note, readBackOf }) => [
    `  ${readBackOf === null ? '' : `Later account ${readBackOf} read back: `}${author}, ${heldOn === null ? '' : `of ${formatFuzzyDate(heldOn)}, entered `}${moment(at)}${writtenBy === '' || writtenBy === author ? '' : `, written down by ${writtenBy}`}${question === '' ? '' : `, on: ${titleOf(questions, question)} (${question})`}`,
    ...note.split('\n').map((line) => `    ${line}`),
  ]);
  return ['', 'Notes by colleagues', ...lines];
}

/** That the signature leaves words out, and why: nothing for one that covers everything. */
export function notCoveredLines(questions: readonly string[]): string[] {
  if (questions.length === 0) return [];
  const which = questions.map((title) => `“${title}”`).join(', ');
  return [
    printable(
      `The signature does not cover the own words on ${which}: it was given before signatures covered words without an answer. Nothing was changed; the log covers them.`,
    ),
  ];
}

/** What is not as it was written, what is safe, and what to do; nothing for a record that is as it was. */
export function alterationLines(
  alterations: readonly Alteration[],
  title: (question: string) => string = (name) => name,
): string[] {
  return alterations.map(({ kind, questions, at }) => {
    const when = at === null ? '' : ` on ${moment(at)}`;
    const which = questions.map((name) => `“${title(name)}”`).join(', ');
    return printable(
      {
        signature: `Its first account is not the one that was signed off${when}.`,
        answers: `Not as it was saved${when}: ${which}.`,
        gone: `An answer that was saved${when} is not there any more, or not in that form.`,
        form: 'The questions are not those that were asked.',
        record: `A record begun${when} is not there any more.`,
        sitting: `Where, in which language and with whom it was held${when} is not as it was written down.`,
        account: `A later account opened${when} is not as it was opened, or not there any more.`,
        break: `A break${when} is not as it was written down, or not there any more.`,
        note: `A note${when} is not as it was written, or not there any more.`,
      }[kind],
    );
  });
}

export const WHAT_TO_DO_ABOUT_ALTERATIONS = [
  'It was changed outside this program. The log still has the hash of what was written, and what was exported, printed or copied before is as it was.',
  'Next: copy the whole vault folder somewhere safe, tell whoever is responsible for the records, and compare with an earlier copy before anybody relies on this record.',
];
