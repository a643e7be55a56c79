/** Words a few letters off, by the rule and beside a slow statement of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distance, lettersOff, nearWords } from '../../../../src-main/core/search/near.ts';

/** The fewest letters to change, leave out, put in or swap with their neighbour. */
function slowly(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [last, other] = [a.at(-1), b.at(-1)];
  const [short, less] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [slowly(short, b) + 1, slowly(a, less) + 1, slowly(short, less) + (last === other ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && last === b.at(-2) && a.at(-2) === other)
    ways.push(slowly(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

it('counts as the slow statement does, up to what may be off', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      const off = slowly(a, b);
      expect(Math.min(distance(a, b, most), most + 1)).toBe(Math.min(off, most + 1));
    }),
    { numRuns: 300 },
  );
});

it('lets one letter be off from four on, and two from seven on', () => {
  expect([3, 4, 6, 7].map(lettersOff)).toEqual([0, 1, 1, 2]);
});

it('finds those near a word and not itself, the nearest first, then those that begin alike', () => {
  const known = ['ramona', 'romana', 'xomana', 'romane', 'roman', 'romanas', 'rom', 'ravaxa', 'romanian'];
  expect(nearWords('romana', known)).toEqual(['romane', 'roman', 'romanas', 'xomana']);
  expect(nearWords('romanaa', ['romania', 'romanias', 'roxaxia', 'romanaa'])).toEqual([
    'romania',
    'romanias',
  ]);
  expect(nearWords('rom', ['ram'])).toEqual([]);
  const many = Array.from({ length: 13 }, (_, at) => `roman${'bcdefghijklmn'[at]}`);
  expect(nearWords('romana', many)).toEqual(many.slice(0, 12));
});
