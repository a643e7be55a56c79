/** What is read to a person on the consent sheet: what support hangs on, said truly and plainly, with no promise too large. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConsentPurpose } from '../../../../src-main/core/consent/purposes.ts';
import type { Nation } from '../../../../src-main/core/dates/working-days.ts';
import { projectRoot } from '../../../support/project-files.ts';

const file = JSON.parse(readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8'));
const purposes = ConsentPurpose.array().parse(file.purposes);
const plain = (id: string) => purposes.find((one) => one.id === id)?.plain ?? '';
const there = (id: string, nation: Nation) =>
  purposes.find((one) => one.id === id)?.byNation?.[nation]?.plain ?? '';

/** Flesch and Kincaid, with syllables counted by their vowels: near enough to see a sentence that grew. */
function grade(text: string): number {
  const sentences = text.split(/[.:]\s*/).filter(Boolean).length;
  const words = text.match(/[A-Za-z’]+/g) ?? [];
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        word
          .toLowerCase()
          .replace(/e\b/, '')
          .match(/[aeiouy]+/g)?.length ?? 1,
      ),
    0,
  );
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

it('says that what a house gives needs no referral, and that no help needs the police', () => {
  for (const text of [plain('support'), file.apart.why]) {
    expect(text).toMatch(/What (we give from our own money|this house gives)/);
    expect(text).toContain('You do not have to speak with the police to get help');
  }
  expect(plain('police')).toContain('Your support does not depend on helping the police');
});

it('says of what a house gives what it does not hang on, and not that it needs no yes to support', () => {
  expect(file.apart.why).toContain('does not depend on the referral or on the police');
  expect(file.apart.why).not.toMatch(/none of them/);
});

it('says that a child is referred without this yes, as nobody asks a child for it', () => {
  for (const { id, childNeedsNone, onlyConsent, plain: said } of purposes)
    expect([id, /under 18/.test(said)]).toEqual([
      id,
      childNeedsNone !== undefined && onlyConsent !== undefined,
    ]);
});

it('the privacy notice says what it is easy to leave out', () => {
  const notice = JSON.parse(readFileSync(join(projectRoot, 'resources/consent/privacy-notice.json'), 'utf8'));
  const text = JSON.stringify(notice.sections);
  for (const part of [
    // Everybody with a key reads all of it, and not those alone who work on the case.
    /can open it can read what is written about you, also if they do not work on your case/,
    /Help that the government pays for can end if you leave the referral/,
    /copy in a backup can stay for longer/,
    /without your name/,
    // Nobody has to complain to the office first.
    /You can also complain to the regulator/,
    /We must tell you within 30 days that we have it/,
    /A child can be referred without it/,
  ])
    expect(text).toMatch(part);
  expect(text).not.toMatch(/First to us/);
  expect(notice.version > '2026-12-02').toBe(true);
});

it('says of each nation alone what help hangs on there', () => {
  expect(there('nrm-referral', 'england-wales')).toMatch(
    /only for people in the referral.*ends if you leave/,
  );
  expect(there('support', 'england-wales')).toMatch(/needs the referral/);
  expect(there('nrm-referral', 'scotland')).toMatch(/90 days, or until the last decision if it comes sooner/);
  expect(there('nrm-referral', 'northern-ireland')).toMatch(/can start when this form is about to be sent/);
  expect(there('nrm-referral', 'northern-ireland')).toMatch(/up to 12 months, or longer/);
  expect(there('nrm-referral', 'northern-ireland')).toMatch(/at least until 45 days after the first/);
  expect(there('support', 'northern-ireland')).toMatch(/do not have to be a witness/);
  for (const nation of ['scotland', 'northern-ireland'] as const)
    expect(there('support', nation)).not.toMatch(/needs the referral/);
});

it('the privacy notice is plain too, and keeps every article for its end', () => {
  const notice = JSON.parse(readFileSync(join(projectRoot, 'resources/consent/privacy-notice.json'), 'utf8'));
  const items: { text: string; basis?: string }[] = notice.sections.flatMap(
    (one: { items: object[] }) => one.items,
  );
  expect(items.length).toBeGreaterThan(10);
  for (const { text } of items) {
    expect(text).not.toMatch(/Article|Schedule|GDPR/);
    expect([text, grade(text) < 7.5 ? 'plain' : grade(text)]).toEqual([text, 'plain']);
  }
  const law = items.map(({ basis = '' }) => basis).join(' ');
  for (const part of [
    '6(1)(f)',
    '6(1)(ea)',
    '9(2)(a)',
    '9(2)(f)',
    '9(2)(g)',
    '12A',
    'Article 20',
    '164A',
    'Article 14',
    'Article 10',
    '21',
  ])
    expect([part, law.includes(part)]).toEqual([part, true]);
});

it('each purpose of the privacy notice has its Article 6 basis, its Article 9 condition and whose interest it is', () => {
  const notice = JSON.parse(readFileSync(join(projectRoot, 'resources/consent/privacy-notice.json'), 'utf8'));
  for (const { title, basis } of notice.sections[0].items) {
    expect([title, /6\(1\)/.test(basis), /9\(2\)/.test(basis)]).toEqual([title, true, true]);
    if (/6\(1\)\(f\)/.test(basis)) expect([title, /interest in/.test(basis)]).toEqual([title, true]);
    // Safeguarding and crime rest on a substantial public interest only with a paragraph of Schedule 1.
    if (/9\(2\)\(g\)/.test(basis)) expect([title, /Schedule 1 paragraph/.test(basis)]).toEqual([title, true]);
  }
  // What is asked as a yes rests on it.
  const counted = notice.sections[0].items.find((one: { text: string }) => /you are counted/.test(one.text));
  expect(counted.basis).toContain('Article 6(1)(a)');
});

it('promises nothing that nobody can promise, and is read at about the sixth year of school', () => {
  const texts = purposes.flatMap(({ id, plain: said, byNation }) =>
    [said, ...Object.values(byNation ?? {}).map((one) => one.plain)].map((text) => [id, text] as const),
  );
  expect(texts.length).toBe(purposes.length + 6);
  for (const [id, text] of texts) {
    expect([id, /\b(nobody can|no one can|never|always|guarantee)/i.test(text)]).toEqual([id, false]);
    expect([text, grade(text) < 7.5 ? 'plain' : grade(text)]).toEqual([text, 'plain']);
  }
});
