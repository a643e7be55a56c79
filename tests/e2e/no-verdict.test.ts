/**
 * Whatever is answered, the window passes no judgement on the person: every form filled at one end of every answer,
 * then at the other. On each page every word is the form's, the answers' or a neutral one of ours; and no row, mark or
 * colour is drawn in another way because of what was answered.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OFFICIAL_NAMES } from '../../src-main/core/forms/official-lists.ts';
import type { CompiledForm } from '../../src-main/usecases/forms/compiled-form.ts';
import { loadFormLibrary } from '../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { CASE, type CaseOnScreen, caseOnScreen, story } from '../support/case-on-screen.ts';
import type { CaseTab } from '../support/case-tabs.ts';
import { lawOf } from '../support/forms.ts';
import { projectRoot } from '../support/project-files.ts';
import { OWNER } from '../support/vault.ts';
import { extremeAnswers } from '../support/verdict/answer-sets.ts';
import { stringsIn, wordsOf } from '../support/verdict/lexicon.ts';
import { looksOf, type PageLooks, rowsThatDiffer } from '../support/verdict/page-looks.ts';
import { findingsIn, formStrings, ourPart, readJson } from '../support/verdict/printed.ts';
import { READING } from '../support/verdict/reading-words.ts';

const resources = findResources();
const { forms } = await loadFormLibrary(resources);
/** Those of one law stand together, so that the case changes its law only when it must. */
const all = [...forms.values()].sort((a, b) => lawOf(a).localeCompare(lawOf(b), 'en'));
const titleOf = (form: CompiledForm) => String(form.definition.title);

/** The window's catalogues: read word by word in tests/unit/project/words-judge-nobody.test.ts. */
const catalogues = join(projectRoot, 'src-renderer/i18n/en');
const FRAME = new Set([
  ...READING,
  ...readdirSync(catalogues).flatMap((file) => stringsIn(readJson(catalogues, file)).flatMap(wordsOf)),
  // Days, hours and keys as the window writes them, its name, and what a text box measures itself with.
  ...wordsOf(
    'Jan Feb March Apr May June July Aug Sept Oct Nov Dec am pm Ctrl K Alt Testimony autosize measurement x',
  ),
]);
/** What is neither ours nor an answer: other files of the program, and the particulars of the case. */
const STRINGS = [
  ...all.flatMap((form) => [...formStrings(form.file), ...stringsIn(form.definition.title)]),
  ...[
    'facts/facts.json',
    'consent/purposes.json',
    'indicators/ilo-2009.json',
    'rules/offers.json',
    'rules/readiness.json',
    'support/outcomes.json',
    'support/disengagement.json',
    'support/prompts.json',
    'clocks/kinds.json',
    'clocks/referral.json',
    'clocks/criminal.json',
    'clocks/hearings.json',
    'clocks/office.json',
    'clocks/answers.json',
    'codes/countries.json',
    'codes/moment-kinds.json',
    'codes/particular-kinds.json',
    'codes/police-stages.json',
    'codes/row-words.json',
  ].flatMap((file) => stringsIn(readJson(resources.folder, file))),
  // Names as the official referral form has them, word for word.
  ...Object.values(OFFICIAL_NAMES).flatMap((names) => names.map(({ text }) => text)),
  ...stringsIn(story.person),
  'Differences do not mean that anyone is untruthful.',
  CASE,
  'TO-1',
  OWNER,
  ...OWNER.split(' '),
  'AO',
  'United Kingdom',
  'Vietnam',
  'Falkland Islands (Islas Malvinas)',
];

let on: CaseOnScreen;
/** Every page seen, by its name, at each end of the answers. */
const seen: [Map<string, PageLooks>, Map<string, PageLooks>] = [new Map(), new Map()];
const sheets = new Map<string, Awaited<ReturnType<typeof begin>>>();
const begin = async (form: CompiledForm) => {
  const { caseId, personId } = on;
  return (await on.call('screeningStart', { caseId, personId, formId: form.file.testimony.id })).id;
};
/** An age is not answered anywhere: it decides which forms are for the person. */
const AGE_FACTS = ['person.under-18', 'person.birth-date'];
const told = (form: CompiledForm, end: 0 | 1) =>
  extremeAnswers(form.file, end).filter(
    ({ question }) => !AGE_FACTS.includes(form.byName.get(question)?.fact ?? ''),
  );
/** The child's form is begun while the age is not sure; the others are for adults. */
const asIfFor = async (form: CompiledForm) => {
  await underItsLaw(form);
  await on.call(
    'ageRecord',
    isChilds(form)
      ? { personId: on.personId, under18: 'not-sure' }
      : { personId: on.personId, under18: 'no', why: 'Assessed by the council' },
  );
};
const underItsLaw = async (form: CompiledForm) => {
  const { reference, title, status } = await on.call('caseShow', { caseId: on.caseId });
  await on.call('caseUpdate', { caseId: on.caseId, reference, title, status, nation: lawOf(form) });
};
const isChilds = ({ file }: CompiledForm) => file.testimony.for?.ages?.includes('adult') === false;
const RECORD_TABS = ['interviews', 'forms', 'sharing', 'contact'] as const;
const tabOf = ({ file }: CompiledForm) => (file.testimony.use === 'worksheet' ? 'forms' : 'interviews');
const button = (name: string | RegExp) => on.app.page.getByRole('button', { name }).first();
/** By the button that leads out of a form; where there is none, by reading everything anew. */
async function leaveFor(tab: CaseTab): Promise<void> {
  const leave = button(/^(Leave the interview|Back to the case)$/);
  if ((await leave.count()) === 0) return on.readAgain(tab);
  await leave.click();
  await on.heading(CASE);
  await on.goTo(tab);
}

