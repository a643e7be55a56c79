/** A row of a list keeps the account in which it was told, whatever a later account adds to the list or changes in it. */
import { describe, expect, it } from 'vitest';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { namesByScript } from '../../../../src-main/core/told/name-parts.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { lookAgain } from '../../../../src-main/core/worksheets/beside-field.ts';
import { takeNewest } from '../../../../src-main/core/worksheets/settle.ts';
import { both, differs, known, question, told } from '../../../support/two-tellings.ts';

const FIRST = '[Interview, 8 Oct 2026]';
const LATER = '[Interview, later account 1, 5 Nov 2026]';
const LATER_OF_LIST = '[Interview, later account 1, 5 Nov 2026]';

const newest = (field: string, ...all: readonly KeyedStatement[]) =>
  String(takeNewest(question(field), known(field, ...all))?.value);

const JOURNEY = 'were-they-taken-somewhere-by-their-exploiter-journey-details';
const words = (text: string, about = 'journey') => ({ words: text, about });
const [bus, notMe, me] = [words('We went by lorry.'), words('He did not take me.'), words('He took me too.')];

describe('what a child said', () => {
  const living = words('I slept on rice bags.', 'living');
  it('keeps its day where a later account goes on with the list', () => {
    const all = [told('child.said', 0, [bus, living]), told('child.said', 1, [bus, living, me])];
    expect(known('living-conditions', ...all).text).toBe('The child: “I slept on rice bags.”');
    expect(known(JOURNEY, ...all).text).toBe(
      `The child: “We went by lorry.”\n${FIRST}\n\nThe child: “He took me too.”\n${LATER}`,
    );
    const summary = told('living.conditions', 0, 'Rice bags, in the loft.');
    expect(known('living-conditions', summary, ...all).text).not.toContain('later account');
  });

  it.each([
    ['a row that was changed', [bus, me]],
    ['a row that stands for it at the end', [bus, me, words('I said so.', 'wishes')]],
  ])('is decided with both in view, and does not stay where the newest is taken: %s', (_, later) => {
    const all = [told('child.said', 0, [bus, notMe]), told('child.said', 1, later, differs)];
    expect(known(JOURNEY, ...all).facts.some((fact) => fact.differs)).toBe(true);
    expect(newest(JOURNEY, ...all)).toBe(
      `The child: “We went by lorry.”\n${FIRST}\n\nThe child: “He took me too.”\n${LATER_OF_LIST}`,
    );
    expect(both(JOURNEY, ...all).split('\n')).toEqual([
      'Told 2026-10-08: The child: “He did not take me.”',
      'Told 2026-10-08: The child: “We went by lorry.”',
      'Told 2026-11-05: The child: “He took me too.”',
    ]);
  });

  it('stands against what was said before where only a row was added and it differs', () => {
    const all = [told('child.said', 0, [notMe, living]), told('child.said', 1, [notMe, living, me], differs)];
    expect(newest(JOURNEY, ...all)).toBe('The child: “He took me too.”');
    expect(both(JOURNEY, ...all)).toMatch(/2026-10-08: .*not take me.*\n.*2026-11-05: .*took me too/);
    expect(known('living-conditions', ...all).facts.some((fact) => fact.differs)).toBe(false);
  });

  it('goes with the account of the very thing that was replaced, and stays where both are taken', () => {
    const all = [
      told('journey.told', 0, 'He went with nobody.'),
      told('journey.told', 1, 'The man took him.', differs),
      told('child.said', 0, [notMe]),
      told('child.said', 1, [notMe, bus]),
    ].map((one) => (one.key === 'journey.told' ? { ...one, key: question(JOURNEY).fact ?? '' } : one));
    expect(newest(JOURNEY, ...all)).toBe(`The man took him.\n\nThe child: “We went by lorry.”\n${LATER}`);
    expect(both(JOURNEY, ...all)).toContain('He did not take me');
  });

  it('is no difference where the row was filled up, or had been written down wrongly', () => {
    const more = { ...notMe, to: 'Ruth' };
    for (const [row, part] of [
      [more, {}],
      [me, { relation: 'differs', cause: 'recording' }],
    ] as const) {
      const all = [told('child.said', 0, [notMe]), told('child.said', 1, [row], part)];
      expect(known(JOURNEY, ...all).text).not.toMatch(/not take me[\s\S]*took me|took me[\s\S]*not take me/);
      expect(known(JOURNEY, ...all).facts.map((fact) => fact.differs && fact.statements.length > 1)).toEqual([
        false,
      ]);
    }
  });
});

