/** @file Passphrases in the input of a call: taken out, so that the rest can be text, put back in their places, and wiped. */

/** `at`: the names that lead to it, from the outermost. */
export interface Secret {
  readonly at: string[];
  readonly bytes: Uint8Array;
}

/** `input` without the bytes in it, and the bytes, each with its place. */
export function withoutSecrets(
  input: unknown,
  above: readonly string[] = [],
): { rest: unknown; secrets: Secret[] } {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { rest: input, secrets: [] };
  const secrets: Secret[] = [];
  const rest = Object.entries(input).map(([name, value]) => {
    const at = [...above, name];
    if (value instanceof Uint8Array) {
      secrets.push({ at, bytes: value });
      return [name, null];
    }
    if (above.length > 0) return [name, value];
    const inner = withoutSecrets(value, at);
    secrets.push(...inner.secrets);
    return [name, inner.rest];
  });
  return { rest: Object.fromEntries(rest), secrets };
}

/** Puts the bytes where `withoutSecrets` left `null` for them, and nowhere else. */
export function putSecrets(input: unknown, secrets: readonly Secret[]): void {
  for (const { at, bytes } of secrets) {
    let place = input;
    for (const name of at.slice(0, -1)) place = ownOf(place, name);
    const last = at.at(-1) ?? '';
    if (ownOf(place, last) === null) (place as Record<string, unknown>)[last] = bytes;
  }
}

const ownOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && name !== '__proto__' && Object.hasOwn(of, name)
    ? (of as Record<string, unknown>)[name]
    : undefined;

/** Wipes every passphrase in a checked input, wherever it came from. */
export function wipeSecrets(input: unknown): void {
  for (const { bytes } of withoutSecrets(input).secrets) wipe(bytes);
}

/** What crossed as bytes, once it is not needed any more; anything else is let lie. Secrets that the engine holds end with their scope. */
export function wipe(secret: unknown): void {
  if (secret instanceof Uint8Array) secret.fill(0);
}
