/**
 * @file Set up before every test file: the same passphrase, salt and cost are derived once in a process. Tests open the
 * same few vaults again and again, and what comes out is the same each time. Only at the floor, which is what
 * vaults of tests cost: measuring a computer means deriving for real.
 *
 * Papers too have much in common: the typesetter remembers what the last few were made of, a fifth of the work of tests
 * that look at papers. The program has it forget at once (tests/integration/front-matter.test.ts).
 */
import { createRequire } from 'node:module';
import { afterAll, vi } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { endOfFile } from './after-file.ts';

afterAll(endOfFile);

type Library = typeof import('@myriaddreamin/typst-ts-node-compiler');
/** As src-main/documents/typst.ts loads it, so that both have the same. */
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Library;
const PAPERS_REMEMBERED = 20;
const { evictCache } = NodeCompiler.prototype;
// Once in a process: test files share it.
if (evictCache.name !== 'evictLater') {
  NodeCompiler.prototype.evictCache = function evictLater() {
    evictCache.call(this, PAPERS_REMEMBERED);
  };
}

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const argon2 = await importOriginal<typeof import('@node-rs/argon2')>();
  const derived = new Map<string, Promise<Buffer>>();
  const hashRaw: typeof argon2.hashRaw = async (passphrase, options, signal) => {
    const atFloor = options?.memoryCost === FLOOR_KDF.memoryKib && options.timeCost === FLOOR_KDF.passes;
    if (!atFloor) return argon2.hashRaw(passphrase, options, signal);
    const name = JSON.stringify([
      Buffer.from(passphrase),
      { ...options, salt: Buffer.from(options.salt ?? []) },
    ]);
    const key = derived.get(name) ?? argon2.hashRaw(passphrase, options, signal);
    derived.set(name, key);
    // A copy: whoever asked wipes what they were given.
    return Buffer.from(await key);
  };
  return { ...argon2, hashRaw };
});
