/**
 * @file What was said: the one place that decides it, for the record, the printed sheet, the signature, facts, carrying
 * over, quotes, copying out, counts, the window and the command line.
 */
import type { AnswerState, StoredAnswer } from './answer.ts';

/**
 * What each state is. `said`: the person spoke to it, be it that they do not know; `open`: the question was passed over,
 * which is recorded and says nothing; `nothing`: taken back, or never there.
 */
export const STATE_MEANS: Readonly<Record<AnswerState, 'said' | 'open' | 'nothing'>> = {
  answered: 'said',
  'own-words': 'said',
  'not-known': 'said',
  'prefers-not-to-say': 'said',
  'not-asked': 'open',
  deferred: 'open',
  cleared: 'nothing',
};

type Spoken = Pick<StoredAnswer, 'state' | 'ownWords'>;

/**
 * The state that goes with the words beside it: words alone are `own-words`, and `cleared` and `own-words` without any
 * are `cleared`. So `cleared` always means that nothing is said.
 */
export function stateWith(state: AnswerState, ownWords: string): AnswerState {
  if (state !== 'cleared' && state !== 'own-words') return state;
  return ownWords === '' ? 'cleared' : 'own-words';
}

/** Whether anything stands there to be shown, if only that it was not asked. */
export const isRecorded = (answer: Spoken | undefined): boolean =>
  answer !== undefined && STATE_MEANS[stateWith(answer.state, answer.ownWords)] !== 'nothing';

/** Whether the person spoke to it. Words beside a question that was passed over are spoken too. */
export const isSaid = (answer: Spoken | undefined): boolean =>
  answer !== undefined && (STATE_MEANS[answer.state] === 'said' || answer.ownWords !== '');

/** Whether there are words or a value: it is counted as answered, and can be quoted. */
export const hasContent = (answer: Spoken | undefined): boolean =>
  answer !== undefined && (answer.state === 'answered' || answer.ownWords !== '');

/** The words beside it, where it was answered or they are the answer; '' where it was declined or is not known. */
export const wordsBeside = ({ state, ownWords }: Spoken): string =>
  state === 'answered' || state === 'own-words' ? ownWords : '';

/**
 * In a later account, that what an earlier one recorded had been written down wrongly, and that nothing is to stand in its
 * place: the person had not been asked, or it was left for another time.
 */
export const withdraws = ({ state, ownWords, relation, cause }: Spoken & Why): boolean =>
  STATE_MEANS[state] === 'open' && ownWords === '' && relation === 'differs' && cause === 'recording';
interface Why {
  readonly relation?: string;
  readonly cause?: string;
}

/** Without what a later account of the same record withdraws. `answers` of one record. */
export function withoutWithdrawn<A extends Spoken & Why & Pick<StoredAnswer, 'question' | 'layer'>>(
  answers: readonly A[],
): A[] {
  const by = new Map<string, number>();
  for (const one of answers)
    if (withdraws(one)) by.set(one.question, Math.max(one.layer, by.get(one.question) ?? 0));
  return answers.filter(({ question, layer }) => layer >= (by.get(question) ?? 0));
}

/** A choice that says that the person said nothing: on record it is an answer, and of the person it tells nothing. */
const SAYS_NOTHING = 'not-said';

/** What a fact takes from an answer; null where nothing was said. */
export function factState({
  state,
  ownWords,
  value,
}: Spoken & { readonly value?: unknown }): FactState | null {
  if (state === 'answered' && value === SAYS_NOTHING) return ownWords === '' ? null : 'own-words';
  if (state === 'answered' || state === 'not-known' || state === 'prefers-not-to-say') return state;
  return ownWords === '' ? null : 'own-words';
}
export type FactState = Extract<AnswerState, 'answered' | 'own-words' | 'not-known' | 'prefers-not-to-say'>;

/** The newest answer to each question of each account, in the order they were given. */
const newestOfEach = <A extends Pick<StoredAnswer, 'question' | 'layer'>>(answers: readonly A[]): A[] => [
  ...new Map(answers.map((answer) => [`${answer.layer} ${answer.question}`, answer])).values(),
];

/**
 * The answer that stands for each question: of the newest account that says anything to it. An account that takes it
 * back, passes it over or puts it off leaves standing what an earlier one said, unless it says that this had been written
 * down wrongly. `answers` oldest first in each account.
 */
export function standingAnswers<A extends StoredAnswer & Why>(answers: readonly A[]): Map<string, A> {
  return standingAfter(
    [],
    newestOfEach(answers).sort((a, b) => a.layer - b.layer),
  );
}

/** Questions of which somebody took out what was there, and where nothing stands since. */
export function emptiedQuestions<A extends StoredAnswer & Why>(answers: readonly A[]): Set<string> {
  const standing = standingAnswers(answers);
  return new Set(
    answers.flatMap(({ question, state }) =>
      state === 'cleared' && !standing.has(question) ? [question] : [],
    ),
  );
}

/** What stands once `account` is given on top of what stood. */
export function standingAfter<A extends Spoken & Why & Pick<StoredAnswer, 'question'>>(
  stood: Iterable<A>,
  account: Iterable<A>,
): Map<string, A> {
  const standing = new Map([...stood].map((answer) => [answer.question, answer]));
  for (const answer of account) {
    if (!isRecorded(answer)) continue;
    if (isSaid(answer) || withdraws(answer) || !isSaid(standing.get(answer.question)))
      standing.set(answer.question, answer);
  }
  return standing;
}

/** What one account says, by question; questions that were taken back in it are there as `cleared`. */
export const accountAnswers = <A extends StoredAnswer>(
  answers: readonly A[],
  layer: number,
): Map<string, A> => new Map(answers.filter((one) => one.layer === layer).map((one) => [one.question, one]));

/** Values by question name, for conditions: only what is answered. */
export function answeredValues(
  standing: Iterable<Pick<StoredAnswer, 'question' | 'state' | 'value'>>,
): Record<string, unknown> {
  return Object.fromEntries(
    [...standing].filter((one) => one.state === 'answered').map((one) => [one.question, one.value]),
  );
}
