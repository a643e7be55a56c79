import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode, TestimonyError } from '../../../../src-main/core/errors/errors.ts';
import { NAMED_TYPES } from '../../../../src-main/core/evidence/media-types.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { describeFailure, FailureCatalogue } from '../../../../src-main/core/words/failure-words.ts';
import { WORDS } from '../../../support/said.ts';

const words = () => WORDS;
const file = new URL('../../../../resources/locales/en/errors.json', import.meta.url);
const raw = JSON.parse(readFileSync(file, 'utf8'));
const catalogue = FailureCatalogue.parse(raw);
const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('the words for a failure', () => {
  it('exist for every code, and for nothing else', () => {
    expect(Object.keys(raw).sort()).toEqual([...codes].sort());
    const { duplicate: _, ...without } = raw;
    expect(FailureCatalogue.safeParse(without).success).toBe(false);
    expect(FailureCatalogue.safeParse({ ...raw, oops: raw.usage }).success).toBe(false);
  });

  it.each(codes)('%s: three whole sentences, with and without a name and a reason', (code) => {
    for (const about of [{}, { subject: 'scan3.pdf' }, { detail: 'page 4' }, { subject: 'a', detail: 'b' }]) {
      const { what, safe, next } = describeFailure({ code, ...about }, catalogue, words);
      for (const said of [what, safe, next]) {
        expect(said).toMatch(/^["\p{Lu}].*\.$/su);
        expect(said).not.toMatch(/[{}[\]]|undefined|null|\s{2}|\s[.,:]|!/);
        expect(said.toLowerCase()).not.toMatch(/\b(invalid|error|failed to|oops|token|victim|claims)\b/);
      }
    }
  });

  it('names the file it is about and gives the reason', () => {
    const failure = new TestimonyError('damaged-file', {
      subject: 'scan3.pdf',
      detail: 'page 4 has no contents',
    });
    expect(describeFailure(failure.toData(), catalogue, words).what).toBe(
      '"scan3.pdf" is damaged and its pages could not be recovered: page 4 has no contents.',
    );
  });

  it('names the kinds of file that can go in', () => {
    const { next } = describeFailure({ code: 'unsupported-type', detail: 'a video' }, catalogue, words);
    expect(next).toContain(`You can add ${NAMED_TYPES} and plain text.`);
  });

  it('shows a name as it is written, whatever it is written in', () => {
    const name = '<b>& {detail} [محمد] $& Nguyễn.pdf';
    const said = describeFailure({ code: 'empty-file', subject: name }, catalogue, words, (n) => `«${n}»`);
    expect(said.what).toBe(`«${name}» is empty.`);
  });

  it('does not end twice where the reason is a sentence of its own', () => {
    const { what } = describeFailure(
      { code: 'damaged-file', detail: 'Page 4 cannot be read.' },
      catalogue,
      words,
    );
    expect(what).toMatch(/: Page 4 cannot be read\.$/);
  });

  it.each(['c9k2m4q8x1z7v3b5n6l0p2s4t8', 'pick-c9k2m4q8x1z7v3b5n6l0p2s4t8', 'caseId', ''])(
    'does not show people what only the program reads: "%s"',
    (subject) => {
      expect(describeFailure({ code: 'not-found', subject }, catalogue, words).what).toBe(
        'What you asked for is not in this vault.',
      );
    },
  );

  it('says the first thing found about the field it names, and each with its field', () => {
    const found = [
      { ...coded('answer-takes-text'), field: 'name' },
      { ...coded('answer-takes-whole-number'), field: 'age' },
    ];
    const said = describeFailure({ code: 'answer-not-allowed', subject: 'age', found }, catalogue, words);
    expect(said.what).toBe('"age" does not take that answer: This question takes a whole number.');
    expect(said.findings).toEqual([
      'name: This question takes text.',
      'age: This question takes a whole number.',
    ]);
  });

  it('passes on what was found, line by line', () => {
    const failure = { code: 'check-failed', findings: ['page 2 prints 3', 'no bookmark'] } as const;
    expect(describeFailure(failure, catalogue, words).findings).toEqual(['page 2 prints 3', 'no bookmark']);
  });
});
