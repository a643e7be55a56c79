/** @file One row of an answer that is made of rows is taken out, and can be put back where it stood. */
import { isBlank } from '../../src-main/core/answers/carried.ts';
import type { AnswerStore } from './answer-store.ts';

type Row = Readonly<Record<string, unknown>>;

/** Saves the answer without the row `index`, from 0. What puts it back; null where nothing stood in it. */
export function takeRowOut(
  store: AnswerStore,
  question: string,
  index: number,
): (() => Promise<void>) | null {
  const before = store.get(question);
  const rows = rowsOf(before?.value);
  const row = rows[index] ?? {};
  put(store, question, rows.toSpliced(index, 1));
  const text = store.loose.takeRowOut(question, index);
  if (text.size === 0 && Object.values(row).every(isBlank)) return null;
  const after = store.get(question);
  return async () => {
    const now = store.get(question);
    store.loose.putRowBack(question, index, text);
    // As it was, also in how it stands to what was told before; or among what was written since.
    if (before !== undefined && now === after) store.put(question, before, 'now');
    else put(store, question, rowsOf(now?.value).toSpliced(index, 0, row));
    await store.flush();
  };
}

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

function put(store: AnswerStore, question: string, rows: readonly Row[]): void {
  const confirmed = store.get(question)?.relation === 'confirms';
  store.put(
    question,
    {
      ...(rows.length === 0 ? { state: 'cleared', value: null } : { state: 'answered', value: rows }),
      // What is changed is no longer what was recorded elsewhere.
      ...(confirmed ? { relation: 'new' } : {}),
    },
    'now',
  );
}
