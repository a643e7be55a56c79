/** Hard sections lie between neutral ones, each announced, with a word for both people afterwards. */
import { describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const { forms } = await loadFormLibrary(findResources());
const interviews = [...forms.values()].filter((form) => form.file.testimony.use === 'interview');
/** What it is hard to speak of, whichever page asks it. */
const HARD = [
  'exploitation.tasks',
  'exploitation.treatment',
  'exploitation.types',
  'control.methods',
  'control.methods-on-the-way',
];
/** What stands among the choices of a question that is hard, whether or not anything else asks the same. */
const HARD_CHOICES = ['violence', 'sexual-violence', 'locked-in'];
const isHard = ({ fact, element }: (typeof interviews)[number]['questions'][number]) =>
  HARD.includes(fact ?? '') ||
  ('choices' in element && element.choices.some(({ value }) => HARD_CHOICES.includes(String(value))));

const pagesOf = (form: (typeof interviews)[number]) =>
  // What is coded afterwards is asked of nobody.
  form.file.pages
    .filter((page) => page.testimony.coded !== true)
    .map((page) => ({
      name: page.name,
      ...page.testimony,
      hard: form.questions.some((one) => one.page === page.name && isHard(one)),
    }));

describe.each(interviews.map((form) => [form.file.testimony.id, form] as const))(
  'the interview "%s"',
  (_id, form) => {
    const pages = pagesOf(form);
    const hard = pages.filter((page) => page.hard);

    it('says before each hard section what is coming, and that it can wait', () => {
      for (const page of hard)
        expect(page.before, page.name).toMatch(/hard.*Say so.*(another day|left out)/is);
    });

    it('has a break after the last hard section, and a word for the worker at the end', () => {
      if (hard.length > 0) expect(hard.at(-1)?.after).toContain('break');
      if (hard.length > 0) expect(pages.at(-1)?.after).toMatch(/yourself.*supervisor/s);
    });

    it('asks nothing hard that would have to be told again in another form', () => {
      expect(form.questions.filter((one) => isHard(one) && one.fact === null)).toEqual([]);
    });

    it('begins and ends on neutral ground', () => {
      const asked = pages.filter((page) => page.part === 'interview');
      expect([asked[0]?.hard, asked.at(-1)?.hard]).toEqual([false, false]);
    });
  },
);

describe('the screening interview', () => {
  it('goes from one hard section to the next by way of something light', () => {
    const form = forms.get('screening-interview')!;
    const pages = pagesOf(form);
    const hard = pages.filter((page) => page.hard);
    expect(hard.map((page) => page.name)).toEqual(['situation', 'control']);
    const neighbours = pages.flatMap((page, index) =>
      page.hard && pages[index + 1]?.hard ? [page.name] : [],
    );
    expect(neighbours).toEqual([]);
    const between = pages
      .slice(pages.indexOf(hard[0]!) + 1, pages.indexOf(hard[1]!))
      .map((page) => page.name);
    const facts = form.questions
      .filter((one) => between.includes(one.page))
      .map((one) => one.fact?.split('.')[0]);
    expect(new Set(facts)).toEqual(new Set(['location', 'contact', 'needs']));
  });
});
