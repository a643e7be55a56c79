/**
 * Every sheet, reading and pack that stands on an account hears of a later one: over all forms that are sheets and all packs there
 * are, wherever a first telling stands the second stands too, whether the sheet was begun before it or after. The questions are
 * those of the interview that take a text; a form or a pack that is added is in the table by itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactView } from '../../../src-main/core/answers/fact.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FOLDER = join(import.meta.dirname, '../../../resources');
interface Element {
  readonly type?: string;
  readonly name?: string;
  readonly elements?: readonly Element[];
  readonly testimony?: { readonly fact?: string };
}
interface For {
  readonly roles?: readonly string[];
  readonly ages?: readonly string[];
  readonly nations?: readonly string[];
}
interface Form {
  readonly pages: readonly { readonly elements: readonly Element[] }[];
  readonly testimony: { readonly id: string; readonly use: string; readonly for?: For };
}
const FORMS = readdirSync(join(FOLDER, 'forms'))
  .filter((name) => name.endsWith('.json'))
  .map((name): Form => JSON.parse(readFileSync(join(FOLDER, 'forms', name), 'utf8')));
/** The survivor here is an adult in a case of England and Wales: what is for others alone has tests of its own. */
const isForAdult = (whom: For | undefined): boolean =>
  whom?.roles?.includes('survivor') !== false &&
  whom?.ages?.includes('adult') !== false &&
  whom?.nations?.includes('england-wales') !== false;
const SHEETS = FORMS.filter(
  ({ testimony }) => testimony.use === 'worksheet' && isForAdult(testimony.for),
).map((one) => one.testimony.id);
/** Made of no account: its own fields are read and released one by one. */
const NO_ACCOUNT = new Set(['duty-to-notify']);
const PACKS = readdirSync(join(FOLDER, 'profiles/recipients'))
  .filter((name) => name.endsWith('.json'))
  .map((name): { id: string; for: For; to: string } =>
    JSON.parse(readFileSync(join(FOLDER, 'profiles/recipients', name), 'utf8')),
  )
  .filter((one) => isForAdult(one.for) && !NO_ACCOUNT.has(one.id))
  .map(({ id, to }) => ({ id, recipient: to === 'agency' ? 'Aire Law' : '' }));

/** Of these nothing goes to another page by itself: how the talk was held, who is safe, and what is not to be told. */
const NOT = /^(?:safety|consent|contact|talk|interview|person\.not-to-be-told|person\.family-kept-apart)/u;
const elementsOf = (some: readonly Element[]): Element[] =>
  some.flatMap((one) => [one, ...elementsOf(one.elements ?? [])]);
const QUESTIONS = FORMS.filter(({ testimony }) => testimony.id === 'screening-interview')
  .flatMap(({ pages }) => pages.flatMap(({ elements }) => elementsOf(elements)))
  .filter(
    ({ type, testimony }) => type === 'comment' && testimony?.fact !== undefined && !NOT.test(testimony.fact),
  )
  .flatMap(({ name }) => name ?? []);

/** Words that stand in no other telling. */
const told = (which: 'First' | 'Second', question: string) => {
  const name = question.replaceAll('-', 'q');
  return which === 'First' ? `Xx${name}xx was so` : `Yy${name}yy was so`;
};
const heard = (text: string) => ({
  first: QUESTIONS.filter((one) => text.includes(told('First', one))),
  second: QUESTIONS.filter((one) => text.includes(told('Second', one))),
});

let work: EngineAtWork;
let personId: PersonId;
const before = new Map<string, ScreeningId>();
const after = new Map<string, ScreeningId>();
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers', 'police', 'support-services'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const { id } = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' });
  const tell = (answers: readonly object[]) =>
    work.do('screeningAnswer', { screeningId: id, answers: answers as never });
  const all = (which: 'First' | 'Second', more: object = {}) =>
    QUESTIONS.map((question) => ({
      question,
      state: 'answered',
      value: told(which, question),
      ...more,
    }));
  await tell([...openingAnswers({ 'consent-police': 'given' }), ...all('First')]);
  await work.do('screeningSign', { screeningId: id, readBack: 'Read aloud' });
  const begin = async (sheets: Map<string, ScreeningId>) => {
    for (const formId of SHEETS) {
      const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId });
      await work.do('screeningCarryOver', { screeningId: sheet });
      sheets.set(formId, sheet);
    }
  };
  await begin(before);
  await work.do('screeningAddLayer', { screeningId: id, reason: 'She told more' });
  await tell([...safetyAnswers(), ...all('Second', { relation: 'differs', cause: 'fear' })]);
  await begin(after);
}, 120_000);
afterFile(() => work?.engine.close());

