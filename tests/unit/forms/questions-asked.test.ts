/**
 * How much a person is asked on a typical path: a first account of at most 20 questions, a screening interview of at most 60 in
 * sessions of at most 20, each with an end of its own. Nothing that the official form needs is lost by it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAsked } from '../../../src-main/core/forms/questions.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { projectRoot } from '../../support/project-files.ts';
import { questionsAsked, TYPICAL_PATH } from '../../support/questions-asked.ts';

const resources = findResources();
const [first, screening, referral] = await Promise.all(
  ['first-account', 'screening-interview', 'nrm-preparation'].map((id) => requireForm(resources, id)),
);
const { evaluate } = await loadExpressions();
const MOST_IN_SESSION = 20;

describe('on a typical path', () => {
  it('the first account asks at most 20, in one session', () => {
    const sessions = questionsAsked(first!, evaluate);
    expect(sessions.map(({ asked }) => asked.length)).toEqual([20]);
  });

  it('the screening interview asks at most 60, in sessions of at most 20', () => {
    const sessions = questionsAsked(screening!, evaluate);
    expect(sessions.length).toBeGreaterThan(2);
    for (const { pages, asked } of sessions)
      expect(asked.length, pages.join()).toBeLessThanOrEqual(MOST_IN_SESSION);
    expect(sessions.flatMap(({ asked }) => asked).length).toBeLessThanOrEqual(60);
  });

  it('each session ends with words of its own, and nobody has to go on', () => {
    const pages = screening!.file.pages;
    const ends = pages.filter((_, at) => pages[at + 1]?.testimony.session !== undefined && at > 0);
    expect(ends.map(({ name }) => name)).toEqual(['talking', 'situation', 'leaving']);
    for (const { name, testimony } of ends)
      expect(String(testimony.after), name).toMatch(/can end here.*tonight/s);
  });

  it('asks for a decision about sharing only when something is to be shared, and keeps what was decided in sight', () => {
    for (const form of [first!, screening!]) {
      const shown = (path: object) =>
        form.questions
          .filter(({ consent }) => consent !== null)
          .filter((one) => isAsked(one, { ...TYPICAL_PATH, ...path }, evaluate))
          .map(({ consent }) => consent);
      expect(shown({})).toEqual(['interview']);
      expect(shown({ 'consent-nrm': 'refused' })).toEqual(['interview', 'nrm-referral']);
      expect(shown({ sharing: 'yes' }).length).toBeGreaterThan(3);
      expect(form.questions.filter(({ consent, required }) => consent !== null && required)).toHaveLength(1);
    }
  });

  it('asks of nobody twice, and takes nobody in charge for granted', () => {
    const gone = ['signs-as', 'pregnant-weeks', 'pregnant-on', 'leave-to-stay'];
    for (const name of [...gone, 'fears-decision', 'cooperate-words'])
      expect(screening!.byName.has(name), name).toBe(false);
    for (const name of ['marital-status', 'promised-pay', 'doctor-where'])
      expect(screening!.byName.get(name)?.asked, name).toBe('noted');
    for (const name of ['education', 'work-before', 'immigration', 'case-against', 'start-date', 'left-date'])
      expect(first!.byName.has(name), name).toBe(false);
    for (const form of [first!, screening!])
      expect(form.byName.get('who')?.title).toBe(
        'Tell me about the people there, and what each of them did.',
      );
  });

  it('puts no question for the worker on a page that the person sees', () => {
    const forWorker = /minutes|typed|kinds of|under 18/iu;
    for (const form of [first!, screening!])
      for (const page of form.file.pages.filter(({ testimony }) => testimony.coded !== true))
        for (const one of form.questions.filter((question) => question.page === page.name))
          expect(one.title, one.name).not.toMatch(forWorker);
  });
});

/** What follows from rows and towns, or is told in the record itself, and is asked by no question of its own. */
const FOLLOWS =
  /^exploitation\.(?:when|when-each|uk-town|uk-other|overseas|places-|multiple|where|start|end)/u;
/** Told as words beside the answer of another question: a condition beside a yes. */
const BESIDE: Readonly<Record<string, string>> = { 'police.cooperate-words': 'police.cooperate' };
/** Whoever refers answers these. */
const OFFICE = /^(?:referral|insight|case|child)\./u;

describe('for the official form', () => {
  const fields = readFileSync(join(projectRoot, 'tests/support/nrm/fields.json'), 'utf8');
  const told = new Set(screening!.questions.map(({ fact }) => fact));
  const official = referral!.questions.filter(
    ({ element, fact }) => fact !== null && fields.includes(`"field": "${element.testimony.field ?? '-'}"`),
  );

  it.each(official.map((one) => [one.element.testimony.field ?? '', one] as const))(
    '%s can still be told in the screening interview',
    (_, { fact, from, consent }) => {
      const sources = [fact ?? '', ...from];
      const isTold = sources.some(
        (key) => told.has(BESIDE[key] ?? key) || FOLLOWS.test(key) || OFFICE.test(key),
      );
      expect(isTold || consent !== null || fact?.startsWith('consent.') === true, sources.join()).toBe(true);
    },
  );
});
