/** What of an account goes into which field of the preparation sheet, and what only stands beside it. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/answers/facts.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');

function said(key: string, value: unknown, more: Partial<FactStatement> = {}): FactView {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const origin = {
    ...{ kind: 'interview' as const, screeningId: 's' as never, formTitle: 'Interview' },
    ...{ question: key, asked: 'Tell me how they were with you.', layer: 0 },
  };
  const base: FactStatement = {
    state: 'answered',
    value,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-05-12T10:00:00.000Z',
    seq: 1,
    author: 'A',
    origin,
  };
  const statement = { ...base, ...more };
  return { key, title: `Title of ${key}`, differs: false, statements: [statement] };
}

const known = (question: string, ...told: FactView[]) =>
  knownAnswer(
    sheet.byName.get(question)!,
    withDerived(new Map(told.map((one) => [one.key, one])), new Map()),
  );

const on = (value: string) => ({ value, qualifier: 'exact' });
const row = (more: Record<string, unknown>) => ({ what: 'work', place: 'Luton', country: 'GB', ...more });

describe('who exploited the person', () => {
  it('is who was in charge, and nobody who was only there', () => {
    const periods = said('exploitation.periods', [row({ charge: 'Yonas', others: 'Blessing' })]);
    expect(known('who-exploited-pv', periods)?.value).toMatch(/Yonas$/);
    expect(known('other-potential-victims-yes-details', periods)?.value).toMatch(/Blessing$/);
  });

  it.each([
    ['the people there', said('exploiters.who', 'Dre; Jojo, 13')],
    ['a period of an earlier form', said('exploitation.periods', [row({ who: 'Dre; Jojo, 13' })])],
  ])('has %s beside it, and is not filled from it', (_, told) => {
    const found = known('who-exploited-pv', told);
    expect(found).toMatchObject({ beside: true, value: null });
    expect(found?.text).toContain('Jojo, 13');
  });
});

describe('a text about the person', () => {
  it('has no question that was put to them, and says what a bare answer is about', () => {
    const text = known(
      'how-did-the-exploitation-start',
      said('recruitment.how-started', 'A neighbour spoke to him.'),
      said('recruitment.where', 'Bacău, Romania'),
    )?.text;
    expect(text).not.toContain('Tell me');
    expect(text).toContain('Title of recruitment.where: Bacău, Romania');
  });

  it('has health with the interview, as the official page asks, and wishes in no field', () => {
    const told = [
      said('insight.interview', 'In the quiet room.'),
      said('health.now', 'He sleeps two hours.'),
      said('person.language', 'Romanian'),
      said('person.interpreter-wishes', 'A man.'),
      said('needs.most-important', 'His daughters.'),
    ];
    expect(known('where-how-interview-carried-out', ...told)?.text).toMatch(
      /In the quiet room[\s\S]*He sleeps two hours/,
    );
    expect(known('pv-interpreter-requirements-language', ...told)?.text).toBe('Romanian');
    const kept = known('needs-and-wishes', ...told)?.text;
    expect(kept).toContain('A man');
    expect(kept).not.toContain('He sleeps two hours.');
  });
});

describe('places', () => {
  const periods = said('exploitation.periods', [
    row({ place: 'Salmiya', country: 'KW' }),
    row({ place: 'Kensington' }),
  ]);
  it('has what was said of a place abroad among those overseas, and nowhere else', () => {
    const told = said(
      'exploitation.places',
      "Salmiya, Kuwait: house of a family of nine. It had a wall. Then a flat in Kensington, near Earl's Court.",
    );
    const uk = known('where-exploitation-happened-other-uk-other-location', periods, told)?.text;
    const overseas = known('where-exploitation-happened-other-overseas-other-location', periods, told)?.text;
    expect(uk).not.toMatch(/Salmiya|wall/);
    expect(uk).toContain('Then a flat in Kensington');
    expect(overseas).toContain('Salmiya, Kuwait: house of a family of nine. It had a wall.');
    expect(overseas).not.toContain('Kensington');
  });
});

describe('more than one situation', () => {
  const multiple = (...rows: Record<string, unknown>[]) =>
    known('potential-victim-exploitative-situation-multiple', said('exploitation.periods', rows));
  const first = row({ charge: 'Dre', kind: 'forced-to-work', from: on('2024-10'), until: on('2025-03') });
  it.each([
    ['another place', { place: 'Skegness', from: on('2025-03') }],
    ['somebody in charge in both', { charge: 'Dre and Pete', from: on('2025-03') }],
  ])('is not said by %s: the rows stand beside it', (_, more) => {
    const found = multiple(first, { ...first, ...more });
    expect(found).toMatchObject({ beside: true, value: null });
    expect(found?.text).toContain('2. ');
  });

  it.each([
    ['others in charge', { charge: 'Yonas', from: on('2025-03') }],
    ['another kind', { kind: 'wages-taken', from: on('2025-03') }],
    ['a time between', { from: on('2025-09'), until: on('2025-12') }],
  ])('is said by %s', (_, more) => {
    expect(multiple(first, { ...first, ...more })?.value).toBe('yes');
  });
});

describe('a condition', () => {
  it('stands once, however often it was written down', () => {
    const found = known(
      'authorities-cooperation',
      said('police.cooperate', 'depends', { ownWords: 'only if my daughters are safe' }),
      said('police.cooperate-details', 'He said: "Only if my daughters are safe."', {
        ownWords: 'Only if my daughters are safe.',
      }),
    );
    expect(found).toMatchObject({
      state: 'own-words',
      ownWords: 'He said: "Only if my daughters are safe."',
    });
  });
});

describe('support', () => {
  const consent = (purpose: string, value: string) =>
    said(`consent.${purpose}`, value, {
      text: value === 'yes' ? 'Yes' : 'No',
      origin: { kind: 'consent', purpose },
    } as Partial<FactStatement>);
  it.each([
    ['support', 'yes', 'yes'],
    ['support', 'no', 'no'],
    ['support-services', 'yes', 'yes'],
    ['support-services', 'no', null],
  ])('consent to %s: %s gives %s', (purpose, value, wanted) =>
    expect(known('does-pv-need-support', consent(purpose, value))?.value ?? null).toBe(wanted),
  );
});
