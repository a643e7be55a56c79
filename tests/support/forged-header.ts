/** A header as whoever has the passphrase and can program writes it: for the store as it is, with a MAC that fits. */
import { deriveKey } from '../../src-main/crypto/labels.ts';
import { withSecrets } from '../../src-main/crypto/secret.ts';
import { Connection } from '../../src-main/vault/connection.ts';
import { writeHeader } from '../../src-main/vault/header-files.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { auditHead } from '../../src-main/vault/queries/audit.ts';
import { storeState } from '../../src-main/vault/seals/store-state.ts';
import { unlock } from '../../src-main/vault/unlock.ts';

export async function forgeHeader(
  { folder, storeKey }: { readonly folder: string; readonly storeKey: string },
  passphrase: string,
): Promise<void> {
  await withSecrets(async (secrets) => {
    const opening = { kind: 'passphrase', passphrase: passphraseBytes(passphrase) } as const;
    const { header, dataKey } = await unlock(folder, opening, secrets);
    const connection = new Connection(`${folder}/vault.db`, Buffer.from(storeKey, 'hex'), 'vault.db');
    const [head, store] = [auditHead(connection.reader), storeState(connection.reader)];
    connection.close();
    const macKey = secrets.hold(deriveKey(dataKey, header.vaultId, 'header-mac'));
    writeHeader(folder, { ...header, sequence: header.sequence + 1, auditHead: head, store }, macKey);
  });
}
