/**
 * @file One spelling for one value, so that a hash of it means something: JSON as RFC 8785 (JCS) writes
 * it. Keys in UTF-16 order, no white space, numbers as ECMAScript prints them. Used for the audit log,
 * the vault header and whatever else is hashed or authenticated as a structure.
 */

export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/**
 * The canonical text of a value. Keys whose value is undefined are left out. Half of a surrogate pair,
 * which UTF-8 cannot carry, becomes U+FFFD. Throws RangeError for numbers JSON cannot write.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('a canonical number is finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter((member): member is [string, Canonical] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** The same as UTF-8 bytes: what is hashed. */
export function canonicalBytes(value: Canonical): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

// Array.isArray does not narrow a readonly array away from the object case.
const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);
