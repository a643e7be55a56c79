/**
 * Accounts made up from numbers, each read for every reader before and after words are withheld: every paper says what it said when
 * `same-words.txt` was written. After a change of words that is meant, `TESTIMONY_WRITE_WORDS=1` writes the file anew; with
 * `TESTIMONY_WORDS_TO=DIR` the papers themselves are written there, to be compared.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { generateCase, READERS, withholdMore } from '../../support/generated-accounts.ts';
import { papersOf } from '../../support/papers-of-case.ts';

const FILE = join(import.meta.dirname, 'same-words.txt');
const { TESTIMONY_WRITE_WORDS: anew, TESTIMONY_WORDS_TO: folder } = process.env;

const ACCOUNTS = 36;
/** Nothing withheld, something, and more. */
const STEPS = [0, 1, 2];
const numbers = Array.from({ length: ACCOUNTS }, (_, at) => at + 1);

/** For an account, a step and a reader: the digest of each paper. */
const before = anew ? [] : readFileSync(FILE, 'utf8').trim().split('\n');
const found: string[] = [];

describe.each(numbers)('account %i', (number) => {
  it('is on every paper, for every reader, as it was', async () => {
    const work = await engineAtWork();
    const lines: string[] = [];
    try {
      const of = await generateCase(work, number);
      for (const step of STEPS) {
        if (step > 0) await withholdMore(work, of, number * 10 + step);
        for (const reader of READERS) {
          const name = `${number}, ${step} withheld, ${reader || 'nobody'}`;
          const papers = await papersOf(work, of, reader);
          const digests = [...papers].map(([paper, words]) => `${paper}: ${digest(name, paper, words)}`);
          lines.push(`${name} | ${digests.join(', ')}`);
        }
      }
    } finally {
      work.engine.close();
    }
    found.push(...lines);
    if (!anew) expect(lines).toEqual(before.filter((line) => line.startsWith(`${number}, `)));
  });
});

it('there are more than five hundred of them', () => {
  expect(ACCOUNTS * STEPS.length * READERS.length).toBeGreaterThan(500);
});

afterAll(() => {
  if (anew) writeFileSync(FILE, `${found.join('\n')}\n`);
});

function digest(name: string, paper: string, words: unknown): string {
  const text = withoutChance(JSON.stringify(words, null, 1));
  if (folder) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, `${paper}.json`), text);
  }
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** Identifiers by the order they come in, no hashes, and no version of a form: all of them change, and no words with them. */
function withoutChance(text: string): string {
  const seen = new Map<string, number>();
  return text
    .replace(/\b[0-9a-f]{64}\b/gu, '#')
    .replace(/(version\W+)\d+/gu, '$1#')
    .replace(/\b(?=[a-z]*\d)[a-z0-9]{26}\b/gu, (id) => {
      seen.set(id, seen.get(id) ?? seen.size + 1);
      return `#${seen.get(id)}`;
    });
}
