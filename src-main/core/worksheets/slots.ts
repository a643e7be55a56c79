/**
 * @file Fields that take one name each of the same list: "Town or city", "Town or city (2)". What goes into them is decided
 * for the row: a town that moves up because another account begins with another one is nothing to be decided by itself.
 */
import { toldOn } from '../answers/accounts.ts';
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import type { Question } from '../forms/questions.ts';
import { type Taken, takeNewest, takeOne } from './settle.ts';

export interface Slot {
  readonly question: Question;
  readonly known: KnownAnswer | undefined;
  readonly standing: Written | undefined;
}
type Written = Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'howSaid' | 'relation'>;

/** What is written into a slot; `cleared` where it has nothing in it any more. */
export type InSlot = Taken & { readonly relation: AnswerView['relation'] };

const NUMBERED = /^(?<row>.+)-(?<number>[1-9]|10)$/u;

/** Whether it is a field of a row: its fact says which. */
export const isInRow = ({ fact }: Pick<Question, 'fact'>): boolean => NUMBERED.test(fact ?? '');

/** The row that `question` is one field of, in its order; empty for any other. */
export function rowOf<Q extends Pick<Question, 'fact'>>(question: Q, questions: readonly Q[]): Q[] {
  const row = NUMBERED.exec(question.fact ?? '')?.groups?.['row'];
  if (row === undefined) return [];
  const numbered = questions.flatMap((one) => {
    const found = NUMBERED.exec(one.fact ?? '')?.groups;
    return found?.['row'] === row ? [{ one, number: Number(found['number']) }] : [];
  });
  return numbered.length < 2 ? [] : numbered.toSorted((a, b) => a.number - b.number).map(({ one }) => one);
}

/**
 * By question, what goes into the row: `newest` what stands of all that was told, `both` each name of any account, `keep`
 * what is there. What somebody wrote by hand stays, after what was told. Null where it is more than the row has fields for.
 */
export function rowTaken(
  take: 'newest' | 'both' | 'keep',
  slots: readonly Slot[],
): ReadonlyMap<string, InSlot> | null {
  const there = slots.flatMap(({ standing }) =>
    standing !== undefined && hasContent(standing) ? [standing] : [],
  );
  if (take === 'keep')
    return new Map(
      slots.flatMap(({ question, standing }) =>
        standing !== undefined && hasContent(standing) ? [[question.name, standing]] : [],
      ),
    );
  const newest = slots.flatMap(({ question, known }) =>
    known === undefined ? [] : (takeNewest(question, known) ?? []),
  );
  const every = slots.flatMap(({ question, known }) =>
    (known?.facts ?? []).flatMap(toldOn).flatMap((one) => takeOne(question, one) ?? []),
  );
  const told = (take === 'both' ? [...newest, ...every] : newest)
    .filter(hasContent)
    .map((one): InSlot => ({ ...one, relation: 'confirms' }));
  const byHand = there.filter(({ relation }) => relation !== 'confirms');
  const all = new Map([...byHand, ...told].map((one) => [nameIn(one), one]));
  const inOrder = [...new Set([...told, ...byHand].map(nameIn))].flatMap((name) => all.get(name) ?? []);
  if (inOrder.length > slots.length) return null;
  return new Map(
    slots.flatMap(({ question, standing }, at): [string, InSlot][] => {
      const one = inOrder[at];
      if (one !== undefined) return [[question.name, one]];
      return standing !== undefined && hasContent(standing) ? [[question.name, NOTHING]] : [];
    }),
  );
}

const nameIn = ({ value, ownWords }: Pick<InSlot, 'value' | 'ownWords'>): string =>
  JSON.stringify(value ?? ownWords);

const NOTHING: InSlot = { state: 'cleared', value: null, ownWords: '', howSaid: '', relation: 'new' };
