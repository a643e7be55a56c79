import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentGate } from '../../../src-main/domain/screening/consent-gate.ts';
import type { ConsentView } from '../../../src-main/shared/contract/screening.ts';

const TODAY = '2026-11-24';
let serial = 0;
const line = (status: ConsentView['status'], extra: Partial<ConsentView> = {}): ConsentView => {
  serial += 1;
  return {
    id: `c${serial}` as ConsentView['id'],
    personId: 'maria' as ConsentView['personId'],
    purpose: 'court-papers',
    recipient: '',
    item: '',
    status,
    language: '',
    interpreter: '',
    explainedBy: '',
    expiresOn: null,
    evidenceId: null,
    note: '',
    at: `2026-11-0${(serial % 9) + 1}T10:00:00+00:00`,
    recordedBy: 'Ana',
    ...extra,
  };
};
const maria = { id: 'maria', name: 'Maria' };
const gate = (ledger: ConsentView[], extra: object = {}) =>
  consentGate(
    {
      purpose: 'court-papers',
      purposeTitle: 'Court papers',
      recipient: '',
      people: [maria],
      items: [],
      ...extra,
    },
    ledger,
    TODAY,
  ).map((one) => one.line);

describe('what may leave', () => {
  it.each<[string, ConsentView[], object, string[]]>([
    ['nothing recorded', [], {}, ['no consent is recorded']],
    ['given', [line('given')], {}, []],
    ['not needed for a child', [line('not-needed-child')], {}, []],
    ['refused', [line('refused')], {}, ['refused on']],
    ['given, then withdrawn', [line('given'), line('withdrawn')], {}, ['withdrawn on']],
    ['withdrawn, then given again', [line('withdrawn'), line('given')], {}, []],
    ['given for another purpose', [line('given', { purpose: 'police' })], {}, ['no consent is recorded']],
    [
      'given by another person',
      [line('given', { personId: 'ion' as never })],
      {},
      ['no consent is recorded'],
    ],
    ['ends today', [line('given', { expiresOn: '2026-11-24' })], {}, []],
    ['ended yesterday', [line('given', { expiresOn: '2026-11-23' })], {}, ['ended on 23 Nov 2026']],
    [
      'given to this recipient only',
      [line('given', { recipient: 'Crown Court' })],
      { recipient: 'Crown Court' },
      [],
    ],
    [
      'given to another recipient',
      [line('given', { recipient: 'Crown Court' })],
      { recipient: 'Kent Police' },
      ['no consent is recorded'],
    ],
    [
      'given to all, refused to this one',
      [line('given'), line('refused', { recipient: 'Kent Police' })],
      { recipient: 'Kent Police' },
      ['refused on'],
    ],
    [
      'refused to all, given to this one',
      [line('refused'), line('given', { recipient: 'Crown Court' })],
      { recipient: 'Crown Court' },
      [],
    ],
    [
      'expired for this one, given to all',
      [line('given'), line('given', { recipient: 'Crown Court', expiresOn: '2026-01-01' })],
      { recipient: 'Crown Court' },
      ['ended on'],
    ],
    [
      'expired for another, given to all',
      [line('given'), line('given', { recipient: 'Kent Police', expiresOn: '2026-01-01' })],
      { recipient: 'Crown Court' },
      [],
    ],
  ])('%s', (_what, ledger, request, words) => {
    const lines = gate(ledger, request);
    expect(lines).toHaveLength(words.length);
    for (const [index, word] of words.entries()) expect(lines[index]).toContain(word);
  });

  it('names the item that is held back, and only that one', () => {
    const items = [
      { id: 'diary', title: 'Diary' },
      { id: 'photo', title: 'Photograph' },
    ];
    expect(gate([line('given'), line('refused', { item: 'diary' })], { items })).toEqual([
      expect.stringMatching(/^Maria: Court papers, "Diary", refused on/),
    ]);
    expect(gate([line('given', { item: 'photo' })], { items })).toEqual([
      expect.stringContaining('"Diary", no consent'),
    ]);
    expect(gate([], { items })).toHaveLength(1);
  });

  it('holds back where this recipient may and this item may not', () => {
    const ledger = [line('given', { recipient: 'Crown Court' }), line('refused', { item: 'diary' })];
    expect(gate(ledger, { recipient: 'Crown Court', items: [{ id: 'diary', title: 'Diary' }] })).toHaveLength(
      1,
    );
  });

  it('asks each person', () => {
    const people = [maria, { id: 'ion', name: 'Ion' }];
    expect(gate([line('given')], { people })).toEqual([expect.stringMatching(/^Ion: /)]);
    expect(gate([], { people: [] })).toEqual([]);
  });

  it('never lets out what the newest word on everything refused, unless something more particular was given', () => {
    const any = fc.record({
      status: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
      recipient: fc.constantFrom('', 'a', 'b'),
      item: fc.constantFrom('', 'x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.constantFrom('a', 'b'), (lines, recipient) => {
        const ledger = [
          ...lines.filter((one) => one.status !== 'given'),
          { status: 'refused' as const, recipient: '', item: '' },
        ].map(({ status, ...rest }) => line(status, rest));
        expect(gate(ledger, { recipient, items: [{ id: 'x', title: 'X' }] })).not.toEqual([]);
      }),
    );
  });
});
