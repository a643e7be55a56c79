/** @file The first words of a telling, for the name of a button: which of several it is. */
import type { Telling } from '../../src-main/core/answers/accounts.ts';

const SHORT = 40;
export function shortly({ text, ownWords, withheld }: Telling): string {
  const words = withheld?.reason ?? (text === '' ? ownWords : text);
  return [...words].length <= SHORT ? words : `${[...words].slice(0, SHORT).join('')}…`;
}
