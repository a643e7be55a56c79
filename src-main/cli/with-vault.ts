/** @file Opens the vault a command names, runs it, and locks it again whatever happens. */
import { openEngine, type RunningEngine } from '../host/compose.ts';
import { vaultClock } from '../usecases/vault/clock.ts';
import { settledAtOpening } from '../vault/queries/departures.ts';
import { clockLines } from './clock-lines.ts';
import type { PASSPHRASE_FILE, Terminal, VAULT, Values } from './command.ts';
import { withPassphrase } from './passphrase.ts';
import { settledLines } from './release-lines.ts';

type VaultOptions = Values<{ vault: typeof VAULT; 'passphrase-file': typeof PASSPHRASE_FILE }>;

/** Says first when the clock is earlier than the log. Throws what opening and `use` throw; the vault is then locked all the same. */
export async function withVault<T>(
  options: VaultOptions,
  terminal: Terminal,
  use: (engine: RunningEngine) => Promise<T>,
): Promise<T> {
  const engine = await withPassphrase(terminal, options['passphrase-file'], (passphrase) =>
    openEngine({ folder: options.vault, passphrase }),
  );
  try {
    for (const line of settledLines(engine.session.read(settledAtOpening))) terminal.say(line);
    for (const line of clockLines(vaultClock(engine))) terminal.say(line);
    return await use(engine);
  } finally {
    await engine.close();
  }
}
