/** What of an account goes into which field of the preparation sheet, and what only stands beside it. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { keepingWritten, takeBoth, takeOne } from '../../../../src-main/core/worksheets/settle.ts';
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
    asked: 'Tell me how they were with you.',
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
    const periods = said('exploitation.periods', [
      row({ charge: 'Yonas', others: 'Blessing, who worked there too' }),
    ]);
    expect(known('who-exploited-pv', periods)?.value).toMatch(/Yonas$/);
    expect(known('other-potential-victims-yes-details', periods)?.value).toMatch(
      /Blessing, who worked there too$/,
    );
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
    const interpreter = said('person.interpreter', 'yes');
    expect(known('pv-interpreter-requirements-language', ...told, interpreter)?.value).toBe('Romanian');
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

  it('goes in as it was said where there are only own words, with what a later account adds', () => {
    const words = { state: 'own-words' as const, value: null, text: '', relation: 'new' as const };
    const own = said('exploitation.places', '', {
      ...words,
      ownWords: "Salmiya, Kuwait: a house with a wall. Then a flat in Kensington, near Earl's Court.",
    });
    const [later] = said('exploitation.places', 'In Kensington, over a shop.', {
      seq: 2,
      relation: 'adds' as const,
    }).statements;
    const both = { ...own, statements: [later!, ...own.statements] };
    const uk = known('where-exploitation-happened-other-uk-other-location', periods, both)?.value;
    const overseas = known('where-exploitation-happened-other-overseas-other-location', periods, own)?.value;
    expect(uk).toContain("“Then a flat in Kensington, near Earl's Court.”");
    expect(uk).toContain('In Kensington, over a shop.');
    expect(overseas).toContain('“Salmiya, Kuwait: a house with a wall.”');
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

describe('a field that takes a yes or a no', () => {
  const depends = said('police.cooperate', 'depends', {
    text: 'It depends',
    ownWords: 'only if my daughters are safe',
  });
  it('takes no sentence: a condition leaves it open, and stands once in the details', () => {
    const told = said('police.cooperate-details', 'He said: "Only if my daughters are safe."', {
      ownWords: 'Only if my daughters are safe.',
    });
    const open = known('authorities-cooperation', depends, told);
    expect(open).toMatchObject({ state: 'answered', text: 'It depends', ownWords: '', value: null });
    expect(known('authorities-cooperation-details', depends, told)?.value).toBe(
      'He said: "Only if my daughters are safe."\n[Interview, 12 May 2026]',
    );
  });

  it.each([
    ['still-in-exploitative-situation', 'leaving.still-there'],
    ['pv-nationality', 'person.nationality'],
    ['current-pv-location-uk-city', 'location.city'],
    ['pv-dob', 'person.birth-date'],
    ['reported-to-police', 'police.reported'],
  ])('%s is not filled with own words alone, nor by deciding', (field, fact) => {
    const words = said(fact, null, { state: 'own-words', text: '', ownWords: 'I do not want to say' });
    const found = known(field, words);
    expect(found).toMatchObject({ value: null, ownWords: '', state: 'answered' });
    expect(found?.text).toContain('I do not want to say');
    if (found === null || found === undefined) return;
    const question = sheet.byName.get(field)!;
    expect(takeBoth(question, found, (one) => one.ownWords)).toBeNull();
    expect(takeOne(question, words.statements[0]!)).toBeNull();
  });

  it('has the details of two accounts each with its day', () => {
    const later = { kind: 'interview', screeningId: 's', formTitle: 'Interview', question: 'q', layer: 1 };
    const first = said('police.cooperate-details', 'Later, perhaps.').statements[0]!;
    const second = {
      ...first,
      seq: 2,
      relation: 'adds',
      value: 'With a police woman.',
      text: 'With a police woman.',
      at: '2026-06-01T10:00:00.000Z',
      origin: later,
    } as FactStatement;
    const both = { ...said('police.cooperate-details', ''), statements: [second, first] };
    expect(known('authorities-cooperation-details', both)?.value).toBe(
      'Later, perhaps.\n[Interview, 12 May 2026]\n\nWith a police woman.\n[Interview, later account 1, 1 Jun 2026]',
    );
  });
});

describe('the language of interpretation', () => {
  const yes = said('person.interpreter', 'yes');
  const value = (...told: FactView[]) =>
    known('pv-interpreter-requirements-language', yes, ...told)?.value ?? null;
  it('is what was asked for, whatever else the person speaks', () => {
    const told = [said('person.language', 'English'), said('person.interpreter-language', 'Tagalog')];
    expect(value(...told)).toBe('Tagalog');
  });
  it.each([
    ['Twi', 'Twi'],
    ['English', null],
    ['Hiligaynon; English', null],
    ['Hiligaynon and English', null],
  ])('follows from one language alone: %s gives %s', (language, found) => {
    expect(value(said('person.language', language))).toBe(found);
  });
  it('follows from none where two were told', () => {
    expect(value({ ...said('person.language', 'Tagalog'), differs: true })).toBeNull();
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
    ['support-services', 'yes', null],
    ['support-services', 'no', null],
  ])('consent to %s: %s gives %s', (purpose, value, wanted) =>
    expect(known('does-pv-need-support', consent(purpose, value))?.value ?? null).toBe(wanted),
  );
});

describe('a field of the sheet', () => {
  const text = (question: string, ...told: FactView[]) => known(question, ...told)?.text ?? '';

  it('has what the person had to do, and no boat, owner or port of a period', () => {
    const periods = said('exploitation.periods', [row({ what: "Fishing boat 'Ocean Venture'" })]);
    expect(text('what-were-they-required-to-do', said('exploitation.tasks', 'We fished.'), periods)).toBe(
      'We fished.',
    );
    expect(text('when-did-the-exploitation-take-place-multiple', periods)).toContain('Ocean Venture');
  });

  it('has an account at a bank apart from how the person was treated, and not lost', () => {
    const told = [said('exploitation.treatment', 'He shouted.'), said('control.accounts-in-name', 'None.')];
    expect(text('how-they-were-treated', ...told)).toBe('He shouted.');
    expect(text('accounts-and-loans', ...told)).toBe('None.');
  });

  it('says what it is about where health stands with the interview', () => {
    const told = [said('insight.interview', 'In the quiet room.'), said('health.now', 'A cough.')];
    expect(text('where-how-interview-carried-out', ...told)).toContain('Title of health.now: A cough.');
  });

  it('keeps the health of a child, and what is not to be told of it, out of the field about the interviews', () => {
    const told = [said('insight.interview', 'In the quiet room.'), said('health.now', 'Pain passing water.')];
    const rows = [{ what: 'The pain', words: '', whom: 'Mrs Pattle', why: '' }];
    for (const more of [said('person.under-18', 'yes'), said('person.not-to-be-told', rows)]) {
      expect(text('where-how-interview-carried-out', ...told, more)).not.toContain('Pain');
      expect(text('health-apart', ...told, more)).toContain('Pain passing water.');
    }
    expect(known('health-apart', ...told)).toBeNull();
  });

  it('has evidence in words, without the heads of columns and choices, once', () => {
    const held = said('evidence.held', [
      { what: 'Photographs of the net store', holder: 'He himself', place: 'on his phone' },
      { what: 'A notebook in Tamil', about: 'days and hours' },
    ]);
    const found = text('evidence-that-exists', held, said('evidence.corroboration', ['medical', 'other']));
    expect(found.split('\n').slice(0, 2)).toEqual([
      'Photographs of the net store (He himself, on his phone)',
      'A notebook in Tamil: days and hours',
    ]);
    expect(found).not.toMatch(/What it is|medical|Title of/);
  });

  it('takes several kinds of one period, and the one of a form before', () => {
    const rows = [row({ kinds: ['forced-to-work', 'wages-taken'] }), row({ kind: 'prostitution' })];
    expect(text('when-did-the-exploitation-take-place-multiple', said('exploitation.periods', rows))).toMatch(
      /1\. Forced to work for nothing or almost nothing; Wages taken by force or coercion, such as .*; work; Luton.*\n2\. Forced into prostitution/,
    );
  });

  it('keeps the day that was told where periods give its month', () => {
    const told = [
      said('exploitation.start', on('2025-03-11')),
      said('exploitation.end', on('2026-09-19')),
      said('exploitation.periods', [
        row({ from: on('2025-03'), until: on('2025-06') }),
        row({ from: on('2025-06'), until: on('2026-09'), place: 'Leeds' }),
      ]),
    ];
    const found = text('when-did-the-exploitation-take-place-multiple', ...told);
    expect(found).toMatch(/^1\. 11 Mar 2025 – June 2025[\s\S]*2\. June 2025 – 19 Sep 2026/);
  });

  it('does not put another day in the place of a month that it does not lie in', () => {
    const told = [
      said('exploitation.start', on('2025-02-11')),
      said('exploitation.periods', [row({ from: on('2025-03'), until: on('2025-03') })]),
    ];
    expect(text('when-did-the-exploitation-take-place', ...told)).toBe(
      'March 2025, Luton, United Kingdom: work',
    );
  });

  it('names whoever was in charge or there once, however many periods say it', () => {
    const periods = said('exploitation.periods', [
      row({ charge: 'Duthie Fishing Ltd', others: 'Maisie, who worked too' }),
      row({ charge: 'Duthie Fishing Ltd; the skipper, Alec Duthie', others: 'Maisie, who worked too' }),
    ]);
    const who = said('exploiters.in-charge', 'The skipper, Alec Duthie. The owner is Duthie Fishing Ltd.');
    expect(text('who-exploited-pv', who, periods)).toBe(
      'The skipper, Alec Duthie. The owner is Duthie Fishing Ltd.',
    );
    expect(text('other-potential-victims-yes-details', periods)).toMatch(
      /^(Title.*: )?Maisie, who worked too$/,
    );
  });

  it('reads well with a whole sentence in a cell, and has a word that stands above it once', () => {
    const row = {
      words: 'class A',
      when: '26 October 2026',
      to: 'Gareth Lowe; no interpreter',
      about: 'had-to-do',
      speaker: 'What she was told; by whom was not said',
      before: 'Of what she carried',
    };
    const tent = { words: 'tent', about: 'had-to-do', when: '16 November 2026' };
    const all = (words: string) =>
      text(
        'what-were-they-required-to-do',
        said('exploitation.tasks', words),
        said('child.said', [row, tent]),
      );
    expect(all('She slept in a tent.')).toContain(
      'The child, repeating what somebody else said. Said by: What she was told; by whom was not said. When: 26 October 2026. To: Gareth Lowe; no interpreter. Context: Of what she carried. Words: “class A”',
    );
    expect(all('She slept in a tent.')).not.toContain('“tent”');
    expect(all('She slept in tents.')).toContain('When: 16 November 2026. Words: “tent”');
  });

  it('has what came just before a child’s words with them', () => {
    const words = { words: 'whatever, if it stops them', about: 'wishes', before: 'Naomi told her of it.' };
    expect(text('needs-and-wishes', said('child.said', [words]))).toContain(
      'The child. Context: Naomi told her of it. Words: “whatever, if it stops them”',
    );
  });

  it.each([
    ['makes talking easier', 'helps-in-a-talk', 'person.communication-aid'],
    ['was left for another time', 'left-for-later', 'account.left-for-later'],
  ])('holds what %s', (_, question, fact) => {
    expect(text(question, said(fact, 'He reads Tamil well.'))).toBe('He reads Tamil well.');
  });

  it('takes a police force as people write it', () => {
    expect(
      known('reported-to-police-police-forces', said('police.force', 'Devon and Cornwall Police'))?.value,
    ).toBe('Devon & Cornwall Police');
    const council = 'local-authority-contacted-about-child-local-authority-name';
    expect(known(council, said('child.council', 'Fife Council'))?.value).toBe('The Fife Council');
    expect(known(council, said('child.council', 'Fife'))?.value ?? null).toBeNull();
  });
});

describe('settling', () => {
  it('says once what one account said in two places', () => {
    const question = sheet.byName.get('how-did-the-exploitation-start')!;
    const told = known(
      question.name,
      said('recruitment.how-started', 'He promised 1,500 US dollars each month on a cargo ship.'),
      said('recruitment.pay-promised', '1,500 US dollars each month'),
    )!;
    expect(takeBoth(question, told, (one) => one.text)?.value).not.toMatch(/1,500[\s\S]*1,500/);
  });

  it('does not push out a town that somebody put there by hand', () => {
    const question = sheet.byName.get('where-exploitation-happened-uk-city-2')!;
    const town = (value: string) => ({
      state: 'answered' as const,
      value,
      ownWords: '',
      howSaid: '' as const,
    });
    expect(keepingWritten(question, town('Torquay'), town('Exeter'))).toBeNull();
    expect(keepingWritten(question, town('Exeter'), town('Exeter'))).toEqual(town('Exeter'));
  });
});
