/** @file One answer as it is printed: what was said, in whose words, and how it came to be said. */
import type { HeldView } from '../../contract/interviews.ts';
import type { LinkView, QuotedAnswer } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { rowKey, rowsOf } from '../../core/answers/fact-values.ts';
import { shownMark } from '../../core/answers/how-said.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { relationTold } from '../../core/answers/since-then.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { causeInWords, rowCauses } from '../../core/told/cause-words.ts';
import { partsBySpeaker, type Spoken, speakersWords } from '../../core/told/spoken-by.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { KeptBackSaid } from '../../core/withholding/copy.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import type { DisclosedAnswers } from '../disclosure/withhold.ts';
import type { Say } from '../resources/paper-words.ts';

export interface InForm {
  readonly question: Question;
  /** From 1, in the order of the form. */
  readonly number: number;
}

export function printedAnswer(
  say: Say,
  { question, number }: InForm,
  about: {
    readonly answer: AnswerView | undefined;
    readonly links: readonly LinkView[];
    /** What a point rests on and stays in the record. */
    readonly apart?: ((question: { readonly fact: string | null }) => boolean) | undefined;
    readonly isWorksheet: boolean;
    /** What was told since or differently, a line each. */
    readonly told: readonly string[];
    readonly withheld: DisclosedAnswers;
    readonly keptSaid: KeptBackSaid;
    /** Every account of it before this one is kept back. */
    readonly afterKept: boolean;
    /** Words that others spoke, by the rows of the record that name them. */
    readonly spoken: readonly Spoken[];
    /** Of the answer itself what goes. */
    readonly going: ReturnType<DisclosedAnswers['going']> | undefined;
  },
): PrintedAnswer {
  const { answer, links, going } = about;
  const rests = links
    .map((link) =>
      about.apart !== undefined && isApart(link, about.apart)
        ? say(coded('paper-rests-kept'))
        : linkLine(say, link, about),
    )
    .filter((line) => line !== '');
  const { title } = question;
  if (answer === undefined || going === undefined)
    return { number, question: title, said: '', ownWords: '', about: [...about.told, ...rests] };
  const { at, author } = answer;
  const { why, partly } = going;
  const words =
    why === undefined
      ? partsBySpeaker(apartFromReason({ ...answer, ownWords: going.ownWords }).own, about.spoken)
      : [];
  const own = words.filter(({ speaker }) => speaker === '');
  const ownWords = own.map((part) => part.words).join('” “');
  const others = words.filter(({ speaker }) => speaker !== '').map(speakersWords);
  const kept = why ?? partly;
  const told = answer.state === 'answered' ? going.said : noValue(say, answer.state);
  const parts = [
    why === undefined ? told : '',
    kept === undefined ? '' : withheldLine(say, kept, about.keptSaid),
    ...others,
  ];
  const said = parts.filter((part) => part !== '').join('\n');
  const asked = [momentOf(at), author, spokenIn(say, answer)].filter(Boolean).join('; ');
  const mark = shownMark(answer, question.asked);
  // Of answers of which nobody said, that stands once at the head of the account.
  const howSaid = mark === null || mark === 'not-recorded' ? '' : say(coded('paper-how-said', { mark }));
  const related = relationLine(
    say,
    answer,
    about.isWorksheet,
    kept !== undefined || (about.afterKept && about.keptSaid.kind !== 'own'),
    why === undefined ? going.value : null,
  );
  // When it was asked would say that it was answered.
  const isLeft = why !== undefined && about.keptSaid.kind !== 'own';
  const lines = isLeft ? [...rests, ...about.told] : [howSaid, related, ...rests, asked, ...about.told];
  const { language } = answer;
  // Why something differs is to be seen wherever the answer is.
  const reasons = answer.cause === '' || related === '' ? [] : [related];
  return {
    number,
    question: title,
    said,
    ownWords,
    about: lines.filter((line) => line !== ''),
    why: reasons,
    language,
  };
}

/**
 * When an account was held and who took it; empty where it was recorded as it was held. `talk`: whether anybody was spoken
 * with; what an office wrote down has a day and was not held.
 */
export function heldLine(say: Say, { heldOn, takenBy: taken }: HeldView, talk = true): string {
  if (heldOn === null && taken === '') return '';
  const on = heldOn === null ? '' : formatFuzzyDate(heldOn);
  return say(talk ? coded('paper-held', { on, taken }) : coded('paper-of-office', { on, taken }));
}

/** To the minute, as the clock of the device stood. */
export const momentOf = (at: string): string => `${formatDay(at)}, ${at.slice(11, 16)}`;

/** Empty where nobody said. */
export const spokenIn = (say: Say, spoken: Pick<AnswerView, 'language' | 'interpreter'>): string =>
  say(coded('paper-spoken', { language: spoken.language, interpreter: spoken.interpreter }));

const noValue = (say: Say, state: AnswerView['state']): string =>
  state === 'answered' || state === 'own-words' ? '' : say(coded('paper-no-value', { state }));

