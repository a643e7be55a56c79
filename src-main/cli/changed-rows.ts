/**
 * @file Single cells of rows that are already recorded, in a file of answers: the row that changed is named, and the
 * others go into the answer as they stand, so that nobody types all of them again for one date.
 */
import * as z from 'zod';
import type { ScreeningView } from '../contract/interviews.ts';
import { type AnswerView, DIFFERENCE_CAUSES } from '../core/answers/answer.ts';
import { apartFromReason, withReason, withRowReasons } from '../core/answers/reason-words.ts';
import { isReason } from '../core/answers/since-then.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { putRightInPlace, putsRight, targetsIn, writtenIn } from '../core/interviews/put-right-in-place.ts';

/** `row`: counted from 1, as they are shown. `set`: cells by name; null empties one. `remove` takes the row out. */
export const ChangedRow = z.strictObject({
  row: z.number().int().positive(),
  set: z.record(z.string(), z.json()).default({}),
  remove: z.literal(true).optional(),
  /** Why this row was told otherwise, or only now; '' where nobody gave a reason for it, whatever the answer's is. */
  cause: z.enum(DIFFERENCE_CAUSES.filter(isReason)).optional(),
  reasonWords: z.string().optional(),
  /** Known only so that whoever writes it is told where it goes. */
  reason: z.string().optional(),
});
interface Given {
  readonly question: string;
  readonly value?: z.infer<ReturnType<typeof z.json>> | undefined;
  readonly ownWords?: string | undefined;
  readonly rows?: readonly z.infer<typeof ChangedRow>[] | undefined;
}
type Rows = readonly Readonly<Record<string, unknown>>[];

/** Answers with whole rows in place of what changed in them. Throws `usage`, naming the question and the row. */
export function withChangedRows<T extends Given>(
  record: Pick<ScreeningView, 'answers' | 'known' | 'signedAt'> & Partial<Pick<ScreeningView, 'layers'>>,
  given: readonly T[],
): Omit<T, 'rows'>[] {
  return given.map(({ rows: changes, ...one }) => {
    if (changes === undefined) return { ...one, ...wordsThatStay(record, one) };
    const refuse = (detail: string) =>
      new TestimonyError('usage', { subject: `"${one.question}" in the file of answers`, detail });
    const reported = changes.find(({ reason }) => reason !== undefined);
    if (reported !== undefined)
      throw refuse(
        `the reason of a row is "reasonWords", with "cause"; one that was only reported, in nobody’s words, stands there in square brackets: {"row": ${reported.row}, "set": {…}, "cause": "shame", "reasonWords": "[was ashamed of the price]"}`,
      );
    if (one.value !== undefined) throw refuse('it has "value" and "rows": give one of them');
    const rows = rowsNow(record, one.question);
    // Those after the last are new rows, numbered on from it.
    const added = new Set(changes.map(({ row }) => row).filter((row) => row > rows.length)).size;
    const missing = changes.find(
      ({ row, remove }) => row > rows.length + added || (remove === true && row > rows.length),
    );
    if (missing !== undefined)
      throw refuse(
        `there is no row ${missing.row} to change: ${rows.length} recorded; new rows are numbered on from ${rows.length + 1}, none left out`,
      );
    const value = [...rows, ...Array.from({ length: added }, () => ({}))].flatMap((row, at) => {
      const mine = changes.filter((change) => change.row === at + 1);
      return mine.some(({ remove }) => remove === true) ? [] : [cellsSet(row, mine)];
    });
    const before = toldBefore(record, one.question);
    const goneAbove = (row: number) =>
      changes.filter((change) => change.remove === true && change.row < row).length;
    const now = changes.filter((change) => change.remove === true || hasReason(change));
    const kept = before.ofRows.filter(({ row }) => now.every((change) => keepsReason(change, row)));
    const given = changes.filter((change) => change.remove !== true && hasReason(change));
    const reasons = [
      ...given.map(({ row, cause = 'other' as const, reasonWords = '' }) => ({
        row,
        cause,
        words: reasonWords,
      })),
      ...kept,
    ]
      .toSorted((a, b) => a.row - b.row)
      .map((reason) => ({ ...reason, row: reason.row - goneAbove(reason.row) }));
    const words = withRowReasons(one.ownWords ?? withReason(before.own, before.reason), reasons);
    const ownWords = words === '' ? {} : { ownWords: words };
    // Whoever told one thing more told nothing differently.
    const relation =
      before.relation !== 'differs' && changes.every(({ row }) => row > rows.length) ? 'adds' : 'differs';
    return {
      ...(record.signedAt === null ? {} : { relation: relation as 'adds' | 'differs' }),
      ...(before.cause === '' ? {} : { cause: before.cause }),
      ...one,
      ...ownWords,
      value: value as Given['value'],
    };
  });
}

