/** @file `testimony people …` and `testimony vault …` about keys: roles, key files, second persons, a new key for the whole vault. */
import { resolve } from 'node:path';
import type { CallOutput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isSameName } from '../../core/people/plain-name.ts';
import { LOCK_MINUTES } from '../../core/vault/locking.ts';
import { isRole, ROLES, SECOND_KINDS, type SecondKind } from '../../core/vault/roles.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, type Terminal, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { secretFromFile } from '../passphrase.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

/** A passphrase that is needed twice is asked for once. */
export async function askedOnce(
  terminal: Terminal,
  file: string | undefined,
): Promise<{ own: string; terminal: Terminal }> {
  const own =
    file === undefined ? await terminal.askSecret('Your passphrase:') : secretFromFile(file, terminal);
  return {
    own,
    terminal: {
      ...terminal,
      askSecret: async (question) => (question === 'Passphrase:' ? own : await terminal.askSecret(question)),
    },
  };
}

const role = command({
  name: 'people role',
  summary: 'Give somebody another role in a vault; their passphrase stays',
  options: {
    ...VAULT_OPTIONS,
    name: { type: 'string', value: 'NAME', help: 'their name, as "people list" shows it', required: true },
    role: { type: 'string', value: 'ROLE', help: ROLES.join(', '), required: true },
  },
  example: 'people role --vault ./my-vault --name "Jonas Weber" --role solicitor',
  place: 'people',
  async run({ options, terminal, job }) {
    const { name, role: next } = options;
    if (!isRole(next))
      throw new TestimonyError('usage', { subject: '--role', detail: `one of: ${ROLES.join(', ')}` });
    const opening = await askedOnce(terminal, options['passphrase-file']);
    return await withVault({ ...options, 'passphrase-file': undefined }, opening.terminal, async (engine) => {
      const { people } = await perform(engine, 'colleagueList', {}, job);
      const person = people.find((one) => one.name === name);
      if (person === undefined) throw new TestimonyError('not-found', { subject: name });
      const changed = await perform(
        engine,
        'colleagueRole',
        { own: opening.own, id: person.id, role: next },
        job,
      );
      return { json: changed, lines: [`${name} is ${next} in this vault now.`] };
    });
  },
});

const keyFile = command({
  name: 'people key-file',
  summary: 'Make a key file that is needed beside your passphrase',
  details: [
    'A small file of random bytes, for a stick that is kept apart from the computer. From then on your passphrase alone opens nothing: give it with --key-file.',
    'If the file is lost, only a recovery kit lets you in again: make one first, and keep a second copy of the file.',
  ],
  options: {
    ...VAULT_OPTIONS,
    out: { type: 'string', value: 'DIR', help: 'folder to write it into: on a stick', required: true },
  },
  example: 'people key-file --vault ./my-vault --out /media/stick',
  async run({ options, terminal, job }) {
    const opening = await askedOnce(terminal, options['passphrase-file']);
    return await withVault({ ...options, 'passphrase-file': undefined }, opening.terminal, async (engine) => {
      makeFolder(options.out);
      const folder = engine.files.register(resolve(options.out));
      const made = await perform(engine, 'keyFileMake', { own: opening.own, folder }, job);
      return {
        json: made,
        lines: [
          `Your key file is ${made.fileName}. Your passphrase opens this vault only together with it now.`,
          'Keep a second copy of it somewhere else, and a recovery kit.',
        ],
      };
    });
  },
});

const noKeyFile = command({
  name: 'people no-key-file',
  summary: 'Open the vault with your passphrase alone again',
  options: VAULT_OPTIONS,
  example: 'people no-key-file --vault ./my-vault --key-file /media/stick/testimony-key-file.key',
  async run({ options, terminal, job }) {
    const opening = await askedOnce(terminal, options['passphrase-file']);
    return await withVault({ ...options, 'passphrase-file': undefined }, opening.terminal, async (engine) => {
      const dropped = await perform(engine, 'keyFileDrop', { own: opening.own }, job);
      return { json: dropped, lines: ['Your passphrase opens this vault without a key file now.'] };
    });
  },
});

const ruleLines = ({ second, retentionYears, lockMinutes, curtain }: CallOutput<'rulesShow'>): string[] =>
  facts([
    ['a second person for', second.length === 0 ? 'nothing' : second.join(', ')],
    ['closed cases are kept', retentionYears === null ? 'no rule' : `${retentionYears} years`],
    ['the window locks after', lockMinutes === null ? 'its own time' : `${lockMinutes} minutes`],
    ['and hides behind another window', curtain ? 'yes' : 'no'],
  ]);

const rules = command({
  name: 'vault rules',
  summary: 'Show what takes a second person, and how long closed cases are kept',
  options: VAULT_OPTIONS,
  example: 'vault rules --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'rulesShow', {}, job);
      return { json: found, lines: ruleLines(found) };
    }),
});

function kindIn(text: string): SecondKind {
  const kind = SECOND_KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new TestimonyError('usage', { subject: '--for', detail: `one of: ${SECOND_KINDS.join(', ')}` });
}

