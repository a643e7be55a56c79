/** What had no place: rows that each say their kind, and the field of the sheet each comes out in. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { placesFor } from '../../../../src-main/core/forms/question-search.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const sheet = await requireForm(resources, 'nrm-preparation');
const forms = [
  await requireForm(resources, 'screening-interview'),
  await requireForm(resources, 'child-first-response'),
];

function told(key: string, value: unknown): FactView {
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Interview',
    question: key,
    asked: 'Which?',
    layer: 0,
  };
  const statement: FactStatement = {
    state: 'answered',
    value,
    text: JSON.stringify(value),
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-05-12T10:00:00.000Z',
    seq: 1,
    author: 'A',
    origin,
  };
  return { key, title: key, differs: false, statements: [statement] };
}

/** Every field of the sheet that is filled from `rows`, and with what. */
function filled(
  key: string,
  row: Record<string, unknown>,
  others: readonly FactView[] = [],
): Record<string, unknown> {
  const all = [told(key, [row]), ...others];
  const facts = withDerived(new Map(all.map((one) => [one.key, one])), new Map());
  const fields = [...sheet.byName.values()].flatMap((question) => {
    const known = knownAnswer(question, facts);
    return known === null || known.beside === true
      ? []
      : [[question.name, known.value ?? known.text] as const];
  });
  return Object.fromEntries(fields);
}

const on = (value: string, qualifier = 'exact') => ({ value, qualifier });

describe('what is told about somebody beside their particulars', () => {
  it.each([
    [{ kind: 'religion', what: 'Muslim' }, 'more-about-the-person', 'Religion or belief: Muslim'],
    [
      { kind: 'benefit', what: 'ESA and PIP, £880 a month', by: 'a card of the DWP', when: on('2018') },
      'more-about-the-person',
      'Benefit, and who draws it: ESA and PIP, £880 a month (2018; a card of the DWP)',
    ],
    [
      { kind: 'housing', what: 'council flat', when: on('2014'), until: on('2026') },
      'more-about-the-person',
      'Tenancy or home held: council flat (2014 – 2026)',
    ],
    [
      { kind: 'age-assessment', what: 'open', when: on('2026-10-12'), by: 'the council' },
      'assessments-and-tests',
      'Age assessment: open (12 Oct 2026; the council)',
    ],
    [
      { kind: 'measure', what: '51 kg', by: 'the custody nurse' },
      'assessments-and-tests',
      'Weight or another measure: 51 kg (the custody nurse)',
    ],
    [{ what: 'goes by one name only' }, 'more-about-the-person', 'goes by one name only'],
  ])('%j is in %s and in no other field', (row, field, words) => {
    expect(filled('person.particulars', row)).toEqual({ [field]: words });
  });
});

describe('a single thing that was told of', () => {
  it.each([
    [
      {
        kind: 'attempt',
        what: 'ran to a garage',
        when: on('2021-12'),
        outcome: 'fetched back by Con',
      },
      ['what-is-keeping-them-in-situation', 'how-why-did-they-leave-the-situation'],
      'Tried to leave or to get help (December 2021): ran to a garage; what came of it: fetched back by Con',
    ],
    [
      { kind: 'threat', who: 'Madam', words: 'The police give you back to us.' },
      ['how-they-were-treated'],
      'Threat, or what was said: Madam: “The police give you back to us.”',
    ],
    [
      { kind: 'ransom', amount: '4,000 dinars', who: 'Haroun’s cousin', what: 'paid to the guards' },
      ['how-they-were-treated'],
      'Ransom: Haroun’s cousin: paid to the guards; 4,000 dinars',
    ],
    [
      { kind: 'helped', who: 'Len Travers, gardener', what: 'gave her plasters' },
      ['added-to-the-account'],
      'Somebody helped: Len Travers, gardener: gave her plasters',
    ],
    [
      { kind: 'death', who: 'her mother', when: on('2019-02', 'about') },
      ['family'],
      'Death of somebody close (about February 2019): her mother',
    ],
  ])('%j is in %j and in no other field', (row, fields, words) => {
    const found = filled('exploitation.moments', row);
    expect(Object.keys(found).toSorted()).toEqual(fields.toSorted());
    for (const field of fields) expect(String(found[field])).toContain(words);
  });
});

