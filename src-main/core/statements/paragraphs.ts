/**
 * @file A statement as it is kept: paragraphs of sentences, each with the telling it comes from or with who added it. What is kept is
 * lines, and what stands is worked out from them, so that nothing that was ever in it is overwritten.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { ScreeningId } from '../ids.ts';
import { SENTENCE } from '../withholding/sentences.ts';

/** Where a sentence was told. */
export interface TellingSource {
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly question: string;
  readonly title: string;
  /** The account: 0 for the first. */
  readonly layer: number;
  /** Of a list, which row of the answer, from 1; null for no list. */
  readonly row: number | null;
  /** The day that the account was held. */
  readonly on: FuzzyDate;
  /** The entry of the log that recorded the answer. */
  readonly entry: number;
}

/**
 * `own`: the person's own words, letter by letter. `written`: as whoever took the account wrote it down. `joined`: with words that the
 * program put around it. `changed`: told, and worded anew by somebody since. `author`: added by somebody, and not from the account.
 */
export const SENTENCE_KINDS = ['own', 'written', 'joined', 'changed', 'author'] as const;

export interface Sentence {
  readonly id: string;
  readonly text: string;
  readonly as: (typeof SENTENCE_KINDS)[number];
  /** Null for `author` alone. */
  readonly source: TellingSource | null;
  /** What was told there, as the sentence was made of it; empty for `author`. */
  readonly told: string;
  /** Letters of the text, from and to, that the program added. */
  readonly added: readonly (readonly [number, number])[];
  /** Who added it or worded it anew, and when; empty where nobody did. */
  readonly by: string;
  readonly at: string;
}

export type NewSentence = Omit<Sentence, 'id'>;

export const READ_ANSWERS = ['yes', 'change', 'out'] as const;
export type ReadAnswer = (typeof READ_ANSWERS)[number];

/** What one line of a statement says. */
export type StatementDeed =
  /** The paragraph as it stands from now on; without sentences it is taken out. A new one stands behind `after`, first where that is ''. */
  | {
      readonly deed: 'text';
      readonly paragraph: string;
      readonly phase: string;
      readonly after?: string;
      readonly why?: string;
      readonly sentences: readonly Sentence[];
    }
  /** Somebody goes by these sentences as they stand: what the program added, and what was written down. */
  | { readonly deed: 'accepted'; readonly paragraph: string; readonly sentences: readonly string[] }
  /** What was told differently was looked at: it stays as it is, and why. */
  | { readonly deed: 'settled'; readonly paragraph: string; readonly otherwise: string; readonly why: string }
  | {
      readonly deed: 'read-back';
      readonly paragraph: string;
      readonly answer: ReadAnswer;
      readonly words: string;
      readonly language: string;
    }
  | {
      readonly deed: 'signed';
      readonly paragraph: '';
      readonly sha256: string;
      readonly pages: number;
      readonly on: string;
    };

export type StatementLine = StatementDeed & {
  readonly line: number;
  readonly at: string;
  readonly by: string;
};

export interface StandingSentence extends Sentence {
  /** Who goes by it, where that had to be asked; null for nobody. */
  readonly accepted: { readonly by: string; readonly at: string } | null;
}

export interface StandingParagraph {
  readonly id: string;
  readonly phase: string;
  /** From 1 as it is printed; 0 for one that was taken out. */
  readonly number: number;
  readonly sentences: readonly StandingSentence[];
  /** What the person said when it was read to them as it stands; null where it was not, or was changed since. */
  readonly readBack: {
    readonly answer: ReadAnswer;
    readonly words: string;
    readonly at: string;
    readonly by: string;
  } | null;
  /** By what was told differently, why the paragraph stays as it is. */
  readonly settled: ReadonlyMap<string, { readonly why: string; readonly by: string; readonly at: string }>;
  /** Why it was taken out; empty for one that stands. */
  readonly outWhy: string;
}

