/** @file What stands beside a question to be kept back, as lines: each telling once, and of a list each row once, shortly. */

import type { ScreeningView } from '../contract/interviews.ts';
import { type Telling, tellingsBeside } from '../core/answers/accounts.ts';
import { placeOf } from '../core/answers/fact.ts';
import { rowsOf } from '../core/answers/fact-values.ts';
import { readableValue } from '../core/answers/readable.ts';
import { isRecorded } from '../core/answers/said.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { tellingLine } from '../core/told/telling-line.ts';
import { quotedWords } from '../core/told/words-of-place.ts';
import { sayFinding } from './finding-words.ts';
import { questionsOf } from './record-lines.ts';

/** Enough to know it again: "record show" has all of it. */
const SHORT = 160;
export const shortly = (text: string): string => {
  const line = text.replaceAll('\n', ' / ');
  const all = [...line];
  return all.length <= SHORT ? line : `${all.slice(0, SHORT).join('').trimEnd()} …`;
};

/** `rows`: by place, those of the list that was told there. Several things follow from one list: its rows stand below the first. `whole`: not shortened. */
export function beside(
  tellings: readonly Telling[],
  rows: ReadonlyMap<string, readonly string[]>,
  whole = false,
): string[] {
  const cut = whole ? (text: string) => text.replaceAll('\n', ' / ') : shortly;
  const seen = new Set<string>();
  return tellings.flatMap((one) => {
    const place = placeOf(one);
    const list = seen.has(place) ? [] : (rows.get(place) ?? []);
    seen.add(place);
    const { source, text } = inParts(one);
    return [
      `  ${one.seq}  [${one.key}]  ${cut(text)}${source}`,
      ...list.map((said, at) => `      row ${at + 1}  ${cut(said)}`),
    ];
  });
}

/** The words apart from where they were told, which is not shortened. */
function inParts(one: Telling): { readonly text: string; readonly source: string } {
  const all = sayFinding(tellingLine(one));
  const at = all.lastIndexOf(' (');
  return at < 0 || !all.endsWith(')')
    ? { text: all, source: '' }
    : { text: all.slice(0, at), source: all.slice(at) };
}

/** Of a list as that account has it, row by row. */
export function rowsIn(view: ScreeningView, question: string, layer: number): string[] {
  const element = questionsOf(view).get(question)?.element;
  const answer = view.answers.find((one) => one.question === question && one.layer === layer);
  return rowsOf(answer?.value).map((row) => readableValue(element, [row]).replaceAll('\n', ' / '));
}

/** Of a record that is typed into no form: what it says itself, account by account. */
export function ownAnswers(
  view: ScreeningView,
  question: string,
): { readonly seq: number; readonly line: string }[] {
  const questions = questionsOf(view);
  const isTyped = [...questions.values()].some(({ element }) => element.testimony.field !== undefined);
  const on = questions.get(question);
  if (isTyped || on?.prepared !== true || on.element.testimony.fact === undefined) return [];
  return view.answers
    .filter((one) => one.question === question && isRecorded(one))
    .flatMap((one) => {
      const entry = view.entries.find(
        ({ layer, question: name }) => layer === one.layer && name === question,
      );
      const said = readableValue(on.element, one.value).replaceAll('\n', ' / ');
      const words = quotedWords(one.ownWords);
      const of = one.layer === 0 ? 'First account' : `Later account ${one.layer}`;
      const line = `${of}: ${[said, words].filter((part) => part !== '').join(' ')}`;
      return entry === undefined ? [] : [{ seq: entry.seq, line }];
    });
}

/** All that can be withheld there, in the field already or not. */
export function listed(view: ScreeningView, question: string): readonly Telling[] {
  const known = view.known.find((one) => one.question === question);
  return known === undefined ? [] : tellingsBeside(known);
}

/** Of `--from` and `--but`: undefined where neither is typed. Throws usage. */
export function readersOf({
  from,
  but,
}: {
  readonly from?: string | undefined;
  readonly but?: string | undefined;
}) {
  if (from !== undefined && but !== undefined)
    throw new TestimonyError('usage', { subject: '--from', detail: 'either --from or --but' });
  const typed = from ?? but;
  if (typed === undefined) return undefined;
  const names = typed.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (names.length === 0)
    throw new TestimonyError('usage', { subject: from === undefined ? '--but' : '--from', detail: 'a name' });
  return { only: from === undefined ? ('but' as const) : ('from' as const), names };
}
