/**
 * @file The real clock and the real randomness. The only file that reads the system's time; everything
 * else receives a Clock, so that it can be tested on any day.
 */
import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../contract/ports.ts';

/**
 * Device time, unverified, as an ISO date-time with the offset in force at that moment, to the
 * millisecond: `2026-11-24T23:05:09.120+00:00`. Kept with its offset so that a record made in another
 * country still says what the wall clock there said.
 */
export const systemClock: Clock = {
  now: () => isoWithOffset(new Date()),
  today: () => isoWithOffset(new Date()).slice(0, 10),
};

/** A moment in local time. Exported for the test that walks it across time zones. */
export function isoWithOffset(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 26;
/** The largest multiple of 36 a byte can hold: bytes from here on are thrown away, so no letter is likelier. */
const FAIR = 252;

/** 26 characters of 0-9a-z, 134 bits, from the operating system's generator. */
export const systemRandom: Random = {
  id() {
    let id = '';
    while (id.length < ID_LENGTH) {
      for (const byte of randomBytes(ID_LENGTH)) {
        if (byte < FAIR && id.length < ID_LENGTH) id += ALPHABET[byte % ALPHABET.length];
      }
    }
    return id;
  },
};
