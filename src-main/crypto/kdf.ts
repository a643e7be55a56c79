/**
 * @file From passphrase to key: Argon2id. The cost is a value with a floor and a ceiling. Below the floor a
 * header is an attack (someone wants the next unlock to be cheap to guess); above the ceiling it is one too
 * (someone wants the next unlock to exhaust the laptop). Both are refused before anything is derived.
 *
 * Floor: RFC 9106, second recommended option (64 MiB, 3 passes, 4 lanes), certainty H. The lanes are not
 * part of the floor: they spread the same work and do not reduce it.
 */
import { hashRaw } from '@node-rs/argon2';
import { TestimonyError } from '../core/errors/errors.ts';
import { withSecrets } from './secret.ts';

export interface KdfParams {
  readonly algorithm: 'argon2id';
  /** Memory in KiB. */
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

export const KDF_POLICY = {
  memoryKib: { floor: 64 * 1024, ceiling: 1024 * 1024, usual: 256 * 1024 },
  passes: { floor: 3, ceiling: 12, usual: 3 },
  lanes: { floor: 1, ceiling: 16, usual: 4 },
  /** What an unlock may take on the laptop that made the vault, in milliseconds. */
  targetMs: 1000,
} as const;

export const USUAL_KDF: KdfParams = {
  algorithm: 'argon2id',
  memoryKib: KDF_POLICY.memoryKib.usual,
  passes: KDF_POLICY.passes.usual,
  lanes: KDF_POLICY.lanes.usual,
};

export const FLOOR_KDF: KdfParams = {
  ...USUAL_KDF,
  memoryKib: KDF_POLICY.memoryKib.floor,
  passes: KDF_POLICY.passes.floor,
};

export const SALT_BYTES = 16;

/** Throws `vault-weak` below the floor and `vault-damaged` above the ceiling or for no number at all. */
export function checkKdfParams(params: KdfParams): void {
  for (const name of ['memoryKib', 'passes', 'lanes'] as const) {
    const { floor, ceiling } = KDF_POLICY[name];
    const value = params[name];
    const detail = `${name} ${value}, allowed ${floor} to ${ceiling}`;
    if (!Number.isSafeInteger(value)) throw new TestimonyError('vault-damaged', { subject: name, detail });
    if (value < floor) throw new TestimonyError('vault-weak', { subject: name, detail });
    if (value > ceiling) throw new TestimonyError('vault-damaged', { subject: name, detail });
  }
}

/**
 * 32 bytes from a passphrase, off the event loop. The caller holds passphrase and result. Throws as
 * `checkKdfParams` does, before deriving.
 */
export async function deriveFromPassphrase(
  passphrase: Uint8Array,
  salt: Uint8Array,
  params: KdfParams,
): Promise<Uint8Array> {
  checkKdfParams(params);
  return await hashRaw(passphrase, {
    algorithm: 2, // Argon2id; the package's enum has no value at run time
    version: 1, // 0x13
    memoryCost: params.memoryKib,
    timeCost: params.passes,
    parallelism: params.lanes,
    outputLen: 32,
    salt,
  });
}

/**
 * The cost this laptop can bear: measures the usual one and moves toward the target, more passes when it
 * was quick, less memory (never under the floor) when it was slow.
 */
export async function calibrateKdf(): Promise<KdfParams> {
  const started = performance.now();
  await withSecrets(async ({ hold }) =>
    hold(await deriveFromPassphrase(new Uint8Array(16), new Uint8Array(SALT_BYTES), USUAL_KDF)),
  );
  return kdfForSpeed(performance.now() - started);
}

/** The choice behind `calibrateKdf`: the parameters for a laptop where the usual ones took `usualMs`. */
export function kdfForSpeed(usualMs: number): KdfParams {
  const { memoryKib, passes, targetMs } = KDF_POLICY;
  const scale = targetMs / Math.max(usualMs, 1);
  if (scale >= 1) {
    return { ...USUAL_KDF, passes: Math.min(passes.ceiling, Math.floor(passes.usual * scale)) };
  }
  const wholeMib = Math.floor((memoryKib.usual * scale) / 1024) * 1024;
  return { ...USUAL_KDF, memoryKib: Math.max(memoryKib.floor, wholeMib) };
}
