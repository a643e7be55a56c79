/** Which carried fields are read together: short ones in the order of the form, never more than a screenful, and a long one alone. */
import { expect, it } from 'vitest';
import { readTogether } from '../../../src-main/cli/to-read-lines.ts';
import type { ReadinessRead } from '../../../src-main/contract/readiness.ts';

const field = (line: string, text: string) => ({ line, text }) as ReadinessRead;
const lines = ({ text }: ReadinessRead) => text.split('\n');
const names = (unread: readonly ReadinessRead[], first: number) =>
  readTogether(unread, unread[first] as ReadinessRead, lines).map(({ line }) => line);

const SHORT = 'one\ntwo';
const LONG = Array.from({ length: 12 }, (_, at) => `line ${at}`).join('\n');

it('short ones that follow each other are together, and a long one ends them', () => {
  const unread = [field('a', SHORT), field('b', SHORT), field('c', LONG), field('d', SHORT)];
  expect(names(unread, 0)).toEqual(['a', 'b']);
  expect(names(unread, 1)).toEqual(['b']);
  expect(names(unread, 2)).toEqual(['c']);
  expect(names(unread, 3)).toEqual(['d']);
});

it('no more than a screenful are together, however many are left', () => {
  const unread = Array.from({ length: 40 }, (_, at) => field(`f${at}`, SHORT));
  expect(names(unread, 0)).toHaveLength(8);
});

it('one line that fills the screen is a long text, however few lines it has', () => {
  expect(names([field('a', 'x'.repeat(1200)), field('b', SHORT)], 0)).toEqual(['a']);
  expect(names([field('a', 'x'.repeat(100_000)), field('b', SHORT)], 0)).toEqual(['a']);
});
