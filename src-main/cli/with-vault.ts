/** @file Opens the vault a command names, runs it, and locks it again whatever happens. */
import { realpathSync } from 'node:fs';
import type { ClockView } from '../contract/vault.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { openOrRead, openReadOnly, type RunningEngine } from '../host/compose.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { vaultClock } from '../usecases/vault/clock.ts';
import { withKeyFile } from '../vault/key-file.ts';
import { settledAtOpening } from '../vault/queries/departures.ts';
import type { KEY_OPTIONS, PASSPHRASE_FILE, Terminal, VAULT, Values } from './command.ts';
import { moment } from './moment.ts';
import { withPassphrase } from './passphrase.ts';
import { settledLines } from './release-lines.ts';
import { syncLines } from './sync-lines.ts';

// A clock that says an earlier time than the log already holds, as lines for people.

/** Nothing while the clock is no earlier than the log. */
function clockLines({ now, latest, ahead }: ClockView): string[] {
  if (latest === null || ahead === null) return [];
  return [
    `The clock of this computer says ${moment(now)}. The log already holds a time later than that: ${moment(latest.at)}, in entry ${latest.seq}.`,
    'What was recorded last stands, whatever the clock says. Until this is put right, consents end by the later of the two.',
    'If the clock is wrong, set it in the settings of the computer. If it is right now and the times in the log ran ahead: vault correct-clock',
  ];
}

type VaultOptions = Values<{ vault: typeof VAULT; 'passphrase-file': typeof PASSPHRASE_FILE }>;
type KeyOptions = Partial<Values<typeof KEY_OPTIONS>>;

/** Says first when the clock is earlier than the log. Throws what opening and `use` throw; the vault is then locked all the same. */
export async function withVault<T>(
  options: VaultOptions,
  terminal: Terminal,
  use: (engine: RunningEngine) => Promise<T>,
): Promise<T> {
  const keys = options as KeyOptions;
  const { held } = terminal;
  if (held !== undefined && isFolder(options.vault, held.folder)) {
    // One engine for many commands: each has its own second person.
    Object.assign(held.engine, { askSecond: secondAsker(keys, terminal) });
    return await use(held.engine);
  }
  const engine = await withPassphrase(terminal, options['passphrase-file'], (passphrase) =>
    withKeyFile(keys['key-file'], (keyFile) =>
      (keys['read-only-past-damage'] === true ? openReadOnly : openOrRead)({
        folder: options.vault,
        passphrase,
        keyFile,
        clock: terminal.clock,
      }),
    ),
  );
  if (engine.session.readOnly === 'folder')
    terminal.say(
      'This folder cannot be written: the vault is open to be read and verified. A backup, and the log for yourself, can be written to another place; this vault’s log will not say so. For anything else, put the backup back in a folder that can be written.',
    );
  for (const line of syncLines(options.vault)) terminal.say(line);
  Object.assign(engine, { askSecond: secondAsker(keys, terminal) });
  try {
    for (const line of settledLines(engine.session.read(settledAtOpening))) terminal.say(line);
    for (const line of clockLines(vaultClock(engine))) terminal.say(line);
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** Whether the path leads to that folder. One that leads nowhere is refused by whoever opens it. */
function isFolder(path: string, folder: string): boolean {
  try {
    return realpathSync.native(path) === folder;
  } catch {
    return false;
  }
}

/** Whoever was named stands by; where nobody was, it says how to name somebody. */
const secondAsker =
  (options: KeyOptions, terminal: Terminal): NonNullable<Engine['askSecond']> =>
  async (check, needed) => {
    const { second: person } = options;
    if (person === undefined) {
      const subject = needed.subject ?? '';
      throw new TestimonyError(needed.code, { subject, detail: 'name them with --second' });
    }
    const [file, question] = [options['second-passphrase-file'], `Passphrase of ${person}:`];
    return await withPassphrase(
      terminal,
      file,
      (passphrase) =>
        withKeyFile(options['second-key-file'], (keyFile) => check({ person, passphrase, keyFile })),
      question,
    );
  };
