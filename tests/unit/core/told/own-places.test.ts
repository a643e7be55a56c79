/** Kinds of facts that once had no place of their own: each goes to its field of the preparation sheet, and to no other. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');

function said(key: string, value: unknown, more: Partial<FactStatement> = {}): FactView {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Interview',
    question: key,
    asked: 'Asked.',
    layer: 0,
  };
  const base: FactStatement = {
    state: 'answered',
    value,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-11-26T10:00:00.000Z',
    heldOn: { value: '2026-11-03', qualifier: 'exact' },
    seq: 1,
    author: 'A',
    origin,
  };
  return { key, title: `Title of ${key}`, differs: false, statements: [{ ...base, ...more }] };
}

const known = (question: string, ...told: FactView[]) =>
  knownAnswer(
    sheet.byName.get(question)!,
    withDerived(new Map(told.map((one) => [one.key, one])), new Map()),
  );
const text = (question: string, ...told: FactView[]) => known(question, ...told)?.text ?? '';
/** Every field of the sheet in which `words` stand. */
const fieldsWith = (words: RegExp, ...told: FactView[]) =>
  sheet.questions.map(({ name }) => name).filter((name) => words.test(text(name, ...told)));

const day = (value: string) => ({ value, qualifier: 'exact' });
const farm = { what: 'packing', place: 'Goole', country: 'GB', from: day('2019-12'), until: day('2023-03') };
const factory = { what: 'fish', place: 'Grimsby', country: 'GB', from: day('2023-03') };
const periods = (...rows: unknown[]) => said('exploitation.periods', rows);

describe('of a period', () => {
  it('hours, days and pay stand with their period among what had to be done', () => {
    const rows = periods({ ...farm, hours: '10, later 14', days: '6', pay: '£20 on Fridays' }, factory);
    expect(text('what-were-they-required-to-do', rows)).toContain(
      'December 2019 – March 2023, Goole, United Kingdom: hours a day: 10, later 14; days a week: 6; pay: £20 on Fridays',
    );
  });

  it('who kept papers and telephone stands with it among how the person was treated', () => {
    const rows = periods(farm, { ...factory, papers: 'Rafał', phone: 'Darek' });
    expect(text('how-they-were-treated', rows)).toContain(
      'began March 2023, Grimsby, United Kingdom: passport or papers kept by: Rafał; telephone: Darek',
    );
  });

  it('going out is said of the place it was said of, and not of all of them', () => {
    const all = said('control.movement', 'none', { text: 'Not at all' });
    const treated = text('how-they-were-treated', periods(farm, { ...factory, out: 'none' }), all);
    expect(treated).toContain('began March 2023, Grimsby, United Kingdom: going out: not at all');
    expect(treated.match(/not at all/giu)).toHaveLength(1);
  });

  it('said without a place, it says so, with the day of its account', () => {
    const all = said('control.movement', 'none', { text: 'Not at all' });
    expect(text('how-they-were-treated', periods(farm, factory), all)).toContain(
      'Going out, as told on 3 Nov 2026: Not at all; place not recorded',
    );
  });

  it('words that were said beside the answer for all places are not lost', () => {
    const all = said('control.movement', 'none', { text: 'Not at all', ownWords: 'I saw no summer' });
    expect(text('how-they-were-treated', periods({ ...factory, out: 'none' }), all)).toContain(
      'I saw no summer',
    );
  });

  it('how it was told first stands beside how it was told later', () => {
    const was = said('control.movement', 'none', { text: 'Not at all' }).statements[0]!;
    const now = {
      ...was,
      value: 'accompanied',
      text: 'Only with someone',
      seq: 2,
      relation: 'differs' as const,
    };
    const both = { ...said('control.movement', 'none'), differs: true, statements: [now, was] };
    const found = known('how-they-were-treated', both);
    expect(JSON.stringify(found?.facts)).toMatch(/Only with someone[\s\S]*Not at all/);
  });
});

describe('police and references', () => {
  const row = (capacity: string, reference: string, force = 'Leicestershire Police') => ({
    force,
    officer: 'DC Moss',
    reference,
    capacity,
  });

  it('fill the official fields where the person is the victim', () => {
    const told = said('police.contacts', [row('missing', 'MISS-1'), row('victim', '26*553190')]);
    expect(known('reported-to-police', told)?.value).toBe('yes');
    expect(known('reported-to-police-police-forces', told)?.value).toBe('Leicestershire Police');
    expect(known('reported-to-police-crime-reference', told)?.value).toBe('26*553190');
    expect(text('police-so-far', told)).toMatch(
      /DC Moss.*MISS-1.*missing[\s\S]*26\*553190.*done to the person/,
    );
  });

  it.each(['missing', 'suspected', 'witness', 'other'])('fill none of them where it is: %s', (capacity) => {
    const told = said('police.contacts', [row(capacity, '22/78110/26')]);
    const wanted = capacity === 'suspected' ? 'case-against-the-person' : 'police-so-far';
    expect(fieldsWith(/78110|^yes$/i, told)).toEqual([wanted]);
  });
});

