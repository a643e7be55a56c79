/**
 * @file Passphrases as they cross into the engine: UTF-8 in normalisation form C, as bytes, which are wiped; a string cannot
 * be. The command line has a string, of which the check makes the bytes.
 */
import * as z from 'zod';
import {
  areLongEnough,
  LONGEST_PASSPHRASE,
  SHORTEST_PASSPHRASE,
  typedBytes,
} from '../core/vault/passphrase.ts';

/** UTF-8 needs as many, at most, for a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;
const TOO_SHORT = `is shorter than ${SHORTEST_PASSPHRASE} characters`;

const SecretBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine(({ length }) => length <= LONGEST_PASSPHRASE * MOST_BYTES_A_UNIT, 'length');

/** What opens something, from the page. */
export const TypedPassphrase = SecretBytes.refine(({ length }) => length > 0, 'length');
/** One that somebody chooses, from the page. */
export const NewPassphrase = TypedPassphrase.refine(areLongEnough, TOO_SHORT);

/** What whoever asks gives as their own. Bytes once it is checked. */
export const OwnPassphrase = z.union([SecretBytes, z.string().max(LONGEST_PASSPHRASE).transform(typedBytes)]);
/** Of a file or of somebody else: something, at least. */
export const GivenPassphrase = OwnPassphrase.refine(({ length }) => length > 0, 'length');
/** One that somebody chooses. Never trimmed, never logged. */
export const ChosenPassphrase = OwnPassphrase.refine(areLongEnough, TOO_SHORT);

/** A part of a call's input that is bytes: where in the input it belongs, which has `null` there. */
export const Secret = z.strictObject({
  at: z.array(z.string().min(1).max(40)).min(1).max(2),
  bytes: SecretBytes,
});
