/**
 * @file Secrets are bytes with memory of their own. A JavaScript string cannot be wiped and a small Buffer
 * shares a pool with others, so keys and passphrases are Uint8Arrays from here, and are held by a scope that
 * overwrites them when it ends. Nobody wipes by hand: whoever makes a secret holds it in the same line
 * (tests/support/source-rules.ts).
 */
import { randomFillSync } from 'node:crypto';

let held = 0;

/** How many secrets this process holds. */
export const secretsHeld = (): number => held;

/** `length` bytes from the system's random source, outside Node's buffer pool. */
export function randomSecret(length: number): Uint8Array {
  return randomFillSync(new Uint8Array(length));
}

/** Secrets that end together. */
export class Secrets {
  readonly #held = new Set<Uint8Array>();

  /** From here on it is overwritten when this scope ends. Null is let through. */
  readonly hold = <S extends Uint8Array | null>(secret: S): S => {
    if (secret !== null && !this.#held.has(secret)) {
      this.#held.add(secret);
      held += 1;
    }
    return secret;
  };

  /** Leaves this scope unharmed: whoever receives it holds it. */
  readonly handOn = <S extends Uint8Array>(secret: S): S => {
    if (this.#held.delete(secret)) held -= 1;
    return secret;
  };

  /** Overwrites all that is held with zeros. Safe to call twice. */
  end(): void {
    for (const secret of this.#held) secret.fill(0);
    held -= this.#held.size;
    this.#held.clear();
  }
}

/** Runs `work` with a scope that ends with it: when it returns, throws, or its promise is settled. */
export function withSecrets<T>(work: (secrets: Secrets) => T): T {
  const secrets = new Secrets();
  let result: T;
  try {
    result = work(secrets);
  } catch (thrown) {
    secrets.end();
    throw thrown;
  }
  if (result instanceof Promise) return result.finally(() => secrets.end()) as T;
  secrets.end();
  return result;
}