const hasReason = ({ cause, reasonWords = '' }: z.infer<typeof ChangedRow>): boolean =>
  cause !== undefined || reasonWords !== '';

/** A slip of whoever wrote it down takes no reason away that the person gave. */
const keepsReason = ({ row: changed, remove, cause }: z.infer<typeof ChangedRow>, row: number): boolean =>
  changed !== row || (remove !== true && cause === 'recording');

/** What this same account has of it already, beside the rows: it holds for the rows that are not named now. */
function toldBefore(
  { answers, layers = [] }: Parameters<typeof withChangedRows>[0],
  question: string,
): Pick<AnswerView, 'relation' | 'cause'> & ReturnType<typeof apartFromReason> {
  const own = standsIn({ answers, layers }, question);
  if (own?.ownWords === undefined) return { relation: 'new', cause: '', own: '', reason: '', ofRows: [] };
  return { relation: own.relation, cause: own.cause, ...apartFromReason(own) };
}

/** The person's own words beside a value that was typed wrongly are none of the slip: they stay unless others are given. */
function wordsThatStay(
  record: Parameters<typeof withChangedRows>[0],
  { question, value, ownWords }: Given,
): Pick<Given, 'ownWords'> {
  const isRight = putsRight(record.layers?.at(-1)?.reason ?? '') !== undefined;
  if (!isRight || value === undefined || ownWords !== undefined) return {};
  const words = standsIn(record, question)?.ownWords ?? '';
  return words === '' ? {} : { ownWords: words };
}

/** Of an account that is put right, what is written down of it; of another, whatever this record has. */
function ofAccount(layers: ScreeningView['layers']): (one: { readonly layer: number }) => boolean {
  const target = putsRight(layers.at(-1)?.reason ?? '');
  const written = target === undefined ? null : writtenIn(layers, target);
  return ({ layer }) => written === null || written.has(layer);
}

/** The newest that is written down of the account that is open, or of that which it puts right. */
function standsIn(
  { answers, layers = [] }: Pick<Parameters<typeof withChangedRows>[0], 'answers' | 'layers'>,
  question: string,
) {
  const open = layers.at(-1);
  const isOf = ofAccount(layers);
  const isRight = putsRight(open?.reason ?? '') !== undefined;
  return answers
    .filter((one) => one.question === question && (isRight ? isOf(one) : one.layer === (open?.layer ?? 0)))
    .reduce<(typeof answers)[number] | undefined>(
      (newest, one) => (newest === undefined || one.layer >= newest.layer ? one : newest),
      undefined,
    );
}

const cellsSet = (row: Rows[number], changes: readonly z.infer<typeof ChangedRow>[]) =>
  Object.fromEntries(
    Object.entries(Object.assign({}, row, ...changes.map(({ set }) => set)) as Rows[number]).filter(
      ([, cell]) => cell !== null,
    ),
  );

/** In the newest account of this record that has any; otherwise as another record told them. */
function rowsNow(
  { answers, known, layers = [] }: Parameters<typeof withChangedRows>[0],
  question: string,
): Rows {
  const isOf = ofAccount(layers);
  const isRight = putsRight(layers.at(-1)?.reason ?? '') !== undefined;
  // What only put an earlier account right has not the rows that were told since.
  const told = isRight ? answers : putRightInPlace(answers, targetsIn(layers)).answers;
  const own = told
    .filter((one) => one.question === question && one.state === 'answered' && isOf(one))
    .toSorted((a, b) => b.layer - a.layer)
    .find(({ value }) => Array.isArray(value));
  const value = own?.value ?? known.find((one) => one.question === question)?.value;
  return Array.isArray(value) ? (value as Rows) : [];
}
