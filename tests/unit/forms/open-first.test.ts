/**
 * Open question first, always: every form of the program is read, and each section that does not begin openly, each list
 * before its narrative and each question with a loaded phrase is named. The earlier forms are kept here in short, as they
 * failed.
 */
import { describe, expect, it } from 'vitest';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { openFirstFindings } from '../../../src-main/core/forms/open-first.ts';
import { flattenQuestions, isAskedOfPerson } from '../../../src-main/core/forms/questions.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { loadLoadedPhrases } from '../../../src-main/usecases/forms/read-form.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const phrases = loadLoadedPhrases(resources);
const forms = [...(await loadFormLibrary(resources)).forms.values()].map((form) => form.file);
const asked = forms.filter(isAskedOfPerson);
const found = (form: FormFile) =>
  openFirstFindings(form, phrases).map(({ code, field, params }) =>
    [code, field, ...('phrase' in params ? [params.phrase] : [])].join(' '),
  );

describe('the forms that come with the program', () => {
  it.each(forms.map((form) => [form.testimony.id, form] as const))('%s: nothing is found', (_, form) => {
    expect(found(form)).toEqual([]);
  });

  it('are held to it where the person is asked, and not where a caseworker codes', () => {
    const ids = asked.map(({ testimony }) => testimony.id).sort();
    expect(ids).toEqual(expect.arrayContaining(['first-account', 'needs-and-risk', 'safety-plan']));
    expect(ids).toContain('screening-interview');
    expect(ids).not.toContain('nrm-preparation');
  });

  it('say of what is coded that it is for the worker, in no second person', () => {
    for (const form of asked) {
      const coded = flattenQuestions(form).filter((one) => one.asked === 'noted');
      expect(coded.length).toBeGreaterThan(1);
      for (const { title, element } of coded) {
        const choices = 'choices' in element ? element.choices.map((one) => String(one.text)) : [];
        // The worker is spoken to as "you"; the person never is.
        expect([title, ...choices].join(' | ')).not.toMatch(/\byour\b|\bdid you\b|\bwere you\b|\bto you\b/i);
      }
    }
  });

  it('ask for no list twice', () => {
    for (const form of asked) {
      const lists = flattenQuestions(form).flatMap(({ element }) =>
        element.type === 'checkbox' && element.choices.some((one) => one.value === 'threats')
          ? [element.name]
          : [],
      );
      expect(lists.length, form.testimony.id).toBeLessThan(2);
    }
  });

  it('say before the first question who may see it one day, that the person can stop, and what hangs on nothing', () => {
    for (const form of forms.filter(({ testimony }) => testimony.use === 'interview')) {
      const before = form.pages.find((page) => page.testimony.part === 'consent');
      const said = String(before?.description);
      for (const words of ['court orders', 'police', 'serious danger', 'defence', 'stop', 'does not depend'])
        expect(said, `${form.testimony.id}: ${words}`).toContain(words);
      expect(said).toContain('privacy notice');
    }
  });

  it('ask about language and interpreter before anything is explained or agreed to', () => {
    for (const form of forms.filter(({ testimony }) => testimony.use === 'interview')) {
      const order = flattenQuestions(form).map((one) => one.fact ?? one.consent ?? one.name);
      expect(order.slice(0, 2), form.testimony.id).toEqual(['person.language', 'person.interpreter']);
    }
  });

  it('promise no secrecy that cannot be kept: there are backups, colleagues with a key, courts and the police', () => {
    for (const form of forms)
      expect(JSON.stringify(form), form.testimony.id).not.toMatch(
        /this computer only|between (you and me|us)|fully confidential|completely safe/i,
      );
    const opening = forms.find(({ testimony }) => testimony.id === 'first-account')?.pages[1];
    expect(String(opening?.description)).toMatch(
      /Whoever here can open the program can read it, also if they do not work on your case\. I cannot promise/,
    );
  });
});

const form = (...pages: object[]) =>
  FormFile.parse({
    title: 'T',
    description: 'D',
    testimony: { id: 'small', version: '1', source: 'S', certainty: 'C', label: 'L' },
    pages,
  });
const page = (name: string, testimony: object, ...elements: object[]) => ({
  name,
  title: name,
  testimony,
  elements,
});
const box = (name: string, title = 'Tell me.') => ({ type: 'comment', name, title });
const list = (name: string, title = 'Which?', more: object = {}) => ({
  type: 'checkbox',
  name,
  title,
  choices: [{ value: 'a', text: 'A' }],
  ...more,
});

describe('a form is reported on', () => {
  it('where a section begins with a list, and the list comes before its narrative', () => {
    expect(found(form(page('entry', {}, list('contact'), box('how'), list('after'))))).toEqual([
      'form-section-not-open entry',
      'form-list-before-narrative contact',
    ]);
  });

  it('where a section has nothing but lines and choices', () => {
    const line = { type: 'text', name: 'when', title: 'When?' };
    expect(found(form(page('place', {}, line, list('kind'))))).toEqual([
      'form-section-not-open place',
      'form-list-before-narrative kind',
    ]);
  });

  it('where what is coded comes in between', () => {
    const coded = page('coded', { coded: true }, list('kind'));
    expect(found(form(page('a', {}, box('told')), coded, page('b', {}, box('more'))))).toEqual([
      'form-coded-before-told coded',
    ]);
    expect(found(form(page('a', {}, box('told')), coded))).toEqual([]);
  });

  it('not for the safety check and consent, which are no account', () => {
    const opening = [
      page('s', { part: 'safety' }, list('alone')),
      page('c', { part: 'consent' }, list('ok')),
    ];
    expect(found(form(...opening, page('a', {}, box('told'))))).toEqual([]);
  });

  it.each([
    ['a title', page('a', {}, box('q', 'Who are the people who did this?')), 'q the people who did this'],
    [
      'a choice',
      page('a', {}, box('t'), list('q', 'x', { choices: [{ value: 'd', text: 'A debt to work off' }] })),
      'q to work off',
    ],
    [
      'a hint',
      page('a', {}, { ...box('q'), description: 'Are you afraid it could happen again?' }),
      'q could happen again',
    ],
    ['another apostrophe', page('a', {}, box('q', "Why didn't you go?")), 'q why didn’t you'],
    ['a heading', { ...page('a', {}, box('q')), title: 'Getting out' }, 'a getting out'],
    ['another language', page('a', {}, { ...box('q'), title: { default: 'X', en: 'Who hurt you?' } }), 'q'],
  ])('for a loaded phrase in %s', (_, one, words) => {
    const said = found(form(one)).filter((line) => line.startsWith('form-loaded-phrase'));
    expect(said.length).toBeGreaterThan(0);
    expect(said[0]).toContain(`form-loaded-phrase ${words}`);
  });

  it('not for a phrase inside other words', () => {
    expect(found(form(page('a', {}, box('q', 'Tell me about the forget output.'))))).toEqual([]);
  });
});
