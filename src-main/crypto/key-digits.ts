/**
 * @file A public key as a few digits, which two people compare over the telephone: a key that came by mail or message may
 * have been changed on its way, and nobody reads out sixty letters without a mistake.
 */
import { sha256 } from './digest.ts';

const GROUPS = 6;
/** Of each group, so that every five digits are about as likely as any other. */
const BYTES = 5;
const BELOW = 100_000;
const LABEL = new TextEncoder().encode('testimony-public-key:');

/** Six groups of five digits, with spaces between: about 99 bits. Another key has others, unless somebody looks for one for longer than there is time. */
export function keyDigits(recipient: string): string {
  const hash = Buffer.from(sha256(LABEL, new TextEncoder().encode(recipient)));
  return Array.from({ length: GROUPS }, (_, group) =>
    String(hash.readUIntBE(group * BYTES, BYTES) % BELOW).padStart(5, '0'),
  ).join(' ');
}
