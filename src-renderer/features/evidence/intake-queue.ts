/**
 * @file Files on their way in, one after the other. What cannot go in stays listed with the reason until
 * dismissed; a file that needs its password waits for it without holding up the rest. Goes on while the
 * person is elsewhere. Knows no React, so that it can be tested alone.
 */
import type { JobId, PickedFile } from '../../../src-main/contract/bridge.ts';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { openedLast } from '../../../src-main/core/evidence/opened-last.ts';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';

export type IntakeInput = CallInput<'evidenceAdd'>;

/** `section`: from the folder it lay in; the others from an index beside it. */
export type FileToAdd = PickedFile & {
  readonly section?: string;
  readonly title?: string;
  readonly documentDate?: IntakeInput['documentDate'];
  readonly exhibitRef?: string;
  readonly password?: string;
  readonly notes?: readonly string[];
};

export interface IntakeItem {
  readonly id: JobId;
  readonly caseId: CaseId;
  readonly file: FileToAdd;
  readonly state: 'waiting' | 'working' | 'added' | 'refused';
  readonly progress: Progress | null;
  readonly failure: FailureData | null;
}

export interface IntakePorts {
  readonly newId: () => JobId;
  /** Resolves to null when the file is in, told as what, or to why it is not. Never rejects. */
  readonly add: (
    input: IntakeInput,
    jobId: JobId,
    isIn: (id: EvidenceId) => void,
  ) => Promise<FailureData | null>;
  readonly cancel: (jobId: JobId) => void;
  readonly onAdded: () => void;
}

const NEEDS_A_PASSWORD: ReadonlySet<string> = new Set(['password-needed', 'wrong-password']);
/** Of these the same file is refused again, or somebody has to decide first. */
const NOT_AS_IT_IS: ReadonlySet<string> = new Set(['duplicate', 'unsupported-type', 'empty-file']);

export const needsPassword = (code: string): boolean => NEEDS_A_PASSWORD.has(code);
/** Whether a file refused for that reason may go in when it is tried once more as it is. */
export const mayGoInAgain = (code: string): boolean => !needsPassword(code) && !NOT_AS_IT_IS.has(code);

/** Where a file stood among those that were given together, and what it is once it is in. */
interface Place {
  readonly together: object;
  readonly place: number;
  readonly isOpenedLast: boolean;
  readonly is: EvidenceId | null;
}

type Choices = Pick<IntakeInput, 'password' | 'allowDuplicate'>;

export class IntakeQueue {
  readonly #ports: IntakePorts;
  readonly #choices = new Map<JobId, Choices>();
  readonly #places = new Map<JobId, Place>();
  readonly #listeners = new Set<() => void>();
  /** Names of what lay beside the files and nobody means, by case. */
  readonly #passedOver = new Map<CaseId, readonly string[]>();
  /** Names of files that an index left out, by case: somebody may still mean them. */
  readonly #stayedOut = new Map<CaseId, readonly string[]>();
  #items: readonly IntakeItem[] = [];
  #running = false;

  constructor(ports: IntakePorts) {
    this.#ports = ports;
  }

  items = (): readonly IntakeItem[] => this.#items;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  passedOver = (caseId: CaseId): readonly string[] => this.#passedOver.get(caseId) ?? [];
  stayedOut = (caseId: CaseId): readonly string[] => this.#stayedOut.get(caseId) ?? [];

  add(
    caseId: CaseId,
    files: readonly FileToAdd[],
    beside: { readonly passedOver?: readonly string[]; readonly stayedOut?: readonly string[] } = {},
  ): void {
    const { passedOver = [], stayedOut = [] } = beside;
    this.#passedOver.set(caseId, [...this.passedOver(caseId), ...passedOver]);
    this.#stayedOut.set(caseId, [...this.stayedOut(caseId), ...stayedOut]);
    const { order, papers } = openedLast(files, ({ name }) => name);
    const fresh = order.map(({ file, place }, index): IntakeItem => {
      const id = this.#ports.newId();
      this.#places.set(id, { together: files, place, isOpenedLast: index >= papers, is: null });
      return { id, caseId, file, state: 'waiting', progress: null, failure: null };
    });
    this.#set([...this.#items, ...fresh]);
    void this.#run();
  }

