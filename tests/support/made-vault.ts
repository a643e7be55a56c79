/**
 * @file A new vault for each test that asks, without making each from nothing: one of a process is made as the
 * program makes one, and each is a copy of its files, opened as making ends. All of them have its keys.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSecrets } from '../../src-main/crypto/secret.ts';
import { type CreateRequest, createVault } from '../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { putSign } from '../../src-main/vault/in-use-sign.ts';
import { startSession } from '../../src-main/vault/start-session.ts';
import { unlock } from '../../src-main/vault/unlock.ts';
import { HEADER, HEADER_COPY, STORE } from '../../src-main/vault/vault-files.ts';
import { lockVault } from '../../src-main/vault/vault-lock.ts';
import { countingRandom, steadyClock } from './ports.ts';

interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** How often the clock was asked for the time, and how many identifiers were taken. */
  readonly times: number;
  readonly ids: number;
}

const made = new Map<string, Promise<Made>>();

/** As `createVault`, into a folder that is not there. For a clock and identifiers that begin as they always do. */
export async function copiedVault(request: CreateRequest): Promise<VaultSession> {
  const name = JSON.stringify([request.owner, Buffer.from(request.passphrase), request.kdf]);
  const known = made.get(name) ?? make(request);
  made.set(name, known);
  return await openCopy(await known, request);
}

/** Beside the folder that is asked for, and gone: its files were read while it was open, which gives up its locks. */
async function make(request: CreateRequest): Promise<Made> {
  const folder = `${request.folder}-made`;
  const [clock, random] = [steadyClock(), countingRandom()];
  let times = 0;
  let ids = 0;
  const session = await createVault({
    ...request,
    folder,
    passphrase: request.passphrase.slice(),
    clock: {
      now() {
        times += 1;
        return clock.now();
      },
      today: () => clock.today(),
    },
    random: {
      id() {
        ids += 1;
        return random.id();
      },
    },
  });
  const files = [STORE, HEADER, HEADER_COPY].map((file) => [file, readFileSync(join(folder, file))] as const);
  session.lock();
  rmSync(folder, { recursive: true });
  return { files: new Map(files), times, ids };
}

async function openCopy(
  { files, times, ids }: Made,
  { folder, passphrase, clock, random }: CreateRequest,
): Promise<VaultSession> {
  mkdirSync(folder, { mode: 0o700 });
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes, { mode: 0o600 });
  for (let i = 0; i < times; i += 1) clock.now();
  for (let i = 0; i < ids; i += 1) random.id();
  const lock = lockVault(folder, clock);
  const session = await withSecrets(async (secrets) =>
    startSession(folder, await unlock(folder, { kind: 'passphrase', passphrase }, secrets), lock),
  );
  putSign(folder);
  return session;
}
