/** @file The head of a printed record: whose it is, how it was held, read back and signed, and its place in the log. */
import { coded } from '../../core/findings/finding.ts';
import type { Params } from '../../core/findings/kinds.ts';
import type { PAPER_CODES } from '../../core/findings/paper-codes.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { INTERVIEW_PURPOSE } from '../../core/interviews/opening.ts';
import type { Say } from '../resources/paper-words.ts';
import { goingWords, heldLine, momentOf, type OnPaper, readBackWords, spokenIn } from './printed-answer.ts';
import type { ReadRecord } from './read-record.ts';
import { talkLine } from './talk-line.ts';

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