describe('what follows from periods', () => {
  const row = (place: string, more: object = {}) => ({
    what: 'work',
    place,
    country: 'GB',
    from: { value: '2022', qualifier: 'exact' },
    ...more,
  });
  it('has the account that told of the row, and what is said already once', () => {
    const left = row('Luton', { ended: 'The police came on 26 September 2026' });
    const all = [
      told('exploitation.periods', 0, [left]),
      told('exploitation.periods', 1, [left, row('Leeds', { ended: 'He ran' })], differs),
    ];
    const text = known('how-why-did-they-leave-the-situation', ...all).text;
    expect(text).toBe(
      `began 2022, Luton, United Kingdom: The police came on 26 September 2026\n${FIRST}\n\nbegan 2022, Leeds, United Kingdom: He ran\n${LATER}`,
    );
    const how = told('leaving.how-left', 0, 'On 26 September 2026 the police came.');
    expect(known('how-why-did-they-leave-the-situation', how, ...all).text.match(/police/g)).toHaveLength(1);
  });

  it('was not told otherwise where another cell of the row was', () => {
    const before = told('exploitation.periods', 0, [row('Luton', { ended: 'He ran' })]);
    const after = told(
      'exploitation.periods',
      1,
      [row('Luton', { ended: 'He ran', from: { value: '2023', qualifier: 'exact' } })],
      differs,
    );
    const { facts } = known('how-why-did-they-leave-the-situation', before, after);
    expect(facts.map((fact) => fact.differs)).toEqual([false]);
    expect(known('when-did-the-exploitation-take-place', before, after).facts[0]?.differs).toBe(true);
  });

  it.each([
    ['Other boys', null],
    ['Boys', null],
    ['Two men; a woman', null],
    ['Other boys, Jawad', 'Other boys, Jawad'],
    ['Marv (17) and a man of 22', null],
    [
      "Baba's brother Faisal, a guest; the gardener, Mr Len Travers; another maid, Rosa",
      'another maid, Rosa',
    ],
    ["Four children and Mr Khalid's mother, who worked in the shop", null],
  ])('among others who were there, “%s” names %s', (others, found) => {
    const periods = told('exploitation.periods', 0, [row('Luton', { others })]);
    const text = knownOrNull('other-potential-victims-yes-details', periods);
    expect(text).toBe(found);
  });
  const knownOrNull = (field: string, one: KeyedStatement) => {
    const titles = new Map([[one.key, one.key]]);
    const facts = withDerived(gatherFacts(titles, [one], JSON.stringify), titles);
    return knownAnswer(question(field), facts)?.text.replace(/^.*: /, '') ?? null;
  };
});

it('says of each thing told differently what it is about', () => {
  const text = both(
    'how-they-were-treated',
    told('exploitation.treatment', 0, 'He shouted.'),
    told('exploitation.treatment', 1, 'He beat him.', differs),
    told('control.debt', 0, 'The uncle owes 3,000.'),
    told('control.debt', 1, 'It is 5,000.', differs),
  );
  expect(text).toMatch(/Told 2026-10-08: Title of [a-z.-]+: He shouted[\s\S]*Title of [a-z.-]+: It is 5,000/);
});

it('names the appropriate adult beside the number, though somebody else names them too', () => {
  const text = known(
    'where-how-interview-carried-out',
    told('insight.interview', 0, 'In the kitchen; Jill Whitcombe, foster carer, was there.'),
    told('child.appropriate-adult', 0, 'Jill Whitcombe'),
    told('child.appropriate-adult-role', 0, 'Foster carer'),
    told('child.appropriate-adult-contact', 0, '07700 900640'),
  ).text;
  expect(text).toContain('Title of child.appropriate-adult: Jill Whitcombe');
  expect(text).toContain('Title of child.appropriate-adult-contact: 07700 900640');
});

