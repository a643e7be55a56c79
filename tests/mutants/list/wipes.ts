/** @file Keys and passphrases that stay in memory. */
import type { Mutant } from '../mutant.ts';

export const WIPES: readonly Mutant[] = [
  {
    what: 'what a scope holds is not overwritten',
    file: 'src-main/crypto/secret.ts',
    find: 'for (const secret of this.#held) secret.fill(0);',
    put: 'for (const secret of this.#held) void secret;',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'a scope does not end when its work throws',
    file: 'src-main/crypto/secret.ts',
    find: `} catch (thrown) {
    secrets.end();`,
    put: '} catch (thrown) {',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'a scope ends before work that takes its time',
    file: 'src-main/crypto/secret.ts',
    find: 'if (result instanceof Promise) return result.finally(() => secrets.end()) as T;',
    put: 'void Promise;',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'a scope never ends for work that takes its time',
    file: 'src-main/crypto/secret.ts',
    find: 'return result.finally(() => secrets.end()) as T;',
    put: 'return result;',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'a scope ends only when its work is well',
    file: 'src-main/crypto/secret.ts',
    find: 'result.finally(() => secrets.end())',
    put: 'result.then((value) => (secrets.end(), value))',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'what is handed on is overwritten all the same',
    file: 'src-main/crypto/secret.ts',
    find: 'if (this.#held.delete(secret)) held -= 1;',
    put: 'if (this.#held.has(secret)) held -= 0;',
    test: 'tests/unit/crypto/secret.test.ts',
  },
  {
    what: 'the keys of a vault stay after it is locked',
    file: 'src-main/vault/session.ts',
    find: 'keys.end();',
    put: 'void keys;',
    test: 'tests/integration/vault/secrets-held.test.ts',
  },
  {
    what: 'keys stay when a vault cannot be opened',
    file: 'src-main/vault/start-session.ts',
    find: `closeSync(storeFile);
    keys.end();`,
    put: 'closeSync(storeFile);',
    test: 'tests/integration/vault/secrets-held.test.ts',
  },
  {
    what: 'the data key is not held while a vault is made',
    file: 'src-main/vault/create-vault.ts',
    find: 'hold(randomSecret(DATA_KEY_BYTES))',
    put: 'randomSecret(DATA_KEY_BYTES)',
    test: 'tests/security/source-rules.test.ts',
  },
  {
    what: 'the data key is not held while a vault is opened',
    file: 'src-main/crypto/key-slot.ts',
    find: 'secrets.hold(unwrap(slot, vaultId, keys));\n  if',
    put: 'unwrap(slot, vaultId, keys);\n  if',
    test: 'tests/unit/crypto/key-slot.test.ts',
  },
  {
    what: 'the data key is not held while the passphrase is changed',
    file: 'src-main/vault/change-passphrase.ts',
    find: 'hold(await openSlot(slot, vaultId, current, keyFile))',
    put: 'await openSlot(slot, vaultId, current, keyFile)',
    test: 'tests/security/source-rules.test.ts',
  },
  {
    what: "the store's key is not held",
    file: 'src-main/vault/start-session.ts',
    find: "hold(deriveKey(dataKey, header.vaultId, 'db'))",
    put: "deriveKey(dataKey, header.vaultId, 'db')",
    test: 'tests/security/source-rules.test.ts',
  },
  {
    what: "the slot's key is not held",
    file: 'src-main/crypto/key-slot.ts',
    find: 'hold(await deriveFromPassphrase(passphrase, salt, kdf))',
    put: 'await deriveFromPassphrase(passphrase, salt, kdf)',
    test: 'tests/security/source-rules.test.ts',
  },
  {
    what: 'a new passphrase is not held',
    file: 'src-main/usecases/vault/change-passphrase.ts',
    find: 'hold(input.next)',
    put: 'input.next',
    test: 'tests/integration/vault/vault-calls.test.ts',
  },
  {
    what: 'a passphrase that came from the window is not held',
    file: 'src-main/host/compose.ts',
    find: 'hold(passphrase)',
    put: 'passphrase',
    test: 'tests/integration/vault/secrets-held.test.ts',
  },
  {
    what: 'a passphrase that came from the prompt is not held',
    file: 'src-main/cli/passphrase.ts',
    find: 'hold(passphraseBytes(text))',
    put: 'passphraseBytes(text)',
    test: 'tests/security/source-rules.test.ts',
  },
  {
    what: 'what a sealed value opens to is handed out though its seal is broken',
    file: 'src-main/crypto/aead.ts',
    find: `} catch {
      return null;`,
    put: `} catch {
      return handOn(plaintext);`,
    test: 'tests/unit/crypto/aead.test.ts',
  },
  {
    what: 'a key slot that was altered opens',
    file: 'src-main/crypto/key-slot.ts',
    find: "canonicalBytes({ use: 'testimony/1/slot', vaultId, ...slot, kdf: { ...slot.kdf } })",
    put: "canonicalBytes({ use: 'testimony/1/slot', vaultId })",
    test: 'tests/unit/crypto/key-slot.test.ts',
  },
  {
    what: 'a wrong passphrase is called damage',
    file: 'src-main/crypto/key-slot.ts',
    find: 'return sameBytes(keys.check, fromHex(slot.check)) ? keys : null;',
    put: 'void sameBytes;\n  return keys;',
    test: 'tests/unit/crypto/key-slot.test.ts',
  },
  {
    what: 'costs are not looked at before deriving',
    file: 'src-main/crypto/key-slot.ts',
    find: `checkKdfParams(slot.kdf);
  if (slot.keyFile === true`,
    put: `void checkKdfParams;
  if (slot.keyFile === true`,
    test: 'tests/unit/crypto/key-slot.test.ts',
    equivalent: 'deriveFromPassphrase asks the same before it derives.',
  },
  {
    what: 'a label of key derivation is reworded, and no vault opens any more',
    file: 'src-main/crypto/labels.ts',
    find: 'testimony/1/$',
    put: 'testimony/1/key/$',
    test: 'tests/unit/crypto/labels.test.ts',
  },
  {
    what: "page tags do not count the page's number",
    file: 'src-main/crypto/page-mac.ts',
    find: 'setUint32(0, first + page, true)',
    put: 'setUint32(0, 1, true)',
    test: 'tests/security/vault/tampering.test.ts',
  },
  {
    what: 'the typesetter remembers the words of a paper after it is made',
    file: 'src-main/documents/typst.ts',
    find: 'compiler.evictCache(0)',
    put: 'compiler.evictCache(1)',
    test: 'tests/integration/front-matter.test.ts',
    only: 'forgotten by the typesetter',
  },
];
