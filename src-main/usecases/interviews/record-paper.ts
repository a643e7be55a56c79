/** @file A record laid out for paper: what it is, how it was held, and every account in the order of the form. */
import type { HeldView } from '../../contract/interviews.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Params } from '../../core/findings/kinds.ts';
import type { PAPER_CODES } from '../../core/findings/paper-codes.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { speakersWords } from '../../core/told/spoken-by.ts';
import type { PrintedAccount, PrintedAnswer, RecordPaper } from '../../documents/record-paper.ts';
import type {
  AccountDisclosed,
  AnswerDisclosed,
  HeadDisclosed,
  RecordDisclosed,
  StatementDisclosed,
} from '../disclosure/record-model.ts';
import type { Say } from '../resources/paper-words.ts';

interface Printed {
  /** ISO date-time. */
  readonly at: string;
  readonly by: string;
}

/** `marks`: what every page says first: what this copy is, or is not. */
export function recordPaper(
  say: Say,
  record: RecordDisclosed,
  printed: Printed,
  marks: readonly Coded[] = [],
): RecordPaper {
  const { form, formTitle, status, signedSha256, atHead } = record;
  const draft = status === 'draft';
  return {
    title: formTitle,
    label: form.file.testimony.label,
    draft,
    standing: [...marks, ...atHead, ...standing(record)].map(say).join(' '),
    fingerprint: signedSha256 ?? '',
    facts: recordFacts(say, record, printed),
    accounts: accountsOf(say, record),
    signatures: draft
      ? []
      : SIGNERS[form.file.testimony.use].map((signer) => say(coded('paper-signs', { signer }))),
    createdAt: printed.at,
  };
}

const SIGNERS = {
  interview: ['person', 'interpreter', 'author', 'adult'],
  worksheet: ['preparer'],
} as const;

/** At the head of every page. */
function standing({
  status,
  signedAt,
  author: by,
  alterations,
  accounts,
  signedSeq,
}: RecordDisclosed): Coded[] {
  if (status === 'draft') return [coded('paper-draft')];
  const altered = alterations.length === 0 ? [] : [coded('paper-altered')];
  const on = formatDay(signedAt ?? '');
  return [...altered, coded('paper-signed', { on, by, entry: signedSeq, later: accounts.length - 1 })];
}

// The head: whose it is, how it was held, read back and signed, and its place in the log.

type RecordFact = Params<(typeof PAPER_CODES)['paper-fact']>['fact'];

/** In order, name and value; what nobody said is left out. `only`: those of them, all when left out. */
export function recordFacts(
  say: Say,
  record: HeadDisclosed & Partial<Pick<RecordDisclosed, 'notCovered'>>,
  printed: Printed,
  only?: readonly RecordFact[],
): [string, string][] {
  const { person, role, formTitle: title, formVersion: version, notCovered: questions = [] } = record;
  const moment = (at: string, by: string) => say(coded('paper-moment', { at: momentOf(at), by }));
  const facts = {
    ...(role === 'organisation' ? { person: '', organisation: person } : { person, organisation: '' }),
    case: record.reference,
    form: say(coded('paper-form', { title, version })),
    held: [heldLine(say, record), talkLine(say, record.first)].filter((part) => part !== '').join(' '),
    begun: moment(record.startedAt, record.author),
    agreed: record.isAgreementOpen ? say(coded('paper-agreed-not-noted')) : '',
    place: record.place,
    spoken:
      record.form.file.testimony.use === 'interview' || record.language !== '' ? sessions(say, record) : '',
    breaks: breaks(say, record),
    'read-back': record.readBack,
    signed:
      record.signedAt === null ? say(coded('paper-not-signed')) : moment(record.signedAt, record.author),
    log: log(say, record),
    // Words that an old signature leaves out; the log has them.
    'not-covered': questions.length === 0 ? '' : say(coded('paper-not-covered', { questions })),
    printed: moment(printed.at, printed.by),
  } satisfies Record<RecordFact, string>;
  return (Object.keys(facts) as RecordFact[])
    .filter((fact) => facts[fact] !== '' && only?.includes(fact) !== false)
    .map((fact) => [say(coded('paper-fact', { fact })), facts[fact]]);
}

const sessions = (say: Say, record: HeadDisclosed): string =>
  record.sessions
    .map((one) => {
      const spoken = spokenIn(say, one) || say(coded('paper-spoken-not-said'));
      return say(coded('paper-session', { spoken, at: momentOf(one.at), by: one.author }));
    })
    .join('\n');

