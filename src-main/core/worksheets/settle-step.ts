/** @file Which step settles a field that is open, so that whoever is held up by it is told one that is not refused. */
import { type AccountsOn, isDecision, type SettleStep, toldOn } from '../answers/accounts.ts';
import type { AnswerView, StoredAnswer } from '../answers/answer.ts';
import { type FactStatement, type FactView, isWithheld, type KnownAnswer } from '../answers/fact.ts';
import { isRecorded } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';
import { sentencesIn } from '../told/told-anew.ts';
import { placedWords } from '../told/words-of-place.ts';
import { keepingWritten, type Taken, takeBoth, takeNewest } from './settle.ts';

// What stands in a text of several parts now and would not after another is taken: one correction may put a whole
// account out. Into a field that is empty so far everything told of it would come: what is told differently and is left
// out then is named just as well. Our own rule.

/**
 * Lines of it in their order, without the lines that say where they were told, and without what had been written down
 * wrongly or was taken out of its list; none where the field has one part. Of one text about several places or people, what stands
 * under each of them that the newest says nothing of.
 */
export function goesOut(
  question: Pick<Question, 'element'>,
  known: Pick<KnownAnswer, 'facts' | 'toldNoMore'> | undefined,
  standing: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> | undefined,
  taken: Pick<Taken, 'value' | 'ownWords'>,
): string[] {
  const facts = known?.facts ?? [];
  if (question.element.type !== 'comment' || facts.length === 0) return [];
  const isEmpty = standing === undefined || !isRecorded(standing);
  const stands = isEmpty ? toldDifferently(known) : standing.state === 'answered' ? standing.value : null;
  if (typeof stands !== 'string') return [];
  const kept = plain(`${taken.value ?? ''}\n${taken.ownWords}`);
  const told = plain((known?.facts ?? []).flatMap(stillTold).map(inLines).join('\n'));
  const mended = new Set((known?.toldNoMore ?? []).map(plain).filter((line) => !told.includes(line)));
  const lines = stands.split('\n').filter((line) => plain(line) !== '' && !/^\[[^\]]*\]$/u.test(line.trim()));
  // A text of one thing is replaced as a whole, unless it tells of several places or people one after another.
  const parts =
    facts.length > 1 ? lines : facts.some(isAccount) ? otherHeads(lines, `${taken.value ?? ''}`) : [];
  return parts.filter((line) => !kept.includes(plain(line)) && !mended.has(plain(line)));
}

/** Told as a text, and not put together from rows, of which the newest has each as it stands. */
const isAccount = ({ derived, statements }: FactView): boolean =>
  derived !== true && statements.every(({ state, value, text }) => state !== 'answered' || value === text);

const HEAD = /^\p{Lu}[^:.!?]{0,79}:\s/u;
const headOf = (sentence: string): string => HEAD.exec(sentence.trim())?.[0].trim() ?? '';

/** "Grimsby: a dance school. Wales: a bungalow.": of two and more such heads those that `newest` says nothing under. */
function otherHeads(lines: readonly string[], newest: string): string[] {
  const headed: string[] = [];
  for (const sentence of lines.flatMap(sentencesIn)) {
    if (headed.length === 0 || headOf(sentence) !== '') headed.push(sentence);
    else headed.push(`${headed.pop()} ${sentence}`);
  }
  const heads = new Set(headed.map(headOf).filter((head) => head !== ''));
  const still = new Set(sentencesIn(newest).map(headOf));
  return heads.size < 2 ? [] : headed.filter((part) => headOf(part) !== '' && !still.has(headOf(part)));
}

/** Of what was told differently every telling: which of them goes in is for somebody to say. */
const stillTold = (fact: FactView): readonly FactStatement[] =>
  fact.differs ? toldOn(fact) : standingStatements(fact);

/** Every telling of what was told differently, oldest first. */
const toldDifferently = (known: Pick<KnownAnswer, 'facts'> | undefined): string =>
  (known?.facts ?? [])
    .filter((fact) => fact.differs && !isDecision(fact.key))
    .flatMap((fact) => toldOn(fact).toReversed())
    .filter((said) => !isWithheld(said))
    .map(inLines)
    .join('\n');

const inLines = ({ state, text, ownWords }: FactStatement): string =>
  [state === 'answered' ? text : '', ...placedWords(ownWords).map(({ words }) => words)].join('\n');

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();

// Where what was told since only adds to an answer: it can be taken over without deciding between accounts.

/**
 * Nothing about it was told differently, and all that came since is more: no other account, nothing held before another,
 * nothing that takes back what was told. `known`: of the question.
 */
export const onlyAdds = (
  { stands, tellings, gone }: AccountsOn,
  known: Pick<KnownAnswer, 'facts' | 'beside' | 'toldNoMore'> | undefined,
): boolean =>
  stands === 'older' &&
  gone === undefined &&
  known !== undefined &&
  known.beside !== true &&
  known.facts.every((fact) => !fact.differs) &&
  tellings.every(
    ({ since, relation, state, heldEarlier, origin, besideBefore }) =>
      !heldEarlier &&
      (!since ||
        ((relation === 'adds' ||
          relation === 'confirms' ||
          besideBefore === true ||
          // A further line of the ledger, beside those that stand on the sheet.
          (origin.kind === 'consent' && known.toldNoMore === undefined)) &&
          (state === 'answered' || state === 'own-words'))),
  );

/** `answer`: what stands in the field; `on`: what was told beside it. */
export function settleStep(
  question: Question,
  on: AccountsOn,
  answer: Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation'> | undefined,
  known: KnownAnswer | undefined,
): SettleStep {
  if (known === undefined) return 'by-hand';
  const byHand = answer !== undefined && answer.relation !== 'confirms' ? answer : undefined;
  const fits = (taken: Taken | null): taken is Taken =>
    taken !== null && (byHand === undefined || keepingWritten(question, taken, byHand) !== null);
  const newest = takeNewest(question, known);
  if (fits(newest) && onlyAdds(on, known)) return 'added';
  // Which of two accounts goes in is for somebody to say, with both in view.
  const isDecided = on.stands === 'older' && known.facts.every(({ differs }) => !differs);
  if (isDecided && fits(newest) && goesOut(question, known, answer, newest).length === 0) return 'newest';
  return fits(takeBoth(question, known, ({ text, ownWords }) => `${text} ${ownWords}`)) ? 'both' : 'by-hand';
}
