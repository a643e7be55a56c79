import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strengthLine, suggestPhrase } from '../../../src-main/cli/passphrase-strength.ts';
import { strengthOf, wordPhrase } from '../../../src-main/core/vault/passphrase.ts';
import { projectRoot } from '../../support/project-files.ts';

const { words, licence } = JSON.parse(
  readFileSync(join(projectRoot, 'resources/words/eff-large.json'), 'utf8'),
) as {
  words: string[];
  licence: string;
};

describe('a passphrase', () => {
  it.each([
    ['password1234', 'within minutes or hours'],
    ['qwertyuiop123', 'within minutes or hours'],
    ['aaaaaaaaaaaaaaaa', 'within minutes or hours'],
    ['Manchester2024!', 'within minutes or hours'],
    ['nine quiet herons wade upstream', 'in centuries'],
  ])('%s is said to hold: %s', async (passphrase, holds) => {
    expect(await strengthLine(passphrase)).toContain(holds.replace('within ', 'in '));
  });

  it('is never called stronger for fewer guesses', () => {
    const steps = Array.from({ length: 300 }, (_, n) => strengthOf(n / 10).holds);
    const order = ['minutes', 'days', 'months', 'years', 'centuries'];
    expect(steps.map((one) => order.indexOf(one))).toEqual(steps.map((one) => order.indexOf(one)).toSorted());
    expect(new Set(steps).size).toBe(order.length);
  });
});

describe('a phrase of words', () => {
  it('is six of the 7,776, which are all different, with the licence beside them', async () => {
    expect([words.length, new Set(words).size, licence]).toEqual([
      7776,
      7776,
      expect.stringContaining('CC BY'),
    ]);
    const [one, other] = [suggestPhrase(), suggestPhrase()];
    expect(one.split(' ')).toHaveLength(6);
    expect(one.split(' ').every((word) => words.includes(word))).toBe(true);
    expect(one).not.toBe(other);
    expect(await strengthLine(one)).toContain('in centuries');
  });

  it('reaches the first word and the last', () => {
    expect(wordPhrase(words, () => 0).split(' ')[0]).toBe(words[0]);
    expect(wordPhrase(words, (count) => count - 1).split(' ')[5]).toBe(words.at(-1));
  });
});
