/**
 * @file A vault for the length of one command, and what becomes of one whose command was killed.
 *
 * [Note: whose it is] Such a vault lies in `.testimony-<id>` inside the folder that is written to, with a
 * sign in it that says what it is. A killed command leaves it behind, and nobody has its key. It is cleared
 * away when all of this holds: the name is of that form and is a folder's, the sign is there, there are no
 * files but a vault's, and its lock can be taken, which it cannot while its process lives. A vault that
 * somebody keeps has no such sign. The sign goes last, so that a clearing that is itself killed can be done
 * again. Evidence stays where it lies: what is deleted from a flash disk may still be read there.
 */
import {
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Clock, Job } from '../contract/ports.ts';
import { asTestimonyError } from '../core/errors/errors.ts';
import { FLOOR_KDF } from '../crypto/kdf.ts';
import { randomSecret, withSecrets } from '../crypto/secret.ts';
import type { Decoder, Intake, IntakeRequest } from '../evidence/decoder.ts';
import { Originals } from '../usecases/engine/originals.ts';
import { isTooLargeToHold, readWhole, withPicked } from '../usecases/evidence/read-file.ts';
import { createVault } from '../vault/create-vault.ts';
import type { VaultSession } from '../vault/db.ts';
import { LOCK } from '../vault/vault-files.ts';
import { lockVault } from '../vault/vault-lock.ts';
import { composeEngine, type RunningEngine } from './compose.ts';
import { takeDecoder } from './decoder-ahead.ts';
import { systemRandom } from './system.ts';

/**
 * The first file of a command is read while the vault for it is made: both take about as long, in processes of their
 * own, and whoever reads has code to make ready that every file after it finds there.
 */
interface FirstFile {
  readonly path: string;
  readonly password?: string | undefined;
}

/**
 * The same decoder, which is at work on that file: whoever takes in the same bytes under the same name gets what it makes of
 * them. Returns once the decoder has the file. Never throws: a file that cannot be read is refused when it is taken in.
 */
export async function withFirstAhead(
  decoder: Decoder,
  first: FirstFile,
  signal: AbortSignal,
): Promise<Decoder> {
  const request = await read(first, { signal, report: () => undefined });
  if (request === null) return decoder;
  let known: Ahead | undefined = await begun(decoder, request, signal);
  return {
    ...decoder,
    intake(asked, options) {
      const ahead = known;
      if (ahead === undefined || !isSame(asked, ahead.request)) return decoder.intake(asked, options);
      known = undefined;
      return ahead.made;
    },
  };
}

/** The file and what is made of it: let go once it is taken in, for it may be hundreds of megabytes. */
interface Ahead {
  readonly request: IntakeRequest;
  readonly made: Promise<Intake>;
}

async function begun(decoder: Decoder, request: IntakeRequest, signal: AbortSignal): Promise<Ahead> {
  const { promise: has, resolve } = Promise.withResolvers<void>();
  const made = decoder.intake(request, { signal, report: () => resolve() });
  made.then(
    () => resolve(),
    () => resolve(),
  );
  await has;
  return { request, made };
}

async function read({ path, password }: FirstFile, job: Job): Promise<IntakeRequest | null> {
  try {
    return await withPicked(path, async (picked) => {
      if (isTooLargeToHold(picked)) return null;
      const { bytes, name: fileName } = await readWhole(picked, job);
      return { bytes, fileName, ...(password === undefined ? {} : { password }) };
    });
  } catch {
    return null;
  }
}

const isSame = (asked: IntakeRequest, ahead: IntakeRequest): boolean =>
  Object.keys(asked).length === Object.keys(ahead).length &&
  asked.fileName === ahead.fileName &&
  asked.password === ahead.password &&
  Buffer.compare(asked.bytes, ahead.bytes) === 0;

const FOLDER = /^\.testimony-[0-9a-z]{26}$/;
const PASSPHRASE_BYTES = 32;
const SIGN = 'throw-away-vault.txt';
const SIGN_SAYS =
  'Testimony made this encrypted folder for one command and deletes it at the end. Nobody has its key.\n' +
  'If the command was broken off, the next one that writes here clears it away; you can delete it yourself.\n';
