/**
 * @file One answer as it goes, and words that stand beside answers: notes, limits of a yes, and answers that a point rests on.
 */
import type { LinkView, QuotedAnswer } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { rowKey, rowsOf } from '../../core/answers/fact-values.ts';
import { shownMark } from '../../core/answers/how-said.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { relationTold } from '../../core/answers/since-then.ts';
import { conditionOf, conditionSettled } from '../../core/consent/condition.ts';
import { decidedDay } from '../../core/consent/consent.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { settledWords, wordsOf } from '../../core/consent/settled-words.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { causeInWords, rowCauses } from '../../core/told/cause-words.ts';
import { partsBySpeaker, type Spoken } from '../../core/told/spoken-by.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { Going } from '../../core/withholding/places.ts';
import type { Say } from '../resources/paper-words.ts';
import type { AnswerDisclosed, Apart, OnCopy, ReadRecord } from './record-model.ts';
import type { DisclosedAnswers } from './withhold.ts';

/** `isAfterKept`: every account of it before this one is withheld. */
export function answerDisclosed(
  record: OnCopy,
  question: Question,
  answer: AnswerView,
  going: Going,
  spoken: readonly Spoken[],
  isAfterKept: boolean,
): AnswerDisclosed {
  const { say, form, copy } = record;
  const { at, author, language, interpreter, cause, state } = answer;
  const { why, partly } = going;
  const kept = why ?? partly;
  const isWorksheet = form.file.testimony.use === 'worksheet';
  const isKept = kept !== undefined || (isAfterKept && copy.kind !== 'own');
  return {
    at,
    author,
    language,
    interpreter,
    cause,
    said: why !== undefined ? '' : state === 'answered' ? going.said : noValue(say, state),
    spoken:
      why === undefined
        ? partsBySpeaker(apartFromReason({ ...answer, ownWords: going.ownWords }).own, spoken)
        : [],
    inPlace: kept === undefined ? '' : inPlaceOf(record, kept),
    withheld: kept,
    howSaid: shownMark(answer, question.asked),
    relation: relationLine(say, answer, isWorksheet, isKept, why === undefined ? going.value : null),
    isLeft: why !== undefined && copy.kind !== 'own',
  };
}

const noValue = (say: Say, state: AnswerView['state']): string =>
  state === 'answered' || state === 'own-words' ? '' : say(coded('paper-no-value', { state }));

/** `left`: of an answer that is withheld in part, what goes. */
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
  // That it adds to something or was told otherwise, and why, would say what kind of thing is withheld: of a row that goes, it
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

/**
 * A line for each limit or condition that stands in the consents for the purpose of this question, where the answer is a yes.
 * What is said with the answer itself is not there twice. `inWords`: with the words of the limit, which may name others, and with
 * whom it was set for; words that are withheld stay out. Our own rule.
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

// Words that somebody wrote beside the answers, and answers that a point rests on.

/** Empty where nothing stands in place of words that are withheld. */
export function inPlaceOf({ say, copy }: Pick<OnCopy, 'say' | 'copy'>, why: Withheld): string {
  const line = copy.inPlace(why);
  return line === null ? '' : say(line);
}

/** What the worker wrote about an account may say what is withheld of it. */
export function goingWords(record: OnCopy, words: string): string {
  const why = record.withheld.within(words);
  return why === undefined ? words : inPlaceOf(record, why);
}

/** How it was read back; that it was is said whatever is withheld of how. Empty where nobody wrote it down. */
export const readBackWords = (record: OnCopy, how: string): string =>
  how === '' ? '' : goingWords(record, how) || record.say(coded('paper-read-back-done'));

export const isApart = ({ target }: LinkView, apart: Apart): boolean =>
  target.kind === 'answer' && apart({ fact: target.quoted.fact ?? null });

/** A note may say the words again that it was written beside. */
export function linkLine(record: OnCopy, { target, note: written }: LinkView): string {
  const what =
    target.kind === 'exhibit'
      ? [target.exhibitRef, target.title].filter(Boolean).join(' ')
      : quoteLine(record, target);
  return what === '' ? '' : record.say(coded('paper-rests-on', { what, note: goingWords(record, written) }));
}

/** Of a list that is withheld in part, the rows that go whole: one that lost words is not quoted. */
function goingRows({ rows = [] }: QuotedAnswer, going: unknown): string {
  const goes = new Set(rowsOf(going).map(rowKey));
  return rows
    .filter(({ row }) => rowsOf([row]).some((one) => goes.has(rowKey(one))))
    .map(({ text }) => text)
    .join('; ');
}

/** Of a sheet that words were carried or typed into: quoted, all of the answer stays behind with them. */
const inSheet = (quoted: QuotedAnswer, withheld: DisclosedAnswers): Withheld | undefined =>
  quoted.sheet === true
    ? (withheld.made(quoted)?.why ?? withheld.within(quoted.text, quoted.ownWords))
    : undefined;

function quoteLine(
  record: OnCopy,
  { quoted, otherwise }: Extract<LinkView['target'], { kind: 'answer' }>,
): string {
  const { say, withheld, copy } = record;
  const { formTitle: form, person, title, text, ownWords, state, toldOn } = quoted;
  const why = withheld.at(quoted) ?? inSheet(quoted, withheld);
  const part = withheld.rows(
    quoted,
    quoted.rows?.map(({ row }) => row),
  );
  const words =
    why !== undefined
      ? [inPlaceOf(record, why)]
      : part !== undefined
        ? [goingRows(quoted, part.value), inPlaceOf(record, part.why)]
        : [text || noValue(say, state), quotedWords(ownWords)];
  const inOneLine = words.filter(Boolean).join(' ').replaceAll('\n', ' ');
  // That something is quoted there, of which day, would say of what is withheld that it is there.
  if (inOneLine === '' && copy.kind !== 'own' && (why ?? part) !== undefined) return '';
  // That it was told otherwise would say of what is withheld that it is there.
  const isKept = (layer: number) =>
    why !== undefined || part !== undefined || withheld.at({ ...quoted, layer }) !== undefined;
  const changed = otherwise === null || isKept(otherwise.layer) ? '' : formatFuzzyDate(otherwise.on);
  const on = formatFuzzyDate(toldOn);
  return say(coded('paper-quote', { words: inOneLine, person, form, on, title, otherwise: changed }));
}
