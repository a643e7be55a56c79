/** @file The head of a printed record: whose it is, how it was held, read back and signed, and its place in the log. */

import type { AnswerView } from '../../core/answers/answer.ts';
import { hasContent } from '../../core/answers/said.ts';
import { conditionOf, conditionSettled } from '../../core/consent/condition.ts';
import { decidedDay } from '../../core/consent/consent.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { settledWords, wordsOf } from '../../core/consent/settled-words.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Params } from '../../core/findings/kinds.ts';
import type { PAPER_CODES } from '../../core/findings/paper-codes.ts';
import type { Question } from '../../core/forms/questions.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { isTalkTold } from '../../core/interviews/is-talk.ts';
import { INTERVIEW_PURPOSE } from '../../core/interviews/opening.ts';
import { talkIn } from '../../core/interviews/talk.ts';
import { type ContactOnSheet, contactOnSheet } from '../../core/withholding/off-paper.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';
import { goingWords, heldLine, momentOf, type OnPaper, readBackWords, spokenIn } from './printed-answer.ts';
import type { ReadRecord } from './read-record.ts';

// Whether a later account of a record was a talk, or only written down in an office.

export function isTalk({ view, form }: Pick<ReadRecord, 'view' | 'form'>, layer: number): boolean {
  const said = view.answers
    .filter((one) => one.layer === layer)
    .map((one) => ({ ...one, key: form.byName.get(one.question)?.fact ?? '' }));
  return isTalkTold(said, form.file.testimony.use === 'interview');
}

// How the talk of one account was held, in a sentence for paper: it stands beside the day it was held.

/** Empty where nobody said. */
export function talkLine(say: Say, { view, form }: Pick<ReadRecord, 'view' | 'form'>, layer: number): string {
  const said = view.answers.map((answer) => ({
    ...answer,
    fact: form.byName.get(answer.question)?.fact ?? null,
  }));
  const talk = talkIn(said, layer);
  if (talk === null) return '';
  const line = say(coded('held-talk', talk));
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}

type RecordFact = Params<(typeof PAPER_CODES)['paper-fact']>['fact'];

/** In order, name and value; what nobody said is left out. `only`: those of them, all when left out. */
export function recordFacts(
  say: Say,
  record: ReadRecord & OnPaper,
  printed: { readonly at: string; readonly by: string },
  only?: readonly RecordFact[],
): [string, string][] {
  const { view, person, role, reference } = record;
  const going = (words: string) => goingWords(say, record, words);
  const moment = (at: string, by: string) => say(coded('paper-moment', { at: momentOf(at), by }));
  const signed = view.signedAt === null ? say(coded('paper-not-signed')) : moment(view.signedAt, view.author);
  const facts = {
    ...(role === 'organisation' ? { person: '', organisation: person } : { person, organisation: '' }),
    case: reference,
    form: say(coded('paper-form', { title: view.formTitle, version: view.formVersion })),
    held: [heldLine(say, view), talkLine(say, record, 0)].filter((part) => part !== '').join(' '),
    begun: moment(view.startedAt, view.author),
    agreed: isAgreementOpen(record) ? say(coded('paper-agreed-not-noted')) : '',
    place: going(view.place),
    spoken:
      record.form.file.testimony.use === 'interview' || record.view.language !== ''
        ? sessions(say, record)
        : '',
    breaks: breaks(say, record, going),
    'read-back': readBackWords(say, record, view.readBack ?? ''),
    signed,
    log: log(say, record),
    'not-covered': notCovered(say, record),
    printed: moment(printed.at, printed.by),
  } satisfies Record<RecordFact, string>;
  return (Object.keys(facts) as RecordFact[])
    .filter((fact) => facts[fact] !== '' && only?.includes(fact) !== false)
    .map((fact) => [say(coded('paper-fact', { fact })), facts[fact]]);
}

