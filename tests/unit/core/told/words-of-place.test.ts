/** Own words belong to one of several places where whoever wrote them down said so, and the sheet says where nobody did. */
import { describe, expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import {
  atPlace,
  placedWords,
  placesIn,
  quotedWords,
} from '../../../../src-main/core/told/words-of-place.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
const TITLES = new Map([
  ['exploitation.tasks', 'What they did'],
  ['exploitation.treatment', 'How they were treated'],
  ['exploitation.periods', 'Periods'],
  ['control.movement', 'Going out'],
  ['control.methods', 'Methods of control'],
  ['child.said', 'What the child said'],
  ['child.said-other', 'What else the child said'],
  ['leaving.how-left', 'How they left'],
  ['control.documents-kept-by', 'Who kept the papers'],
  ['recruitment.how', 'How it began'],
  ['recruitment.pay-promised', 'Pay that was promised'],
  ['recruitment.where', 'Where the person was when it began'],
  ['control.debt', 'Money, and what was said about it'],
  ['control.kept-each', 'Papers and telephone, place by place'],
]);

const told = (key: string, value: unknown, more: Partial<FactStatement> = {}): KeyedStatement => ({
  key,
  state: 'answered',
  value,
  text: typeof value === 'string' ? value : JSON.stringify(value),
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  author: 'Imelda',
  seq: 1,
  at: '2026-11-26T10:00:00.000Z',
  heldOn: { value: '2026-10-08', qualifier: 'exact' },
  origin: {
    kind: 'interview',
    screeningId: 's' as ScreeningId,
    formTitle: 'Interview',
    question: key,
    layer: 0,
  },
  ...more,
});
const periods = (...places: readonly string[]) =>
  told(
    'exploitation.periods',
    places.map((place) => ({ what: 'work', place, country: 'GB' })),
  );
const field = (name: string, ...statements: readonly KeyedStatement[]) => {
  const facts = withDerived(gatherFacts(TITLES, statements, JSON.stringify), TITLES);
  return knownAnswer(sheet.byName.get(name)!, facts)!;
};
const TASKS = 'what-were-they-required-to-do';

describe('words of several places in one line', () => {
  it('are of the town before each, whether a sentence ended or not', () => {
    expect(
      placedWords('[Bristol] above a betting shop [Cardiff] ninth floor [Leicester] ground floor'),
    ).toEqual([
      { place: 'Bristol', words: 'above a betting shop' },
      { place: 'Cardiff', words: 'ninth floor' },
      { place: 'Leicester', words: 'ground floor' },
    ]);
  });

  it('stay together where the bracket is no town', () => {
    expect(placedWords('[Bristol] I told [my mother] of it')).toEqual([
      { place: 'Bristol', words: 'I told [my mother] of it' },
    ]);
  });
});

describe('own words at what somebody had to do', () => {
  const text = 'In Coventry she watered plants.\nIn Leicester she worked in a nail bar.';
  it('stand beside the place they belong to', () => {
    const ownWords = atPlace('the windows had foil', 'Coventry');
    expect(ownWords).toBe('[Coventry] the windows had foil');
    expect(
      field(TASKS, told('exploitation.tasks', text, { ownWords }), periods('Coventry', 'Leicester')).value,
    ).toBe(
      'In Coventry she watered plants.\nIn the person’s own words, of Coventry: “the windows had foil”\nIn Leicester she worked in a nail bar.\n[Interview, 8 Oct 2026]',
    );
  });

  it('stand below what names a place where nobody said of which they are', () => {
    const of = (...places: readonly string[]) =>
      field(TASKS, told('exploitation.tasks', text, { ownWords: 'I could not refuse' }), periods(...places));
    expect(of('Coventry', 'Leicester').text).toContain('nail bar.\n“I could not refuse”');
    expect(of('Coventry')).toMatchObject({ value: text, ownWords: 'I could not refuse' });
  });

  it('keep the place of each where a later account adds to them, with the reason she gave', () => {
    const later = told('exploitation.tasks', 'At night he came.', {
      ownWords: '[Łódź] I could not refuse',
      relation: 'adds',
      cause: 'shame',
      seq: 2,
      heldOn: { value: '2026-11-19', qualifier: 'exact' },
    });
    expect(
      field(TASKS, told('exploitation.tasks', text), later, periods('Łódź', 'Leicester')).text,
    ).toContain(
      'At night he came.\nIn the person’s own words, of Łódź: “I could not refuse”\n[Interview, 19 Nov 2026; told later]',
    );
  });
});

describe('what was chosen from a list', () => {
  const treated = (...statements: readonly KeyedStatement[]) =>
    field('how-they-were-treated', told('exploitation.treatment', 'They shouted.'), ...statements).text;
  const going = told('control.movement', 'none', { text: 'Not at all' });
  it('says that no place was recorded with it, where there were several', () => {
    expect(treated(going, periods('Coventry', 'Leicester'))).toContain(
      'Going out, as told on 8 Oct 2026: Not at all; place not recorded',
    );
    expect(treated(going, periods('Coventry'))).not.toContain('place not recorded');
  });

  it('denies no place that was written before the words beside it, with a choice or without', () => {
    const ownWords = '[Kilkeel] The gate has a code.';
    const alone = told('control.movement', null, { state: 'own-words', text: '', ownWords });
    const line = 'In the person’s own words, of Kilkeel: “The gate has a code.”';
    const both = periods('Kilkeel', 'Fraserburgh');
    expect(treated(alone, both)).toContain(`Going out, as told on 8 Oct 2026: ${line}`);
    expect(treated({ ...going, ownWords }, both)).toContain(`8 Oct 2026: Not at all; ${line}`);
    for (const one of [alone, { ...going, ownWords }])
      expect(treated(one, both)).not.toMatch(/place not recorded|\[Kilkeel\]/);
  });

  it('says no such thing right above rows that record the place', () => {
    const papers = told('control.documents-kept-by', 'exploiter', { text: 'Whoever held them' });
    const kept = (...cells: readonly object[]) =>
      told(
        'exploitation.periods',
        ['Coventry', 'Leicester'].map((place, at) => ({
          what: 'work',
          place,
          country: 'GB',
          ...cells[at],
        })),
      );
    expect(treated(papers, kept())).toMatch(/Whoever held them$/m);
    const text = treated(papers, kept({ papers: 'Madam' }, { papers: 'her cousin' }));
    expect(text).toContain('passport or papers kept by: Madam');
    expect(text).not.toContain('place not recorded');
  });

  it('is marked by the worker where nobody was asked', () => {
    const methods = told('control.methods', ['belt'], { text: 'Belt', howSaid: 'noted' });
    expect(treated(methods)).toContain(
      'They shouted.\n[Interview, 8 Oct 2026]\n\nBelt\n[marked by the worker: Interview, 8 Oct 2026]',
    );
  });
});

describe('own words in quotation marks', () => {
  it.each([
    [
      'two places in one line',
      '[Newark] summer … [Lincoln] They never went.',
      '[Newark] “summer …”\n[Lincoln] “They never went.”',
    ],
    [
      'two places in two lines',
      '[Newark] summer\n[Lincoln] They never went.',
      '[Newark] “summer”\n[Lincoln] “They never went.”',
    ],
    ['one place', '[Weybridge] He touched me.', '[Weybridge] “He touched me.”'],
    ['a bracket that is no place', '[Newark] He told [Mum] that.', '[Newark] “He told [Mum] that.”'],
    ['no place', 'all night,\nknock knock', '“all night,\nknock knock”'],
    ['nothing', '', ''],
  ])('have the place outside of them: %s', (_, words, quoted) => {
    expect(quotedWords(words)).toBe(quoted);
  });

  it('of which a part was left out are two quotations, and no one breath', () => {
    const ownWords = 'for cheek … for one night, or more';
    const text = (words: string) =>
      field(TASKS, told('exploitation.tasks', 'Tied.', { ownWords: words }), periods('Coventry', 'Leicester'))
        .text;
    expect(text(ownWords)).toContain('“for cheek” … “for one night, or more”');
    expect(text('I wanted to… I could not')).toContain('“I wanted to… I could not”');
    expect(quotedWords(ownWords)).toBe('“for cheek” … “for one night, or more”');
  });

  it('belong each to its own place in a field of the sheet', () => {
    const ownWords = '[Coventry] summer before the virus … [Leicester] They never went.';
    expect(
      field(TASKS, told('exploitation.tasks', 'In Coventry.', { ownWords }), periods('Coventry', 'Leicester'))
        .text,
    ).toContain(
      'of Coventry: “summer before the virus”\nIn the person’s own words, of Leicester: “They never went.”',
    );
  });
});

it('pay that was promised is said to be that, also where it was written as a sentence', () => {
  const text = field(
    'how-did-the-exploitation-start',
    told('recruitment.how', 'Seven months’ wages were kept back.'),
    told('recruitment.pay-promised', '1,500 riyals a month.'),
  ).text;
  expect(text).toContain('Pay that was promised: 1,500 riyals a month.');
});

it('where it began and what was owed are said to be that, however long they are', () => {
  const where = 'Outside the Lincoln job centre (driveways); his own flat, 14B Tanner’s Court, Lincoln';
  const began = told('recruitment.how', 'He met Big Con.');
  expect(field('how-did-the-exploitation-start', began, told('recruitment.where', where)).text).toContain(
    `Where the person was when it began: ${where}`,
  );
  const owed = told('control.debt', 'Nothing to pay at first.');
  expect(field('how-they-were-treated', told('exploitation.treatment', 'Hit.'), owed).text).toContain(
    ': Nothing to pay at first.',
  );
});

describe('own words that a row says somebody else spoke', () => {
  const said = told('child.said', [
    { words: 'Big men go to prison here.', speaker: 'Haroun', about: 'leaving' },
  ]);
  const treated = (ownWords: string) =>
    field('how-they-were-treated', told('exploitation.treatment', 'Hit.', { ownWords }), said).text;
  it('stand under the name of the speaker, the rest as the person’s own', () => {
    const text = treated('Write that I do not answer. … big men go to prison here');
    expect(text).toContain('“Write that I do not answer.”');
    expect(text).toContain('Words of Haroun, as the person repeated them: “big men go to prison here”');
    expect(text).not.toContain('answer. … big men');
  });
  it('are no account of how the person left, though the row was put there: it is for whoever reads it to place', () => {
    const how = told('leaving.how-left', 'By coach.');
    expect(field('how-why-did-they-leave-the-situation', how, said).text).toBe('By coach.');
    expect(field('said-and-in-no-field', said).text).toContain('Said by: Haroun.');
  });
  it('stay as they are where they name the speaker, or say something else', () => {
    for (const words of ['Haroun told me big men go to prison here', 'big men hit me'])
      expect(treated(words)).not.toContain('Words of');
  });
});

it('takes no place of a thing for a place where somebody was', () => {
  const values = {
    periods: [{ what: 'crew', place: 'Kilkeel', from: null }],
    'evidence-held': [
      { what: 'Notebook', place: 'Under the mattress' },
      { what: 'Passport', holder: 'Lorraine', place: 'A box' },
    ],
  };
  expect(placesIn(values)).toEqual(['Kilkeel']);
});

it('says when a way out was told as that day, month or year is said', () => {
  const going = (value: string) =>
    told('control.movement', 'none', { text: 'Not at all', heldOn: { value, qualifier: 'exact' } });
  const line = (value: string) => field('how-they-were-treated', going(value), periods('Kilkeel')).text;
  expect(line('2026-10-05')).toContain('as told on 5 Oct 2026:');
  expect(line('2026-11')).toContain('as told in November 2026:');
});
