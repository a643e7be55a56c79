import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CourtProfile, FILE_CHECKS } from '../../src-main/bundle/check/profile.ts';
import { TestimonyError } from '../../src-main/core/errors/errors.ts';
import { createBundleChecker } from '../../src-main/host/compose.ts';

const root = join(import.meta.dirname, '../..');
const corpus = join(root, '../shared/corpus/pdf');
const profile = CourtProfile.parse(
  JSON.parse(readFileSync(join(root, 'resources/profiles/general.json'), 'utf8')),
);
const inFile = profile.rules.filter(({ check }) => FILE_CHECKS.some((one) => one === check));
const checker = createBundleChecker();
afterAll(() => checker.close());

const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true })
      .map(String)
      .filter((name) => name.toLowerCase().endsWith('.pdf'))
  : [];

/** What a person can act on; anything else would be ours to mend. */
const REASONS = ['damaged-file', 'password-needed', 'unsupported-type', 'empty-file'];

describe('checking files that nobody made for this', () => {
  it('gives each a finding for every rule, or a reason why it cannot be looked at', async () => {
    for (const name of files) {
      const request = { path: join(corpus, name), fileName: basename(name), profile };
      try {
        const { findings, pages } = await checker.check(request, { signal: new AbortController().signal });
        expect([name, findings.length]).toEqual([name, inFile.length]);
        expect(findings.flatMap((one) => one.pages).every((page) => page >= 1 && page <= pages)).toBe(true);
      } catch (thrown) {
        if (!(thrown instanceof TestimonyError)) throw thrown;
        expect(REASONS, name).toContain(thrown.code);
        expect(thrown.subject).toBe(basename(name));
      }
    }
  });
});
