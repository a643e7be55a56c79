/** @file `testimony record note`, `pause`, `resume`: colleagues' notes and the break log. */
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { readJsonFile } from '../answers-file.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { HELD_ON, heldOnOf } from '../held-option.ts';
import { moment } from '../moment.ts';
import { RECORD, recordId, SPOKEN, spokenOf } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const REASON = { type: 'string', value: 'TEXT', help: 'why there is a break' } as const;

/** A file, so that what it says does not stay in the history of the terminal. */
const NoteFile = z.strictObject({
  note: z.string().min(1),
  question: z.string().optional(),
  author: z.string().optional(),
});

const note = command({
  name: 'record note',
  summary: 'Put a colleague’s note beside a record or one of its questions',
  details: [
    'The file is JSON: {"note": "…", "question": "birthplace", "author": "…"}. Without "question" it is about the whole record, without "author" it is yours. It changes no answer, and can be added to a signed record too.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    note: {
      type: 'string',
      value: 'FILE',
      help: 'JSON file of the note ("-" for standard input)',
      required: true,
    },
    'held-on': { ...HELD_ON, help: 'when it was seen or written, where that was before today' },
    'read-back-of': {
      type: 'string',
      value: 'NUMBER',
      help: 'the later account that the note says was read back, and how (1 for the first of them)',
    },
  },
  example: 'record note --vault ./my-vault --id 0f3k… --note note.json',
  run: ({ options, terminal, job }) => {
    const file = readJsonFile(options.note, terminal, NoteFile, 'a note');
    return withVault(options, terminal, async (engine) => {
      const view = await perform(
        engine,
        'screeningNote',
        {
          screeningId: recordId(options.id),
          ...file,
          heldOn: heldOnOf(options['held-on']),
          readBackOf: options['read-back-of'] === undefined ? null : Number(options['read-back-of']),
        },
        job,
      );
      return { json: view, lines: [`Noted in the name of ${view.notes.at(-1)?.author}.`] };
    });
  },
});

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/;

/** Throws `usage` for a time that cannot be read. */
function timeOf(typed: string | undefined, subject: string): string {
  const found = TIME.exec(typed?.trim() ?? '');
  if (found === null)
    throw new TestimonyError('usage', { subject, detail: 'day and time, as "2026-10-13 11:30"' });
  return `${found[1]}T${found[2]}`;
}

/** Throws `usage` for a time that cannot be read, and for one without the other. */
function earlierOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  return from === undefined && to === undefined
    ? null
    : { from: timeOf(from, '--from'), to: timeOf(to, '--to') };
}

const pause = command({
  name: 'record pause',
  summary: 'Log that a break begins; one that is running goes on',
  details: [
    'A break of an account that was held before, entered from paper: --from and --to say when it was, while it is a draft or the later account that is open; without them it is refused there, for no talk is running. Beside a signed record, a note tells it: record note.',
    'A break that was written down by mistake is taken back: --take-back with the minute it began (record show has it) and --reason. Sheets and prints leave it out then; the log keeps both.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    reason: REASON,
    from: { type: 'string', value: 'TIME', help: 'when it began, as "2026-10-13 11:30"; with --to' },
    to: { type: 'string', value: 'TIME', help: 'when it ended' },
    'take-back': {
      type: 'string',
      value: 'TIME',
      help: 'when the break began that never was; with --reason',
    },
  },
  example: 'record pause --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const earlier = earlierOf(options);
      const back = options['take-back'];
      if (back !== undefined && earlier !== null)
        throw new TestimonyError('usage', { subject: '--take-back', detail: 'without --from and --to' });
      const input = {
        screeningId: recordId(options.id),
        reason: options.reason,
        ...(earlier === null ? {} : { earlier }),
        ...(back === undefined ? {} : { takeBack: timeOf(back, '--take-back') }),
      };
      const paused = await perform(engine, 'screeningPause', input, job);
      if (back !== undefined)
        return { json: paused, lines: [`The break of ${moment(paused.startedAt)} is taken back.`] };
      if (earlier !== null)
        return { json: paused, lines: [`The break of ${moment(paused.startedAt)} is recorded.`] };
      return { json: paused, lines: [`Break since ${moment(paused.startedAt)}. Next: record resume`] };
    }),
});

const resume = command({
  name: 'record resume',
  summary: 'Log that the break is over, and who speaks how from now on',
  options: { ...VAULT_OPTIONS, id: RECORD, reason: REASON, ...SPOKEN },
  example: 'record resume --vault ./my-vault --id 0f3k… --reason "asked for air"',
  run: ({ options, terminal, job }) => {
    const spoken = spokenOf(options);
    return withVault(options, terminal, async (engine) => {
      const input = { screeningId: recordId(options.id), reason: options.reason, ...spoken };
      const resumed = await perform(engine, 'screeningResume', input, job);
      return { json: resumed, lines: [`The break took ${resumed.minutes} min.`] };
    });
  },
});

export const annotationCommands = [note, pause, resume];
