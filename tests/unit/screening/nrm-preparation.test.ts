/**
 * Walks the published routes of the referral form, step by step, beside our preparation sheet: on every route each
 * of the form's steps is one of our pages, asked exactly when the route leads there, and each field of the
 * step is answered by a question of that page, with the same choices, the same duty and the same limit.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerFinding } from '../../../src-main/domain/screening/answers.ts';
import { isAsked } from '../../../src-main/domain/screening/questions.ts';
import { findResources } from '../../../src-main/usecases/resources.ts';
import { loadExpressions } from '../../../src-main/usecases/screening/expressions.ts';
import { requireForm } from '../../../src-main/usecases/screening/form-library.ts';

interface Field {
  step: string;
  field: string;
  input: string;
  required: boolean;
  options: string[];
  shownWhen: string;
}
interface Step {
  step: string;
  next: string;
  branchTo: string;
  when: string;
}
const data = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../support/nrm/${name}.json`, import.meta.url), 'utf8'));
const FIELDS = data<Field[]>('fields');
const FLOW = data<Step[]>('flow');
const form = await requireForm(findResources(), 'nrm-preparation');
const { evaluate } = await loadExpressions();

/** Every choice a route can turn on, its usual value first. */
const TURNS: Record<string, readonly string[]> = {
  'pv-under-age': ['no', 'yes', 'not-sure'],
  'potential-victim-exploitative-situation-multiple': ['no', 'yes', 'i-dont-know'],
  'were-they-taken-somewhere-by-their-exploiter': ['no', 'yes'],
  'still-in-exploitative-situation': ['no', 'yes'],
  'is-this-the-first-chance-to-report': ['yes', 'no', 'not-sure'],
  'modern-slavery-indicators': ['no', 'yes'],
  'evidence-of-dishonesty': ['no', 'yes'],
  'are-others-involved': ['no', 'yes'],
  'where-exploitation-happened': ['uk', 'overseas', 'uk-and-overseas'],
  'exploiters-location': ['no', 'yes'],
  'any-other-pvs': ['no', 'yes', 'not-sure'],
  'future-exploitation-concerns': ['no', 'yes'],
  'reported-to-police': ['yes'],
  'authorities-cooperation': ['no', 'yes'],
  'pv-want-to-submit-nrm': ['yes', 'no'],
  'does-pv-need-support': ['no', 'yes'],
  'pv-phone-number': ['yes', 'pv-alternative-number', 'no'],
  'does-pv-have-children': ['no', 'yes'],
  'pv-interpreter-requirements': ['no', 'yes'],
  'pv-other-help-with-communication': ['no', 'yes'],
  'pv-ho-reference': ['no', 'yes'],
  'who-contact': ['potential-victim', 'someone-else'],
  uploaded: ['no', 'yes'],
};
type Route = Record<string, string>;

/** Every route that differs from the usual one in at most three turns. */
function routes(): Route[] {
  const usual = Object.fromEntries(Object.entries(TURNS).map(([name, values]) => [name, values[0] ?? '']));
  const changes = Object.entries(TURNS).flatMap(([name, values]) =>
    values.slice(1).map((value) => [name, value] as const),
  );
  const found = new Map<string, Route>();
  const add = (...some: (readonly [string, string])[]) => {
    const route = { ...usual, ...Object.fromEntries(some) };
    found.set(JSON.stringify(route), route);
  };
  for (const a of [['pv-under-age', 'no'] as const, ...changes]) {
    for (const b of changes) {
      add(a, b);
      add(a, b, ['pv-want-to-submit-nrm', 'no']);
      add(a, b, ['pv-under-age', 'yes']);
    }
  }
  return [...found.values()];
}

/** Steps of the two routes that ask for the same thing share a page with us. */
const pageOf = (step: string) => step.replace(/-(dtn|referral)$/, '');
const child = (route: Route) => route['pv-under-age'] !== 'no';

function branches(step: Step, route: Route): boolean {
  if (step.when === '') return false;
  if (step.when === 'at least one file uploaded') return route.uploaded === 'yes';
  if (step.when === 'pv-under-age is yes or not-sure') return child(route);
  if (step.when.includes('the referral is automatic'))
    return route['pv-want-to-submit-nrm'] === 'yes' && child(route);
  const [name = '', value] = step.when.split('=');
  return route[name] === value;
}

function stepsOf(route: Route): string[] {
  const seen: string[] = [];
  for (let at = 'reference'; at !== 'confirm'; ) {
    // A child's consent and support are not asked for: the referral is automatic.
    if (!(at === 'pv-want-to-submit-nrm' && child(route))) seen.push(at);
    const ways = FLOW.filter((step) => step.step === at);
    expect(ways, `a way on from ${at}`).not.toEqual([]);
    const agrees =
      at === 'pv-want-to-submit-nrm' && child(route) ? { ...route, 'pv-want-to-submit-nrm': 'yes' } : route;
    const branch = ways.find((way) => branches(way, agrees));
    at = branch === undefined ? (ways[0]?.next ?? '') : branch.branchTo;
  }
  return seen;
}

