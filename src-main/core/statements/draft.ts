/**
 * @file The first draft of a statement out of one account: what the person said, in the order of what happened. Nothing is put into
 * other words. What has to be joined gets words from resources/statements/order.json, and those are marked.
 */
import * as z from 'zod';
import { rowsOf } from '../answers/fact-values.ts';
import { readableValue } from '../answers/readable.ts';
import { isAmong } from '../answers/rows-since.ts';
import { compareFuzzyDates, FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import type { Question } from '../forms/questions.ts';
import { partsBySpeaker, type Spoken } from '../told/spoken-by.ts';
import { type NewSentence, sentencesIn, type TellingSource } from './paragraphs.ts';

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const Words = z.string();
export const OrderFile = z
  .strictObject({
    version: z.number().int().min(1),
    about: z.string().min(1),
    source: z.string().min(1),
    certainty: z.enum(['H', 'M', 'L']),
    phases: z
      .array(z.strictObject({ id: Id, title: z.string().min(1), facts: z.array(z.string().min(1)).min(1) }))
      .min(1),
    /** Of questions of an own form that name no fact. */
    otherPhase: z.strictObject({ id: Id, title: z.string().min(1) }),
    short: z.array(z.strictObject({ fact: z.string().min(1), before: Words, after: Words })),
    rows: z.array(
      z.strictObject({
        fact: z.string().min(1),
        /** Cells with the first and the last day; empty for none. */
        from: Words,
        until: Words,
        place: z.array(z.string().min(1)),
        begins: z.strictObject({
          from: Words,
          until: Words,
          onlyUntil: Words,
          place: Words,
          joined: Words,
        }),
        cells: z.array(z.strictObject({ cell: z.string().min(1), before: Words })).min(1),
      }),
    ),
  })
  .refine(({ phases }) => {
    const all = phases.flatMap(({ facts }) => facts);
    return new Set(all).size === all.length;
  });
export type OrderFile = z.infer<typeof OrderFile>;

/** One answer of the account, as its reader gets it. */
export interface Told {
  readonly question: Question;
  readonly value: unknown;
  readonly ownWords: string;
  /** Of a list, the number that each row has in the record, where others are withheld too. */
  readonly rowNumbers: readonly number[];
  readonly relation: string;
  readonly cause: string;
  readonly howSaid: string;
  readonly source: TellingSource;
}

export interface DraftParagraph {
  readonly phase: string;
  readonly sentences: readonly NewSentence[];
}

/** Why an answer is not in the draft. `order`: the question is not one that a statement is drafted from; `choice`: it has no words. */
export type WhyUnused = 'order' | 'noted' | 'choice' | 'another' | 'otherwise';

export interface Unused {
  readonly source: TellingSource;
  readonly why: WhyUnused;
}

export interface Draft {
  readonly paragraphs: readonly DraftParagraph[];
  readonly unused: readonly Unused[];
}

/** Long answers are parted, so that a paragraph can be read aloud in one breath or two. */
const MOST_SENTENCES = 5;

/** `spoken`: what the account names as words of others. `all`: of one record, in any order. */
export function draftOf(all: readonly Told[], order: OrderFile, spoken: readonly Spoken[] = []): Draft {
  const unused: Unused[] = [];
  const placed = all.flatMap((one, at) => {
    const phase = phaseOf(one.question, order);
    if (phase === null) unused.push({ source: one.source, why: 'order' });
    return phase === null ? [] : [{ one, at, ...phase }];
  });
  const sorted = placed.toSorted(
    (a, b) => a.rank - b.rank || a.place - b.place || a.one.source.layer - b.one.source.layer || a.at - b.at,
  );
  const byQuestion = [...Map.groupBy(sorted, ({ one }) => one.question.name).values()];
  const paragraphs = byQuestion.flatMap((some) => {
    const made = some.flatMap(({ one, id }) => {
      const earlier = some
        .filter((other) => other.one.source.layer < one.source.layer)
        .map((other) => other.one);
      const why = whyNot(one, earlier.length > 0);
      if (why !== null) {
        unused.push({ source: one.source, why });
        return [];
      }
      const parts = paragraphsOf(one, earlier, order, spoken);
      // Said again, it stands where it was said first.
      if (parts.length === 0 && one.relation !== 'confirms')
        unused.push({ source: one.source, why: noWords(one) });
      return parts.map((part) => ({ ...part, phase: id }));
    });
    return made.toSorted((a, b) => (a.on === null || b.on === null ? 0 : compareFuzzyDates(a.on, b.on)));
  });
  return { paragraphs: paragraphs.map(({ phase, sentences }) => ({ phase, sentences })), unused };
}

/** Told differently, it stands beside the first telling for somebody to look at; what was said to have changed since stands by itself. */
export const isOtherwise = ({ relation, cause }: Pick<Told, 'relation' | 'cause'>): boolean =>
  relation === 'differs' && cause !== 'recording' && cause !== 'since';

const whyNot = (one: Told, isLater: boolean): WhyUnused | null =>
  isLater && isOtherwise(one) ? 'otherwise' : null;

const noWords = ({ ownWords, howSaid }: Told): WhyUnused =>
  ownWords !== '' ? 'another' : howSaid === 'noted' ? 'noted' : 'choice';

function phaseOf({ fact, consent, element }: Question, { phases, otherPhase }: OrderFile) {
  if (consent !== null) return null;
  if (fact === null)
    return element.type === 'comment' && element.testimony.coded !== true
      ? { id: otherPhase.id, rank: phases.length, place: 0 }
      : null;
  const rank = phases.findIndex(({ facts }) => facts.includes(fact));
  const phase = phases[rank];
  if (phase === undefined) return null;
  return { id: phase.id, rank, place: phase.facts.indexOf(fact) };
}

interface Made {
  readonly sentences: readonly NewSentence[];
  /** The first day of a row; null for anything else. */
  readonly on: FuzzyDate | null;
}

function paragraphsOf(
  one: Told,
  earlier: readonly Told[],
  order: OrderFile,
  spoken: readonly Spoken[],
): Made[] {
  const { question, value, ownWords, source } = one;
  const { element, fact } = question;
  const own = partsBySpeaker(ownWords, spoken)
    .filter(({ speaker, words }) => speaker === '' && words !== '')
    .flatMap(({ words }) => inParagraphs(words, 'own', source));
  const before = earlier.flatMap((other) => [
    ...sentencesIn(String(other.value ?? '')),
    ...sentencesIn(other.ownWords),
  ]);
  const isNew = ({ sentences }: Made) => sentences.some(({ text }) => !before.includes(text));
  // What whoever took the account noted by themselves, from what they heard or saw, is no telling.
  const asWritten =
    one.howSaid === 'noted'
      ? []
      : element.type === 'comment' && typeof value === 'string' && value !== ownWords
        ? inParagraphs(value, 'written', source)
        : element.type === 'paneldynamic'
          ? rowParagraphs(one, element, earlier, order)
          : short(
              one,
              order.short.find((some) => some.fact === fact),
            );
  return [...own, ...asWritten].filter(isNew);
}

function inParagraphs(words: string, as: 'own' | 'written', source: TellingSource): Made[] {
  return words.split('\n').flatMap((line) => {
    const all = sentencesIn(line).map((text) => plain(text, as, source));
    const parts = Math.ceil(all.length / MOST_SENTENCES);
    return Array.from({ length: parts }, (_, at) => ({
      on: null,
      sentences: all.slice(at * MOST_SENTENCES, (at + 1) * MOST_SENTENCES),
    }));
  });
}

const plain = (text: string, as: 'own' | 'written', source: TellingSource): NewSentence => ({
  text,
  as,
  source,
  told: text,
  added: [],
  by: '',
  at: '',
});

/** `parts`: what was told, and what is put around it. `whole`: all that was told there. */
function joined(parts: readonly Part[], whole: string, source: TellingSource): NewSentence {
  let text = '';
  const spans: [number, number][] = [];
  for (const [part, isAdded] of parts) {
    if (isAdded && part !== '') spans.push([text.length, text.length + part.length]);
    text += part;
  }
  return { text, as: 'joined', source, told: whole, added: spans, by: '', at: '' };
}

function short(
  { question: { element }, value, source }: Told,
  words: OrderFile['short'][number] | undefined,
): Made[] {
  const said = words === undefined ? '' : readableValue(element, value);
  if (words === undefined || said === '') return [];
  const parts = [added(words.before), told(said), added(words.after)];
  return [{ on: null, sentences: [joined(parts, said, source)] }];
}

type Part = readonly [text: string, isAdded: boolean];
const told = (text: string): Part => [text, false];
const added = (text: string): Part => [text, true];

type Rows = Extract<FormQuestion, { type: 'paneldynamic' }>;
type RowWords = OrderFile['rows'][number];

/** A paragraph for each row, in the order of their first days as they are known; those without one stand where they were told. */
function rowParagraphs(one: Told, element: Rows, earlier: readonly Told[], order: OrderFile): Made[] {
  const words = order.rows.find(({ fact }) => fact === one.question.fact);
  const known = earlier.flatMap(({ value }) => rowsOf(value));
  return rowsOf(one.value).flatMap((row, at): Made[] => {
    if (isAmong(row, known)) return [];
    const source = { ...one.source, row: one.rowNumbers[at] ?? at + 1 };
    const whole = readableValue(element, [row]);
    const cells = new Map(
      element.templateElements.map((cell) => [cell.name, readableValue(cell, row[cell.name])]),
    );
    const said = (name: string) => cells.get(name) ?? '';
    const sentences = [
      ...(words === undefined ? [] : headOf(words, row, said)),
      ...(words?.cells ?? [...cells.keys()].map((cell) => ({ cell, before: '' }))).flatMap(
        ({ cell, before }) => (said(cell) === '' ? [] : [asSentence(before, said(cell))]),
      ),
    ].map((parts) => joined(parts, whole, source));
    const on = words === undefined ? null : (FuzzyDate.safeParse(row[words.from]).data ?? null);
    return sentences.length === 0 ? [] : [{ on, sentences }];
  });
}

/** From when until when, and where; nothing where neither was told. */
function headOf(
  { begins, from, until, place }: RowWords,
  row: Readonly<Record<string, unknown>>,
  said: (cell: string) => string,
): Part[][] {
  const dayOf = (cell: string) => {
    const day = FuzzyDate.safeParse(row[cell]);
    return day.success ? told(formatFuzzyDate(day.data)) : null;
  };
  const [first, last] = [dayOf(from), dayOf(until)];
  const days = [
    ...(first === null ? [] : [added(begins.from), first]),
    ...(last === null ? [] : [added(first === null ? begins.onlyUntil : begins.until), last]),
  ];
  const where = place
    .map(said)
    .filter((part) => part !== '')
    .flatMap((part, at) =>
      at === 0
        ? [added(days.length === 0 ? begins.place : begins.joined), told(part)]
        : [added(', '), told(part)],
    );
  return days.length + where.length === 0 ? [] : [[...days, ...where, added(where.length === 0 ? ':' : '.')]];
}

/** With a full stop where it has none. */
function asSentence(before: string, said: string): Part[] {
  const bare = said.replace(/\s+/gu, ' ').trim();
  return [added(before), told(bare), added(/[.!?…][”"’]?$/u.test(bare) ? '' : '.')];
}
