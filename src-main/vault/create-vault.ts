/** @file Makes a vault: all of it, or nothing. */
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock, Random } from '../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { calibrateKdf, checkKdfParams, type KdfParams } from '../crypto/kdf.ts';
import { DATA_KEY_BYTES, sealToSign } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { randomSecret, withSecrets } from '../crypto/secret.ts';
import { signingKeyOf } from '../crypto/signing.ts';
import { Connection, type Lasting } from './connection.ts';
import type { VaultSession } from './db.ts';
import type { Header } from './header.ts';
import { writeHeader } from './header-files.ts';
import { putSign } from './in-use-sign.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { makeFolder } from './new-folder.ts';
import { checkNewPassphrase } from './passphrase.ts';
import { appendAudit, auditHead } from './queries/audit.ts';
import { insertIdentity } from './queries/identity.ts';
import { storeState } from './seals/store-state.ts';
import { APPLICATION, startSession } from './start-session.ts';
import {
  NEW_STORE,
  removeUnfinished,
  renameDurably,
  STORE,
  syncParent,
  takeBack,
  vaultExists,
} from './vault-files.ts';
import { lockVault, type VaultLock } from './vault-lock.ts';

export interface CreateRequest {
  /** Made when it does not exist; may hold other files, but no vault. */
  readonly folder: string;
  /** Display name of the person whose passphrase this is: author of every change made with it. */
  readonly owner: string;
  /** The caller holds it. */
  readonly passphrase: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  /** Cost of key derivation; measured on this computer when left out. */
  readonly kdf?: KdfParams;
  /** `passing` for one that nobody can open again: nothing waits for its disk. */
  readonly lasting?: Lasting;
}

/**
 * Makes a vault and opens it. Throws TestimonyError: vault-exists, bad-input (passphrase too short, folder
 * is a file), vault-weak, vault-in-use, read-only, disk-full; the folder is then as it was.
 *
 * [Note: when a vault exists] The store is made under another name, then the header is written, then the
 * store gets its name. Until that last step there is no vault, and a later creation clears the rest away. Should
 * anything fail after it, the name is taken back.
 */
export async function createVault(request: CreateRequest): Promise<VaultSession> {
  checkNewPassphrase(request.passphrase);
  if (request.kdf !== undefined) checkKdfParams(request.kdf);
  const folder = resolve(request.folder);
  refuseExisting(folder);
  const undoFolder = makeFolder(folder);
  let lock: VaultLock | undefined;
  try {
    lock = lockVault(folder, request.clock);
    refuseExisting(folder);
    return await createIn(folder, request, lock);
  } catch (thrown) {
    lock?.release();
    undoFolder();
    throw asTestimonyError(thrown, folder);
  }
}

async function createIn(folder: string, request: CreateRequest, lock: VaultLock): Promise<VaultSession> {
  const { owner, passphrase, clock, random, lasting } = request;
  const vaultId = random.id();
  const at = clock.now();
  return await withSecrets(async (secrets) => {
    const { hold } = secrets;
    const dataKey = hold(randomSecret(DATA_KEY_BYTES));
    const storeKey = hold(deriveKey(dataKey, vaultId, 'db'));
    const macKey = hold(deriveKey(dataKey, vaultId, 'header-mac'));
    try {
      const kdf = request.kdf ?? (await calibrateKdf());
      const about = { vaultId, id: random.id(), createdAt: at, owner, kdf };
      const { slot, signing } = await sealToSign(about, { passphrase }, dataKey, secrets);
      removeUnfinished(folder);
      const header: Header = {
        vaultId,
        createdAt: at,
        sequence: 1,
        keysChanged: 1,
        ...makeStore(folder, storeKey, { vaultId, owner, at, key: signingKeyOf(signing), lasting }),
        slots: [slot],
      };
      writeHeader(folder, header, macKey, lasting);
      renameDurably(folder, NEW_STORE, STORE, lasting);
      if (lasting !== 'passing') syncParent(folder);
      const unlocked = { header, slot, paired: slot, signing, dataKey, headerRecovered: false };
      const vault = await startSession(folder, unlocked, lock, { lasting });
      putSign(folder);
      return vault;
    } catch (thrown) {
      takeBack(folder);
      throw thrown;
    }
  });
}

interface NewStore {
  readonly vaultId: string;
  readonly owner: string;
  readonly at: string;
  /** That signs its log. */
  readonly key: string;
  readonly lasting: Lasting | undefined;
}

/** The store with its schema, its identity and the first entry of its log; what the header keeps of it. */
function makeStore(
  folder: string,
  storeKey: Uint8Array,
  { vaultId, owner, at, key, lasting }: NewStore,
): Pick<Header, 'auditHead' | 'store'> {
  const path = join(folder, NEW_STORE);
  // Made here and not by the driver, so that nobody else on the computer may read it.
  closeSync(openSync(path, 'wx', 0o600));
  const connection = new Connection(path, storeKey, STORE, lasting);
  try {
    migrate(connection, MIGRATIONS, at, (tx) => {
      insertIdentity(tx, { vaultId, application: APPLICATION, createdAt: at, keysChanged: 1 });
      appendAudit(tx, { at, actor: owner, action: 'vault.created', subject: vaultId, facts: { key } });
    });
    return { auditHead: auditHead(connection.reader), store: storeState(connection.reader) };
  } finally {
    connection.close();
  }
}

function refuseExisting(folder: string): void {
  if (vaultExists(folder)) throw new TestimonyError('vault-exists', { subject: folder });
}
