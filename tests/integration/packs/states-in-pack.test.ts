/**
 * Every state of an answer in a pack, as a field of the form to be typed and as an account: itself, and never "no account".
 * Extends the table of states that what-was-said goes through.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const ABOUT = { value: '2023-05', qualifier: 'about' };
const WORDS = 'Eram mică.';
interface State {
  readonly name: string;
  readonly question: string;
  readonly field: string;
  readonly answer: object;
  /** What is typed, and what stands beside it and is not to be typed. */
  readonly typed: readonly string[];
  readonly beside: RegExp;
}
const living = (name: string, answer: object, typed: readonly string[], beside: RegExp): State => ({
  name,
  question: 'living',
  field: 'living-conditions',
  answer,
  typed,
  beside,
});
const STATES: readonly State[] = [
  living(
    'answered',
    { state: 'answered', value: 'Six in a room.' },
    ['Six in a room.'],
    /^(?!.{0,60}No account)/s,
  ),
  living('own words', { state: 'own-words', ownWords: WORDS }, [`“${WORDS}”`], /^(?!.{0,60}No account)/s),
  living('prefers not to say', { state: 'prefers-not-to-say' }, [], /Prefers not to say/),
  living('not known', { state: 'not-known' }, [], /Not known/),
  living('deferred', { state: 'deferred' }, [], /Put off where it was asked|Skip for now/),
  living('not asked', { state: 'not-asked' }, [], /No account speaks|Not asked/),
  {
    name: 'an approximate date',
    question: 'start-date',
    field: 'when-did-the-exploitation-take-place',
    answer: { state: 'answered', value: ABOUT },
    typed: ['When it started: about May 2023'],
    beside: /^/,
  },
  {
    name: 'own words beside a choice',
    question: 'support',
    field: 'does-pv-need-support',
    answer: { state: 'answered', value: 'yes', ownWords: 'Only with a woman.' },
    typed: ['Yes'],
    beside: /Only with a woman\./,
  },
];

let work: EngineAtWork;
const people = new Map<string, { readonly personId: PersonId; readonly sheet: ScreeningId }>();
beforeAll(async () => {
  work = await engineAtWork();
  for (const { name, question, answer } of STATES) {
    const { id: caseId } = await work.do('caseCreate', { reference: name, title: 'R v Example' });
    const she = { caseId, role: 'survivor' as const, name: 'Maria Popescu', birthDate: { value: '1990' } };
    const { id: personId } = await work.do('personAdd', she);
    const answers = [...openingAnswers(), { question, ...answer } as never];
    const formId = 'screening-interview';
    await work.do('screeningRecord', { caseId, personId, formId, readBack: 'Read aloud', answers });
    const { id } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await work.do('screeningCarryOver', { screeningId: id });
    await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    people.set(name, { personId, sheet: id });
  }
}, 120_000);
afterAll(() => work.engine.close());

/** What is typed in the field, and the page from there on. */
async function inPack(personId: PersonId, title: string) {
  const asked = { profileId: 'nrm-preparation', personId, recipient: 'An officer' };
  const { parts, sha256: seen } = await work.do('packPreview', asked);
  const folder = temporaryFolder();
  const { fileName } = await work.do('packBuild', { ...asked, seen, folder: work.pickFolder(folder) });
  const [, page = ''] = flowOf(readFileSync(join(folder, fileName))).split(title);
  const line = parts.flatMap(({ lines }) => lines).find((one) => one.title === title);
  return { said: line?.said, page: page.slice(0, 300) };
}

it.each(STATES)('$name is that in the pages to type from', async ({ name, field, typed, beside }) => {
  const made = people.get(name);
  if (made === undefined) throw new Error(name);
  const { fields } = await work.do('copyOutRecord', { screeningId: made.sheet, accountsSeen: true });
  const title = fields.find((one) => one.question === field)?.title ?? '-';
  const { said, page } = await inPack(made.personId, title);
  expect(said).toEqual(typed);
  expect(page).toMatch(beside);
});

it.each([
  ['deferred', /Skip for now/],
  ['not-known', /Not known/],
  ['prefers-not-to-say', /Prefers not to say/],
] as const)(
  'what the sheet itself has as %s is that, with nothing told and beside what was',
  async (state, beside) => {
    for (const [name, field] of [
      ['not asked', 'living-conditions'],
      ['answered', 'living-conditions'],
      ['not asked', 'is-this-the-first-chance-to-report'],
    ] as const) {
      const made = people.get(name);
      if (made === undefined) throw new Error(name);
      const answers = [
        { question: 'pv-under-age', state: 'answered', value: 'no' },
        { question: field, state },
      ];
      await work.do('screeningAnswer', { screeningId: made.sheet, answers: answers as never });
      const { fields } = await work.do('copyOutRecord', { screeningId: made.sheet, accountsSeen: true });
      const title = fields.find((one) => one.question === field)?.title ?? '-';
      const { said, page } = await inPack(made.personId, title);
      expect(said, `${name}, ${field}`).toEqual([]);
      expect(page.slice(0, 100), `${name}, ${field}`).toMatch(beside);
      expect(page.slice(0, 100), `${name}, ${field}`).not.toMatch(/No account/);
    }
  },
);
