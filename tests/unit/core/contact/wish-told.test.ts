/**
 * A wish that somebody is not to know something is found in what tells it, however that is worded, and not in sentences that
 * only have a word in common with it: a pack that is held for nothing teaches people to go on without reading.
 */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { isKeptFromReader, notForRecipient } from '../../../../src-main/core/contact/not-for-recipient.ts';
import { notToldInFields } from '../../../../src-main/core/contact/not-told-in-fields.ts';

const factsOf = (key: string, value: unknown, text = '') => {
  const statement = {
    state: 'answered',
    value,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    seq: 10,
    at: '2026-11-24T10:00:00+00:00',
    author: 'Ruth',
    howSaid: '',
    origin: { kind: 'interview', screeningId: 's', formTitle: 'Interview', question: 'q', layer: 0 },
  } as unknown as FactStatement;
  return new Map([
    [key, { key, title: key, statements: [statement], differs: false } as unknown as FactView],
  ]);
};
const row = (what: string, whom: string, words = '') =>
  factsOf('person.not-to-be-told', [{ what, words, whom, why: '' }]);
const held = (facts: ReturnType<typeof factsOf>, reader: string, text: string) =>
  notForRecipient(facts, reader, text).length > 0;

const WISHES = {
  message: 'The message he spoke into the yard’s group in June 2024, and that Little Bo came upon it',
  key: 'That Piotr took the spare key from Hela’s coat and held it out to her',
  gold: 'That for two lakh he sold his wife’s wedding gold; she thinks it is in a bank',
  dying: 'That she thought of dying in 2023',
  bed: 'That he wets the bed',
  names: 'The names of the two Malagasy women, which she keeps',
  country: 'Of which country Sir’s embassy was',
  cousin: 'The cousin’s name',
  about: 'Anything about Ngọc and Diễm, until they are out',
  pregnancy: 'The pregnancy',
  village: 'The name of her village',
  room: 'The next room',
  word: 'One word about how he lives, which may not stand in the notes; it is kept in the plan',
};

describe.each([
  [WISHES.message, 'He spoke a message into the group, that the work was good.'],
  [WISHES.message, 'It was Little Bo who found the message.'],
  [WISHES.key, 'He gave her the spare key.'],
  [WISHES.key, 'Piotr had the key of the door and gave it to her.'],
  [WISHES.gold, 'The wedding gold was gone.'],
  [WISHES.gold, 'He sold the gold of his wife.'],
  [WISHES.dying, 'Once she thought about dying. It passed.'],
  [WISHES.bed, 'He has wet the bed. He wets the bed when he is afraid.'],
  [WISHES.names, 'Two Malagasy women, Hanta and Soa, slept beside her.'],
  [WISHES.names, 'One of the women was called Hanta.'],
  [WISHES.country, 'She was driven to the embassy of Ruritania.'],
  [WISHES.cousin, 'Her cousin Bledar brought her.'],
  [WISHES.names, 'Hanta, one of the two Malagasy women, wept.'],
  [WISHES.room, 'Ngọc was in the next room.'],
  [WISHES.village, 'Her village is called Rumbek Old.'],
  [WISHES.village, 'She was born in the village of Rumbek.'],
  [WISHES.about, 'Diễm had the bunk above.'],
  [WISHES.pregnancy, 'The pregnancy was seen by a nurse.'],
])('%s', (what, text) => {
  it(`is told by “${text}”`, () => {
    expect(held(row(what, 'the police'), 'Kent Police', text)).toBe(true);
    expect(held(row(what, 'Everybody'), 'Aire Law', text)).toBe(true);
  });
});

// What people hide most is told by one word of it, and a number or an address by itself, whatever else the wish says.
describe.each([
  ['That she was raped by her uncle', 'My uncle came at night. He raped me many times.'],
  ['The rape in Coventry', 'He raped her.'],
  ['That she is pregnant by Besnik', 'The pregnancy was seen by a nurse.'],
  ['That she had an abortion in Leeds', 'There was an abortion.'],
  ['That she has HIV and takes tablets', 'Diagnosis: HIV positive'],
  ['That she is a lesbian and had a girlfriend', 'She is a lesbian.'],
  ['That she became a Christian', 'She goes to a Christian church.'],
  ['That Besnik, who is her husband, is the father of the twins', 'Besnik would not see the twins.'],
  ['Her new address at 12 Elm Street', '12 Elm Street, Leeds'],
  ['Her postcode is LS6 2AB now', 'Post goes to LS6 2AB.'],
  ['Her number is 07700 900123', 'Ring +44 7700 900 123 after six.'],
  ['The case number A1234567 of her brother', 'Reference A1234567'],
  ['怀孕', '她怀孕了'],
])('%s', (what, text) => {
  it(`is told by “${text}”`, () => {
    expect(held(row(what, 'the police'), 'Kent Police', text)).toBe(true);
    expect(held(row(what, 'Everybody'), 'Aire Law', text)).toBe(true);
  });
});

it('a wish in a script without spaces that has no single word to look for holds all from whom it names', () => {
  expect(held(row('她和谁住在一起不能告诉警察', 'the police'), 'Kent Police', 'She works.')).toBe(true);
});