const breaks = (say: Say, record: HeadDisclosed): string =>
  record.breaks
    .map(({ startedAt, endedAt, reason }) => {
      const at = momentOf(startedAt);
      if (endedAt === null) return say(coded('paper-break-open', { at, reason }));
      return say(coded('paper-break', { at, minutes: breakMinutes(startedAt, endedAt), reason }));
    })
    .join('\n');

const log = (say: Say, { status, signedSeq: signed, lastSeq: entry }: HeadDisclosed): string =>
  status === 'draft'
    ? say(coded('paper-log-of-draft', { entry }))
    : say(coded('paper-log', { signed, entry }));

/**
 * When an account was held and who took it; empty where it was recorded as it was held. `talk`: whether anybody was spoken
 * with; what an office wrote down has a day and was not held.
 */
function heldLine(say: Say, { heldOn, takenBy: taken }: HeldView, talk = true): string {
  if (heldOn === null && taken === '') return '';
  const on = heldOn === null ? '' : formatFuzzyDate(heldOn);
  return say(talk ? coded('paper-held', { on, taken }) : coded('paper-of-office', { on, taken }));
}

/** How the talk of one account was held: it stands beside the day it was held. Empty where nobody said. */
function talkLine(say: Say, { talk }: HeadDisclosed['first']): string {
  if (talk === null) return '';
  const line = say(coded('held-talk', talk));
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}

/** To the minute, as the clock of the device stood. */
export const momentOf = (at: string): string => `${formatDay(at)}, ${at.slice(11, 16)}`;

/** Empty where nobody said. */
const spokenIn = (say: Say, spoken: Pick<AnswerView, 'language' | 'interpreter'>): string =>
  say(coded('paper-spoken', { language: spoken.language, interpreter: spoken.interpreter }));

// The accounts, each answer as it was said, in whose words, and how it came to be said.

function accountsOf(say: Say, record: RecordDisclosed): PrintedAccount[] {
  const { accounts, offPaper, silent, isAll } = record;
  return accounts.map((account, number) => {
    const { at, by, reason, readBack } = account;
    const howSaid = account.isHowSaidOpen ? say(coded('paper-how-said-open')) : '';
    // Of a copy that may leave something out it does not say that nothing else was recorded.
    const about =
      number === 0
        ? [say(coded('paper-numbers', { all: isAll ? 'yes' : 'no' })), howSaid, offPaper, silent]
        : [
            heldLine(say, account, account.isTalk),
            talkLine(say, account),
            say(coded('paper-later-about', { at: momentOf(at), by, reason })),
            howSaid,
            ...readBack.map((how) => say(coded('paper-later-read-back', { how }))),
          ];
    return {
      // Of those that go: a number left out would say that there is another.
      title: say(number > 0 ? coded('paper-later-account', { number }) : firstTitle(accounts)),
      about: about.filter((part) => part !== '').join(' '),
      pages: account.pages.map(({ title, statements }) => ({
        title,
        answers: statements.map((one) => printedAnswer(say, one)),
      })),
    };
  });
}

const firstTitle = (accounts: readonly AccountDisclosed[]): Coded =>
  coded(accounts.length === 1 ? 'paper-recorded' : 'paper-first-account');

function printedAnswer(
  say: Say,
  { question: { title: question }, number, answer, rests, beside }: StatementDisclosed,
): PrintedAnswer {
  if (answer === null) return { number, question, said: '', ownWords: '', about: [...beside, ...rests] };
  const { spoken, relation, cause, language, isLeft, howSaid } = answer;
  const others = spoken.filter(({ speaker }) => speaker !== '').map(speakersWords);
  const own = spoken.filter(({ speaker }) => speaker === '').map(({ words }) => words);
  const asked = [momentOf(answer.at), answer.author, spokenIn(say, answer)].filter(Boolean).join('; ');
  const lines = isLeft
    ? [...rests, ...beside]
    : [howSaidLine(say, howSaid), relation, ...rests, asked, ...beside];
  return {
    number,
    question,
    said: [answer.said, answer.inPlace, ...others].filter((part) => part !== '').join('\n'),
    ownWords: own.join('” “'),
    about: lines.filter((line) => line !== ''),
    // Why something differs is to be seen wherever the answer is.
    why: cause === '' || relation === '' ? [] : [relation],
    language,
  };
}

/** Of answers of which nobody said, that stands once at the head of the account. */
const howSaidLine = (say: Say, mark: AnswerDisclosed['howSaid']): string =>
  mark === null || mark === 'not-recorded' ? '' : say(coded('paper-how-said', { mark }));
