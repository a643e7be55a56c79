/** Single things that were told of, and words beside lists: where each goes, and that nothing says what nobody told. */
import { describe, expect, it } from 'vitest';
import { both, differs, known, knownIn, told } from '../../../support/two-tellings.ts';

const on = (value: string) => ({ value, qualifier: 'exact' });
const moments = (...rows: readonly object[]) => told('exploitation.moments', 0, rows);
const PERIODS = 'exploitation.periods';
const row = (place: string, more: object = {}) => ({ what: 'work', place, country: 'GB', ...more });

describe('a doctor, a hospital or a clinic', () => {
  it('stands by name and place among the others who are in contact, without what it was for', () => {
    const seen = {
      kind: 'seen-to',
      who: 'Daisy Hill Hospital, Newry',
      what: 'an old fracture of the finger',
    };
    const all = [
      told('insight.others-involved-details', 0, 'A caseworker of the parish.'),
      moments({ ...seen, when: on('2026-10-05'), outcome: 'X-ray' }, { kind: 'seen-to', what: 'blood test' }),
      told('health.doctor-where', 0, 'Dr Quinn, Clanrye Surgery'),
    ];
    const { text } = known('are-others-involved-details', ...all);
    expect(text).toContain('A caseworker of the parish.');
    expect(text).toContain('Daisy Hill Hospital, Newry');
    expect(text).toContain('Dr Quinn, Clanrye Surgery');
    expect(text).not.toMatch(/fracture|X-ray|blood|2026-10-05|5 Oct/u);
    expect(known('health-apart', ...all).text).toContain('an old fracture of the finger');
  });
});

it('an appointment that is to come stands there with its day, named or not', () => {
  const to = { kind: 'seen-to', what: 'a scan of the hand', when: on('2027-01-14') };
  const { text } = known(
    'are-others-involved-details',
    moments(to, { ...to, who: 'Mr Byrne, hand surgeon', when: on('2027-02-02') }),
  );
  expect(text).toContain('a doctor, clinic or dentist: appointment 14 Jan 2027');
  expect(text).toContain('Mr Byrne, hand surgeon: appointment 2 Feb 2027');
  expect(text).not.toContain('scan');
});

describe('words beside a list', () => {
  const attempt = { kind: 'attempt', what: 'walked to a garage' };
  it('of single things are no particular of the person, and stand in quotation marks', () => {
    const all = [moments(attempt), told('exploitation.moments', 1, [attempt], { ownWords: 'It was Wes.' })];
    expect(knownIn('more-about-the-person', ...all)).toBeNull();
    expect(known('added-to-the-account', ...all).text).toContain('“It was Wes.”');
  });

  it.each([
    ['person.particulars', { kind: 'religion', what: 'Methodist' }, 'more-about-the-person'],
    ['evidence.held', { what: 'Photographs' }, 'evidence-that-exists'],
    ['police.contacts', { force: 'Kent Police' }, 'police-so-far'],
    ['others.each', { name: 'Danny' }, 'other-potential-victims-yes-details'],
  ])('of %s stand in quotation marks', (key, one, field) => {
    expect(known(field, told(key, 0, [one], { ownWords: 'I saw it.' })).text).toContain('“I saw it.”');
  });

  it('of periods reach the sheet from each account, with the place they are of', () => {
    const all = [
      told(PERIODS, 0, [row('Luton')], { ownWords: 'Long.' }),
      told(PERIODS, 1, [row('Luton'), row('Leeds')], { ownWords: '[Leeds] Drives.' }),
    ];
    const { text } = known('added-to-the-account', ...all);
    expect(text).toContain('“Long.”');
    expect(text).toContain('[Leeds] “Drives.”');
    expect(text).toContain('exploitation.periods-words: ');
  });
});

describe('where it was', () => {
  it.each(['Drammen', 'near Drammen'])('own words of a place overseas are not of the UK: [%s]', (place) => {
    const all = [
      told(PERIODS, 0, [row('Luton'), { ...row('near Drammen'), country: 'NO' }]),
      told('exploitation.places', 0, 'A farm.', { ownWords: `[${place}] It was dark all day.` }),
    ];
    const uk = 'where-exploitation-happened-other-uk-other-location';
    const overseas = 'where-exploitation-happened-other-overseas-other-location';
    expect(known(uk, ...all).text).not.toContain('dark');
    expect(known(overseas, ...all).text).toContain('It was dark all day.');
  });
});

