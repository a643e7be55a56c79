/** @file `testimony vault people …` and `testimony recovery …`: who can open a vault, and what helps when a passphrase is lost. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { isRole, ROLES } from '../../core/vault/roles.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { recoverVault } from '../../vault/recovery.ts';
import { columns } from '../columns.ts';
import { command, PASSPHRASE_FILE, type Terminal, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { withNewPassphrase } from '../passphrase.ts';
import { withVault } from '../with-vault.ts';
import { askedOnce } from './keys.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const NEW_PASSPHRASE = {
  ...PASSPHRASE_FILE,
  help: 'file whose first line is to be the new passphrase; asked for otherwise',
} as const;

const list = command({
  name: 'people list',
  summary: 'Show who can open a vault, and as what',
  options: VAULT_OPTIONS,
  example: 'people list --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'colleagueList', {}, job);
      const rows = found.people.map((one) => [
        one.name,
        one.role,
        one.since.slice(0, 10),
        one.you ? 'you' : '',
        one.keyFile ? 'key file' : '',
        one.id,
      ]);
      const kit =
        found.kit === null
          ? 'There is no recovery kit yet.'
          : `${found.kit.name}, number ${found.kit.number}, made on ${formatDay(found.kit.at)}.`;
      return { json: found, lines: [...columns(['name', 'role', 'since', '', '', 'key'], rows), kit] };
    }),
});

const add = command({
  name: 'people add',
  summary: 'Give somebody a key of their own to a vault',
  details: [
    `Roles: ${ROLES.join(', ')}. A caseworker records and gives out; bundles, legal holds, taking exhibits out of a case, lifting a mark of privilege and going on without consent are for a solicitor or a supervisor; read-only looks and changes nothing in a case; only a supervisor says who has a key, erases and sets the vault’s rules.`,
    'Your own passphrase is asked for, then theirs, twice: let them type it.',
  ],
  options: {
    ...VAULT_OPTIONS,
    name: {
      type: 'string',
      value: 'NAME',
      help: 'their name, the author of what they record',
      required: true,
    },
    role: { type: 'string', value: 'ROLE', help: ROLES.join(', '), required: true },
    'new-passphrase-file': NEW_PASSPHRASE,
  },
  example: 'people add --vault ./my-vault --name "Jonas Weber" --role caseworker',
  async run({ options, terminal, job }) {
    const { name, role } = options;
    if (!isRole(role))
      throw new TestimonyError('usage', { subject: '--role', detail: `one of: ${ROLES.join(', ')}` });
    const opening = await askedOnce(terminal, options['passphrase-file']);
    return await withNewPassphrase(terminal, options['new-passphrase-file'], async (bytes) => {
      const passphrase = new TextDecoder().decode(bytes);
      return await withVault(
        { ...options, 'passphrase-file': undefined },
        opening.terminal,
        async (engine) => {
          const added = await perform(
            engine,
            'colleagueAdd',
            { own: opening.own, name, role, passphrase },
            job,
          );
          return { json: added, lines: [`${name} can open the vault now, as ${role}.`] };
        },
      );
    });
  },
});

const remove = command({
  name: 'people remove',
  summary: 'Take somebody’s key to a vault away',
  details: [
    'From then on their passphrase opens this vault no more. Backups and copies made before still open with it; what they know, they know.',
  ],
  options: {
    ...VAULT_OPTIONS,
    name: { type: 'string', value: 'NAME', help: 'their name, as "people list" shows it', required: true },
  },
  example: 'people remove --vault ./my-vault --name "Jonas Weber"',
  place: 'people',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { people } = await perform(engine, 'colleagueList', {}, job);
      const person = people.find(({ name }) => name === options.name);
      if (person === undefined) throw new TestimonyError('not-found', { subject: options.name });
      const left = await perform(engine, 'colleagueRemove', { id: person.id }, job);
      return { json: left, lines: [`${options.name} cannot open this vault any more.`] };
    }),
});

const kit = command({
  name: 'recovery make',
  summary: 'Make a recovery kit: pages that together open a vault whose passphrase is lost',
  details: [
    'One page for each share. Print them, give each to somebody else to keep, and delete the files. A kit made before is worth nothing from then on.',
  ],
  options: {
    ...VAULT_OPTIONS,
    out: { type: 'string', value: 'DIR', help: 'folder to write the pages into', required: true },
    shares: { type: 'string', value: 'N', help: 'how many shares; 3 if left out, 10 at most' },
    needed: { type: 'string', value: 'K', help: 'how many of them open the vault; 2 if left out' },
  },
  example: 'recovery make --vault ./my-vault --out ./to-print --shares 3 --needed 2',
  async run({ options, terminal, job }) {
    const opening = await askedOnce(terminal, options['passphrase-file']);
    const [shares, needed] = [Number(options.shares ?? 3), Number(options.needed ?? 2)];
    return await withVault({ ...options, 'passphrase-file': undefined }, opening.terminal, async (engine) => {
      makeFolder(options.out);
      const folder = engine.files.register(resolve(options.out));
      const made = await perform(engine, 'recoveryMake', { own: opening.own, shares, needed, folder }, job);
      return {
        json: made,
        lines: [
          `Kit ${made.kit}: any ${needed} of these ${shares} pages open the vault.`,
          ...made.files,
          'Print them, delete the files, and try the kit with "recovery check".',
        ],
      };
    });
  },
});

const SHARES = {
  type: 'string',
  value: 'FILE',
  help: 'file with the shares, one a line ("-" for standard input); asked for otherwise',
} as const;

const check = command({
  name: 'recovery check',
  summary: 'Try the shares of a recovery kit on a vault, and change nothing',
  options: { ...VAULT_OPTIONS, 'shares-file': SHARES },
  example: 'recovery check --vault ./my-vault',
  place: 'recovery',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const shares = await readShares(terminal, options['shares-file']);
      const found = await perform(engine, 'recoveryTry', { shares }, job);
      return { json: found, lines: [`These pages of kit ${found.kit} open this vault.`] };
    }),
});

const use = command({
  name: 'recovery use',
  summary: 'Set a new passphrase with the shares of a recovery kit',
  options: {
    vault: VAULT,
    'shares-file': SHARES,
    person: { type: 'string', value: 'NAME', help: 'whose passphrase; needed where several people have one' },
    'new-passphrase-file': NEW_PASSPHRASE,
  },
  example: 'recovery use --vault ./my-vault',
  place: 'recovery',
  async run({ options, terminal }) {
    const shares = await readShares(terminal, options['shares-file']);
    return await withNewPassphrase(terminal, options['new-passphrase-file'], async (next) => {
      const { vault: folder, person } = options;
      const { name } = await recoverVault({ folder, shares, person, next, clock: terminal.clock });
      return { json: { name }, lines: [`${name} opens the vault with the new passphrase now.`] };
    });
  },
});

/** One a line, or asked for until nothing is typed. */
async function readShares(terminal: Terminal, file: string | undefined): Promise<string[]> {
  if (file !== undefined) {
    try {
      const text = file === '-' ? terminal.readInput() : readFileSync(file, 'utf8');
      return text.split(/\r?\n/).filter((line) => line.trim() !== '');
    } catch (thrown) {
      throw asTestimonyError(thrown, file);
    }
  }
  const shares: string[] = [];
  for (;;) {
    const share = await terminal.askSecret(`Page ${shares.length + 1}, or nothing when there are no more:`);
    if (share.trim() === '') return shares;
    shares.push(share);
  }
}

export const peopleCommands = [list, add, remove, kit, check, use];