/** Words that somebody has to go by before the person signs them: the program's, or whoever's who took the account. */
export const isOpen = ({ as, accepted }: Pick<StandingSentence, 'as' | 'accepted'>): boolean =>
  (as === 'joined' || as === 'written') && accepted === null;

/** Worked out from the lines, oldest first: paragraphs in their order, those that were taken out where they stood. */
export function standingParagraphs(lines: readonly StatementLine[]): StandingParagraph[] {
  const order: string[] = [];
  const by = new Map<string, Omit<StandingParagraph, 'number'>>();
  for (const line of lines) {
    const { deed, paragraph: id, at, by: author } = line;
    const before = by.get(id);
    if (deed === 'signed') continue;
    if (deed === 'text') {
      if (before === undefined) {
        const at = line.after === undefined ? order.length : order.indexOf(line.after) + 1;
        order.splice(at, 0, id);
      }
      const known = new Map(before?.sentences.map((one) => [one.id, one]));
      by.set(id, {
        id,
        phase: line.phase,
        sentences: line.sentences.map((one) => {
          const was = known.get(one.id);
          return { ...one, accepted: was?.text === one.text ? was.accepted : null };
        }),
        readBack: null,
        settled: before?.settled ?? new Map(),
        outWhy: line.sentences.length === 0 ? (line.why ?? '') : '',
      });
      continue;
    }
    if (before === undefined) continue;
    if (deed === 'accepted')
      by.set(id, {
        ...before,
        sentences: before.sentences.map((one) =>
          line.sentences.includes(one.id) ? { ...one, accepted: { by: author, at } } : one,
        ),
      });
    else if (deed === 'settled')
      by.set(id, {
        ...before,
        settled: new Map([...before.settled, [line.otherwise, { why: line.why, by: author, at }]]),
      });
    else by.set(id, { ...before, readBack: { answer: line.answer, words: line.words, at, by: author } });
  }
  let number = 0;
  return order.flatMap((id) => {
    const one = by.get(id);
    if (one === undefined) return [];
    if (one.sentences.length > 0) number += 1;
    return [{ ...one, number: one.sentences.length > 0 ? number : 0 }];
  });
}

export const textOf = ({ sentences }: { readonly sentences: readonly Pick<Sentence, 'text'>[] }): string =>
  sentences.map(({ text }) => text).join(' ');

/** A text in its sentences; line breaks part them too. */
export const sentencesIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(SENTENCE))
    .map((one) => one.replace(/\s+/gu, ' ').trim())
    .filter((one) => one !== '');

/** Words that a sentence has to share with what it was, of the longer of both, to be the same sentence worded anew. */
const SAME = 0.5;

/**
 * A paragraph as somebody worded it: a sentence that is as it was keeps everything, one that shares most of its words with an earlier
 * one keeps where it was told, and any other is theirs. Our own rule. `id`: names for sentences that are new.
 */
export function reworded(
  before: readonly Sentence[],
  text: string,
  { by, at, id }: { readonly by: string; readonly at: string; readonly id: () => string },
): Sentence[] {
  const written = sentencesIn(text);
  const left = [...before];
  const take = (found: Sentence | undefined): Sentence | undefined => {
    if (found !== undefined) left.splice(left.indexOf(found), 1);
    return found;
  };
  const kept = written.map((one) => take(left.find((old) => old.text === one)));
  return written.map((one, at_) => {
    const same = kept[at_];
    if (same !== undefined) return same;
    const near = take(nearest(left, one));
    const theirs = { text: one, added: [], by, at };
    if (near === undefined) return { ...theirs, id: id(), as: 'author', source: null, told: '' };
    return { ...near, ...theirs, as: near.source === null ? 'author' : 'changed' };
  });
}

function nearest(left: readonly Sentence[], text: string): Sentence | undefined {
  const words = wordsOf(text);
  const shares = left.map((one) => ({ one, share: shared(words, wordsOf(one.text)) }));
  const best = shares.toSorted((a, b) => b.share - a.share)[0];
  return best !== undefined && best.share >= SAME ? best.one : undefined;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function shared(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const both = a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return both.length / Math.max(a.length, b.length, 1);
}