/** What was told: a worker's own sheet only took it over. */
const knownTo = (known: readonly { readonly facts: readonly Fact[] }[]): string =>
  JSON.stringify(
    known.flatMap(({ facts }) =>
      facts.flatMap(({ statements }) =>
        statements.filter(({ origin }) => !(origin.kind === 'interview' && origin.sheet === true)),
      ),
    ),
  );
type Fact = Pick<FactView, 'statements'>;

const paper = async (screeningId: ScreeningId) => {
  const folder = temporaryFolder();
  const to = { screeningId, folder: work.pickFolder(folder), own: true, wishesSeen: true };
  const { fileName } = await work.do('recordExport', to as never);
  return flowOf(readFileSync(join(folder, fileName)));
};

/** What has words of an account at all, as the table found it. */
const hears = new Set<string>();

/** Packs that are made of a sheet of another name. */
const PAGE_OF: Readonly<Record<string, string>> = { 'safety-page': 'safety-plan' };

it('there is something to hear of', () => {
  expect(QUESTIONS.length).toBeGreaterThan(20);
  expect(PACKS.length).toBeGreaterThan(5);
});

describe.each(SHEETS)('%s', (formId) => {
  it.each([
    ['begun before it', before],
    ['begun after it', after],
  ] as const)('%s: on paper, in the record and in its reading', async (_, sheets) => {
    const screeningId = sheets.get(formId);
    if (screeningId === undefined) throw new Error(`no sheet of ${formId}`);
    const view = await work.do('screeningShow', { screeningId });
    const offers = await work.do('pointOffers', { screeningId });
    const texts = [await paper(screeningId), knownTo(view.known), JSON.stringify(offers)];
    for (const text of texts) {
      const { first, second } = heard(text);
      if (first.length > 0) hears.add(formId);
      expect(second).toEqual(expect.arrayContaining(first));
    }
    // What stands in a field is what is known beside it, too.
    const { first } = heard(JSON.stringify(view.answers));
    expect(heard(knownTo(view.known)).second).toEqual(expect.arrayContaining(first));
  });
});

it.each(PACKS)('the pack $id', async ({ id: profileId, recipient }) => {
  // Of the sheet that stands on the first telling alone.
  const sheet = before.get(PAGE_OF[profileId] ?? profileId);
  const made = sheet === undefined ? {} : { screeningId: sheet };
  const asked = { personId, profileId, recipient, ...made };
  const { sha256: seen, consent } = await work.do('packPreview', asked as never);
  const folder = temporaryFolder();
  // Aire Law is not who some of them are meant for.
  const reason = consent.missing.length === 0 ? {} : { overrideReason: 'Read against the account.' };
  const build = { ...asked, seen, folder: work.pickFolder(folder), ...reason };
  const { fileName } = await work.do('packBuild', build as never);
  const { first, second } = heard(flowOf(readFileSync(join(folder, fileName))));
  if (first.length > 0) hears.add(`pack ${profileId}`);
  expect(second).toEqual(expect.arrayContaining(first));
});

it('what stands on an account is what is thought to', () => {
  expect([...hears].toSorted()).toEqual([
    'elements',
    'ilo-indicators',
    'journey-legs',
    'needs-and-risk',
    'nrm-preparation',
    'pack first-account',
    'pack interview-record',
    'pack needs-and-risk',
    'pack nrm-preparation',
    'pack support-letter',
    'personal-statement',
    'points-to-prove',
    'safety-plan',
    'special-measures',
    'uk-indicators',
  ]);
});
