/**
 * @file Tells a story to a program by its calls, and writes down what was told, so that a later program can be asked
 * whether it still shows it. Nothing the program answers goes into what is written down, but for hashes and notes.
 */

import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import { contract } from '../../../src-main/contract/index.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { quietJob } from '../ports.ts';
import { said } from '../said.ts';

/** Where a later program has to show a word. */
export type View =
  | 'case'
  | 'record'
  | 'consent'
  | 'evidence'
  | 'removed'
  | 'custody'
  | 'transcript'
  | 'bundle'
  | 'links'
  | 'limits'
  | 'kept'
  | 'released'
  | 'form'
  | 'dates'
  | 'contact'
  | 'chronology'
  | 'handover'
  | 'holds'
  /** The entries themselves: what was decided stands in them, whether or not a view shows it. */
  | 'log';

export interface ToldAnswer {
  readonly form: string;
  readonly layer: number;
  readonly question: string;
  readonly state: string;
  readonly value: unknown;
  readonly ownWords: string;
}

/** What was asked of a search, and a place that it gave. */
export interface ToldFind {
  readonly words: string;
  readonly title: string;
  /** 1-based; null for what is of no page. */
  readonly page: number | null;
  /** The words were read from a picture, and are told to be uncertain. */
  readonly byMachine: boolean;
}

/** What lies beside each archive. */
export interface Told {
  /** Newest migration the program had. */
  readonly schema: number;
  readonly owner: string;
  readonly words: Readonly<Partial<Record<View, readonly string[]>>>;
  /** Every answer in the order it was given, those that were changed or taken back too. */
  readonly answers: readonly ToldAnswer[];
  /** Hash that each sign-off locked, by form. */
  readonly signed: Readonly<Record<string, string>>;
  /** What the program noted on an exhibit, by its title. */
  readonly notes: Readonly<Record<string, readonly string[]>>;
  /** How it made the copy for bundles, by the exhibit's title. */
  readonly steps: Readonly<Record<string, readonly string[]>>;
  /** What the program looked at before building and found wanting, and the rule it has there. */
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
  /** SHA-256 of each exhibit's bytes as they were taken in, by title. */
  readonly exhibits: Readonly<Record<string, string>>;
  /** SHA-256 of every file that left, and the name it had. */
  readonly left: readonly { readonly fileName: string; readonly sha256: string }[];
  /** Not there for programs that had no search. */
  readonly found?: readonly ToldFind[];
  /** In which languages beside English an exhibit that waits is to be read, by title. Not there before schema 620. */
  readonly readIn?: Readonly<Record<string, readonly string[]>>;
  /** What this program had no call or field for. */
  readonly leftOut: readonly string[];
}

type Answers = CallInput<'screeningAnswer'>['answers'];

export class Teller {
  readonly #engine: RunningEngine;
  readonly #earlier: boolean;
  readonly #words: { readonly view: View; readonly text: string }[] = [];
  readonly answers: ToldAnswer[] = [];
  readonly signed: Record<string, string> = {};
  readonly notes: Record<string, readonly string[]> = {};
  readonly steps: Record<string, readonly string[]> = {};
  readonly findings: { rule: string; message: string }[] = [];
  readonly exhibits: Record<string, string> = {};
  readonly left: { fileName: string; sha256: string }[] = [];
  readonly found: ToldFind[] = [];
  readonly readIn: Record<string, readonly string[]> = {};
  readonly leftOut = new Set<string>();

  /** `earlier`: an old program, which may lack calls and fields; else whatever does not fit is an error. */
  constructor(engine: RunningEngine, earlier: boolean) {
    this.#engine = engine;
    this.#earlier = earlier;
  }

  /** Writes down that `text` has to be shown in a view, and gives it back. */
  said(view: View, text: string): string {
    this.#words.push({ view, text });
    return text;
  }

  /** Writes down that a file left. */
  gone({ fileName, sha256 }: { readonly fileName: string; readonly sha256: string }): void {
    this.left.push({ fileName, sha256 });
  }

  pick(path: string) {
    return this.#engine.files.register(path);
  }

  knows(name: CallName): boolean {
    if (name in contract) return true;
    this.leftOut.add(name);
    if (!this.#earlier) throw new Error(`no call ${name}`);
    return false;
  }

  async tell<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    return await perform(this.#engine, name, this.#fitting(name, input), quietJob());
  }

  /** Stopped by whoever asked, as soon as what it reports is `enough`. */
  async tellUntil<N extends CallName>(
    name: N,
    input: CallInput<N>,
    enough: (progress: Progress) => boolean,
  ): Promise<void> {
    const stop = new AbortController();
    const job = {
      signal: stop.signal,
      report: (progress: Progress) => (enough(progress) ? stop.abort() : undefined),
    };
    const done = perform(this.#engine, name, this.#fitting(name, input), job);
    const code = await done.then(
      () => 'done',
      (thrown: { readonly code?: string }) => thrown.code,
    );
    if (code !== 'cancelled') throw new Error(`${name} was to be stopped, and is ${code}`);
  }

  /** Asks for it, and writes down that it was found. Throws when it was not. */
  async finds(one: ToldFind): Promise<void> {
    const { hits } = await this.tell('searchFind', { words: one.words });
    const isThere = hits.some(
      ({ title, page, certainty }) =>
        title.endsWith(one.title) && page === one.page && (certainty !== null) === one.byMachine,
    );
    if (!isThere) throw new Error(`not found: ${JSON.stringify(one)} among ${JSON.stringify(hits)}`);
    this.found.push(one);
  }

  /** How an exhibit stands after something was done with it. */
  noted(title: string, notes: Parameters<typeof said>[0][], steps: readonly string[]): void {
    this.notes[title] = notes.map(said);
    this.steps[title] = steps;
  }

  /** Answers of one form, into the account that is open, and down among what was told. */
  async answer(
    about: { screeningId: CallInput<'screeningAnswer'>['screeningId']; form: string; layer?: number },
    answers: Answers,
  ) {
    await this.tell('screeningAnswer', { screeningId: about.screeningId, answers });
    for (const { question, state, value = null, ownWords = '' } of answers) {
      this.answers.push({ form: about.form, layer: about.layer ?? 0, question, state, value, ownWords });
    }
  }

  told(schema: number, owner: string): Told {
    const { answers, signed, notes, steps, findings, exhibits, left, found, readIn } = this;
    return {
      schema,
      owner,
      words: this.#byView(),
      answers,
      signed,
      notes,
      steps,
      findings,
      exhibits,
      left,
      found,
      readIn,
      leftOut: [...this.leftOut].toSorted(),
    };
  }

  #byView(): Told['words'] {
    const views = Map.groupBy(this.#words, ({ view }) => view);
    return Object.fromEntries([...views].map(([view, words]) => [view, words.map(({ text }) => text)]));
  }

  /** What was said last of a field that there is none for. */
  #unsaid(value: unknown): void {
    const at = this.#words.findLastIndex(({ text }) => text === value);
    if (at >= 0) this.#words.splice(at, 1);
  }

  /** An earlier program refuses fields it does not know: they are left out, and that is written down. */
  #fitting<N extends CallName>(name: N, input: CallInput<N>): CallInput<N> {
    if (!this.#earlier) return input;
    const unknown = contract[name].input
      .safeParse(input)
      .error?.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
      );
    for (const field of unknown ?? []) {
      this.leftOut.add(`${name}.${field}`);
      this.#unsaid((input as Record<string, unknown>)[field]);
    }
    return Object.fromEntries(
      Object.entries(input).filter(([field]) => unknown?.includes(field) !== true),
    ) as CallInput<N>;
  }
}
