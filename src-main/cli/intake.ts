/**
 * @file Taking in many files, read side by side and stored one after another: what can go in goes in, what cannot is refused by name
 * with its reason, and the rest goes on.
 */
import type { AddedEvidence, EvidenceView } from '../contract/evidence.ts';
import type { Job } from '../contract/ports.ts';
import { asTestimonyError, type FailureData, TestimonyError } from '../core/errors/errors.ts';
import { isLitter } from '../core/evidence/folder-names.ts';
import { openedLast } from '../core/evidence/opened-last.ts';
import type { CaseId, EvidenceId } from '../core/ids.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import type { ToTakeIn } from '../usecases/evidence/index/to-take-in.ts';
import { perform } from '../usecases/handlers/registry.ts';
import { printable } from './columns.ts';
import type { Terminal } from './command.ts';
import { sayNote } from './finding-words.ts';

export interface Refusal {
  readonly file: string;
  readonly error: FailureData;
}

export interface TakenIn {
  /** In the order asked for, what came inside a file after it. */
  readonly added: readonly EvidenceView[];
  readonly refused: readonly Refusal[];
}

/** A dot in front and an ending behind, and nothing that systems or editors put there. */
const PAPER_WITH_DOT = /^\.(?![_~]).+\.\w+$/;

/** What systems leave beside files speaks for itself; a link, or a paper with a dot in front, was put there by somebody. */
export function sayPassedOver(shown: string): string {
  const line = `Passed over: ${printable(shown)}`;
  const name = shown.split(/[/\\]/).at(-1) ?? shown;
  if (PAPER_WITH_DOT.test(name))
    return `${line}. Its name begins with a dot, as of files that systems leave: if it is a paper, rename it and add it.`;
  return isLitter(name) ? line : `${line}. It is a link, and not the thing itself: add what it leads to.`;
}

/** Failures after which going on makes no sense: they would meet every following file too. */
const FINAL = new Set([
  'cancelled',
  'disk-full',
  'read-only',
  'locked',
  'vault-damaged',
  'storage',
  'internal',
]);

interface Options {
  readonly job: Job;
  readonly terminal: Terminal;
  readonly allowDuplicate?: boolean;
  readonly said: (refusal: Refusal) => string;
  /** Called when the last file has been begun: whatever comes after can be made ready. */
  readonly nearTheEnd?: () => void;
}

/** Throws `cancelled` and what concerns the vault rather than a file. */
export async function takeIn(
  engine: Engine,
  caseId: CaseId,
  files: readonly ToTakeIn[],
  options: Options,
): Promise<TakenIn> {
  const { job, terminal } = options;
  const added: EvidenceView[][] = files.map(() => []);
  const refused: (Refusal | undefined)[] = files.map(() => undefined);
  const { order, papers } = openedLast(files, ({ path }) => path);
  const started: Promise<AddedEvidence>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  const start = ({ file, place }: (typeof order)[number]) => {
    const last = before;
    const turn = async () => void (await last);
    // What is opened last stands where it was put all the same: before the first paper after it that went in.
    const next = started.length < papers ? undefined : added.slice(place).flat()[0]?.id;
    const adding = addOne(engine, caseId, file, {
      ...options,
      next,
      job: { signal: job.signal, report: () => undefined, turn },
    });
    before = adding.catch(() => undefined);
    started.push(adding);
  };
  for (const [index, { file, place: at }] of order.entries()) {
    if (job.signal.aborted) throw new TestimonyError('cancelled');
    // What holds others is opened once every paper is in: what is there already is told by what is stored.
    const ahead = index + 1 + engine.decoder.atOnce;
    for (const next of order.slice(started.length, index < papers ? Math.min(ahead, papers) : ahead)) {
      start(next);
      if (started.length === files.length) options.nearTheEnd?.();
    }
    const place = `[${index + 1} of ${files.length}]`;
    try {
      const { inside, ...view } = await (started[index] as Promise<AddedEvidence>);
      added[at] = [view, ...inside];
      terminal.say(`${place} in: ${printable(file.shown)} (${pagesOf(view)})`);
      for (const note of view.notes) terminal.say(`      ${sayNote(note)}`);
      for (const one of inside) {
        terminal.say(`      in: ${printable(one.originalName)} (${pagesOf(one)})`);
        for (const note of one.notes) terminal.say(`        ${sayNote(note)}`);
      }
    } catch (thrown) {
      const failure = asTestimonyError(thrown, file.shown);
      if (FINAL.has(failure.code)) throw failure;
      const refusal = { file: file.shown, error: failure.toData() };
      refused[at] = refusal;
      terminal.say(`${place} REFUSED: ${options.said(refusal)}`);
    }
  }
  await engine.decoder.rest();
  return { added: added.flat(), refused: refused.filter((one) => one !== undefined) };
}

const pagesOf = ({ pageCount }: EvidenceView) => `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}`;

/** Asks for a file's password where somebody is there to be asked, as often as they are ready to try. */
async function addOne(
  engine: Engine,
  caseId: CaseId,
  file: ToTakeIn,
  options: { job: Job; terminal: Terminal; allowDuplicate?: boolean; next: EvidenceId | undefined },
): Promise<AddedEvidence> {
  let password = file.password;
  for (;;) {
    try {
      const { title, date, section, exhibitRef = '', receivedFrom = '', notes = [] } = file;
      const input = {
        caseId,
        file: engine.files.register(file.path),
        title,
        exhibitRef,
        documentDate: date,
        section,
        receivedFrom,
        ...(password === undefined ? {} : { password }),
        ...(notes.length === 0 ? {} : { notes: [...notes] }),
        allowDuplicate: options.allowDuplicate ?? false,
        ...(options.next === undefined ? {} : { before: options.next }),
      };
      return await perform(engine, 'evidenceAdd', input, options.job);
    } catch (thrown) {
      const code = asTestimonyError(thrown).code;
      const locked = code === 'password-needed' || code === 'wrong-password';
      if (!locked || !options.terminal.canAsk) throw thrown;
      await options.job.turn?.();
      password = await options.terminal.askSecret(`Password of ${file.shown} (Enter to leave it out):`);
      if (password === '') throw thrown;
    }
  }
}
