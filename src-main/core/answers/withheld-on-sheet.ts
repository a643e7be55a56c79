/**
 * @file Words that are kept back only after somebody carried them into a sheet: the answer that was made of them is out of
 * date, and stays behind with them until it is made anew. Short words count here, as they stand right beside the question;
 * what anybody told there without a limit counts for the answer. Our own rule.
 */
import type { Question } from '../forms/questions.ts';
import type { AnswerView } from './answer.ts';
import type { FactStatement, FactView, KnownAnswer, Withheld } from './fact.ts';
import { fromFactValue } from './fact-values.ts';
import { readableValue } from './readable.ts';
import { isRecorded } from './said.ts';
import { isWithheld, placeOf } from './withheld.ts';
import { rowsOf } from './withheld-rows.ts';

type Facts = ReadonlyMap<string, FactView>;

/**
 * Why this answer of a sheet may not be handed on; undefined where it may. `entry`: of the log, which recorded it. `told`: all that was told elsewhere; `beside`: what
 * stands beside the question, with the words that are kept back taken out.
 */
export function withheldOnSheet(
  question: Question,
  { answer, entry }: { readonly answer: AnswerView; readonly entry: number },
  told: Facts,
  beside: Pick<KnownAnswer, 'facts'> | null,
): Withheld | undefined {
  if (beside === null || !isRecorded(answer)) return undefined;
  const each = beside.facts.flatMap(({ key, title, statements }) =>
    statements.map((said) => ({ key, title, said })),
  );
  const open = each.filter(({ said }) => !isWithheld(said)).map(({ said }) => said);
  return (
    each
      .flatMap(({ said, ...of }) =>
        said.withheld === undefined ? [] : [{ ...of, said, why: said.withheld }],
      )
      // What somebody wrote knowing that it is kept back is their own decision.
      .filter(({ why }) => answer.relation === 'confirms' || entry < why.seq)
      .find(({ key, title, said }) => {
        const words = (told.get(key)?.statements ?? []).filter(
          (one) => one.seq === said.seq && placeOf(one) === placeOf(said),
        );
        return words.some((one) => isMadeOf(question, answer, { ...one, title }, open));
      })?.why
  );
}

/** Something of what was told is in the answer, and nobody said it there but in this telling. */
function isMadeOf(
  question: Question,
  answer: AnswerView,
  told: FactStatement & { readonly title: string },
  open: readonly FactStatement[],
): boolean {
  const values = valuesIn(answer.state === 'answered' ? answer.value : null);
  const openly = new Set(open.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  if (valuesIn(fromFactValue(question, told.value)).some((one) => values.includes(one) && !openly.has(one)))
    return true;
  const text = answer.state === 'answered' ? readableValue(question.element, answer.value) : '';
  const holds = plain(`${text}\n${answer.ownWords}`);
  const said = plain(open.flatMap((one) => [one.text, one.ownWords]).join('\n'));
  // "Pregnant: Yes" is short, and is what was told there.
  const named = told.text === '' ? '' : plain(`${told.title}: ${told.text}`);
  if (named !== '' && holds.includes(named) && !said.includes(named)) return true;
  return partsOf(told).some((part) => holds.includes(part) && !said.includes(part));
}

/** A choice or each of several, a text, a number, each row; nothing for no value. */
const valuesIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (one === null || one === undefined || one === '' ? [] : [JSON.stringify(one)]));

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
const partsOf = ({ text, ownWords, value }: FactStatement): string[] =>
  [
    text,
    ownWords,
    ...rowsOf(value).flatMap((row) => Object.values(row).filter((one) => typeof one === 'string')),
  ]
    .flatMap((one) => one.split(/\n+|(?<=[.!?])\s+/u))
    .map(plain)
    .filter((one) => [...one].length >= ENOUGH);

const plain = (text: string): string =>
  text
    .replace(/^\s*\d{1,3}\.\s+/gmu, '')
    .replace(/["“”\s]+/gu, ' ')
    .trim()
    .toLowerCase();
