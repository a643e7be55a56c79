/** @file A record without later accounts of which every word is kept back, for a copy that says nothing of them. */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KeptAccounts } from '../../core/answers/kept-accounts.ts';
import type { KeptBackSaid } from '../../core/answers/kept-back-said.ts';
import { hasContent } from '../../core/answers/said.ts';
import { accountAt } from '../../core/interviews/account-at.ts';
import type { ReadRecord } from './read-record.ts';

/**
 * Its layers keep their numbers: what is kept back of the others is known by them. The first account stays, as the record that
 * whoever makes the copy chose; so does one that answers what no fact is told by, of which nothing can be kept back.
 */
export function withoutKeptAccounts<R extends ReadRecord & { readonly keptSaid: KeptBackSaid }>(
  record: R,
): R {
  const { view, form, withheld, keptSaid } = record;
  if (keptSaid.kind === 'own') return record;
  const layers = view.layers.map(({ layer }) => layer);
  const kept = keptLayers({ id: view.id, layers, answers: view.answers }, form, withheld);
  if (kept.size === 0) return record;
  keptSaid.left();
  const accounts = [{ layer: 0, at: view.startedAt, heldOn: view.heldOn }, ...view.layers];
  const goes = ({ layer }: { readonly layer: number }) => !kept.has(layer);
  return {
    ...record,
    view: {
      ...view,
      answers: view.answers.filter(goes),
      layers: view.layers.filter(goes),
      sessions: view.sessions.filter(goes),
      breaks: view.breaks.filter(({ startedAt }) => !kept.has(accountAt(accounts, startedAt))),
    },
    history: record.history.filter(goes),
  };
}

/** Of these accounts of a record those that are kept back as a whole. */
export function keptLayers(
  {
    id,
    layers,
    answers,
  }: Pick<ReadRecord['view'], 'id' | 'answers'> & { readonly layers: readonly number[] },
  form: ReadRecord['form'],
  withheld: KeptAccounts,
): ReadonlySet<number> {
  const isWithoutFact = (one: AnswerView): boolean => {
    const question = form.byName.get(one.question);
    return question?.part === 'interview' && question.fact === null && hasContent(one);
  };
  const open = new Set(answers.filter(isWithoutFact).map(({ layer }) => layer));
  return new Set(layers.filter((layer) => withheld.account(id, layer) !== undefined && !open.has(layer)));
}