/** Whether the person agreed to be talked with was left open, of a talk that was entered afterwards. */
function isAgreementOpen({ view, form }: ReadRecord): boolean {
  const question = form.questions.find(({ consent }) => consent === INTERVIEW_PURPOSE);
  const state = view.answers.findLast((one) => one.question === question?.name)?.state;
  return question !== undefined && (state === 'not-asked' || state === 'not-known');
}

const sessions = (say: Say, { view }: ReadRecord): string =>
  view.sessions
    .map((one) => {
      const spoken = spokenIn(say, one) || say(coded('paper-spoken-not-said'));
      return say(coded('paper-session', { spoken, at: momentOf(one.at), by: one.author }));
    })
    .join('\n');

const breaks = (say: Say, { view }: ReadRecord, going: (words: string) => string): string =>
  view.breaks
    .filter(({ takenBack }) => takenBack === undefined)
    .map(({ startedAt, endedAt, reason: written }) => {
      const [at, reason] = [momentOf(startedAt), going(written)];
      if (endedAt === null) return say(coded('paper-break-open', { at, reason }));
      return say(coded('paper-break', { at, minutes: breakMinutes(startedAt, endedAt), reason }));
    })
    .join('\n');

const log = (say: Say, { view, signedSeq: signed, lastSeq: entry }: ReadRecord): string =>
  view.status === 'draft'
    ? say(coded('paper-log-of-draft', { entry }))
    : say(coded('paper-log', { signed, entry }));

/** Words that an old signature leaves out; the log has them. */
function notCovered(say: Say, { view, form }: ReadRecord): string {
  const questions = view.notCovered.map((name) => form.byName.get(name)?.title ?? name);
  return questions.length === 0 ? '' : say(coded('paper-not-covered', { questions }));
}

// What limits a yes that an answer alone does not say: it may have been recorded in the consents and nowhere else.

/**
 * A line for each limit or condition that stands in the consents for the purpose of this question, where the answer is a yes.
 * What is said with the answer itself is not there twice. `inWords`: with the words of the limit, which may name others, and with
 * whom it was set for; words that are kept back stay out. Our own rule.
 */
export function consentLimits(
  { consents, withheld }: Pick<ReadRecord, 'consents' | 'withheld'>,
  { consent }: Pick<Question, 'consent'>,
  answer: AnswerView | undefined,
  inWords: boolean,
  say: Say,
): Coded[] {
  if (consent === null || answer?.state !== 'answered' || answer.value !== 'given') return [];
  return consents
    .filter((line) => line.purpose === consent && line.item === '' && line.status === 'given')
    .filter((line) => line.settled || line.note.trim() !== answer.ownWords.trim())
    .flatMap((line) => {
      const settled = settledWords(line, conditionSettled(line).settled);
      const limit = conditionOf(line) || limitOf(line);
      const said =
        settled === null
          ? limit
          : [limit.replace(/\.$/u, ''), say(settled)].filter((part) => part !== '').join('. ');
      if (said === '') return [];
      const words = inWords && withheld.within(wordsOf(line)) === undefined ? said : '';
      const recipient = inWords ? line.recipient : '';
      return [coded('paper-consent-limit', { on: decidedDay(line), recipient, words })];
    });
}

// Which ways to reach the person are on the paper of a sheet that prepares a form, and the line that says so.

/** `asked`: names of the questions asked now. */
export function contactOf(
  form: Pick<CompiledForm, 'questions'>,
  standing: ReadonlyMap<string, Parameters<typeof hasContent>[0]>,
  asked: ReadonlySet<string>,
): ContactOnSheet<Question> {
  const answered = new Set([...standing].flatMap(([name, answer]) => (hasContent(answer) ? [name] : [])));
  return contactOnSheet(form.questions, asked, answered);
}

export const contactLine = (say: Say, { asked, rules }: ContactOnSheet<Question>): string =>
  asked.length === 0
    ? say(rules === null ? coded('paper-kept-back') : coded('paper-contact-rules', { rules: rules.title }))
    : say(
        coded('paper-contact-asked', {
          titles: asked.map(({ title }) => title),
          rules: rules?.title ?? '',
        }),
      );
