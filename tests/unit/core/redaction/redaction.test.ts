/** Which words a mark takes, in which forms a struck word is found again, and where names are found to be struck. */
import { describe, expect, it } from 'vitest';
import type { PageWord } from '../../../../src-main/core/evidence/page-words.ts';
import { findWords } from '../../../../src-main/core/redaction/find-words.ts';
import { covered } from '../../../../src-main/core/redaction/marks.ts';
import { StruckWords } from '../../../../src-main/core/redaction/struck-words.ts';

const SIZE = { width: 600, height: 800 };

/** A word of 10 points' height at a place in points. */
const word = (text: string, left: number, top: number, width = text.length * 6): PageWord => ({
  text,
  left: left / SIZE.width,
  top: top / SIZE.height,
  width: width / SIZE.width,
  height: 10 / SIZE.height,
});

const line = (text: string, top = 100): PageWord[] => {
  let left = 72;
  return text.split(' ').map((one) => {
    const placed = word(one, left, top);
    left += one.length * 6 + 4;
    return placed;
  });
};

describe('a mark', () => {
  const words = [...line('said by Amina today'), ...line('and by others too', 114)];
  const struck = (left: number, top: number, width: number, height: number) =>
    [...covered([{ left, top, width, height }], words, SIZE).struck].map((at) => words[at]?.text);

  it.each([
    ['takes a word it touches whole', [125, 101, 4, 8], ['Amina']],
    ['takes both of two words', [108, 101, 12, 8], ['by', 'Amina']],
    ['leaves the line below, of which it only meets the tops', [122, 98, 20, 17], ['Amina']],
    ['takes nothing where there is nothing', [300, 300, 20, 20], []],
  ] as const)('%s', (_, [left, top, width, height], wanted) => {
    expect(struck(left, top, width, height)).toEqual(wanted);
  });

  it('ends on a step where there is room, and at its neighbour where there is none', () => {
    const last = line('by Amina');
    const over = { left: 90, top: 100, width: 10, height: 10 };
    const inPoints = (of: readonly PageWord[]) => {
      const [[left, , right] = [0, 0, 0, 0]] = covered([over], of, SIZE).blocks;
      return [(left * SIZE.width) / 10_000, (right * SIZE.width) / 10_000].map(Math.round);
    };
    expect(inPoints(last)).toEqual([85, 126]);
    expect(inPoints(line('by Zu'))).toEqual([85, 108]);
    expect(inPoints(line('by Amina today'))[1]).toBeLessThan(122);
  });
});

describe('a struck word is found', () => {
  it.each([
    ['Amina Okoro', 'with AMINA  okoro, too', true],
    ['Amina Okoro', 'Okoro, Amina', true],
    ['Amina Okoro', 'A. Okoro', true],
    ['Amina Okoro', 'Ami-\nna Oko\u00adro', true],
    ['Amina Okoro', 'a m i n a o k o r o', true],
    ['Amina Okoro', 'Amina Other', false],
    ['Nguyễn', 'nguyen', true],
    ['Ann', 'planning an annex', false],
    ['Ann', 'ask Ann.', true],
    ['Ann', "Ann's", true],
    ['07700 900123', '+44 7700 900 123', true],
    ['07700 900123', '07700 900124', false],
    ['王小明', '证人王小明说', true],
  ])('%s in %s: %s', (term, text, isFound) => {
    expect(new StruckWords([term]).in(text) !== null).toBe(isFound);
  });

  it('in bytes that may be no text, only as a whole word of some length', () => {
    const words = new StruckWords(['101', 'Al', 'Ann']);
    expect([words.inBytes('101 0 0 Al'), words.inBytes('(Ann) Tj'), words.inBytes('annex')]).toEqual([
      null,
      2,
      null,
    ]);
  });
});

describe('names are found with where they stand', () => {
  const found = (text: string, ...terms: string[]) =>
    findWords([{ page: 3, ...SIZE, words: line(text) }], terms).map(
      ({ text: said, as }) => `${said} (${as})`,
    );

  it.each([
    ['met Amina Okoro and Amina Bell', ['Amina Okoro (whole)', 'Amina (part)']],
    ['met Okoro, Amina there', ['Okoro, Amina (otherwise)']],
    ['met A. Okoro there', ['A. Okoro (otherwise)']],
    ['met Aminata there', []],
    ['met Amina’s friend', ['Amina’s (part)']],
  ])('%s', (text, wanted) => {
    expect(found(text, 'Amina Okoro')).toEqual(wanted);
  });

  it.each([
    ['call +44 7700 900123 now', '+44 7700 900123'],
    ['call (0044) 7700 900123 now', '(0044) 7700 900123'],
    ['call 44 times 07700 900123 now', '07700 900123'],
    ['call 144 7700 900123 now', '7700 900123'],
  ])('a number with its country: %s', (text, wanted) => {
    const words = line(text);
    const [one] = findWords([{ page: 1, ...SIZE, words }], ['07700 900123']);
    expect(one?.text).toBe(wanted);
  });

  it('each of several, in the order of the page, and a name over two lines as two rectangles', () => {
    const words = [...line('call 07700 900123 for Amina'), ...line('Okoro now', 114)];
    const all = findWords([{ page: 1, ...SIZE, words }], ['Amina Okoro', '+44 7700 900123']);
    expect(all.map(({ text, rects }) => [text, rects.length])).toEqual([
      ['07700 900123', 1],
      ['Amina Okoro', 2],
    ]);
  });
});