it('has papers about the age without what the form asks of them, each with its day', () => {
  const paper = { what: 'Home Office record', from: 'Dover', says: 'born in 2006', doubt: 'he says 2010' };
  const text = known(
    'childs-age',
    told('child.age-account', 0, 'He says he is 16.'),
    told('child.age-papers', 0, [paper]),
    told('child.age-papers', 1, [paper, { what: 'Tazkira, photographed' }]),
  ).text;
  expect(text).toContain(`Home Office record (Dover): born in 2006; doubt: he says 2010\n${FIRST}`);
  expect(text).toContain(`Tazkira, photographed\n${LATER}`);
});

it('says what a name in another script is, and does not take it for one that somebody is called by', () => {
  const text = known('added-to-the-account', told('person.name-elsewhere', 0, 'زرغون شینواری')).text;
  expect(text).toBe('Title of person.name-elsewhere: زرغون شینواری');
  expect(namesByScript('زرغون شینواری')).toEqual({ called: '', written: 'زرغون شینواری' });
  expect(namesByScript('Zari; زرغون')).toEqual({ called: 'Zari', written: 'زرغون' });
  expect(namesByScript('TJ, Smalls')).toEqual({ called: 'TJ, Smalls', written: '' });
  // What only papers have is not printed as a name that was used.
  expect(namesByScript('Rafael Anjos (name in the passport); Rafa Lua (nickname)')).toEqual({
    called: 'Rafa Lua (nickname)',
    written: 'Rafael Anjos (name in the passport)',
  });
  expect(namesByScript('Lia (used, and in her papers)').called).toBe('Lia (used, and in her papers)');
});

describe('a no, and the thing itself told in a later account', () => {
  const REPORTED = 'is-this-the-first-chance-to-report';
  const no = told('leaving.reported-before', 0, 'no', { text: 'No' });
  it.each([
    [told('police.reported', 1, 'yes', { text: 'Yes', relation: 'differs', cause: 'fear' })],
    [told('police.reference', 1, '2600411902', { relation: 'new' })],
  ])('leave the no to be looked at again, and nobody told a yes: %#', (since) => {
    const found = known(REPORTED, no, since);
    expect(found.facts.map((fact) => fact.differs)).toEqual([false]);
    expect(found.facts.flatMap((fact) => fact.statements.map(({ text }) => text))).toEqual(['No']);
    expect(takeNewest(question(REPORTED), found)?.value).toBe('no');
    const hint = { code: 'account-look-again', params: { titles: [`Title of ${since.key}`] } };
    expect(lookAgain(question(REPORTED), { state: 'answered', value: 'no' }, [found])).toMatchObject([hint]);
    expect(lookAgain(question(REPORTED), { state: 'answered', value: 'yes' }, [found])).toEqual([]);
  });

  it.each([
    ['told in the account of the no', told('police.reference', 0, '2600411902')],
    ['only said to be still so', told('police.reported', 1, 'yes', { relation: 'confirms' })],
    ['another no', told('police.reported', 1, 'no', { relation: 'new' })],
  ])('is no difference where it was %s', (_, other) => {
    const found = known(REPORTED, no, other);
    expect(found.facts[0]?.differs).toBe(false);
    expect(lookAgain(question(REPORTED), { state: 'answered', value: 'no' }, [found])).toEqual([]);
  });
});

describe('what was told differently in a text about several things', () => {
  it('says what it is about where that is not what the field asks', () => {
    const all = [
      told('exploitation.treatment', 0, 'He hit me.'),
      told('control.debt', 0, 'He says 11,000 are left.'),
      told('control.debt', 1, 'The sum was 14,000.', differs),
    ];
    expect(both('how-they-were-treated', ...all)).toContain(
      'Told 2026-11-05: Title of control.debt: The sum was 14,000.',
    );
    const how = [all[0]!, told('exploitation.treatment', 1, 'He hit me twice a day.', differs)];
    expect(both('how-they-were-treated', ...how)).toContain('Told 2026-11-05: He hit me twice a day.');
  });
});

describe('a reason given for a list', () => {
  const row = (place: string, others: string) => ({ what: 'work', place, country: 'GB', others });
  it('is said to be one for the list beside a part of it, and is none beside what only came to it', () => {
    const all = [
      told('exploitation.periods', 0, [row('Luton', 'Karwan, held too')]),
      told('exploitation.periods', 1, [row('Leeds', 'Karwan, held too'), row('Hull', 'Tesfay, held too')], {
        relation: 'differs',
        cause: 'shame',
      }),
    ];
    const [town] = known('where-exploitation-happened-uk-city-1', ...all).facts;
    expect(town?.statements[0]).toMatchObject({ cause: 'shame', ofList: true });
    const others = known('other-potential-victims-yes-details', ...all).facts;
    expect(others.flatMap(({ statements }) => statements.map(({ cause }) => cause))).not.toContain('shame');
    const [whole] = known('when-did-the-exploitation-take-place-multiple', ...all).facts;
    expect(whole?.statements[0]?.ofList).toBeUndefined();
  });
});

