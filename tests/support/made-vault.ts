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

/** How many times and identifiers making a vault takes, and locking it again. */
const TAKES = { times: 4, ids: 2 };

type Files = ReadonlyMap<string, Uint8Array>;
const made = new Map<string, Promise<Files>>();

/** As `createVault`, into a folder that is not there. One is made for each owner, passphrase, time and identifier. */
export async function copiedVault(request: CreateRequest): Promise<VaultSession> {
  const times = Array.from({ length: TAKES.times }, () => request.clock.now());
  const ids = Array.from({ length: TAKES.ids }, () => request.random.id());
  const name = JSON.stringify([request.owner, Buffer.from(request.passphrase), request.kdf, times, ids]);
  const known = made.get(name) ?? make(request, times, ids);
  made.set(name, known);
  return await openCopy(await known, request);
}

/** Beside the folder that is asked for, and gone: its files were read while it was open, which gives up its locks. */
async function make(
  request: CreateRequest,
  times: readonly string[],
  ids: readonly string[],
): Promise<Files> {
  const folder = `${request.folder}-made`;
  const [time, id] = [times.values(), ids.values()];
  const taken = (values: Iterator<string, undefined>): string => {
    const { value } = values.next();
    if (value === undefined) throw new Error('making a vault takes more than is said here');
    return value;
  };
  const session = await createVault({
    ...request,
    folder,
    passphrase: request.passphrase.slice(),
    clock: { now: () => taken(time), today: () => request.clock.today() },
    random: { id: () => taken(id) },
  });
  const files = [STORE, HEADER, HEADER_COPY].map((file) => [file, readFileSync(join(folder, file))] as const);
  session.lock();
  rmSync(folder, { recursive: true });
  return new Map(files);
}

async function openCopy(files: Files, { folder, passphrase, clock }: CreateRequest): Promise<VaultSession> {
  mkdirSync(folder, { mode: 0o700 });
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes, { mode: 0o600 });
  const lock = lockVault(folder, clock);
  const session = await withSecrets(async (secrets) =>
    startSession(folder, await unlock(folder, { kind: 'passphrase', passphrase }, secrets), lock),
  );
  putSign(folder);
  return session;
}