describe('what was not done to somebody is nothing of how they were treated', () => {
  const inCharge = { ...told('exploiters.in-charge', 'Ladislav Gábor, “Laco”, and Renata'), title: 'Who' };
  const worded = { ...inCharge.statements[0], text: 'Ladislav Gábor, “Laco”, and Renata' } as FactStatement;
  const there = [{ ...inCharge, statements: [worded] }];
  const treated = (row: Record<string, unknown>) => {
    const found = filled('exploitation.moments', row, there);
    const words = (name: string) => String(found[name] ?? '').includes(String(row.what));
    expect(words('how-they-were-treated') !== words('added-to-the-account')).toBe(true);
    return words('how-they-were-treated');
  };
  it.each([
    [{ kind: 'other', who: 'To Miss Okell, teacher', what: 'Told a teacher' }, false],
    [{ kind: 'other', what: 'Her mother was told that she is top of her class' }, false],
    [{ kind: 'paid', who: 'Her aunt', what: 'paid “for the roof”', amount: '2,000 euros' }, false],
    // What whoever exploited them paid or took, to whomever, stands with the money: in no field, nobody would read it.
    [
      { kind: 'paid', who: 'Laco to the grandmother', what: 'paid “for the roof”', amount: '2,000 euros' },
      true,
    ],
    [{ kind: 'paid', who: 'Laco', what: 'Took back 300 in cash each month', amount: '£300' }, true],
    [{ kind: 'other', who: 'Ladislav Gábor (Laco)', what: 'Hit with a cable' }, true],
    [{ kind: 'other', who: 'Told to Laco', what: 'that she wants to go' }, false],
    [{ kind: 'threat', who: 'Laco', what: 'The brothers would come' }, true],
  ])('%j: %s', (row, isTreatment) => {
    expect(treated(row)).toBe(isTreatment);
  });
  it('is no particular of theirs', () => {
    const facts = [told('person.particulars', [{ kind: 'religion', what: 'Catholic' }])];
    const row = { kind: 'other', who: 'To a teacher', what: 'I am tired' };
    const found = filled('exploitation.moments', row, facts);
    expect(found['more-about-the-person']).toBe('Religion or belief: Catholic');
    expect(found['added-to-the-account']).toContain('I am tired');
  });
});

it('a police row says how it stands and since when', () => {
  const row = {
    force: 'Lincolnshire Police',
    capacity: 'suspected',
    stage: 'under-investigation',
    on: on('2026-09-16'),
  };
  expect(filled('police.contacts', row)['case-against-the-person']).toContain(
    'Released under investigation, 16 Sep 2026',
  );
});

describe('a place is found by what people call it', () => {
  it.each([
    ['religion', 'particulars'],
    ['DWP', 'particulars'],
    ['witness', 'moments'],
    ['ransom', 'moments'],
    ['escape', 'moments'],
    ['tenancy', 'particulars'],
    ['weight', 'particulars'],
    ['may know', 'may-be-told'],
  ])('%s: %s, of an adult and of a child', (typed, name) => {
    for (const { file } of forms)
      expect(placesFor(file, typed).map(({ question }) => question.name)).toContain(name);
  });

  it('by the beginning of a word: a scar is in no Madagascar', () => {
    for (const { file } of forms) {
      const found = placesFor(file, 'scar').flatMap(({ because }) => because);
      expect(found.filter((one) => /madagascar/i.test(one))).toEqual([]);
      expect(placesFor(file, 'gascar')).toEqual([]);
      expect(placesFor(file, 'interpret').length).toBeGreaterThan(0);
    }
  });

  it('nothing for no text, and for what no form asks', () => {
    for (const { file } of forms)
      expect([...placesFor(file, ' '), ...placesFor(file, 'zeppelin')]).toEqual([]);
  });
});

describe('a try to leave that failed', () => {
  const attempt = { kind: 'attempt', what: 'walked along the road', when: on('2025-07'), outcome: 'fetched' };
  const left = (more: readonly FactView[]) => {
    const rows = told('exploitation.moments', [attempt]);
    const facts = new Map([rows, ...more].map((one) => [one.key, one]));
    return knownAnswer(
      sheet.byName.get('how-why-did-they-leave-the-situation')!,
      withDerived(facts, new Map()),
    );
  };
  it('is no answer to how the person left: it is offered there, and named as what it was', () => {
    expect(left([])?.value).toBeNull();
    expect(left([])?.text).toContain('Tried to leave or to get help (July 2025): walked along the road');
  });

  it('stands below how it ended', () => {
    expect(left([told('leaving.how-left', 'He got off in port.')])?.value).toMatch(
      /He got off in port\.[\s\S]*Tried to leave or to get help \(July 2025\)/,
    );
  });
});