describe('made to do against the law', () => {
  const made = said('exploitation.made-to', [
    { what: 'carry parcels', when: day('2022'), where: 'Goole to Leeds', by: 'Rafał and Darek' },
  ]);
  const police = (value: 'yes' | 'no') => said('consent.police', value);

  it('has its own place, and is no case against the person', () => {
    expect(fieldsWith(/parcels/, made, police('yes'))).toEqual(['made-to-do']);
    expect(text('made-to-do', made, police('yes'))).toBe(
      'carry parcels (2022; Goole to Leeds; made to by: Rafał and Darek)',
    );
  });

  it.each([
    ['nobody agreed', []],
    ['it was refused', [police('no')]],
    ['it was agreed on a condition', [police('yes'), said('police.consent-words', 'All but the parcels')]],
    [
      'the record of it has a condition',
      [said('consent.police', 'yes', { ownWords: 'All but the parcels' })],
    ],
  ])('stays off the sheet where %s', (_, consents) => {
    const asked = said('exploitation.asked-crime', '', { state: 'prefers-not-to-say', text: '' });
    expect(fieldsWith(/carry parcels|rather not/, made, asked, ...consents)).toEqual([]);
  });

  it('a question that was answered with no, or left unsaid, is said to be', () => {
    const no = said('exploitation.asked-crime', 'no', { text: 'No' });
    expect(text('made-to-do', no, police('yes'))).toBe('Asked; the answer was no');
    const unsaid = said('exploitation.asked-crime', null, { state: 'prefers-not-to-say', text: '' });
    expect(text('made-to-do', unsaid, police('yes'))).toBe(
      'Asked whether there was anything: Prefers not to say',
    );
    expect(known('asked-sexual', said('exploitation.asked-sexual', 'no', { text: 'No' }))?.text).toContain(
      'No',
    );
    const sexual = said('exploitation.asked-sexual', null, { state: 'prefers-not-to-say', text: '' });
    expect(known('asked-sexual', sexual)?.state).toBe('prefers-not-to-say');
  });
});

describe('about the person', () => {
  it.each([
    ['Reads Polish', 'person.reads-writes', 'Reads Polish.', ['reads-and-writes']],
    ['Breaks', 'person.talks-easier', 'Breaks and tea.', ['talks-easier']],
    ['She told a friend', 'health.pregnancy-words', 'She told a friend.', ['pregnancy']],
    ['Tomek', 'person.signs-as', 'Tomek', ['particulars-elsewhere']],
    ['Another name', 'person.given-otherwise', 'Another name at Dover, as told.', ['particulars-elsewhere']],
    ['Dr Osei', 'health.doctor-where', 'Dr Osei, Croydon', ['are-others-involved-details', 'doctor']],
    ['N14', 'immigration.asylum-reference', 'N14', ['immigration-status']],
    ['Never', 'person.not-to-be-told', 'Never', []],
  ])('%s goes where it belongs, and onto no other field', (words, key, value, fields) => {
    expect(fieldsWith(new RegExp(words), said(key, value))).toEqual(fields);
  });

  it('weeks of a pregnancy stand with their day, and not with the interview', () => {
    const told = [
      said('health.pregnant', 'yes', { text: 'Yes' }),
      said('health.pregnant-weeks', 14, { text: '14' }),
      said('health.pregnant-on', day('2026-10-08'), { text: '8 Oct 2026' }),
      said('health.due', day('2027-04-08'), { text: '8 Apr 2027' }),
    ];
    expect(text('pregnancy', ...told)).toMatch(/weeks: 14[\s\S]*8 Oct 2026[\s\S]*8 Apr 2027/);
    expect(fieldsWith(/8 Oct 2026|8 Apr 2027/, ...told)).toEqual(['pregnancy']);
  });

  it('a number stands with who holds it and whether it was ever seen', () => {
    const told = said('person.numbers', [{ kind: 'National Insurance', holder: 'Rafał', seen: 'no' }]);
    expect(fieldsWith(/Rafał/, told)).toEqual(['particulars-elsewhere']);
    expect(text('particulars-elsewhere', told)).toBe(
      'National Insurance: number not known; applied for or held by: Rafał; never seen by the person',
    );
  });

  it('arrival stands with the immigration status, and first meeting with how it began', () => {
    const told = [
      said('journey.uk-arrival', { value: '2019-11', qualifier: 'about' }, { text: 'about November 2019' }),
      said('recruitment.first-met', day('2019-10'), { text: 'October 2019' }),
    ];
    expect(fieldsWith(/about November 2019/, ...told)).toEqual(['immigration-status']);
    expect(fieldsWith(/first-met: October 2019/, ...told)).toEqual(['how-did-the-exploitation-start']);
    const whole = text(
      'how-did-the-exploitation-start',
      told[1]!,
      said('recruitment.how-started', 'By the hostel.'),
    );
    expect(whole.match(/first-met/g)).toHaveLength(1);
  });
});

describe('own words beside the answer that says where it was', () => {
  const UK = 'where-exploitation-happened-other-uk-other-location';
  const where = (value: string, ownWords: string) =>
    text(UK, said('exploitation.places', value, { ownWords }), said('exploitation.where', 'uk'));

  it('stand beside it, and put none of it out', () => {
    const yards = 'A yard near Newark; later one outside Stockport.';
    for (const own of ['where there’s sea', '[Newark-on-Trent] where there’s sea']) {
      expect(where(yards, own)).toContain(yards);
      expect(where(yards, own)).toContain('“where there’s sea”');
    }
  });

  it('keep the place that nobody said outside the quotation', () => {
    expect(
      where('A yard.', '[Newark-on-Trent] summer … [Lincoln] They said can we charge our phones.'),
    ).toContain(
      [
        'In the person’s own words, of Newark-on-Trent: “summer …”',
        'In the person’s own words, of Lincoln: “They said can we charge our phones.”',
      ].join('\n'),
    );
  });
});
