/** Whom a recorded wish names, as people write it, and what a yes to one reader by name answers. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../src-main/core/answers/fact.ts';
import { mayBeToldTo } from '../../../src-main/core/contact/may-be-told.ts';
import { notForRecipient, speaksOfReader } from '../../../src-main/core/contact/not-for-recipient.ts';
import { wishesAbout } from '../../../src-main/core/contact/not-to-be-told.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';

const factsOf = (key: string, value: unknown, text: string, seq = 10) => {
  const statement = {
    state: 'answered',
    value,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    seq,
    at: '2026-11-24T10:00:00+00:00',
    author: 'Ruth',
    howSaid: '',
    origin: { kind: 'interview', screeningId: 's', formTitle: 'Interview', question: 'q', layer: 0 },
  } as unknown as FactStatement;
  const fact = { key, title: key, statements: [statement], differs: false } as unknown as FactView;
  return new Map([[key, fact]]);
};

const WISH = {
  what: 'The pregnancy',
  words: 'pregnant; baby',
  whom: 'Anybody at church, Grace included',
  why: '',
};
const facts = factsOf('person.not-to-be-told', [WISH], '');

it.each([
  ['Sister Grace Boateng', 'The midwife asked about the pregnancy.', ['pregnancy']],
  ['Grace', 'Pregnant: Yes', ['pregnant']],
  ['New Hope Church, Leeds', 'The baby is due in June.', ['baby']],
])('%s is not told what the wish is about, by any of its words', (recipient, text, words) => {
  expect(notForRecipient(facts, recipient, text).map((one) => one.words)).toEqual([words]);
});

it.each(['Rachel Lomas, Aire Law', 'Included Services', 'Leeds City Council', ''])(
  'a wish that names somebody else holds nothing from “%s”',
  (recipient) => {
    expect(notForRecipient(facts, recipient, 'Pregnant: Yes')).toEqual([]);
  },
);

it('what may be told holds until the person agreed to that reader by name, and again where it is said after that', () => {
  const said = 'First responder (Salvation Army): all except the pregnancy, unless they need it.';
  const told = factsOf('contact.may-be-told', said, said, 10);
  expect(mayBeToldTo(told, 'The Salvation Army')).toEqual([said]);
  expect(mayBeToldTo(told, 'The Salvation Army', 9)).toEqual([said]);
  expect(mayBeToldTo(told, 'The Salvation Army', 11)).toEqual([]);
});

// A town in a reader's name is where somebody is, too: it names the reader where it is told, and not where somebody lives.
it.each([
  ['Leeds police', 'Her husband must not know that she lives in Leeds.', false],
  ['Leeds City Council', 'Nothing about Leeds is to be said to her mother.', false],
  ['Leeds Women’s Aid', 'Nobody is to hear that she moved to Leeds.', false],
  ['Leeds Women’s Aid', 'Leeds must never be named.', false],
  ['London Refuge', 'Nothing about London is to be said.', false],
  ['Whitby Refuge', 'Colm is not to find out that he is near Whitby.', false],
  ['Medical Justice', 'Her medical notes are not to be told to Colm.', false],
  ['Leeds police', 'The police must not know that she lives in Leeds.', true],
  ['Leeds police', 'Nothing to Leeds.', true],
  ['Leeds City Council', 'Leeds must not know that she is in care.', true],
  ['Leeds Women’s Aid', 'The women’s aid in Leeds may know that she is in care.', true],
  ['Leeds Women’s Aid', 'She lives in Leeds, and Leeds is not to be told.', true],
  ['Whitby Refuge', 'The refuge is not to know.', true],
  ['Whitby Refuge', 'Do not tell the people at Whitby.', true],
  ['Medical Justice', 'Medical Justice may know of the scars.', true],
  ['Mrs Hart', 'Her mother is not to know.', false],
  ['Mrs Hart', 'Hart is not to know.', true],
  ['Bev Stone', 'Bev is not to know.', true],
])('to %s: “%s” %s', (reader, said, is) => {
  const wish = { found: coded('pack-not-to-be-told', { said }), names: said };
  const about = wishesAbout([wish], reader).length === 1;
  expect([speaksOfReader(said, reader), about]).toEqual([is, is]);
});
