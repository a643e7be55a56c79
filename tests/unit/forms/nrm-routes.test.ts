/**
 * Walks the published routes of the referral form, step by step, beside our preparation sheet: on every route each of
 * the form's steps is one of our pages, in the form's order, asked exactly when the route leads there.
 */
import { describe, expect, it } from 'vitest';
import { isAsked, isTyped } from '../../../src-main/core/forms/questions.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import {
  FIELDS,
  FLOW,
  isChild,
  KINDS,
  REACHABLE,
  type Route,
  routesOf,
  type Step,
  walk,
} from '../../support/nrm/routes.ts';

const form = await requireForm(findResources(), 'nrm-preparation');
const { evaluate } = await loadExpressions();
const pages = new Set(form.file.pages.map((page) => page.name));
/** Two routes may share a page for what both ask at the same place; otherwise a step has its own. */
const pageOf = (step: string) => (pages.has(step) ? step : step.replace(/-(dtn|referral)$/, ''));

function pagesAsked(route: Route): string[] {
  const values: Record<string, unknown> = {
    ...route,
    'upload-file': route.uploaded === 'yes' ? [{ document: 'A' }] : [],
    'pv-contact-details': ['email', 'post'],
    'someone-else': ['email', 'post'],
    'types-of-exploitation': ['other'],
  };
  if (isChild(route)) delete values['pv-want-to-submit-nrm'];
  // Most questions of a page share their condition: work each out once a route.
  const known = new Map<string, boolean>();
  const once = (condition: string) => {
    const holds = known.get(condition) ?? evaluate(condition, values);
    known.set(condition, holds);
    return holds;
  };
  const asked = form.questions.filter(
    (question) => isTyped(question.element) && isAsked(question, values, once),
  );
  return [...new Set(asked.map((question) => question.page))];
}

describe.each(Object.entries(KINDS))('the preparation sheet for %s', (name, kind) => {
  const routes = routesOf(kind);

  it(`asks for the form's steps in the form's order on each of ${routes.length} routes`, () => {
    for (const route of routes)
      expect(pagesAsked(route), JSON.stringify(route)).toEqual(walk(route).steps.map(pageOf));
  });

  it('goes every way the form can go here, both ways at each turn', () => {
    const walks = routes.map((route) => walk(route));
    const taken = new Set(walks.flatMap((one) => [...one.taken]));
    const passed = new Set(walks.flatMap((one) => [...one.passed]));
    const walked = new Set(walks.flatMap((one) => one.steps));
    const here = FLOW.filter((step) => step.when !== '' && walked.has(step.step) && !DECIDED.has(step.when));
    expect(here.length).toBeGreaterThanOrEqual(8);
    const line = (step: Step) => `${step.step}: ${step.when}`;
    expect(here.filter((step) => !taken.has(step)).map(line), `${name}: never taken`).toEqual([]);
    expect(here.filter((step) => !passed.has(step)).map(line), `${name}: never passed by`).toEqual([]);
  });

  it('answers every question a field hangs on in each of its ways', () => {
    const walked = new Set(routes.flatMap((route) => walk(route).steps));
    for (const { field, options } of FIELDS.filter(
      (one) => one.input === 'radio-group' && walked.has(one.step),
    )) {
      const turns = new Set(routes.map((route) => route[field]).filter((value) => value !== undefined));
      if (turns.size > 0 && !(field in kind))
        expect([...turns].toSorted(), field).toEqual(options.toSorted());
    }
  });
});

/** Turns that decide between the kinds of route: taken on one kind, not on another. */
const DECIDED = new Set(
  FLOW.map((step) => step.when).filter((when) => /^pv-(under-age|want-to-submit-nrm)/.test(when)),
);

describe('all kinds of route together', () => {
  const walks = Object.values(KINDS).flatMap((kind) => routesOf(kind).map((route) => walk(route)));

  it('go through every step the form has a way to', () => {
    const walked = new Set(walks.flatMap((one) => one.steps));
    expect(
      [...REACHABLE].filter((step) => !walked.has(step) && !['confirm', 'confirmation'].includes(step)),
    ).toEqual([]);
  });

  it('take every branch of the form, and pass by every branch', () => {
    const branches = FLOW.filter((step) => step.when !== '' && REACHABLE.has(step.step));
    const rows = (side: 'taken' | 'passed') => new Set(walks.flatMap((one) => [...one[side]]));
    expect(branches.filter((step) => !rows('taken').has(step)).map((step) => step.when)).toEqual([]);
    expect(branches.filter((step) => !rows('passed').has(step)).map((step) => step.when)).toEqual([]);
  });
});