function askedOn(route: Route) {
  const values: Record<string, unknown> = {
    ...route,
    'upload-file': route.uploaded === 'yes' ? [{ document: 'A' }] : [],
  };
  if (child(route)) delete values['pv-want-to-submit-nrm'];
  const contact = ['email', 'post'];
  const more = { 'pv-contact-details': contact, 'someone-else': contact, 'types-of-exploitation': ['other'] };
  // Most questions of a page share their condition: work each out once a route.
  const told = { ...values, ...more };
  const known = new Map<string, boolean>();
  const once = (condition: string) => {
    const holds = known.get(condition) ?? evaluate(condition, told);
    known.set(condition, holds);
    return holds;
  };
  return form.questions.filter((question) => isAsked(question, told, once));
}

const allRoutes = routes();
const adult = allRoutes.find((route) => !child(route) && route['pv-want-to-submit-nrm'] === 'yes');

describe('the preparation sheet against the published form', () => {
  it(`asks for the same steps in the same order on each of ${allRoutes.length} routes`, () => {
    for (const route of allRoutes) {
      const pages = [...new Set(askedOn(route).map((question) => question.page))].filter(
        (page) => page !== 'off-route',
      );
      expect(pages.toSorted(), JSON.stringify(route)).toEqual(
        [...new Set(stepsOf(route).map(pageOf))].toSorted(),
      );
    }
  });

  it('goes through every step and every branch of the form', () => {
    const taken = new Set(allRoutes.flatMap((route) => stepsOf(route)));
    const leading = new Set(FLOW.flatMap((step) => [step.next, step.branchTo]));
    const reachable = FLOW.filter((step) => step.step === 'reference' || leading.has(step.step)).map(
      (step) => step.step,
    );
    expect([...new Set(reachable)].filter((step) => !taken.has(step) && step !== 'confirm')).toEqual([]);
    const branching = FLOW.filter((step) => step.when !== '' && reachable.includes(step.step));
    for (const step of branching) {
      const here = allRoutes.filter(
        (route) => stepsOf(route).includes(step.step) || step.when.includes('automatic'),
      );
      expect(
        here.some((route) =>
          branches(step, {
            ...route,
            ...(step.when.includes('automatic') ? { 'pv-want-to-submit-nrm': 'yes' } : {}),
          }),
        ),
        step.when,
      ).toBe(true);
      expect(
        here.some((route) => !branches(step, route)),
        `not ${step.when}`,
      ).toBe(true);
    }
  });

  it('shows a field that depends on an answer only beside that answer', () => {
    for (const { field, shownWhen } of FIELDS.filter((one) => one.shownWhen !== '')) {
      const [name = '', value = ''] = shownWhen.split('=');
      const base = {
        ...adult,
        'does-pv-need-support': 'yes',
        'who-contact': name === 'someone-else' ? 'someone-else' : 'potential-victim',
      };
      const question = form.byName.get(field)!;
      const set = (one: unknown) => isAsked(question, { ...base, [name]: one }, evaluate);
      expect(set(name === 'someone-else' ? [value] : value), `${field} shown when ${shownWhen}`).toBe(true);
      expect(set(name === 'someone-else' ? ['post'] : 'other-answer'), `${field} hidden otherwise`).toBe(
        false,
      );
    }
  });
});

describe.each(FIELDS)('the field $field ($step)', ({ step, field, input, required, options }) => {
  const owner = form.questions.find((question) => question.element.testimony.field === field);
  const group = form.questions.find(
    (q) =>
      q.page === pageOf(step) &&
      'choices' in q.element &&
      q.element.choices.some((choice) => `${q.name}-${choice.value}` === field),
  );
  const question = owner ?? group;

  it('has its question on the page of its step', () => {
    expect(question?.name).toBeDefined();
    const stands = FLOW.some((one) => one.next === step || one.branchTo === step) || step === 'reference';
    expect(question?.page).toBe(stands ? pageOf(step) : 'off-route');
  });

  it('takes what the form takes, and no more where the form sets a limit', () => {
    if (owner === undefined || question === undefined) {
      expect(input).toBe('checkbox');
      return;
    }
    const { element } = question;
    if (options.length > 0 && 'choices' in element)
      expect(element.choices.map((choice) => choice.value)).toEqual(options);
    const takes = (value: unknown) => answerFinding(question, 'answered', value) === null;
    if (input === 'textarea')
      expect([takes('ă'.repeat(15_000)), takes('ă'.repeat(15_001))]).toEqual([true, false]);
    if (input === 'input-file')
      expect([takes(Array(100).fill({})), takes(Array(101).fill({}))]).toEqual([true, false]);
    for (const option of options) expect(takes(element.type === 'checkbox' ? [option] : option)).toBe(true);
    if (options.length > 0)
      expect(takes(element.type === 'checkbox' ? ['none-of-these'] : 'none-of-these')).toBe(false);
  });

  it('may be left open with us, and says whether the form asks for it', () => {
    if (question === undefined || owner === undefined) return expect(group).toBeDefined();
    expect(question.required).toBe(false);
    const stated = question.element.testimony.destination;
    expect(stated).toBe(question.page === 'off-route' ? 'off-route' : required ? 'required' : 'optional');
  });
});

describe('what it says about itself', () => {
  it('is a preparation sheet, never the official form', () => {
    expect(form.file.testimony.label).toContain('not the official form');
    expect(form.file.testimony.use).toBe('worksheet');
  });
});