describe.each([
  ['Her number is 07700 900123', 'The number of the house is not known; she came on 07.07.2019.'],
  ['That she was in Leeds in 2023-2024', 'It was in 2023-2024.'],
  [WISHES.message, 'In June 2024 she came to Belfast.'],
  [WISHES.message, 'Little Bo slept in the next bed.\nA message came from the school.'],
  [WISHES.key, 'Piotr and Hela shouted. Her coat was blue.'],
  [WISHES.key, 'Piotr took her passport and held it.'],
  [WISHES.gold, 'He thinks of his wife.\nThe bank wrote to him.'],
  [WISHES.dying, 'She thought in 2023 that it would be better.'],
  [WISHES.names, 'Two Malagasy women slept in the room; she keeps to herself.'],
  [WISHES.names, 'The women there were from Madagascar.'],
  [WISHES.names, 'Lao Dang took four women to Belfast, and at the yard the women saw Mr Baird.'],
  [WISHES.names, 'Una Breen, Cavehill Women’s Aid, Belfast'],
  [WISHES.names, 'Women’s House, Belfast'],
  [WISHES.village, 'She left the village and went to Karachi.'],
  [WISHES.word, 'It stands in the notes, and not in the plan.'],
  [WISHES.room, 'She slept in a room with six others.'],
  [WISHES.country, 'In which country of the UK is it?'],
  [WISHES.country, 'Sir had the passport. Sir’s driver waited. She waited at the embassy for an hour.'],
  [WISHES.cousin, 'A cousin brought her.'],
])('%s', (what, text) => {
  it(`is not told by “${text}”`, () => {
    expect(held(row(what, 'Everybody'), 'Aire Law', text)).toBe(false);
    const fields = [{ question: 'q', title: 'Q', text }];
    expect(notToldInFields(row(what, 'the police'), fields)).toEqual([]);
  });
});

it('holds all from whoever is named where the wish has nothing to look for, and nothing from everybody', () => {
  for (const what of ['Anything', 'Anything but that she is a nanny', 'Where she is'])
    expect(held(row(what, 'Her mother'), 'Her mother', 'She works.')).toBe(true);
  expect(held(row('Where she is', 'Everybody'), 'Aire Law', 'She works.')).toBe(false);
  expect(held(row('Anything', 'Everybody'), 'Aire Law', 'She works.')).toBe(true);
});

it('an exception ends where the next wish begins, and a remark is no reader', () => {
  const whom = 'Anybody but Mo Hale and Jo Reed; nobody Eritrean, not Abba Isaak, not his room-mate';
  expect(
    ['Mo Hale', 'Jo Reed', 'Abba Isaak', 'Kent Police'].map((one) => isKeptFromReader(whom, one)),
  ).toEqual([false, false, true, true]);
  for (const remark of ['Nobody: it is not written', 'It is not to be written for anybody'])
    expect(isKeptFromReader(remark, 'Kent Police')).toBe(true);
});

it.each([
  ['anybody but Colm Burke; Mrs Stokes; the GP', 'Jean Stokes', false],
  ['nobody but Mrs. Stokes', 'Mrs Stokes', false],
  ['Nobody (except Colm Burke)', 'Colm Burke', false],
  ['Nobody: but Colm Burke', 'Colm Burke', false],
  ['Nobody: but Colm Burke', 'Kent Police', true],
  ['nobody but Colm Burke; his brother Sean is not to know', 'Sean', true],
  ['everybody but a doctor: police; Home Office; first responder', 'Kent Police', true],
  ['everybody but Colm Burke: the police; Home Office', 'Colm Burke', false],
  ['everybody except: Colm Burke; Mrs Stokes', 'Jean Stokes', false],
  ['nobody but Colm Burke. His brother Sean is not to know', 'Sean', true],
])('“%s”: kept from %s: %s', (whom, reader, kept) => {
  expect(isKeptFromReader(whom, reader)).toBe(kept);
});

describe('a wish in sentences', () => {
  const said = (text: string) => factsOf('child.not-to-be-told', text, text);
  const ABROAD = 'The office in Bratislava for children abroad: no, it would send her home (25 February).';

  it('that has words of a reader’s name in common with others does not name that reader', () => {
    expect(held(said(ABROAD), 'Home Office', 'She has no children. She was in Bratislava in February.')).toBe(
      false,
    );
    expect(held(said('Nobody in Bratislava: it would send her home'), 'Home Office', 'Bratislava')).toBe(
      false,
    );
  });

  it('that names them holds what it speaks of', () => {
    expect(held(said('The Home Office is not to hear of the boat.'), 'Home Office', 'The boat sank.')).toBe(
      true,
    );
    expect(held(said('His fits are never to be told to Mrs Pattle.'), 'Jean Pattle', 'His fits began.')).toBe(
      true,
    );
  });
});

it('whose name it is tells nothing beside the name that was listed, and one wish is one line for all its readers', () => {
  const facts = row('The name of his cousin', 'nobody', 'Ilie');
  const field = (text: string) => notToldInFields(facts, [{ question: 'q', title: 'Q', text }]);
  expect(field('I said I am his cousin.')).toEqual([]);
  const [found, ...others] = field('Ilie, a cousin, gave him a number.');
  expect(others).toEqual([]);
  expect(found?.found.params).toMatchObject({
    readers: [{ reader: 'the police' }, { reader: 'the Home Office' }],
    words: ['Ilie'],
  });
  // What is one thing by itself is told by its word, listed or not.
  expect(
    notToldInFields(row('The pregnancy', 'nobody', 'baby'), [
      { question: 'q', title: 'Q', text: 'A pregnancy.' },
    ]),
  ).toHaveLength(1);
});
