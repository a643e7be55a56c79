/** A question that is there as data alone: what its traits say is done with it, on the record, on a sheet and by its day. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';

/** Nothing of the program names these. `plain`: the neighbour without a trait. */
const FACTS = '../../../../resources/facts/facts.json';
// Files of a project share what was loaded: with other data it is loaded anew, and once more for those that follow.
vi.resetModules();
vi.doMock(FACTS, () => ({
  default: {
    areas: { 'made.': ['identity'], 'hidden.': ['name-tells'] },
    facts: [
      { key: 'made.plain', title: 'Plain', without: ['identity'] },
      { key: 'made.dog', title: 'Dog', traits: ['named'] },
      { key: 'made.cabin', title: 'Cabin', traits: ['where-staying'] },
      { key: 'made.radio', title: 'Radio', traits: ['way-to-reach'] },
      { key: 'made.mood', title: 'Mood', traits: ['of-the-day', 'words-stay'] },
      { key: 'made.job', title: 'Job', traits: ['of-the-day'] },
      { key: 'made.ask', title: 'Ask', traits: ['request'] },
      { key: 'hidden.letter', title: 'Letter' },
      { key: 'hidden.open', title: 'Open letter', without: ['name-tells'] },
      { key: 'made.pet', title: 'Has a pet', yesBy: ['made.dog'] },
      { key: 'made.dog-words', title: 'Said about the dog', wordsOf: ['made.dog'] },
    ],
  },
}));
const { isKeptBack, staysOffPaper } = await import('../../../../src-main/core/withholding/off-paper.ts');
const { isOfTheDay, standsBesideBefore } = await import('../../../../src-main/core/answers/since-then.ts');
const { isSilent } = await import('../../../../src-main/core/withholding/copy.ts');
const { FactsFile, hasTrait } = await import('../../../../src-main/core/forms/fact-traits.ts');
const { isIdentifying } = await import('../../../../src-main/core/packs/recipient-profile.ts');
const { narrativeOf } = await import('../../../../src-main/core/told/narrative.ts');
const { isNoAccount, reasonsTold } = await import('../../../../src-main/core/told/cause-words.ts');
const { saidBeside } = await import('../../../../src-main/core/told/said-beside.ts');
const { yesSince } = await import('../../../../src-main/core/told/derived-facts.ts');
afterAll(() => {
  vi.doUnmock(FACTS);
  vi.resetModules();
});

const origin = (account: number): FactStatement['origin'] => ({
  kind: 'interview',
  screeningId: 'one' as ScreeningId,
  formTitle: 'Interview',
  question: 'made-up',
  layer: account,
});
const told = (text: string, more: Partial<FactStatement> = {}): FactStatement => ({
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: 'volunteered',
  at: '2026-11-24T09:00:00',
  seq: 1,
  author: 'Amina',
  origin: origin(0),
  ...more,
});
const view = (key: string, title: string, ...statements: FactStatement[]): FactView => ({
  key,
  title,
  statements,
  differs: false,
});
const asked = (fact: string) => ({ part: 'interview' as const, fact, from: [] });

describe('a question that only the data knows', () => {
  it('is printed under its name beside the text it goes into, where it is named', () => {
    const lead = view('made.plain', 'Plain', told('She came by sea.'));
    expect(narrativeOf([lead, view('made.dog', 'Dog', told('It was a grey one.'))])).toContain(
      'Dog: It was a grey one.',
    );
    expect(narrativeOf([lead, view('made.job', 'Job', told('It was a hard one.'))])).not.toContain('Job');
  });

  it('is off every paper where it says how or where somebody is reached', () => {
    expect(['made.cabin', 'made.radio', 'made.plain'].map((key) => isKeptBack(asked(key)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(staysOffPaper('made.cabin', asked('made.cabin'))).toBe(true);
    expect(staysOffPaper('made.radio', asked('made.plain'))).toBe(true);
    expect(staysOffPaper('made.radio', asked('made.radio'))).toBe(false);
    expect(staysOffPaper('made.plain', asked('made.plain'))).toBe(false);
  });

  it('is withheld without its name where that tells what it is', () => {
    const withheld = { reason: 'asked' } as unknown as NonNullable<FactStatement['withheld']>;
    expect(isSilent({ key: 'hidden.letter', withheld })).toBe(true);
    expect(isSilent({ key: 'hidden.open', withheld })).toBe(false);
    expect(isSilent({ key: 'made.plain', withheld })).toBe(false);
    expect(isSilent({ key: 'hidden.letter' })).toBe(false);
  });

  it('is no field of a pack that may not say who it is about', () => {
    expect(['made.dog', 'made.plain', 'hidden.letter'].map(isIdentifying)).toEqual([true, false, false]);
  });

  it('is dated as its neighbours: of its day, with or without the words of an earlier day', () => {
    expect(['made.mood', 'made.job', 'made.plain'].map(isOfTheDay)).toEqual([true, true, false]);
    const since = told('It is otherwise now.', { relation: 'since' });
    const before = [told('It was so.')];
    expect(standsBesideBefore('made.mood', since, before)).toBe(true);
    expect(standsBesideBefore('made.job', since, before)).toBe(false);
    expect(standsBesideBefore('made.plain', since, before)).toBe(true);
  });

  it('has its reason beside it, unless it is something asked for or its name tells', () => {
    const why = { relation: 'differs', cause: 'fear', reasonWords: 'I was afraid' } as const;
    const reasons = (key: string, title: string) =>
      reasonsTold(new Map([[key, view(key, title, told('So.', why))]]))?.value ?? null;
    expect(reasons('made.dog', 'Dog')).toMatch(/^Dog: /u);
    expect(reasons('made.ask', 'Ask')).toBeNull();
    expect(reasons('hidden.letter', 'Letter')).toBeNull();
    expect(isNoAccount('made.ask')).toBe(true);
  });

  it('goes with the facts it names: a later yes, and the own words of another', () => {
    const pet = view('made.pet', 'Has a pet', told('No', { value: 'no' }));
    const dog = view(
      'made.dog',
      'Dog',
      told('A grey one.', { seq: 2, origin: origin(1), ownWords: 'I had a dog' }),
    );
    const facts = new Map([pet, dog].map((one) => [one.key, one]));
    expect(yesSince(facts).map(({ key, toldSince }) => [key, toldSince])).toEqual([['made.pet', ['Dog']]]);
    expect(saidBeside(facts).map(({ key, source, told: [one] }) => [key, source, one?.value])).toEqual([
      ['made.dog-words', 'made.dog', '“I had a dog”'],
    ]);
  });

  it('of which an old form has the key and the data has not goes by its area', () => {
    expect(hasTrait('hidden.gone', 'name-tells')).toBe(true);
    expect(hasTrait('unknown.gone', 'name-tells')).toBe(false);
  });
});

describe('the file of facts', () => {
  const one = { key: 'made.dog', title: 'Dog' };
  it.each([
    ['the same key twice', [one, one]],
    ['a trait that there is not', [{ ...one, traits: ['barks'] }]],
    ['a trait that its area has already', [{ ...one, traits: ['identity'] }]],
    ['a trait taken away that its area has not', [{ ...one, without: ['named'] }]],
    ['a fact beside it that there is not', [{ ...one, wordsOf: ['made.cat'] }]],
  ])('is refused with %s', (_, facts) => {
    const areas = { 'made.': ['identity'] };
    expect(FactsFile.safeParse({ areas, facts: [one] }).success).toBe(true);
    expect(FactsFile.safeParse({ areas, facts }).success).toBe(false);
  });
});
