/** From whom words are kept, and what of a text is left without them. */
import { describe, expect, it } from 'vitest';
import { keepsFrom, type ReaderScope } from '../../../../src-main/core/withholding/readers.ts';
import { withoutSentences } from '../../../../src-main/core/withholding/sentences.ts';

const from = (...names: string[]): ReaderScope => ({ only: 'from', names });
const but = (...names: string[]): ReaderScope => ({ only: 'but', names });

describe('whether words are kept from a reader', () => {
  it.each([
    [null, 'Adeyinka Rowe', true],
    [null, '', true],
    [from('Kerry Maddox'), 'Kerry Maddox', true],
    [from('Kerry Maddox'), 'kerry  maddox', true],
    [from('Kerry Maddox'), 'Kerry Maddox, Swindon Borough Council', true],
    [from('Kerry Maddox'), 'Adeyinka Rowe', false],
    [from('Kerry Maddox'), '', true],
    [from('the police'), 'Derbyshire Constabulary', true],
    [from('the police'), 'Home Office', false],
    [from('Home Office'), 'Single Competent Authority', true],
    [but('Adeyinka Rowe'), 'Adeyinka Rowe', false],
    [but('Adeyinka Rowe'), 'Adeyinka Rowe, Pell & Rowe', true],
    [but('Adeyinka Rowe', 'Bev'), 'Bev', false],
    [but('Adeyinka Rowe'), '', true],
    [but('Home Office'), 'the Home Office', false],
    [but('the police'), 'Derbyshire Constabulary', true],
  ])('%j, %s: %s', (scope, reader, kept) => {
    expect(keepsFrom(scope, reader)).toBe(kept);
  });
});

describe('a text without some of its sentences', () => {
  const without = (text: string) => withoutSentences(text, (one) => /clinic/.test(one));

  it.each([
    ['Mr Rowe. Bev, at the clinic. Court.', 'Mr Rowe. Court.'],
    ['1. One\n2. the clinic\n3. Three', '1. One\n3. Three'],
    ['Health:\nthe clinic\n\nOthers:\nMr Rowe', 'Others:\nMr Rowe'],
    ['Health:\nthe clinic\nwell\n\nOthers:\nMr Rowe', 'Health:\nwell\n\nOthers:\nMr Rowe'],
    ['Seen at the clinic\n[Screening interview, 27 Nov 2026]', ''],
    ['Nothing of it here.\n\n[Screening interview]', 'Nothing of it here.\n\n[Screening interview]'],
  ])('%j', (text, left) => {
    expect(without(text)).toBe(left);
  });
});
