/** Words in quotation marks on a sheet, held against what is recorded as told. */
import { describe, expect, it } from 'vitest';
import {
  doubtIn,
  quotationsIn,
  quotedIn,
  type Recorded,
} from '../../../../src-main/core/worksheets/quotations.ts';

const FIRST = 'Screening interview, 3 October 2026';
const SECOND = 'Screening interview, later account 1, 9 November 2026';
const told = (text: string, account = FIRST, under = 'How did it start?'): Recorded => ({
  text,
  account,
  under,
});
const doubt = (quote: string, ...recorded: Recorded[]) => doubtIn(quote, recorded);

describe('what is quoted', () => {
  it('stands in any pair of quotation marks, and an apostrophe is none', () => {
    expect(quotationsIn('He said “go back” and "stay", „nie“, «jamais»; she didn’t.')).toEqual([
      'go back',
      'stay',
      'nie',
      'jamais',
    ]);
    expect(quotationsIn('A mark “left open, and 6" of rope')).toEqual([]);
  });

  it('is each line of own words that have no marks', () => {
    expect(quotedIn('I was cold.\n\nThey locked it.')).toEqual(['I was cold.', 'They locked it.']);
    expect(quotedIn('She says: “I was cold.”')).toEqual(['I was cold.']);
  });
});

describe('a quotation that was told', () => {
  it('is found without case, punctuation and accents, and as whole words only', () => {
    const said = told('He DIDN’T pay; nobody in Łódź did.');
    expect(doubt("he didn't pay, nobody in Lodz", said)).toBeNull();
    expect(doubt('body in Łódź', said)).toEqual({ kind: 'nowhere', words: 'body in Łódź' });
  });

  it('may leave words out of one telling, in its order', () => {
    const said = told('They took my passport the first night and they kept it in the kitchen.');
    expect(doubt('They took my passport … in the kitchen', said)).toBeNull();
    expect(doubt('They took my passport [...] in the kitchen', said)).toBeNull();
    expect(doubt('in the kitchen … they took my passport', said)).toEqual({ kind: 'order', in: said });
    expect(doubt('my passport … under the bed', said)).toEqual({ kind: 'nowhere', words: 'under the bed' });
  });
});

describe('a quotation that was put together', () => {
  const passport = told('They took my passport the first night.');
  const kitchen = told('Everything was kept in the kitchen.', SECOND, 'Where were papers kept?');

  it('names both accounts', () => {
    expect(doubt('They took my passport … kept in the kitchen', passport, kitchen)).toMatchObject({
      kind: 'accounts',
      first: { in: { account: FIRST } },
      second: { in: { account: SECOND } },
    });
  });

  it('names both questions where it is one account', () => {
    const same = { ...kitchen, account: FIRST };
    expect(doubt('They took my passport … kept in the kitchen', passport, same)).toMatchObject({
      kind: 'places',
      first: { in: passport },
      second: { in: same },
    });
  });

  it('is seen without a gap too, as one sentence', () => {
    expect(doubt('They took my passport, kept in the kitchen.', passport, kitchen)).toMatchObject({
      kind: 'accounts',
      first: { words: 'They took my passport' },
      second: { words: expect.stringMatching(/kept in the kitchen/) },
    });
  });

  it('is seen where it was written into an interview so, and told elsewhere in pieces', () => {
    const composed = told('They took my passport … kept in the kitchen', SECOND);
    const quote = 'They took my passport … kept in the kitchen';
    expect(doubt(quote, composed)).toBeNull();
    expect(doubt(quote, passport, kitchen, composed)).toMatchObject({ kind: 'accounts' });
  });
});