describe('who was in charge, place by place', () => {
  const WHO = 'who-exploited-pv';
  const who = told('exploiters.in-charge', 0, 'Terry, the boss. Sheila. Craig drove.');
  it('is said of each place where it is not the same in all, though all are named above', () => {
    const rows = [row('Luton', { charge: 'Terry' }), row('Leeds', { charge: 'Terry, Craig' })];
    const { text } = known(WHO, who, told(PERIODS, 0, rows));
    expect(text).toContain('Luton, United Kingdom: Terry');
    expect(text).toContain('Leeds, United Kingdom: Terry, Craig');
  });

  it('is not said again where it is one and the same', () => {
    const rows = [row('Luton', { charge: 'Terry' }), row('Leeds', { charge: 'Terry' })];
    expect(known(WHO, who, told(PERIODS, 0, rows)).text).not.toContain('Luton');
  });

  it('as told first stands beside it as told differently', () => {
    // In Hull it was who was told of in Luton first, and still is.
    const others = [row('Leeds', { charge: 'Terry, Craig' }), row('Hull', { charge: 'Terry' })];
    const all = [
      who,
      told(PERIODS, 0, [row('Luton', { charge: 'Terry' }), ...others]),
      told(PERIODS, 1, [row('Luton', { charge: 'Wes' }), ...others], differs),
    ];
    expect(both(WHO, ...all)).toMatch(/2026-10-08: .*Luton, United Kingdom: Terry/);
    expect(both(WHO, ...all)).toMatch(/2026-11-05: .*Luton, United Kingdom: Wes/);
  });
});

describe('days', () => {
  it('an end is not read as the day of it', () => {
    const one = { kind: 'medicine', what: 'Epilim', until: on('2015') };
    const { text } = known('more-about-the-person', told('person.particulars', 0, [one]));
    expect(text).toBe('Medicine or treatment: Epilim (until 2015)');
  });

  it('since when somebody was there is no part of their age', () => {
    const one = { name: 'Danny', age: 'about 20', what: 'Still there', since: on('2026-10') };
    expect(known('other-potential-victims-yes-details', told('others.each', 0, [one])).text).toBe(
      'Danny (about 20): Still there; there from, or seen there: October 2026',
    );
  });

  it('a visit to a doctor that was still to come is not said to have been', () => {
    const seen = (day: string) => ({ kind: 'seen-to', who: 'Neurology', when: on(day) });
    const { text } = known('health-apart', moments(seen('2026-10-08'), seen('2026-12-15')));
    expect(text).toContain('Seen by a doctor, clinic or dentist (8 Oct 2026): Neurology');
    expect(text).toContain('To be seen by a doctor, clinic or dentist (15 Dec 2026): Neurology');
  });

  it('a day that was still to come is when a debt is due, not when it was claimed', () => {
    const claimed = (day: string) => ({ kind: 'debt', who: 'A bank', amount: '£40', when: on(day) });
    const { text } = known('how-they-were-treated', moments(claimed('2026-10-01'), claimed('2027-03-01')));
    expect(text).toContain('Debt that was claimed (1 Oct 2026): A bank: £40');
    expect(text).toContain('Debt that was claimed, due (1 Mar 2027): A bank: £40');
  });

  it('something else does not begin with a day in brackets', () => {
    const one = { kind: 'other', what: 'His sister looked for him', when: on('2016') };
    expect(known('added-to-the-account', moments(one)).text).toContain('2016: His sister looked for him');
    expect(known('added-to-the-account', moments(one)).text).not.toContain('(2016)');
    expect(knownIn('more-about-the-person', moments(one))).toBeNull();
  });
});

describe('kinds of their own', () => {
  it('what the person was told falsely about relatives is not what relatives were told', () => {
    const one = { kind: 'told-falsely', what: 'that his sister did not want him', who: 'Sheila' };
    expect(knownIn('family', moments(one))).toBeNull();
    expect(known('how-they-were-treated', moments(one)).text).toBe(
      'What the person was told falsely: Sheila: that his sister did not want him',
    );
  });

  it('an arrest of somebody else is no treatment of the person, whoever it was', () => {
    const inCharge = told('exploiters.in-charge', 0, 'Terry Maddox');
    const one = { kind: 'arrest', who: 'Terry Maddox', what: 'bailed to 28 January 2027' };
    expect(knownIn('how-they-were-treated', inCharge, moments(one))).toBeNull();
    expect(known('police-so-far', inCharge, moments(one)).text).toContain(
      'Terry Maddox: bailed to 28 January 2027',
    );
  });

  it('what an authority was told is no contact of another professional', () => {
    const one = { kind: 'authority', who: 'Police in Norway', what: 'stopped the van' };
    expect(knownIn('are-others-involved-details', moments(one))).toBeNull();
    expect(known('police-so-far', moments(one)).text).toContain('Police in Norway: stopped the van');
  });
});

describe('words beside a yes or a no', () => {
  it.each([
    ['leaving.reported-before', 'why-report-now', 'I didn’t know you could.'],
    ['support.wanted', 'needs-and-wishes', 'Help with the bank.'],
  ])('of %s go on in %s', (key, field, ownWords) => {
    const value = key === 'support.wanted' ? 'yes' : 'no';
    expect(known(field, told(key, 0, value, { ownWords })).text).toContain(`“${ownWords}”`);
  });
});

it('money that the person has now stands with what they need, and not with their religion', () => {
  const rows = [
    { kind: 'religion', what: 'Orthodox' },
    { kind: 'means', what: '£6.40; bread from the shelter' },
  ];
  const means = 'Money in hand, and what the person lives on: £6.40; bread from the shelter';
  const one = told('person.particulars', 0, rows);
  expect(known('needs-and-wishes', one).text).toBe(means);
  expect(known('more-about-the-person', one).text).toBe('Religion or belief: Orthodox');
});
