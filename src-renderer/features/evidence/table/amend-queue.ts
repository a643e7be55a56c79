/**
 * @file Changes on their way into the vault, in their order, and what takes the last of them back. What could not be saved
 * waits to be tried again. Knows no React, so that it can be tested alone.
 */
import type { EvidenceChange } from '../../../../src-main/contract/evidence.ts';

/** Something a person did, and what undoes it. */
export interface Done {
  readonly changes: readonly EvidenceChange[];
  readonly back: readonly EvidenceChange[];
  /** Names the cell it was typed into; what is typed there right after is part of it. */
  readonly cell?: string;
}
export interface AmendState {
  readonly isSaving: boolean;
  readonly error: unknown;
  /** What undo would take back; null for nothing. */
  readonly last: Done | null;
}
export interface AmendPorts {
  readonly save: (changes: readonly EvidenceChange[]) => Promise<void>;
  /** Shows what is changed, before it is saved. */
  readonly show: (changes: readonly EvidenceChange[]) => void;
}

const MOST_UNDONE = 200;
/** As many as one call takes. */
const AT_ONCE = 5000;

export class AmendQueue {
  readonly #ports: AmendPorts;
  readonly #listeners = new Set<() => void>();
  #waiting: readonly EvidenceChange[] = [];
  #running: Promise<void> | null = null;
  #done: readonly Done[] = [];
  #state: AmendState = { isSaving: false, error: null, last: null };

  constructor(ports: AmendPorts) {
    this.#ports = ports;
  }

  state = (): AmendState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get isKept(): boolean {
    return this.#waiting.length === 0 && this.#running === null;
  }

  amend(one: Done): void {
    if (one.changes.length === 0) return;
    const before = this.#done.at(-1);
    const goesOn = one.cell !== undefined && before?.cell === one.cell;
    this.#done = goesOn
      ? [...this.#done.slice(0, -1), { ...one, back: before.back }]
      : [...this.#done, one].slice(-MOST_UNDONE);
    this.#take(one.changes);
  }

  /** Takes the last change back, as a change of its own: what was saved meanwhile stays in the log. */
  undo(): void {
    const last = this.#done.at(-1);
    if (last === undefined) return;
    this.#done = this.#done.slice(0, -1);
    this.#take(last.back);
  }

  /** Resolves when nothing waits any more, or saving failed. Never rejects. */
  save(): Promise<void> {
    if (this.#running === null && this.#waiting.length > 0) this.#running = this.#saveAll();
    return this.#running ?? Promise.resolve();
  }

  /** Gives up what could not be saved; the owner reads anew what is in the vault. */
  giveUp(): void {
    this.#waiting = [];
    this.#done = [];
    this.#tell({ error: null });
  }

  #take(changes: readonly EvidenceChange[]): void {
    this.#ports.show(changes);
    this.#waiting = [...this.#waiting, ...changes];
    this.#tell({});
    void this.save();
  }

  async #saveAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const now = this.#waiting.slice(0, AT_ONCE);
      this.#waiting = this.#waiting.slice(AT_ONCE);
      this.#tell({ isSaving: true, error: null });
      try {
        await this.#ports.save(now);
      } catch (error) {
        this.#waiting = [...now, ...this.#waiting];
        this.#running = null;
        this.#tell({ isSaving: false, error });
        return;
      }
    }
    this.#running = null;
    this.#tell({ isSaving: false });
  }

  #tell(part: Partial<AmendState>): void {
    this.#state = { ...this.#state, ...part, last: this.#done.at(-1) ?? null };
    for (const listener of this.#listeners) listener();
  }
}
