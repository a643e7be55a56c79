/** @file What is wrong with the pages of a recovery kit, and with who gets a key: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const KEY_CODES = {
  'share-strange-sign': {},
  'share-too-short': {},
  'share-too-long': {},
  'share-mistyped': {},
  'share-newer': {},
  'shares-none': {},
  'shares-of-two-kits': {},
  'shares-twice': {},
  'shares-too-few': { needed: 'number', there: 'number' },
  'kit-more-needed': {},
  'key-own': {},
  'key-passphrase-taken': {},
  'key-file-may-be-needed': {},
  'key-file-may-be-another': {},
  'key-file-short': {},
  'vault-held-here': { process: 'number', since: 'text' },
  'vault-held-elsewhere': { since: 'text' },
  'key-file-none': {},
  'key-file-there': {},
  'key-last-supervisor': {},
  'key-not-paired': {},
  'erasure-open': { title: 'text', on: 'text' },
  'erasure-room': { megabytes: 'number', free: 'number' },
  /** By name: where another program wrote in the store. */
  'tables-altered': { tables: 'names' },
  'second-none': {},
  'second-same': {},
  'second-looks-only': {},
  /** Of a vault in a folder that cannot be written. */
  'vault-log-not-written': {},
  'second-unknown': {},
} as const satisfies Readonly<Record<string, Kinds>>;
