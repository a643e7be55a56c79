import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../../src-main/core/errors/errors.ts';
import { actionKey } from '../../../src-main/core/log/words.ts';
import { combineShares, splitKey } from '../../../src-main/crypto/recovery-share.ts';
import { withSecrets } from '../../../src-main/crypto/secret.ts';
import { LOG_WORDS } from '../../../src-renderer/features/vault/actions.ts';
import { failureWords } from '../../../src-renderer/ui/failure-words.ts';
import { sources } from '../../support/project-files.ts';

const folder = join(import.meta.dirname, '../../../src-renderer/i18n/en');
const sentences = readdirSync(folder).flatMap((file) =>
  leaves(JSON.parse(readFileSync(join(folder, file), 'utf8'))).map(([key, text]) => ({
    key: `${file}: ${key}`,
    text,
  })),
);

function leaves(value: unknown, at = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, at === '' ? key : `${at}.${key}`));
}

describe('the interface’s words', () => {
  it('blame nobody, shout at nobody, and name no machinery', () => {
    const bad =
      /!|\boops\b|\binvalid\b|\bfailed\b|\berror\b|\bnull\b|\btoken\b|\bvictim\b|\bclaims?\b|\bsuspicious\b/i;
    for (const { key, text } of sentences) expect(text, key).not.toMatch(bad);
  });

  it('are never empty', () => {
    for (const { key, text } of sentences) expect(String(text).trim(), key).not.toBe('');
  });

  it('come with a form for one and a form for many, or with neither', () => {
    const keys = new Set(sentences.map(({ key }) => key));
    for (const key of keys) {
      if (key.endsWith('_one')) expect(keys, key).toContain(key.replace(/_one$/, '_other'));
      if (key.endsWith('_other')) expect(keys, key).toContain(key.replace(/_other$/, '_one'));
    }
  });
});

describe('the log', () => {
  it('has words for every entry that a use case writes', () => {
    const logged = sources(['src-main/usecases']).flatMap(({ text }) =>
      [...text.matchAll(/\baction: '([a-z]+\.[a-z-]+)'/g)].map(([, action = '']) => action),
    );
    expect(logged).toContain('sheet.exported');
    expect(logged.filter((action) => actionKey(LOG_WORDS, action) === null)).toEqual([]);
  });
});

describe('pages of a recovery kit that do not fit', () => {
  const tried = async (...texts: readonly string[]) => {
    const thrown = await withSecrets((secrets) => combineShares(texts, secrets)).catch((fault) => fault);
    const { what, next, findings } = failureWords(thrown.toData(), 'recovery');
    return [what, next, ...findings].join(' ');
  };
  it('are told apart by what is to be done about them, in the word that stands on the paper', async () => {
    const split = { shares: 3, needed: 2 };
    const [one = '', two = ''] = await splitKey(new Uint8Array(32).fill(7), { ...split, kit: 'aaaa' });
    const [other = ''] = await splitKey(new Uint8Array(32).fill(8), { ...split, kit: 'bbbb' });
    expect(await tried(one, one)).toMatch(
      /^The pages cannot be used as typed.* the same page is typed twice/,
    );
    expect(await tried(one)).toMatch(/ 2 pages are needed, and 1 is typed/);
    expect(await tried(one, other)).toMatch(/ they are of different kits: .* number .* on each page/);
    expect(
      await tried(
        one,
        // Not its last, of which two bits say nothing.
        two.replace(/(?<=^.{21})./, (letter) => (letter === '4' ? '5' : '4')),
      ),
    ).toMatch(/“page 2”/);
    const said = failureWords({ code: 'wrong-passphrase' }, 'recovery');
    expect([said.what, said.next].join(' ')).not.toMatch(/share/i);
  });
});

describe('a failure', () => {
  it('of every kind says what happened, what is safe and what to do next, with nothing left unfilled', () => {
    for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
      const { what, safe, next } = failureWords({ code, subject: 'scan3.pdf', detail: 'page 4' });
      for (const sentence of [what, safe, next]) {
        expect(sentence, code).toMatch(/^[\p{Lu}“]/u);
        expect(sentence, code).not.toMatch(/[{}[\]]/);
      }
    }
  });

  it('names the file it is about, and never an identifier', () => {
    expect(failureWords({ code: 'password-needed', subject: 'scan3.pdf' }).what).toContain('“scan3.pdf”');
    const identifier = 'pick-0123456789abcdefghijklmnop';
    expect(failureWords({ code: 'not-found', subject: identifier }).what).not.toContain(identifier);
  });
});
