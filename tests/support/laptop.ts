/** @file The running program on a laptop whose clock and zone a test puts: the vault host's, and the page's. */
import type { CDPSession } from 'playwright-core';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import type { RunningApp } from './app.ts';
import { type SettableClock, settableClock } from './clock-scenarios.ts';
import { type Caller, interviewCaller } from './interview.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from './vault.ts';

/** The folder of a new vault, locked again after what is `recorded` in it while the clock says `moment` and on. */
export async function vaultMadeAt(
  moment: string,
  recorded: (call: Caller, clock: SettableClock) => Promise<unknown>,
): Promise<string> {
  const folder = temporaryFolder();
  const ports = { clock: settableClock(moment), random: systemRandom };
  const made = { folder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE) };
  const session = await createVault({ ...made, ...ports, kdf: FLOOR_KDF });
  await recorded(interviewCaller({ session, ...ports }), ports.clock);
  session.lock();
  return folder;
}

export class LaptopClock {
  readonly #app: RunningApp;
  #zone: CDPSession | undefined;

  constructor(app: RunningApp) {
    this.#app = app;
  }

  /** What it says from now on: the page at once, the vault host when next it starts, as it does after each locking. */
  async put(moment: string, zone: string): Promise<void> {
    await this.#app.ask({ ask: 'clock', moment, zone });
    this.#zone ??= await this.#app.page.context().newCDPSession(this.#app.page);
    await this.#zone.send('Emulation.setTimezoneOverride', { timezoneId: zone });
    await this.#app.page.evaluate(runFrom, moment);
  }
}

/** In the page: its date goes on from `moment`. Timers and timing stay true. */
function runFrom(moment: string): void {
  const put = globalThis as typeof globalThis & { trueDate?: DateConstructor };
  put.trueDate ??= Date;
  const True = put.trueDate;
  const ahead = True.parse(moment) - True.now();
  globalThis.Date = class extends True {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [True.now() + ahead] : given) as [number]));
    }
    static override now() {
      return True.now() + ahead;
    }
  } as DateConstructor;
}