/** `left`: of an answer that is kept back in part, what goes. */
function relationLine(
  say: Say,
  answer: AnswerView,
  isWorksheet: boolean,
  isKept: boolean,
  left: unknown,
): string {
  const { relation, cause } = relationTold(answer);
  if (relation === 'new') return '';
  // On a worksheet what agrees with the record was filled in from it.
  if (relation === 'confirms' && isWorksheet)
    return say(coded('paper-relation', { relation: 'filled', cause: '' }));
  if (relation === 'differs' && cause === 'recording') return say(coded('paper-put-right'));
  const { reason, ofRows } = apartFromReason(answer);
  if (!isKept) {
    const causes = [causeInWords({ relation, cause, reasonWords: reason }), rowCauses(ofRows)];
    return say(coded('paper-relation', { relation, cause: causes.filter((part) => part !== '').join('; ') }));
  }
  // That it adds to something or was told otherwise, and why, would say what kind of thing is kept back: of a row that goes, it
  // stands, by the number that the row has there.
  const there = rowsOf(left).map(rowKey);
  const ofThese = ofRows.flatMap((one) => {
    const row = rowsOf(answer.value)[one.row - 1];
    const at = row === undefined ? -1 : there.indexOf(rowKey(row));
    return at < 0 ? [] : [{ ...one, row: at + 1 }];
  });
  const why = rowCauses(ofThese);
  return why === '' ? '' : say(coded('paper-relation', { relation, cause: why }));
}

/** What stands in place of words that are kept back; empty where nothing does. */
export function withheldLine(say: Say, why: Withheld, keptSaid: KeptBackSaid): string {
  const line = keptSaid.inPlace(why);
  return line === null ? '' : say(line);
}

/** What the worker wrote about an account may say what is kept back of it. */
export const goingWords = (say: Say, { withheld, keptSaid }: OnPaper, words: string): string => {
  const why = withheld.within(words);
  return why === undefined ? words : withheldLine(say, why, keptSaid);
};

/** How it was read back; that it was is said whatever is kept back of how. Empty where nobody wrote it down. */
export const readBackWords = (say: Say, on: OnPaper, how: string): string =>
  how === '' ? '' : goingWords(say, on, how) || say(coded('paper-read-back-done'));

/** What of a paper's answers is kept back, and what the paper says of it. */
export interface OnPaper {
  readonly withheld: DisclosedAnswers;
  readonly keptSaid: KeptBackSaid;
}

const isApart = (
  { target }: LinkView,
  apart: (question: { readonly fact: string | null }) => boolean,
): boolean => target.kind === 'answer' && apart({ fact: target.quoted.fact ?? null });

/** A note may say the words again that it was written beside. */
function linkLine(say: Say, { target, note: written }: LinkView, on: OnPaper): string {
  const what =
    target.kind === 'exhibit'
      ? [target.exhibitRef, target.title].filter(Boolean).join(' ')
      : quoteLine(say, target, on);
  return what === '' ? '' : say(coded('paper-rests-on', { what, note: goingWords(say, on, written) }));
}

/** Of a list that is kept back in part, the rows that go. */
const goingRows = ({ rows = [] }: QuotedAnswer, going: unknown): string =>
  rows
    .filter(({ row }) => Array.isArray(going) && going.includes(row))
    .map(({ text }) => text)
    .join('; ');

/** Of a sheet that words were carried or typed into: quoted, all of the answer stays behind with them. */
const inSheet = (quoted: QuotedAnswer, withheld: DisclosedAnswers): Withheld | undefined =>
  quoted.sheet === true
    ? (withheld.made(quoted)?.why ?? withheld.within(quoted.text, quoted.ownWords))
    : undefined;

function quoteLine(
  say: Say,
  { quoted, otherwise }: Extract<LinkView['target'], { kind: 'answer' }>,
  { withheld, keptSaid }: OnPaper,
): string {
  const { formTitle: form, person, title, text, ownWords, state, toldOn } = quoted;
  const why = withheld.at(quoted) ?? inSheet(quoted, withheld);
  const part = withheld.rows(
    quoted,
    quoted.rows?.map(({ row }) => row),
  );
  const words =
    why !== undefined
      ? [withheldLine(say, why, keptSaid)]
      : part !== undefined
        ? [goingRows(quoted, part.value), withheldLine(say, part.why, keptSaid)]
        : [text || noValue(say, state), quotedWords(ownWords)];
  const inOneLine = words.filter(Boolean).join(' ').replaceAll('\n', ' ');
  // That something is quoted there, of which day, would say of what is kept back that it is there.
  if (inOneLine === '' && keptSaid.kind !== 'own' && (why ?? part) !== undefined) return '';
  // That it was told otherwise would say of what is kept back that it is there.
  const isKept = (layer: number) =>
    why !== undefined || part !== undefined || withheld.at({ ...quoted, layer }) !== undefined;
  const changed = otherwise === null || isKept(otherwise.layer) ? '' : formatFuzzyDate(otherwise.on);
  const on = formatFuzzyDate(toldOn);
  return say(coded('paper-quote', { words: inOneLine, person, form, on, title, otherwise: changed }));
}
