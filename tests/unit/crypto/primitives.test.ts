import { createCipheriv, getCiphers, getHashes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What OpenSSL (Node) and BoringSSL (Electron) both have. Electron's node:crypto has no argon2, no scrypt
 * parameters of ours and fewer ciphers: whatever is added to crypto/ must be added here on purpose.
 */
const BOTH_HAVE = {
  functions: [
    'createCipheriv',
    'createDecipheriv',
    'createHash',
    'createHmac',
    'createPrivateKey',
    'createPublicKey',
    'diffieHellman',
    'generateKeyPairSync',
    'hash',
    'hkdfSync',
    'pbkdf2Sync',
    'randomBytes',
    'randomFillSync',
    'scrypt',
    'sign',
    'timingSafeEqual',
    'verify',
  ],
  algorithms: ['aes-256-cbc', 'aes-256-gcm', 'sha256', 'sha512'],
};

const folder = join(import.meta.dirname, '../../../src-main/crypto');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

test('the vault uses only primitives that Node and Electron both have', () => {
  const functions = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from 'node:crypto'/g)].flatMap((found) =>
      found[1]!.split(',').map((name) => name.trim()),
    ),
  );
  expect([...new Set(functions)].filter(Boolean).sort()).toEqual(BOTH_HAVE.functions);
  const algorithms = sources.flatMap((source) =>
    [...source.matchAll(/'((?:aes|sha\d|chacha|id-)[a-z0-9-]*)'/g)].map((found) => found[1]!),
  );
  expect([...new Set(algorithms)].sort()).toEqual(BOTH_HAVE.algorithms);
});

test('the primitives are there', () => {
  expect(getCiphers()).toContain('aes-256-gcm');
  expect(getHashes()).toEqual(expect.arrayContaining(['sha256', 'sha512']));
  expect(createCipheriv('aes-256-gcm', new Uint8Array(32), new Uint8Array(12))).toBeDefined();
});
