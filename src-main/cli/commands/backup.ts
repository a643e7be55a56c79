/** @file `testimony backup …`: make one, try one, put one back. */
import { dirname, resolve } from 'node:path';
import type { BackupBeside, BackupDrill } from '../../contract/vault.ts';
import { systemRandom } from '../../host/system.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { drillBackup } from '../../usecases/vault/backup-drill.ts';
import { restoreBackup } from '../../vault/backup/restore.ts';
import { withKeyFile } from '../../vault/key-file.ts';
import { facts } from '../columns.ts';
import { command, type KEY_OPTIONS, PASSPHRASE_FILE, VAULT, type Values } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { moment } from '../moment.ts';
import { withPassphrase } from '../passphrase.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const make = command({
  name: 'backup make',
  summary: 'Write the whole vault into one encrypted file, and read it back',
  details: [
    'The file opens with the passphrases that open the vault now, and tells nobody anything without one. It may go on a stick or a shared disk.',
    'It carries sums to check it with and a text that says how to put it back. Keep it away from this computer.',
  ],
  options: {
    ...VAULT_OPTIONS,
    out: { type: 'string', value: 'DIR', help: 'folder to write it into', required: true },
  },
  example: 'backup make --vault ./my-vault --out /media/stick',
  place: 'backup',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      makeFolder(options.out);
      const folder = engine.files.register(resolve(options.out));
      const made = await perform(engine, 'backupMake', { folder }, job);
      return {
        json: made,
        lines: [
          `The backup is ${made.fileName}, and it reads back as it was written.`,
          ...facts([
            ['bytes', made.bytes],
            ['sha256 of its SHA256SUMS', made.sumsSha256],
          ]),
          ...(made.besideVault
            ? [
                'It lies on the same disk as the vault: whoever takes this computer has both, and a disk that breaks takes both. Put a copy on a stick or on another computer.',
              ]
            : []),
          'Next: backup check, now and again. It shows that the backup opens.',
        ],
      };
    }),
});

const status = command({
  name: 'backup status',
  summary: 'Say when the last backup was made, and whether one is due',
  options: VAULT_OPTIONS,
  example: 'backup status --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const said = await perform(engine, 'backupStatus', {}, job);
      const { last, doneSince, reminder } = said;
      return {
        json: said,
        lines: facts([
          ['last backup', last === null ? 'none yet' : `${moment(last.at)}, by ${last.by}: ${last.name}`],
          ['done since', doneSince],
          ['due', reminder === null ? 'no' : 'yes'],
        ]),
        outcome: reminder === null ? 'done' : 'findings',
      };
    }),
});

const check = command({
  name: 'backup check',
  summary: 'Try a backup: open a copy of it, read all of it, throw the copy away',
  details: [
    'Nothing is changed. With --vault it says how old the backup is beside the vault, and the vault’s log says that it was tried.',
  ],
  positionals: [{ name: 'FILE', help: 'the backup' }],
  options: {
    'passphrase-file': { ...PASSPHRASE_FILE, help: 'file whose first line is the passphrase of the backup' },
    vault: { type: 'string', value: 'DIR', help: 'the vault to hold it against' },
    'vault-passphrase-file': {
      ...PASSPHRASE_FILE,
      help: 'the same for the vault; the passphrase of the backup if left out',
    },
    'vault-key-file': {
      type: 'string',
      value: 'FILE',
      help: 'key file of the vault, where another is needed than --key-file, which is the backup’s',
    },
  },
  example: 'backup check /media/stick/vault-backup-2026-11-25.tar --vault ./my-vault',
  place: 'backup',
  run: ({ options, positionals: [file = ''], terminal, job }) =>
    withPassphrase(
      terminal,
      options['passphrase-file'],
      async (bytes) => {
        const { vault } = options;
        const keyFile = (options as Partial<Values<typeof KEY_OPTIONS>>)['key-file'];
        if (vault === undefined) {
          const path = resolve(file);
          const ports = { clock: terminal.clock, random: systemRandom };
          const drill = { file: path, passphrase: bytes, beside: dirname(path), ...ports };
          const found = await withKeyFile(keyFile, (held) =>
            drillBackup({ ...drill, keyFile: held }, job, () => null),
          );
          return { json: found, lines: drillLines(found), outcome: outcomeOf(found) };
        }
        const passphrase = new TextDecoder().decode(bytes);
        const asked = { ...terminal, askSecret: async () => passphrase };
        const own = options['vault-passphrase-file'];
        const ofVault = options['vault-key-file'] ?? keyFile;
        const opening = { ...options, vault, 'passphrase-file': own, 'key-file': ofVault };
        return await withVault(opening, asked, async (engine) => {
          const handle = engine.files.register(resolve(file));
          const held = keyFile === undefined ? undefined : engine.files.register(resolve(keyFile));
          const found = await perform(
            engine,
            'backupCheck',
            { file: handle, passphrase, keyFile: held },
            job,
          );
          const lines = [...drillLines(found), besideLine(found.beside)];
          return { json: found, lines, outcome: outcomeOf(found) };
        });
      },
      'Passphrase of the backup:',
    ),
});

const restore = command({
  name: 'backup restore',
  summary: 'Put a backup back as a vault in a new folder',
  details: [
    'The folder must be new or empty; no vault is written over. What comes out opens with the passphrases of the day the backup was made.',
    'Its log says, when it is first opened, that it was put back. Where the vault it came from is still in use, decide which of the two is worked on.',
  ],
  positionals: [{ name: 'FILE', help: 'the backup' }],
  options: { vault: { ...VAULT, help: 'folder to put it into; made if it is not there' } },
  example: 'backup restore /media/stick/vault-backup-2026-11-25.tar --vault ./my-vault-again',
  place: 'backup',
  async run({ options, positionals: [file = ''], job, terminal }) {
    const folder = resolve(options.vault);
    await restoreBackup({
      file: resolve(file),
      folder,
      clock: terminal.clock,
      signal: job.signal,
      checked: (done, of) => job.report({ step: 'checking', bytes: { done, of } }),
      copied: (done, of) => job.report({ step: 'writing', bytes: { done, of } }),
    });
    return {
      json: { folder },
      lines: [`The vault is in ${folder} and locked.`, 'Next: vault open-check, with its passphrase.'],
    };
  },
});

function drillLines({ opensAs, at, entries, records, intact, altered }: BackupDrill): string[] {
  return [
    'The backup opens, and every page of it is as it was written.',
    intact && altered === 0
      ? 'Its log is unbroken, and every record is as it was written.'
      : 'What is in it is not all as it was written: open it and run audit verify.',
    ...facts([
      ['made', moment(at)],
      ['opened as', opensAs],
      ['log entries', entries],
      ['records', records],
    ]),
  ];
}

const outcomeOf = ({ intact, altered }: BackupDrill) => (intact && altered === 0 ? 'done' : 'findings');

function besideLine({ how, entries }: BackupBeside): string {
  switch (how) {
    case 'older':
      return `The vault has gone on since: its log has ${entries} entries more.`;
    case 'other-history':
      return 'It is of this vault, and each of the two has entries that the other has not: work was done in both, or this vault is an old copy put back.';
    case 'another-vault':
      return 'It is a backup of another vault.';
  }
}

export const backupCommands = [make, status, check, restore];