const second = command({
  name: 'vault second-person',
  summary: 'Ask for a second person before a kind of step, or no longer',
  details: [
    'The second person is somebody else with a key to the vault. They give their own passphrase at that moment: --second NAME. Both stand in the log. To stop asking for one takes one too.',
    'delete: taking exhibits and forms away. leave: giving out what is about people. erase: erasing a case or a person. override: going on without consent, or releasing what is privileged. raw-key: showing the store’s key.',
  ],
  options: {
    ...VAULT_OPTIONS,
    for: { type: 'string', value: 'KIND', help: SECOND_KINDS.join(', '), required: true },
    off: { type: 'boolean', help: 'ask for one no longer' },
  },
  example: 'vault second-person --vault ./my-vault --for leave',
  place: 'people',
  run: ({ options, terminal, job }) => {
    const kind = kindIn(options.for);
    return withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'secondSet', { kind, on: !options.off }, job);
      return { json: found, lines: ruleLines(found) };
    });
  },
});

const retention = command({
  name: 'vault keep-closed',
  summary: 'Say for how many years closed cases are kept; nothing is erased by itself',
  options: {
    ...VAULT_OPTIONS,
    years: {
      type: 'string',
      value: 'N',
      help: 'years since a closed case was last written in; no rule if left out',
    },
  },
  example: 'vault keep-closed --vault ./my-vault --years 6',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const years = options.years === undefined ? null : Number(options.years);
      const found = await perform(engine, 'retentionSet', { years }, job);
      return { json: found, lines: ruleLines(found) };
    }),
});

const locking = command({
  name: 'vault locking',
  summary: 'Say after how many minutes the window locks by itself, and whether it hides behind another',
  details: [
    'The choice is for this vault and everybody who opens it in the window. Without one it is four minutes, or two if the computer does not say when its screen is locked.',
  ],
  options: {
    ...VAULT_OPTIONS,
    minutes: {
      type: 'string',
      value: 'N',
      help: `${LOCK_MINUTES.least} to ${LOCK_MINUTES.most}; the program’s own time if left out`,
    },
    curtain: { type: 'boolean', help: 'hide the screen when another window is in front; not if left out' },
  },
  example: 'vault locking --vault ./my-vault --minutes 10',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const minutes = options.minutes === undefined ? null : Number(options.minutes);
      const chosen = { minutes, curtain: options.curtain === true };
      const found = await perform(engine, 'lockingSet', chosen, job);
      return { json: found, lines: ruleLines(found) };
    }),
});

const rekey = command({
  name: 'vault rekey',
  summary: 'Give the whole vault a new key: for when somebody may have had the old one',
  details: [
    'The store is written anew under another key, beside the old one; that takes its size in room on the disk once more. Everybody’s passphrase and recovery kits stay, but of those who have not opened this vault since it learned this: they are named, and have to be given a key again.',
    'Stopped or killed it has changed nothing, and goes on where it was when the same person runs it again. Backups and copies from before still open with the old key.',
  ],
  options: {
    ...VAULT_OPTIONS,
    plan: { type: 'boolean', help: 'only say whose key stays' },
    'leave-out': {
      type: 'string',
      value: 'NAMES',
      help: 'agree that these have to be given a key anew; a comma between names',
    },
  },
  example: 'vault rekey --vault ./my-vault',
  place: 'rekey',
  async run({ options, terminal, job }) {
    const opening = await askedOnce(terminal, options['passphrase-file']);
    return await withVault({ ...options, 'passphrase-file': undefined }, opening.terminal, async (engine) => {
      const plan = await perform(engine, 'rekeyShow', {}, job);
      if (options.plan) return { json: plan, lines: planLines(plan) };
      const leaveOut = agreedOn(plan, options['leave-out'] ?? '');
      const done = await perform(engine, 'rekeyMake', { own: opening.own, leaveOut }, job);
      return {
        json: done,
        lines: ['The vault has a new key and is locked. Passphrases are as they were.', ...planLines(done)],
      };
    });
  },
});

/** Ids of the named. Throws `not-found`, saying who there is, and `usage` for somebody whose key stays: no name is passed over. */
function agreedOn({ stays, leftOut }: CallOutput<'rekeyShow'>, typed: string): string[] {
  const names = typed.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .flatMap((name) => {
      const found = leftOut.filter((one) => isSameName(one.name, name));
      if (found.length > 0) return found.map(({ id }) => id);
      const staying = stays.find((one) => isSameName(one, name));
      if (staying === undefined) {
        const findings = [...leftOut.map((one) => one.name), ...stays];
        throw new TestimonyError('not-found', { subject: name, findings });
      }
      throw new TestimonyError('usage', {
        subject: '--leave-out',
        detail: `the key of ${staying} stays; "people remove" takes it away`,
      });
    });
}

const planLines = ({ stays, leftOut, interrupted }: Partial<CallOutput<'rekeyShow'>>): string[] =>
  facts([
    ['stays', (stays ?? []).join(', ')],
    ['has to be given a key anew', (leftOut ?? []).map(({ name }) => name).join(', ')],
    ['begun before, not ended', interrupted ? `${interrupted.by}, ${interrupted.at}` : ''],
  ]);

export const keyCommands = [role, keyFile, noKeyFile, rules, second, retention, locking, rekey];
