/**
 * @file Answers being given: what is on the screen, and its way into the vault. Choices are saved at once,
 * typing half a second after the last key, three seconds after the first, and when the field is left. One save at a time, in order; what
 * was not saved stays and is tried again. Holds no clock and no React, so that it can be tested alone.
 */

import { answeredValues, isSaid, standingAfter, stateWith } from '../../src-main/core/answers/said.ts';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { type AnswerInput, type Draft, emptyDraft } from './answers.ts';
import { LooseText } from './loose-text.ts';

export type SaveState = 'saved' | 'saving' | 'waiting' | 'not-saved';

export interface SaveOutcome {
  readonly failure: FailureData | null;
}

interface Options {
  readonly recorded: Iterable<Draft>;
  /** What stood before, in an account that these answers come on top of. */
  readonly earlier?: Iterable<Draft>;
  /** Saves answers together or not at all; never rejects. */
  readonly save: (answers: readonly AnswerInput[]) => Promise<SaveOutcome>;
  readonly delay?: number;
}

/** Whoever types without a pause loses no more than this, in milliseconds, when the power goes. */
const LONGEST_WAIT_MS = 3000;

const MENDED = { relation: 'differs', cause: 'recording' } as const;

export class AnswerStore {
  readonly #save: Options['save'];
  readonly #delay: number;
  readonly #drafts = new Map<string, Draft>();
  readonly #dirty = new Set<string>();
  readonly #given = new Set<string>();
  readonly #refused = new Map<string, FailureData>();
  readonly #settled = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  /** What is typed and is no answer: not saved, and not lost either. */
  readonly loose = new LooseText(() => this.#changed());
  /** Nobody is being asked: every answer puts right what was written down wrongly, and says so. */
  mending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #failure: FailureData | null = null;
  #version = 0;
  readonly #earlier: readonly Draft[];
  #values: { readonly version: number; readonly all: Readonly<Record<string, unknown>> } | undefined;

  constructor(options: Options) {
    this.#save = options.save;
    this.#delay = options.delay ?? 500;
    this.#earlier = [...(options.earlier ?? [])];
    for (const draft of options.recorded) this.#drafts.set(draft.question, draft);
  }

  get(question: string): Draft | undefined {
    return this.#drafts.get(question);
  }

  /** Whether it was answered on this screen, and not only read from the vault. */
  isGivenNow(question: string): boolean {
    return this.#given.has(question);
  }

  /** Values of answered questions, for conditions: the earlier ones, and these over them. The same object until one changes. */
  values(): Readonly<Record<string, unknown>> {
    if (this.#values?.version !== this.#version) {
      const stands = standingAfter(this.#earlier, this.#drafts.values());
      this.#values = { version: this.#version, all: answeredValues(stands.values()) };
    }
    return this.#values.all;
  }

  /** Rises with every change: a cheap thing to compare. */
  version = (): number => this.#version;

  /** Why one answer could not be stored, while the others were. */
  refusal(question: string): FailureData | undefined {
    return this.#refused.get(question);
  }

  /** Questions whose answer could not be stored, in the order they were given. */
  get refused(): readonly string[] {
    return [...this.#refused.keys()];
  }

  get failure(): FailureData | null {
    return this.#failure;
  }

  get state(): SaveState {
    if (this.#failure !== null || this.#refused.size > 0 || this.loose.left.length > 0) return 'not-saved';
    if (this.#running !== undefined) return 'saving';
    return this.#dirty.size > 0 || this.loose.questions.length > 0 ? 'waiting' : 'saved';
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes an answer on the screen. `soon`: while typing; `now`: a choice was made. */
  put(question: string, part: Partial<Draft>, when: 'soon' | 'now'): void {
    const before = this.#drafts.get(question) ?? emptyDraft(question);
    const draft = {
      ...before,
      ...part,
      ...(this.mending ? MENDED : {}),
      howSaid: 'howSaid' in part ? part.howSaid : this.#markKept(before, part),
      question,
      recordedIn: undefined,
    };
    this.#drafts.set(question, { ...draft, state: stateWith(draft.state, draft.ownWords) });
    this.#given.add(question);
    this.#dirty.add(question);
    this.#refused.delete(question);
    this.#changed();
    clearTimeout(this.#timer);
    if (when === 'now') void this.flush();
    else {
      this.#timer = setTimeout(() => void this.flush(), this.#delay);
      this.#latest ??= setTimeout(() => void this.flush(), LONGEST_WAIT_MS);
    }
  }

  /** What was decided in the vault stands here now, saved as it is. */
  settled(draft: Draft): void {
    this.#drafts.set(draft.question, draft);
    this.#given.add(draft.question);
    this.#dirty.delete(draft.question);
    this.#refused.delete(draft.question);
    this.#settled.set(draft.question, this.timesSettled(draft.question) + 1);
    this.#changed();
  }

  /** A field keeps what is typed in it: it is drawn afresh when this is another number. */
  timesSettled(question: string): number {
    return this.#settled.get(question) ?? 0;
  }

  /** A mark stays with what it was given to: words read out and confirmed came to be said in another way. */
  #markKept(before: Draft, { relation = before.relation }: Partial<Draft>): Draft['howSaid'] {
    if ((relation === 'confirms') !== (before.relation === 'confirms')) return undefined;
    return before.howSaid === '' && !isSaid(before) ? undefined : before.howSaid;
  }

  /** What fits no field becomes the person's own words beside the answer. */
  keepLoose(question: string): void {
    const text = this.loose.of(question);
    if (text === '') return;
    const before = this.#drafts.get(question)?.ownWords ?? '';
    this.loose.drop(question);
    this.put(question, { ownWords: before === '' ? text : `${before}\n${text}` }, 'now');
  }

  /** Saves what is not saved yet. Resolves when there is nothing left to save, or a save failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#latest);
    this.#latest = undefined;
    while (this.#running !== undefined) await this.#running;
    if (this.#dirty.size === 0) return;
    this.#running = this.#saveDirty();
    this.#changed();
    await this.#running;
    if (this.#dirty.size > 0 && this.#failure === null) await this.flush();
  }

  async #saveDirty(): Promise<void> {
    const questions = [...this.#dirty];
    this.#dirty.clear();
    this.#failure = null;
    const answers = questions.map((question) => toInput(this.#drafts.get(question) ?? emptyDraft(question)));
    const { failure } = await this.#save(answers);
    this.#running = undefined;
    if (failure !== null) this.#keep(questions, failure);
    this.#changed();
  }

  /** One answer that does not fit must not hold back the others: it is set aside with its reason. */
  #keep(questions: readonly string[], failure: FailureData): void {
    const culprit =
      failure.code === 'answer-not-allowed' ? questions.find((one) => one === failure.subject) : undefined;
    if (culprit === undefined) this.#failure = failure;
    else this.#refused.set(culprit, failure);
    for (const question of questions) if (question !== culprit) this.#dirty.add(question);
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

function toInput(draft: Draft): AnswerInput {
  const { question, state, ownWords, relation, cause, howSaid } = draft;
  const value = (state === 'answered' ? draft.value : null) as AnswerInput['value'];
  return { question, state, value, ownWords, relation, cause, howSaid } as AnswerInput;
}
