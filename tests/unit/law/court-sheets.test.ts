/** Special measures and the victim personal statement against law.md, "Court papers". */
import { describe, expect, it } from 'vitest';
import { isAsked } from '../../../src-main/core/forms/questions.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const special = await requireForm(findResources(), 'special-measures');
const statement = await requireForm(findResources(), 'personal-statement');
const { evaluate } = await loadExpressions();
const asked = (form: typeof special, values: Record<string, unknown>) =>
  form.questions.filter((one) => isAsked(one, values, evaluate)).map((one) => one.name);
const of = (form: typeof special, name: string) =>
  form.questions.find((one) => one.name === name)?.element as {
    title?: unknown;
    description?: string;
    choices?: { value: string; text: string }[];
  };

describe('special measures, YJCEA 1999 ss 16 to 30', () => {
  it.each([
    ['child', 's 16(1)(a)', /Under 18 at the time of the hearing/],
    [
      'incapacity',
      's 16(1)(b) and (2)',
      /Mental disorder, learning disability.*physical disability or disorder/,
    ],
    ['fear', 's 17(1)', /Fear or distress/],
    ['slavery', 's 17(4)', /section 1 or 2 of the Modern Slavery Act 2015/],
    ['sexual', 's 17(4)', /sexual offence/],
  ])('the ground %s is %s', (value, section, words) => {
    const text = of(special, 'ground').choices?.find((one) => one.value === value)?.text ?? '';
    expect(text).toContain(section);
    expect(text).toMatch(words);
  });

  it.each([
    ['measure-screen', 's 23'],
    ['measure-live-link', 's 24'],
    ['measure-private', 's 25'],
    ['measure-wigs', 's 26'],
    ['measure-recorded', 's 27'],
    ['measure-cross', 's 28'],
    ['measure-intermediary', 's 29'],
    ['measure-aids', 's 30'],
  ])('%s is %s', (name, section) => expect(of(special, name).description).toContain(section));

  const FOR_S16 = ['measure-intermediary', 'measure-aids'];
  it.each([
    [['child'], true],
    [['incapacity'], true],
    [['fear', 'child'], true],
    [['fear'], false],
    [['slavery'], false],
    [['slavery', 'sexual', 'fear'], false],
  ])('ss 29 and 30 are for s 16 witnesses only: %j, %s', (ground, isFor) => {
    const names = asked(special, { ground });
    expect(FOR_S16.map((one) => names.includes(one))).toEqual([isFor, isFor]);
    expect(names).toContain('measure-screen');
    for (const name of FOR_S16)
      expect(of(special, name).description).toContain('for a witness under s 16 only');
  });

  it.each([
    ['live link', 'measure-live-link', ['live-link-from', 'live-link-companion', 'live-link-suitable']],
    ['recorded evidence', 'measure-recorded', ['recorded-on', 'recorded-length', 'recorded-part']],
  ])('%s: the details of r 18.10 are asked where it is wanted', (_what, measure, details) => {
    expect(asked(special, { [measure]: 'wanted' })).toEqual(expect.arrayContaining(details));
    expect(asked(special, { [measure]: 'not-wanted' })).not.toEqual(expect.arrayContaining(details));
    for (const name of details) expect(of(special, name).description).toContain('r 18.10');
  });

  it('the time limits of r 18.4 are given with their rule: 20 business days, and 10 in the Crown Court', () => {
    const page = special.file.pages.find((one) => one.name === 'asked-for');
    expect(String(page?.description)).toMatch(
      /20 business days of a not-guilty plea in a magistrates’ court, within 10 in the Crown Court \(Criminal Procedure Rules r 18\.4\)/,
    );
    expect(of(special, 'which-court').choices?.map((one) => one.text)).toEqual([
      'Magistrates’ court: 20 business days (r 18.4)',
      'Crown Court: 10 business days (r 18.4)',
    ]);
    expect(of(special, 'how-helps').description).toContain('r 18.10');
  });
});

describe('the victim personal statement', () => {
  const words = JSON.stringify(statement.file);

  it('is of effects only: no account of the crime, no view on the sentence', () => {
    expect(statement.file.testimony.label).toMatch(/no account of the crime, no view on the sentence/);
    const effects = statement.file.pages.find((one) => one.name === 'effects');
    expect(String(effects?.description)).toMatch(/s 9 Criminal Justice Act 1967.*for the court alone/);
    expect(of(statement, 'read-through').choices?.map((one) => one.value)).toEqual([
      'no-account',
      'no-sentence',
      'own-words',
    ]);
  });

  it('asks nobody what the court should do, or what punishment they would want', () => {
    const askedFor = statement.questions.map((one) => one.title).join('\n');
    expect(askedFor).not.toMatch(/sentence|punish|ask the court|deserve|prison|happened/i);
  });

  it('is theirs to make, and theirs to say whether and by whom it is read aloud', () => {
    expect(of(statement, 'wants').choices?.map((one) => one.value)).toEqual(['yes', 'no', 'later']);
    expect(of(statement, 'read-by').choices?.map((one) => one.value)).toEqual([
      'self',
      'other',
      'nobody',
      'later',
    ]);
    expect(asked(statement, { 'read-by': 'other' })).toContain('read-by-whom');
    expect(asked(statement, { 'read-by': 'self' })).not.toContain('read-by-whom');
    expect(words).toContain('by somebody the police ask');
  });

  it('names who takes it, when and in which language', () => {
    for (const name of ['taken-by', 'taken-on', 'taken-language']) expect(of(statement, name)).toBeDefined();
  });
});
