/** Single fields of the sheet: whom and what each asks for, and what told in the same row belongs somewhere else. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');

function told(key: string, value: unknown): FactView {
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Interview',
    question: key,
    asked: 'Which?',
    layer: 0,
  };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const statement: FactStatement = {
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
  return { key, title: key, differs: false, statements: [statement] };
}

const known = (question: string, ...all: FactView[]) => {
  const facts = withDerived(new Map(all.map((one) => [one.key, one])), new Map());
  return knownAnswer(sheet.byName.get(question)!, facts);
};
const field = (question: string, ...all: FactView[]): string => known(question, ...all)?.text ?? '';
const moments = (...rows: Record<string, unknown>[]) => told('exploitation.moments', rows);

describe('a single thing that was told', () => {
  it('is called by what is true of all that its kind stands for', () => {
    const signed = moments({ kind: 'signed', what: 'Promissory note', who: 'The agency' });
    // The row says itself which of the three it was.
    expect(field('how-they-were-treated', signed)).toBe('The agency: Promissory note');
    const unsaid = moments({ kind: 'signed', what: 'In the office', who: 'The agency' });
    expect(field('how-they-were-treated', unsaid)).toMatch(
      /^Signed something, or was photographed or filmed/,
    );
    const hurt = moments({ kind: 'self-harm', what: 'Cut his arm in July' });
    expect(
      JSON.stringify([field('health-apart', hurt), field('where-how-interview-carried-out', hurt)]),
    ).toMatch(/Cut his arm in July/);
    const bare = moments({ kind: 'self-harm', what: 'Once, in July' });
    expect(JSON.stringify(field('health-apart', bare))).toMatch(
      /Self-harm, or thoughts of it or of ending life: Once/,
    );
    const age = told('person.particulars', [{ kind: 'age-given', what: 'Eighteen, at Dover' }]);
    expect(field('more-about-the-person', age)).toMatch(/Age given or written elsewhere: Eighteen, at Dover/);
  });

  it('is no evidence where somebody only helped', () => {
    const toast = { kind: 'helped', what: 'Made him toast', who: 'Tracey' };
    const saw = { kind: 'seen', what: 'Saw the van each morning', who: 'A neighbour' };
    const evidence = field('evidence-that-exists', moments(toast, saw));
    expect(evidence).toMatch(/Saw the van/);
    expect(evidence).not.toMatch(/toast/);
    expect(field('added-to-the-account', moments(toast, saw))).toMatch(/Tracey: Made him toast/);
  });
});

const on = (value: string, more: Record<string, unknown> = {}) => ({ value, qualifier: 'exact', ...more });
const row = (more: Record<string, unknown>) => ({ what: 'work', place: 'Luton', country: 'GB', ...more });
const periods = (...rows: Record<string, unknown>[]) => told('exploitation.periods', rows.map(row));

describe('who exploited the person', () => {
  const farm = { place: 'Perth', charge: 'Petar, strict and no thief' };
  const house = {
    place: 'Diss',
    charge: 'Zed; Mr Pickering, landlord of the house',
    kinds: ['forced-labour'],
  };

  it('is nobody who was in charge where no exploitation was told, and nobody who only let the house', () => {
    const text = field('who-exploited-pv', periods(farm, house));
    expect(text).toContain('Zed');
    expect(text).not.toMatch(/Petar|Pickering/);
  });

  it('is each of them where nobody chose a kind for any period', () => {
    expect(field('who-exploited-pv', periods(farm, { ...house, kinds: [] }))).toMatch(/Petar[\s\S]*Zed/);
  });

  it('is a landlord who did more than let a house', () => {
    const locked = { ...house, charge: 'The landlord, who locked them in and took the wages' };
    expect(field('who-exploited-pv', periods(locked))).toContain('locked them in');
    const hit = { ...house, charge: 'The landlord of the house who hit him' };
    expect(field('who-exploited-pv', periods(hit))).toContain('who hit him');
  });
});

describe('how a period came to an end', () => {
  const first = { place: 'Northampton', from: on('2022-10'), until: on('2025', { season: 'summer' }) };
  const next = { place: 'Swindon', from: on('2025', { season: 'summer' }), until: on('2026-03-08') };
  const last = {
    place: 'Plymouth',
    from: on('2026-03-08'),
    until: on('2026-07-19'),
    ended: 'Went to the station',
  };

  it('is a leaving of the last one alone, and a move where another follows at once', () => {
    const all = periods({ ...first, ended: 'After that it was Swindon' }, next, last);
    const left = field('how-why-did-they-leave-the-situation', all);
    expect(left).toContain('Went to the station');
    expect(left).not.toContain('After that');
    // The list of places says it: no leg of the journey is told in it.
    expect(field('were-they-taken-somewhere-by-their-exploiter-journey-details', all)).toBe('');
    const driven = periods({ ...first, ended: 'The visa ended; then Geta drove her to Swindon' }, next, last);
    expect(field('were-they-taken-somewhere-by-their-exploiter-journey-details', driven)).toMatch(
      /Northampton[^\n]*: then Geta drove her to Swindon$/,
    );
    expect(field('what-were-they-required-to-do', driven)).toMatch(/Northampton[^\n]*: The visa ended$/m);
  });

  it('is one of any period that police or others ended, or the person got away from', () => {
    const all = periods({ ...next, ended: 'Ran away; they found her after a week' }, last);
    expect(field('how-why-did-they-leave-the-situation', all)).toContain('Ran away');
  });

  it('does not stand with the journey again where that says it', () => {
    const journey = told('journey.details', 'By coach in 2022. After that it was Swindon, then Plymouth.');
    const all = periods({ ...first, ended: 'After that it was Swindon' }, next, last);
    const text = field('were-they-taken-somewhere-by-their-exploiter-journey-details', all, journey);
    expect(text.match(/After that it was Swindon/g)).toHaveLength(1);
  });
});