  /** Tries a refused file again, with its password or although it is there already. */
  retry(id: JobId, choices: Choices): void {
    this.#choices.set(id, { ...this.#choices.get(id), ...choices });
    this.#change(id, { state: 'waiting', failure: null, progress: null });
    void this.#run();
  }

  /** Tries all of these again, in the order in which they stand. */
  retryAll(ids: readonly JobId[]): void {
    const chosen = new Set(ids);
    const fresh = { state: 'waiting', failure: null, progress: null } as const;
    const again = ({ id, state }: IntakeItem) => state === 'refused' && chosen.has(id);
    this.#set(this.#items.map((item) => (again(item) ? { ...item, ...fresh } : item)));
    void this.#run();
  }

  report(id: JobId, progress: Progress): void {
    if (this.#items.some((item) => item.id === id && item.state === 'working'))
      this.#change(id, { progress });
  }

  /** Stops what is being read and what waits, which stay listed as not in: nobody is to think that they are. What is in stays in. */
  stop(caseId: CaseId): void {
    for (const item of this.#items) {
      if (item.caseId === caseId && item.state === 'working') this.#ports.cancel(item.id);
    }
    const stopped = { state: 'refused', failure: { code: 'cancelled' } } as const;
    const isWaiting = (item: IntakeItem) => item.caseId === caseId && item.state === 'waiting';
    this.#set(this.#items.map((item) => (isWaiting(item) ? { ...item, ...stopped } : item)));
  }

  dismiss(id: JobId): void {
    this.#choices.delete(id);
    this.#set(this.#items.filter((item) => item.id !== id));
  }

  /** Clears what is finished, in or refused, for a case. */
  dismissFinished(caseId: CaseId): void {
    this.#passedOver.delete(caseId);
    this.#stayedOut.delete(caseId);
    this.#set(
      this.#items.filter(
        (item) => item.caseId !== caseId || item.state === 'waiting' || item.state === 'working',
      ),
    );
  }

  forget(): void {
    this.#choices.clear();
    this.#places.clear();
    this.#passedOver.clear();
    this.#stayedOut.clear();
    this.#set([]);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#take(next);
    this.#running = false;
  }

  #next(): IntakeItem | undefined {
    return this.#items.find((item) => item.state === 'waiting');
  }

  /** The first that is in of those that stood behind it: what is opened last stands where it was put all the same. */
  #nextOf(id: JobId): EvidenceId | undefined {
    const own = this.#places.get(id);
    if (own?.isOpenedLast !== true) return undefined;
    let next: Place | undefined;
    for (const one of this.#places.values()) {
      if (one.together !== own.together || one.is === null || one.place < own.place) continue;
      if (next === undefined || one.place < next.place) next = one;
    }
    return next?.is ?? undefined;
  }

  async #take(item: IntakeItem): Promise<void> {
    this.#change(item.id, { state: 'working' });
    const own = this.#places.get(item.id);
    const next = this.#nextOf(item.id);
    const { caseId, file } = item;
    const { section = '', title = '', exhibitRef = '', documentDate = null, password, notes } = file;
    const input: IntakeInput = {
      caseId,
      file: file.handle,
      ...(section === '' ? {} : { section }),
      ...(title === '' ? {} : { title }),
      ...(exhibitRef === '' ? {} : { exhibitRef }),
      ...(documentDate === null ? {} : { documentDate }),
      ...(password === undefined ? {} : { password }),
      ...(notes === undefined ? {} : { notes: [...notes] }),
      ...(next === undefined ? {} : { before: next }),
      ...this.#choices.get(item.id),
    };
    const failure = await this.#ports.add(input, item.id, (is) => {
      if (own !== undefined) this.#places.set(item.id, { ...own, is });
    });
    this.#change(
      item.id,
      failure === null ? { state: 'added' } : { state: 'refused', failure, progress: null },
    );
    if (failure === null) {
      this.#choices.delete(item.id);
      this.#ports.onAdded();
    }
  }

  #change(id: JobId, part: Partial<IntakeItem>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...part } : item)));
  }

  #set(items: readonly IntakeItem[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