/** What a vault's folder may hold while it is open or was cut short, and the sign. */
const OURS =
  /^(vault\.db(\.new)?(-journal|-wal|-shm)?|header(-copy)?\.json(\.tmp)?|vault\.lock(\.held(-journal)?)?|IN-USE-DO-NOT-COPY\.txt)$/;
/** Between making the folder and taking its lock there are milliseconds. */
const LOCKED_BY_THEN_MS = 10_000;

interface ForOneCommand {
  readonly clock: Clock;
  readonly owner: string;
  readonly files: number;
  /** The first of them; left out, none is read ahead. */
  readonly first?: FirstFile | undefined;
  /** Ends the reading ahead. */
  readonly signal: AbortSignal;
  /** Called while the key is derived, which is done beside this thread. */
  readonly meanwhile?: () => void;
}

/**
 * An engine on an encrypted vault that exists only while `use` runs: its passphrase is random and kept
 * nowhere, and its folder, inside `parent`, is removed whatever happens. Key derivation is as cheap as is
 * allowed, because 32 random bytes cannot be guessed. `files`: how many will be taken in; who reads them is started
 * while the vault is made, and reads the first. Throws what making it throws, naming `parent`.
 */
export async function withThrowawayVault<T>(
  parent: string,
  { clock, owner, files, first, signal, meanwhile = () => undefined }: ForOneCommand,
  use: (engine: RunningEngine) => Promise<T>,
): Promise<T> {
  const folder = join(parent, `.testimony-${systemRandom.id()}`);
  const decoder = takeDecoder();
  try {
    decoder.begin(files);
    const reading = first === undefined ? decoder : await withFirstAhead(decoder, first, signal);
    // Only now: the file may have taken longer to read than a folder may stand without a lock.
    putSign(folder, parent);
    const making = createUnguessable(folder, owner, clock);
    meanwhile();
    const session = await making;
    const engine = { ...composeEngine(session, clock, undefined, reading), originals: new Originals() };
    try {
      return await use(engine);
    } finally {
      await engine.close();
    }
  } finally {
    await decoder.close();
    removeVault(folder);
  }
}

function createUnguessable(folder: string, owner: string, clock: Clock): Promise<VaultSession> {
  const parts = {
    folder,
    owner,
    clock,
    random: systemRandom,
    kdf: FLOOR_KDF,
    lasting: 'passing',
  } as const;
  return withSecrets(
    async ({ hold }) => await createVault({ ...parts, passphrase: hold(randomSecret(PASSPHRASE_BYTES)) }),
  );
}

/** Clears away what killed commands left in `parent`. Returns how many; one that cannot be removed is left. */
export function clearAbandonedVaults(parent: string, clock: Clock): number {
  return foldersIn(parent).filter((name) => FOLDER.test(name) && isCleared(join(parent, name), clock)).length;
}

function putSign(folder: string, parent: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, SIGN), SIGN_SAYS, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    throw asTestimonyError(thrown, parent);
  }
}

function isCleared(folder: string, clock: Clock): boolean {
  try {
    if (!isThrowaway(folder, clock)) return false;
    // Let go of first: Windows removes no file that is open. Nobody takes up a vault whose key nobody has.
    lockVault(folder, clock).release();
    removeVault(folder);
    return true;
  } catch {
    // Its process lives, or somebody else is clearing it away, or it cannot be removed from here.
    return false;
  }
}

/** The sign last but for the folder itself. */
function removeVault(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name !== SIGN) rmSync(join(folder, name), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

function isThrowaway(folder: string, clock: Clock): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isOurs = ({ name }: Dirent) => name === SIGN || OURS.test(name);
  if (!entries.every((entry) => entry.isFile() && isOurs(entry))) return false;
  if (readFileSync(join(folder, SIGN), 'utf8') !== SIGN_SAYS) return false;
  const isLocked = entries.some((entry) => entry.name === LOCK);
  return isLocked || Date.parse(clock.now()) - statSync(folder).mtimeMs > LOCKED_BY_THEN_MS;
}

function foldersIn(parent: string): string[] {
  try {
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}
