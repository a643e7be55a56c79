/** @file A vault with papers and a bundle that a process lets out until it is killed, and what must hold afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { composeEngine, openEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { paper } from './papers.ts';
import { quietJob } from './ports.ts';
import { OWNER, PASSPHRASE } from './vault.ts';

const PROCESS = fileURLToPath(new URL('./children/leaving-process.ts', import.meta.url));

/** Makes the vault `parent`/vault, with papers of a few pages and one bundle of them. */
export async function vaultToLeave(parent: string): Promise<string> {
  const folder = join(parent, 'vault');
  const made = { folder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE) };
  const ports = { clock: systemClock, random: systemRandom, kdf: FLOOR_KDF };
  const engine = composeEngine(await createVault({ ...made, ...ports }), systemClock);
  const { id: caseId } = await perform(engine, 'caseCreate', { reference: 'K1', title: 'x' }, quietJob());
  for (const title of ['Statement', 'Letter', 'Payslip']) {
    const path = join(parent, `${title}.pdf`);
    writeFileSync(path, await paper(`WORDS OF ${title}`, 3));
    const file = engine.files.register(path);
    await perform(engine, 'evidenceAdd', { caseId, file, title }, quietJob());
  }
  await perform(engine, 'bundleCreate', { caseId, title: 'Trial', include: 'all-evidence' }, quietJob());
  await engine.close();
  return folder;
}

export const openAgain = (vault: string): Promise<RunningEngine> =>
  openEngine({ folder: vault, passphrase: passphraseBytes(PASSPHRASE), clock: systemClock });

/** A process that is loaded, and lets out from `vault` into `out` once it is told to. */
export class LeavingProcess {
  readonly #child: ChildProcess;
  #said = '';

  constructor(vault: string, out: string) {
    this.#child = spawn(process.execPath, [PROCESS, vault, PASSPHRASE, out], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
  }

  async #hears(word: string): Promise<void> {
    while (!this.#said.includes(word)) {
      if (this.#child.exitCode !== null) throw new Error('the process that lets out ended by itself');
      await once(this.#child.stdout as NodeJS.ReadableStream, 'data');
    }
  }

  /** Lets it work for so many milliseconds from when it has opened the vault, and pulls the plug. */
  async killedAfter(ms: number): Promise<void> {
    await this.#hears('loaded');
    this.#child.stdin?.write('go\n');
    await this.#hears('open');
    await new Promise((wait) => setTimeout(wait, ms));
    const closed = once(this.#child, 'close');
    if (!this.#child.kill('SIGKILL')) throw new Error('the process that lets out ended by itself');
    await closed;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Every file in `out`, by its path in it, hidden ones too. */
export function filesIn(out: string): string[] {
  const paths = readdirSync(out, { recursive: true }).map(String);
  return paths.filter((path) => statSync(join(out, path)).isFile()).sort();
}

const OUT_THERE = new Set(['confirmed', 'found', 'found-in-part']);

/** What is wrong with `out` after the vault was opened again: a line each. Nothing is, when all is well. */
export function unaccountedFor(engine: RunningEngine, out: string): string[] {
  const wrong = readdirSync(out)
    .filter((name) => name.startsWith('.'))
    .map((name) => `${name} is half-made and readable`);
  const log = engine.session.read((db) =>
    db.all<{ said: string }>('SELECT CAST(canonical AS TEXT) AS said FROM audit_entry'),
  );
  const known = engine.session.read((db) =>
    db.all<{ path: string; sha256: string; state: string }>(
      `SELECT path, sha256, state FROM departure_file
         JOIN departure_newest ON departure_newest.departure_id = departure_file.departure_id
         JOIN departure ON departure.id = departure_file.departure_id
        WHERE folder = ?`,
      [out],
    ),
  );
  for (const path of filesIn(out).filter((one) => !one.startsWith('.'))) {
    const bytes = readFileSync(join(out, path));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // A name whose file never came to it, or was taken away, may be given again: the same bytes then have two records.
    const states = known
      .filter((one) => one.path === path && one.sha256 === sha256)
      .map(({ state }) => state);
    if (bytes.length === 0) wrong.push(`${path} is empty`);
    if (!states.some((state) => OUT_THERE.has(state)))
      wrong.push(`${path} left and is recorded as ${states.join(', ') || 'nothing'}`);
    if (!path.includes('-bag') && !log.some(({ said }) => said.includes(sha256)))
      wrong.push(`${path} left and is not in the log`);
  }
  const open = engine.session.read((db) =>
    db.all<{ state: string }>("SELECT state FROM departure_newest WHERE state IN ('begun', 'leaving')"),
  );
  return [...wrong, ...open.map(({ state }) => `something is still ${state}`)];
}