describe('what is said beside a particular', () => {
  const WISHES = 'more-about-the-person';
  it('stands under its name where no field asks for it, the later words too', () => {
    const born = { value: '1991-01-01', qualifier: 'exact' };
    const all = [
      told('person.birth-date', 0, born, { ownWords: 'in the rains' }),
      told('person.birth-date', 1, born, { ownWords: 'it is what the papers say', relation: 'confirms' }),
      told('person.gender', 0, 'female', { ownWords: 'she wants female written' }),
      told('person.about-themselves', 0, 'She is called Rafaela.'),
      told('person.language', 0, 'Pashto; understands Dari; no English'),
      told('person.interpreter-language', 0, 'Pashto'),
    ];
    const { text } = known(WISHES, ...all);
    for (const words of ['in the rains', 'it is what the papers say', 'she wants female', 'understands Dari'])
      expect(text).toContain(words);
    expect(text).toMatch(/Title of person.languages-spoken|person.languages-spoken: Pashto; understands/);
  });

  it('is no language that the interpreter speaks anyhow', () => {
    const all = [
      told('person.language', 0, 'Pashto'),
      told('person.interpreter-language', 0, 'pashto'),
      told('needs.most-important', 0, 'A doctor.'),
    ];
    expect(known('needs-and-wishes', ...all).text).toBe('A doctor.');
    expect(known(WISHES, ...all)).toBeNull();
  });
});

describe('where it was, in fields that take one place each', () => {
  const at = (place: string, from: string, more: object = {}) => ({
    place,
    country: 'GB',
    what: 'work',
    from: { value: from, qualifier: 'exact' },
    ...more,
  });
  const TOWN = 'where-exploitation-happened-uk-city';
  const first = told('exploitation.periods', 0, [at('Torksey', '2013'), at('Wragby', '2022')]);
  const places = [at('Torksey', '2013-04'), at('Wragby', '2021'), at('Doncaster', '2012-11')];
  const later = told('exploitation.periods', 1, places, differs);
  it('has a further one behind those told before, and as no other account', () => {
    for (const [slot, town] of ['Wragby', 'Doncaster', 'Unknown'].entries()) {
      const [fact] = known(`${TOWN}-${slot + 1}`, first, later).facts;
      expect(fact?.differs).toBe(false);
      expect(fact?.statements.map(({ text, relation, cause }) => [text, relation, cause])).toEqual([
        [town, 'new', ''],
      ]);
    }
  });

  it('still has one that was taken back beside the one told in its place', () => {
    const now = told('exploitation.periods', 1, [at('Torksey', '2013'), at('Boston', '2022')], differs);
    const [fact] = known(`${TOWN}-1`, first, now).facts;
    expect([fact?.differs, fact?.statements.map(({ text }) => text)]).toEqual([true, ['Boston', 'Wragby']]);
  });
});

it('has situations in the order of time, one that is only known to have ended by its end', () => {
  const day = (value: string, qualifier = 'exact') => ({ value, qualifier });
  const rows = [
    { place: 'Chatham', country: 'GB', from: day('2026-04') },
    { place: 'Gillingham', country: 'GB', from: day('2026-02') },
    { country: 'FR', until: day('2026-02-12', 'before') },
  ];
  const { text } = known(
    'when-did-the-exploitation-take-place-multiple',
    told('exploitation.periods', 0, rows),
  );
  expect(text).toMatch(/1\. ended before 12 Feb 2026; France\n2\. .*Gillingham.*\n3\. .*Chatham/);
});

it('has where the person is staying, and offers it beside the street of an address for letters', () => {
  const address = told('needs.housing', 0, 'Emergency accommodation: flat 2, 9 Monks Leys.');
  expect(known('staying-at', address).value).toBe('Emergency accommodation: flat 2, 9 Monks Leys.');
  expect(known('pv-contact-details-street', address)).toMatchObject({ beside: true, value: null });
});
