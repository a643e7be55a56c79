/** Beside a yes on paper stand the limits that the ledger has for it, each once, and the words only where they may be read. */
import { describe, expect, it } from 'vitest';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import { consentLimits } from '../../../src-main/usecases/disclosure/record-statement.ts';
import { said } from '../../support/said.ts';

const line = (more: Partial<ConsentView>) =>
  ({
    purpose: 'police',
    recipient: '',
    item: '',
    status: 'given',
    note: 'only about Ion',
    decidedOn: '2026-11-05',
    at: '2026-11-20T09:00:00.000+00:00',
    ...more,
  }) as ConsentView;
const YES = { state: 'answered', value: 'given', ownWords: '' } as never;

function limits(
  lines: readonly ConsentView[],
  { answer = YES, inWords = true, consent = 'police' as string | null, kept = '' } = {},
) {
  const withheld = {
    within: (...texts: string[]) => (kept !== '' && texts.join().includes(kept) ? {} : undefined),
  };
  return consentLimits(
    { consents: lines, withheld } as never,
    { consent } as never,
    answer,
    inWords,
    said,
  ).map(({ params }) => Object.values(params));
}
const ON = '2026-11-05';

describe('a line of the ledger', () => {
  it.each<[string, ConsentView[], unknown[][]]>([
    ['with a limit', [line({})], [[ON, '', 'only about Ion']]],
    ['with a condition', [line({ note: 'if a woman asks' })], [[ON, '', 'if a woman asks']]],
    ['with words that limit nothing', [line({ note: 'said calmly' })], []],
    ['for one reader', [line({ recipient: 'PC Hall' })], [[ON, 'PC Hall', 'only about Ion']]],
    ['for one exhibit alone', [line({ item: 'e1' })], []],
    ['for another purpose', [line({ purpose: 'research' })], []],
    ['refused', [line({ status: 'refused' })], []],
    [
      'two',
      [line({}), line({ note: 'not the car', decidedOn: null })],
      [
        [ON, '', 'only about Ion'],
        ['2026-11-20', '', 'not the car'],
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(limits(lines)).toEqual(expected);
  });

  it('that is met says so, with what is left beside it, though its words are those of the answer', () => {
    const settled = {
      kind: 'condition-met',
      condition: 'If a woman asks.',
      by: 'Clerk',
      on: '2026-11-07',
    } as never;
    const answer = { state: 'answered', value: 'given', ownWords: 'Only about Ion.' } as never;
    const [found] = limits([line({ note: 'Only about Ion.', settled })], { answer });
    expect(found?.[2]).toMatch(/^Only about Ion\. [^.].*Clerk/u);
  });
});

describe('nothing where', () => {
  it.each<[string, Parameters<typeof limits>[1]]>([
    ['the answer is a no', { answer: { state: 'answered', value: 'refused', ownWords: '' } as never }],
    [
      'the question was not answered',
      { answer: { state: 'deferred', value: 'given', ownWords: '' } as never },
    ],
    [
      'the answer has the same words',
      { answer: { state: 'answered', value: 'given', ownWords: ' only about Ion ' } as never },
    ],
    ['the question asks for no consent', { consent: null }],
  ])('%s', (_, how) => {
    expect(limits([line({})], how)).toEqual([]);
  });
});

it('its words, and for whom it is, stand only on a paper that may have them', () => {
  const lines = [line({ recipient: 'PC Hall' })];
  expect(limits(lines, { inWords: false })).toEqual([[ON, '', '']]);
  expect(limits(lines, { kept: 'Ion' })).toEqual([[ON, 'PC Hall', '']]);
});
