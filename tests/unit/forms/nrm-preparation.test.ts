/** Holds every field of the published referral form beside the question that prepares it: choices, duty and limits. */
import { describe, expect, it } from 'vitest';
import { answerFinding } from '../../../src-main/core/answers/answers.ts';
import { constraintFinding } from '../../../src-main/core/answers/constraints.ts';
import { isAsked, type Question } from '../../../src-main/core/forms/questions.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { FIELDS, type Field, KINDS, REACHABLE } from '../../support/nrm/routes.ts';

const form = await requireForm(findResources(), 'nrm-preparation');
const expressions = await loadExpressions();
const pages = new Set(form.file.pages.map((page) => page.name));
const pageOf = (step: string) => (pages.has(step) ? step : step.replace(/-(dtn|referral)$/, ''));

/** What is said about an answer that does not fit, or null. */
const finding = (question: Question, value: unknown) =>
  answerFinding(question, 'answered', value) ?? constraintFinding(question, value, {}, expressions);
const takes = (question: Question, value: unknown) => finding(question, value) === null;

/** The questions that prepare a field: two where each route asks for it at a place of its own. */
function questionsFor({ field, step, input }: Field): Question[] {
  const own = form.questions.filter((question) => question.element.testimony.field === field);
  if (own.length > 0 || input !== 'checkbox') return own;
  return form.questions.filter(
    ({ page, name, element }) =>
      page === pageOf(step) &&
      'choices' in element &&
      element.choices.some(({ value }) => `${name}-${value}` === field),
  );
}
const isBox = (one: Field) =>
  one.input === 'checkbox' && questionsFor(one)[0]?.element.testimony.field !== one.field;

describe('a field that hangs on an answer', () => {
  it('is shown only beside that answer', () => {
    for (const { field, shownWhen } of FIELDS.filter((one) => one.shownWhen !== '')) {
      const [name = '', value = ''] = shownWhen.split('=');
      const base = {
        ...KINDS['an adult who is referred'],
        'does-pv-need-support': 'yes',
        'who-contact': name === 'someone-else' ? 'someone-else' : 'potential-victim',
      };
      const set = (one: unknown) =>
        isAsked(form.byName.get(field)!, { ...base, [name]: one }, expressions.evaluate);
      expect(set(name === 'someone-else' ? [value] : value), `${field} shown when ${shownWhen}`).toBe(true);
      expect(set(name === 'someone-else' ? ['post'] : 'other-answer'), `${field} hidden otherwise`).toBe(
        false,
      );
    }
  });
});

describe.each(FIELDS)('the field $field ($step)', (field) => {
  const questions = questionsFor(field);

  it('has its question on the page of its step', () => {
    const page = REACHABLE.has(field.step) ? pageOf(field.step) : 'off-route';
    expect(questions.map((question) => question.page)).toContain(page);
  });

  it('may be left open with us, and says whether the form asks for it', () => {
    for (const { required, element, page } of questions) {
      expect(required).toBe(false);
      if (isBox(field)) continue;
      const duty = page === 'off-route' ? 'off-route' : field.required ? 'required' : 'optional';
      expect(element.testimony.destination).toBe(duty);
    }
  });
});

/** Values the form takes and values it turns away, by what limits the field. Each row below is one limit of one field. */
const LIMITS: Record<string, { takes: (field: Field) => unknown[]; refuses: (field: Field) => unknown[] }> = {
  choices: { takes: ({ options }) => options, refuses: () => ['none-of-these', ''] },
  length: {
    takes: ({ longest }) => ['ă'.repeat(longest ?? 0)],
    refuses: ({ longest }) => ['ă'.repeat((longest ?? 0) + 1)],
  },
  'countries except UK': {
    takes: () => ['VN', 'RO', 'IE', 'unknown'],
    refuses: () => ['GB', 'UK', 'Vietnam'],
  },
  nationalities: { takes: () => ['VN', 'GB', 'unknown'], refuses: () => ['UK', 'Vietnamese'] },
  'UK regions': { takes: () => ['Greater London', 'Unknown'], refuses: () => ['london', 'atlantis'] },
  'e-mail': {
    takes: () => ['help@example.org', 'a.b+c@mail.example.co.uk'],
    refuses: () => ['not an email', 'a@b', 'a@b@c.org', '@example.org', 'a b@example.org', ''],
  },
  telephone: {
    takes: () => ['020 7946 0000', '+44 (0)20 7946-0000', '+40 721 000 000'],
    refuses: () => ['none', '1234', 'ask Ana', '1'.repeat(17)],
  },
  digits: { takes: () => [0, 1, 12], refuses: () => [1.5, -1, 'two', '1.5'] },
  'date of birth': {
    takes: () => [
      { value: '1999', qualifier: 'about' },
      { value: '2001-02-03', qualifier: 'exact' },
    ],
    refuses: () => [
      '1999',
      { value: '1899-12-31', qualifier: 'exact' },
      { value: '2999-01-01', qualifier: 'exact' },
    ],
  },
  'rows of files': { takes: () => [Array(100).fill({})], refuses: () => [Array(101).fill({})] },
};

const limitsOf = (one: Field): string[] => [
  ...(one.options.length > 0 ? ['choices'] : []),
  ...(one.longest === null ? [] : ['length']),
  ...(one.list in LIMITS ? [one.list] : []),
  ...(one.check === '' ? [] : [one.check]),
  ...(one.input === 'input-file' ? ['rows of files'] : []),
];
const table = FIELDS.filter((one) => !isBox(one)).flatMap((one) =>
  limitsOf(one).map((limit) => [one.field, limit, one] as const),
);

describe('a limit of the form is a limit of ours', () => {
  it.each(table)('%s: %s', (_field, limit, field) => {
    const { takes: good, refuses: bad } = LIMITS[limit]!;
    const asked = questionsFor(field);
    expect(asked.length).toBeGreaterThan(0);
    for (const question of asked) {
      const some = (value: unknown) => (question.element.type === 'checkbox' ? [value] : value);
      for (const value of good(field)) expect([value, finding(question, some(value))]).toEqual([value, null]);
      for (const value of bad(field)) expect([value, takes(question, some(value))]).toEqual([value, false]);
    }
  });

  it('covers every select, or leaves it open where the official list is not ours to hold', () => {
    const open = FIELDS.filter((one) => one.list !== '' && !(one.list in LIMITS)).map((one) => one.list);
    expect([...new Set(open)].toSorted()).toEqual([
      'UK local authorities',
      'UK police forces',
      'UK towns and cities list',
      'first responder organisations',
    ]);
    expect(table.filter(([, limit]) => limit === 'countries except UK')).toHaveLength(10);
    expect(table.filter(([, limit]) => limit === 'e-mail')).toHaveLength(4);
  });

  it('takes the choices the form has, no more and no fewer', () => {
    for (const one of FIELDS.filter((field) => field.options.length > 0))
      for (const { element } of questionsFor(one))
        expect('choices' in element ? element.choices.map(({ value }) => value) : []).toEqual(one.options);
  });
});

describe('what it says about itself', () => {
  it('is a preparation sheet, never the official form', () => {
    expect(form.file.testimony.label).toContain('not the official form');
    expect(form.file.testimony.use).toBe('worksheet');
  });
});
