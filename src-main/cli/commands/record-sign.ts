/** @file `testimony record sign`, `later-account`, `session`: signing a draft off, adding to it later, who speaks how. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { FormFile } from '../../core/forms/form-format.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { requireNotAskedFor } from '../answers-file.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { HELD, heldOnOf } from '../held-option.ts';
import { recordFacts, spokenIn } from '../record-lines.ts';
import { RECORD, recordId, SPOKEN, SPOKEN_ANEW, spokenOf } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const sign = command({
  name: 'record sign',
  summary: 'Sign a draft off: it is locked under its author, with its SHA-256',
  details: [
    'Read it back to the person first. What they say later is added beside it with "record later-account"; the signed answers stay as they are.',
    'A later account is not signed: it is dated, and sealed in the log as it is recorded. "record note --read-back-of" keeps how it was read back.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    'read-back': {
      type: 'string',
      value: 'TEXT',
      help: 'how it was read back to the person, or why it was not',
    },
    'read-back-not-recorded': {
      type: 'boolean',
      help: 'in place of --read-back: whether it was read back is not known, as of an account on paper',
    },
  },
  example: 'record sign --vault ./my-vault --id 0f3k… --read-back "Read aloud through the interpreter"',
  run: ({ options, terminal, job }) => {
    const open = options['read-back-not-recorded'] === true;
    if ((options['read-back'] !== undefined) === open)
      throw new TestimonyError('usage', {
        subject: '--read-back',
        detail: 'how it was read back, or why it was not; --read-back-not-recorded where that is not known',
      });
    const readBack = options['read-back'] ?? sayFinding(coded('read-back-not-recorded'));
    return withVault(options, terminal, async (engine) => {
      const input = { screeningId: recordId(options.id), readBack };
      const view = await perform(engine, 'screeningSign', input, job);
      const { count, of } = view.unasked;
      const left = count === 0 ? [] : [`Not asked, or skipped: ${count} of ${of} questions.`];
      return { json: view, lines: [...recordFacts(view), ...left] };
    });
  },
});

/** "first", or the number of a later account. Throws `usage`. */
function accountTyped(typed: string | undefined): number | null {
  if (typed === undefined) return null;
  if (typed === 'first') return 0;
  if (/^[1-9]\d{0,3}$/u.test(typed)) return Number(typed);
  throw new TestimonyError('usage', {
    subject: '--puts-right',
    detail: 'say "first", or the number of a later account',
  });
}

const addLayer = command({
  name: 'record later-account',
  summary: 'Open a later account on a signed record, with today’s date and your name',
  details: [
    'Its answers are recorded with "record fill --id ID", those of the safety check first: it is made again each time. The signed answers stay as they are.',
    'What was written down wrongly in one account, where another has spoken to it since, is put right with --puts-right: its answers stand in the place of what that account was written down as, and what was added since stays.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    reason: { type: 'string', value: 'TEXT', help: 'what leads to it' },
    'puts-right': {
      type: 'string',
      value: 'ACCOUNT',
      help: 'nobody was asked: it puts right what this account was written down as, "first" or the number of a later one',
    },
    ...HELD,
    ...SPOKEN_ANEW,
  },
  example: 'record later-account --vault ./my-vault --id 0f3k… --reason "a second meeting"',
  run: ({ options, terminal, job }) => {
    const spoken = spokenOf(options);
    return withVault(options, terminal, async (engine) => {
      const held = { heldOn: heldOnOf(options['held-on']), takenBy: options['taken-by'] };
      const putsRight = accountTyped(options['puts-right']);
      const input = {
        screeningId: recordId(options.id),
        reason: options.reason,
        ...held,
        ...spoken,
        putsRight,
      };
      const isUnasked = !options['no-interpreter'] && (options.interpreter ?? '').trim() === '';
      if (isUnasked && held.heldOn === null && putsRight === null) {
        const { personId, formId } = await perform(
          engine,
          'screeningShow',
          { screeningId: input.screeningId },
          job,
        );
        const { definition } = await perform(engine, 'formShow', { formId }, job);
        if (FormFile.parse(definition).testimony.use === 'interview')
          await requireNotAskedFor(engine, personId, job);
      }
      const view = await perform(engine, 'screeningAddLayer', input, job);
      return {
        json: view,
        lines: [`Later account ${view.layers.at(-1)?.layer} is open. Next: record fill --id ${view.id}`],
      };
    });
  },
});

const session = command({
  name: 'record session',
  summary: 'Say in which language a record is held from now on, and who interprets',
  details: ['Answers that are recorded keep the language and the interpreter they were given with.'],
  options: { ...VAULT_OPTIONS, id: RECORD, ...SPOKEN },
  example: 'record session --vault ./my-vault --id 0f3k… --language Vietnamese --interpreter "Ms Tran"',
  run: ({ options, terminal, job }) => {
    const spoken = spokenOf(options);
    return withVault(options, terminal, async (engine) => {
      const view = await perform(
        engine,
        'screeningSession',
        { screeningId: recordId(options.id), ...spoken },
        job,
      );
      const now = view.sessions.at(-1) ?? view;
      return { json: view, lines: [`From now on: ${spokenIn(now) || 'not said'}.`] };
    });
  },
});

export const signingCommands = [sign, addLayer, session];
