/** Two sides of a case beside each other at the terminal: which is here, which is there, and how each thing stands. */
import { describe, expect, it } from 'vitest';
import { contentLines, leftLines, reviewLines, withheldLines } from '../../../src-main/cli/handover-lines.ts';
import type { HandoverItem, HandoverReview } from '../../../src-main/contract/handover.ts';

const CONTENTS = {
  people: 1,
  records: 2,
  consents: 3,
  exhibits: 4,
  dates: 5,
  contacts: 6,
  plans: 7,
  support: 8,
  transcripts: 9,
};
const item = (more: Partial<HandoverItem>): HandoverItem => ({
  item: 'person/1',
  kind: 'person',
  title: 'Maria',
  state: 'different',
  suggested: true,
  notes: [],
  mayTake: true,
  became: null,
  differences: [{ field: 'language', here: 'Romanian', there: 'Moldovan' }],
  ...more,
});
const review = (...items: HandoverItem[]) =>
  reviewLines({
    items,
    log: { proved: 7, entries: 9 },
    seen: 'as seen',
    matches: [],
    otherwise: [],
    handover: {
      id: 'h1',
      reference: 'LH/1',
      caseHere: 'HH/2',
      to: 'Harbour House',
      contents: CONTENTS,
      made: { at: '2026-11-20T09:00:00Z', by: 'Amina', organisation: 'Lantern' },
      ground: { id: 'g', title: 'Safety' },
      purpose: { id: 'p', title: 'Support' },
      consentOf: ['Maria', 'Lia'],
      withoutConsentOf: ['Anna', 'Bo'],
      leftOut: [{ kind: 'note', why: 'stays-with-office', count: 2 }],
      withheld: [{ form: 'First account', question: 'Where?', reason: 'Not for him' }],
    },
  } as unknown as HandoverReview);

it('names each thing in the file by its own number', () => {
  expect(contentLines(CONTENTS).map((line) => line.replace(/\s{2,}/, ' '))).toEqual([
    'people 1',
    'records 2',
    'consents 3',
    'exhibits 4',
    'days 5',
    'contact notes 6',
    'safe contact plans 7',
    'decisions and support 8',
    'recordings written down 9',
  ]);
});

it('says who keeps something back, and what stays and why', () => {
  const kept = [{ form: 'First account', question: 'Where?', reason: 'Not for him' }];
  const said = 'First account, “Where?”: Not for him';
  expect(withheldLines(kept, 'here')).toEqual([`goes   kept back here: ${said}`]);
  expect(withheldLines(kept, 'there')).toEqual([`goes   kept back by the sender: ${said}`]);
  expect(leftLines([{ kind: 'note', why: 'privileged', count: 2 }])).toEqual(['stays  2 × note: privileged']);
});

describe('a thing that is not the same', () => {
  const sides = (one: HandoverItem) => review(one).slice(-4);
  it.each([
    ['not decided', {}, 'different; goes in', 'here  '],
    ['not suggested', { suggested: false }, 'different; stays with the file', 'here  '],
    ['left', { became: 'left' }, 'different; left with the file', 'here  '],
    ['taken, and alike since', { state: 'same', became: 'taken' }, 'taken in', 'before'],
  ] as const)('%s: has what is here and what is there', (_, more, stands, here) => {
    expect(sides(item(more))).toEqual([
      `  Maria: ${stands}`,
      '    language',
      `      ${here} Romanian`,
      '      there  Moldovan',
    ]);
  });

  it('has a stroke for what one side does not say', () => {
    expect(sides(item({ differences: [{ field: 'note', here: '', there: 'x' }] })).slice(2)).toEqual([
      '      here   -',
      '      there  x',
    ]);
  });
});

it('counts what is the same, and says what it is of', () => {
  const same = item({ state: 'same', differences: [] });
  const lines = review(same, { ...same, item: 'person/2' });
  expect(lines).toContain('2 things are the same on both sides.');
  const heads = lines.map((line) => line.replace(/\s{2,}/, ' '));
  expect(heads).toEqual(
    expect.arrayContaining([
      'case LH/1',
      'here as HH/2',
      'from Lantern, Amina',
      'for Harbour House, Support',
      'consent of Maria, Lia',
      'their log 7 of 9 entries stand where they say',
    ]),
  );
});

it('names whose consent is not recorded beside those who consent, and the ground', () => {
  const said = review().join('\n').replace(/ {2,}/g, ' ');
  expect(said).toContain('consent of Maria, Lia\n');
  expect(said).toContain('without recorded consent of Anna, Bo\nground Safety\n');
});