beforeAll(async () => {
  on = await caseOnScreen('no-verdict');
  for (const form of all) {
    await asIfFor(form);
    sheets.set(form.file.testimony.id, await begin(form));
  }
  await asIfFor(all.find((form) => !isChilds(form)) as CompiledForm);
});
afterAll(() => on?.app.close());
// What stood there instead of what was waited for.
beforeEach(({ onTestFailed }) => onTestFailed(() => on?.app.picture('no-verdict-stuck')));

async function keep(end: 0 | 1, name: string): Promise<void> {
  seen[end].set(name, await looksOf(on.app.page));
}

/** Every step in the list at the left, with the notes before hard sections. */
async function everyStep(end: 0 | 1, title: string): Promise<void> {
  const steps = on.app.page.locator('nav ol button');
  for (let index = 0; index < (await steps.count()); index += 1) {
    await steps.nth(index).click();
    if ((await on.app.page.locator('[data-session-note]').count()) > 0) {
      await keep(end, `${title}, note ${index}`);
      await button('Open these questions').click();
    }
    const name = (await steps.nth(index).locator('span').nth(1).textContent()) ?? '';
    if (name === 'Read together') await on.app.page.locator('[data-readings]').waitFor();
    if (name === 'Ready to send?') await on.app.page.locator('[data-readiness]').waitFor();
    await keep(end, `${title}: ${name}`);
  }
}

describe.each([0, 1] as const)('answers at end %i', (end) => {
  it('are put in', async () => {
    for (const form of all) {
      const screeningId = sheets.get(form.file.testimony.id);
      if (screeningId === undefined) throw new Error('not begun');
      await on.call('screeningAnswer', { screeningId, answers: told(form, end) });
    }
  });

  it.each(all.map((form) => [titleOf(form), form] as const))('%s is looked at', async (title, form) => {
    // Answers and law were put in behind the page's back: it is opened anew once for all forms of one law.
    const before = all[all.indexOf(form) - 1];
    if (before !== undefined && lawOf(before) === lawOf(form)) await leaveFor(tabOf(form));
    else {
      await underItsLaw(form);
      await on.readAgain(tabOf(form));
      for (const tab of RECORD_TABS) {
        await on.goTo(tab);
        await keep(end, `Tab: ${tab}, ${lawOf(form)}`);
      }
      await on.goTo(tabOf(form));
    }
    await button(`Continue: ${title},`).click();
    await on.heading(/./);
    await everyStep(end, title);
  });

  it('what is recorded about the person is looked at', async () => {
    await leaveFor('interviews');
    await button(/^Read what is recorded about/).click();
    await on.heading('Recorded so far');
    await on.app.page.locator('[data-fact]').first().waitFor();
    await keep(end, 'Recorded so far');
  });
});

describe('signed records', () => {
  const sign = async (form: CompiledForm) => {
    for (const end of [0, 1] as const) {
      const { caseId, personId } = on;
      const answers = told(form, end);
      const formId = form.file.testimony.id;
      await on.call('screeningRecord', { caseId, personId, formId, answers, readBack: 'Read aloud' });
    }
  };

  it.each(all.map((form) => [titleOf(form), form] as const))('%s is looked at', async (title, form) => {
    // All for the same age and law are signed first: the page is opened anew once for them, not for each.
    const alike = all.filter((one) => isChilds(one) === isChilds(form) && lawOf(one) === lawOf(form));
    if (form === alike[0]) {
      await asIfFor(form);
      for (const one of alike) await sign(one);
      await on.readAgain(tabOf(form));
    } else await on.goTo(tabOf(form));
    const records = on.app.page.getByRole('button', { name: `Read: ${title},` });
    for (const end of [0, 1] as const) {
      await records.nth(end).click();
      await on.says(/^Signed off by/);
      if (form.file.testimony.rule !== undefined) await on.app.page.locator('[data-readings]').waitFor();
      await keep(end, `${title}, signed`);
      await button('Back to the case').click();
      await on.isAt(tabOf(form));
    }
  });
});

describe('on none of these pages', () => {
  it('is a word of ours that judges the person, or that nobody has read', () => {
    const answers = all.flatMap((form) => [...extremeAnswers(form.file, 0), ...extremeAnswers(form.file, 1)]);
    const texts = new Set(seen.flatMap((pages) => [...pages.values()].flatMap((page) => page.texts)));
    const ours = ourPart([...texts], { strings: STRINGS, answers }).map((one) =>
      one.replace(/\b[0-9a-f]{64}\b/g, ''),
    );
    expect(texts.size).toBeGreaterThan(500);
    expect(findingsIn(ours, FRAME)).toEqual([]);
  });

  it('are the tabs of each law', () => {
    const laws = [...new Set(all.map(lawOf))];
    expect(laws).toEqual(expect.arrayContaining(['england-wales', 'scotland', 'northern-ireland']));
    for (const law of laws)
      for (const tab of RECORD_TABS) expect(seen[1].has(`Tab: ${tab}, ${law}`)).toBe(true);
  });

  it('is a row drawn in another way because of the answer in it', () => {
    expect(seen[0].size).toBeGreaterThan(100);
    const differing = [...seen[0]].flatMap(([name, page]) => {
      const twin = seen[1].get(name);
      return twin === undefined ? [] : rowsThatDiffer(page, twin).map((row) => `${name}: ${row}`);
    });
    expect(differing).toEqual([]);
  });

  it('is a choice that is picked drawn in another way than any other', () => {
    const picked = new Set(seen.flatMap((pages) => [...pages.values()].flatMap((page) => page.picked)));
    // A radio button and a box.
    expect(picked.size).toBeLessThanOrEqual(2);
  });

  it('and none of them complained', () => expect(on.complaints).toEqual([]));
});
