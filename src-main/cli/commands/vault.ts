/** @file `testimony vault …`: make one, try whether it opens, change the passphrase. */
import { resolve } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { systemRandom } from '../../host/system.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { showRawKey } from '../../usecases/vault/raw-key.ts';
import { createVault } from '../../vault/create-vault.ts';
import { passphraseBytes } from '../../vault/passphrase.ts';
import { facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { logLines, logOutcome } from '../log-lines.ts';
import { moment } from '../moment.ts';
import { secretFromFile, withNewPassphrase } from '../passphrase.ts';
import { suggestPhrase } from '../passphrase-strength.ts';
import { syncLines } from '../sync-lines.ts';
import { withVault } from '../with-vault.ts';

const create = command({
  name: 'vault create',
  summary: 'Make a new, empty, encrypted vault',
  details: [
    'A vault is a folder. Everything about your cases lives in it, encrypted. Choose a new folder, on this computer or on a stick.',
    'The passphrase is asked for twice and is kept nowhere. Write it down and lock it away: it cannot be reset.',
  ],
  options: {
    vault: { ...VAULT, help: 'folder to make it in; made if it is not there' },
    owner: {
      type: 'string',
      value: 'NAME',
      help: 'your name, the author of what you record',
      required: true,
    },
    'passphrase-file': {
      ...PASSPHRASE_FILE,
      help: 'file whose first line is to be the passphrase; asked for otherwise',
    },
  },
  example: 'vault create --vault ./my-vault --owner "Ruth Adeyemi-Clarke"',
  place: 'vault-create',
  async run({ options, terminal }) {
    for (const line of syncLines(options.vault)) terminal.say(line);
    const session = await withNewPassphrase(terminal, options['passphrase-file'], (passphrase) => {
      terminal.say(
        'Making the vault. This takes a few seconds, so that guessing the passphrase takes years.',
      );
      return createVault({
        folder: options.vault,
        owner: options.owner,
        passphrase,
        clock: terminal.clock,
        random: systemRandom,
      });
    });
    const folder = resolve(options.vault);
    const { vaultId, actor } = session;
    session.lock();
    return {
      json: { vaultId, owner: actor, folder },
      lines: [
        `The vault is ready in ${folder} and locked.`,
        'If the passphrase is lost, everything in it is: make a recovery kit while it is empty ("recovery make").',
        'Next: case create',
      ],
    };
  },
});

const suggest = command({
  name: 'vault suggest-passphrase',
  summary: 'Choose six words for a passphrase, at random',
  details: ['Write them on paper and keep the paper somewhere safe. Each run chooses others; none is kept.'],
  options: {},
  example: 'vault suggest-passphrase',
  async run() {
    const phrase = suggestPhrase();
    return { json: { phrase }, lines: [phrase] };
  },
});

const openCheck = command({
  name: 'vault open-check',
  summary: 'Open a vault, check it over, and lock it again',
  options: { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE },
  example: 'vault open-check --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { total } = await perform(engine, 'caseList', { limit: 1 }, job);
      const log = await perform(engine, 'auditVerify', {}, job);
      const { vaultId, actor } = engine.session;
      return {
        json: { vaultId, opened: true, as: actor, cases: total, log },
        lines: [
          'The vault opens with this passphrase.',
          ...logLines(log),
          ...facts([
            ['opened as', actor],
            ['cases', total],
            ['log entries', log.entries],
            ['records', log.records],
          ]),
        ],
        outcome: logOutcome(log),
      };
    }),
});

const passwd = command({
  name: 'vault passwd',
  summary: 'Change the passphrase you open a vault with',
  details: [
    'The cases are not encrypted anew; only the lock changes. Old copies of the vault still open with the old passphrase.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    'new-passphrase-file': {
      ...PASSPHRASE_FILE,
      help: 'file whose first line is the new passphrase; asked for otherwise',
    },
  },
  example: 'vault passwd --vault ./my-vault',
  place: 'passphrase',
  async run({ options, terminal, job }) {
    const file = options['passphrase-file'];
    const current =
      file === undefined ? await terminal.askSecret('Passphrase:') : secretFromFile(file, terminal);
    return withNewPassphrase(terminal, options['new-passphrase-file'], async (bytes) => {
      const next = new TextDecoder().decode(bytes);
      return withVault(
        { ...options, 'passphrase-file': undefined },
        { ...terminal, askSecret: async () => current },
        async (engine) => {
          const changed = await perform(engine, 'vaultChangePassphrase', { current, next }, job);
          return {
            json: changed,
            lines: ['The passphrase is changed. The old one no longer opens this vault.'],
          };
        },
      );
    });
  },
});

const clock = command({
  name: 'vault clock',
  summary: 'Show the clock of this computer beside the times in the log',
  options: { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE },
  example: 'vault clock --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'vaultClock', {}, job);
      const { now, latest, ahead } = view;
      const lines = facts([
        ['the clock says', moment(now)],
        ['latest in the log', latest === null ? 'nothing' : `${moment(latest.at)}, entry ${latest.seq}`],
        ['entries ahead', ahead === null ? 'none' : `${ahead.entries}, from ${ahead.from} to ${ahead.to}`],
      ]);
      return { json: view, lines, outcome: ahead === null ? 'done' : 'findings' };
    }),
});

const correctClock = command({
  name: 'vault correct-clock',
  summary: 'Set right, in the log, times that were written while the clock ran ahead',
  details: [
    'Set the clock of the computer right first, then say here what day it is. Nothing in the log is changed: an entry is added that says which times were wrong, and consents no longer end by them.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    today: { type: 'string', value: 'DAY', help: 'what day it really is today', required: true },
  },
  example: 'vault correct-clock --vault ./my-vault --today 2026-11-25',
  run: ({ options, terminal, job }) => {
    const today = readDay(options.today, '--today');
    return withVault(options, terminal, async (engine) => {
      const done = await perform(engine, 'vaultCorrectClock', { today }, job);
      const { from, to } = done.ahead ?? { from: 0, to: 0 };
      const entries = from === to ? `entry ${from}` : `entries ${from} to ${to}`;
      return {
        json: done,
        lines: [
          `The log now says that the times of ${entries} ran ahead, and that it is ${moment(done.now)}.`,
        ],
      };
    });
  },
});

const showKey = command({
  name: 'vault show-key',
  summary: 'Show the raw key of the store and the lines for stock sqlcipher',
  details: [
    'For an expert, a court, or a day when this program no longer runs. The key opens this vault and every copy of it, and a new passphrase does not change that.',
    'Lock the vault before another program opens it. The log says that the key was shown, and to whom.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    'i-know-what-this-means': { type: 'boolean', help: 'needed: it says that you have read the above' },
  },
  example: 'vault show-key --vault ./my-vault --i-know-what-this-means',
  async run({ options, terminal }) {
    if (!options['i-know-what-this-means']) {
      const detail = 'read "vault show-key --help", and add --i-know-what-this-means';
      throw new TestimonyError('usage', { subject: 'vault show-key', detail });
    }
    const file = options['passphrase-file'];
    const own = file === undefined ? await terminal.askSecret('Passphrase:') : secretFromFile(file, terminal);
    const asked = { ...terminal, askSecret: async () => own };
    return await withVault({ ...options, 'passphrase-file': undefined }, asked, async (engine) => {
      const shown = await withSecrets(
        async ({ hold }) => await showRawKey(engine, hold(passphraseBytes(own))),
      );
      return { json: shown, lines: shown.lines };
    });
  },
});

export const vaultCommands = [create, suggest, openCheck, passwd, clock, correctClock, showKey];
