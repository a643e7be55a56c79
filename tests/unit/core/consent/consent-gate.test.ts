import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../../src-main/core/consent/condition.ts';
import {
  consentGate,
  isSameMissing,
  type PersonAtGate,
  restsOn,
} from '../../../../src-main/core/consent/consent-gate.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { said } from '../../../support/said.ts';

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
    privacyNotice: '',
    decidedBy: '',
    cannotDecide: '',
    expiresOn: null,
    evidenceId: null,
    decidedOn: null,
    note: '',
    at: `2026-11-0${(serial % 9) + 1}T10:00:00+00:00`,
    seq: serial,
    recordedBy: 'Ana',
    ...extra,
  };
};
const maria: PersonAtGate = { id: 'maria', name: 'Maria', asked: true, under18: 'unknown', ageSaidOn: null };
const atGate = (more: Partial<PersonAtGate>) => ({ people: [{ ...maria, ...more }] });
const REFERRAL = { childNeedsNone: true };
const gate = (ledger: ConsentView[], extra: object = {}) =>
  consentGate(
    {
      purpose: 'court-papers',
      purposeTitle: 'Court papers',
      recipient: '',
      people: [maria],
      childNeedsNone: false,
      ageSaidSince: '2025-11-24',
      writtenOn: ({ at }) => at.slice(0, 10),
      items: [],
      ...extra,
    },
    ledger,
    TODAY,
  ).map(said);

describe('what may leave', () => {
  it.each<[string, ConsentView[], object, string[]]>([
    ['nothing recorded', [], {}, ['no consent is recorded']],
    ['given', [line('given')], {}, []],
    ['not needed, under 18, for a referral', [line('not-needed-child')], REFERRAL, []],
    ['not needed, under 18, for court papers', [line('not-needed-child')], {}, ['a child is asked']],
    [
      'not needed, under 18, and 18 since',
      [line('not-needed-child')],
      { ...REFERRAL, ...atGate({ under18: 'no' }) },
      ['not under 18'],
    ],
    ['a child is referred unasked', [], { ...REFERRAL, ...atGate({ under18: 'yes' }) }, []],
    [
      'a child is referred though they said no',
      [line('refused')],
      { ...REFERRAL, ...atGate({ under18: 'yes' }) },
      [],
    ],
    ['who may be a child is referred unasked', [], { ...REFERRAL, ...atGate({ under18: 'not-sure' }) }, []],
    [
      'who may be a child, and said no',
      [line('refused')],
      { ...REFERRAL, ...atGate({ under18: 'not-sure' }) },
      ['did not agree on'],
    ],
    [
      'who may be a child, and took it back',
      [line('given'), line('withdrawn')],
      { ...REFERRAL, ...atGate({ under18: 'not-sure' }) },
      ['withdrawn on'],
    ],
    [
      'who may be a child, and whose consent ended',
      [line('given', { expiresOn: '2026-01-01' })],
      { ...REFERRAL, ...atGate({ under18: 'not-sure' }) },
      [],
    ],
    [
      'who may be a child, and whom nobody had to ask',
      [line('not-needed-child', { at: '2020-01-01T10:00:00Z' })],
      { ...REFERRAL, ...atGate({ under18: 'not-sure' }) },
      [],
    ],
    [
      'said to be under 18 too long ago',
      [],
      { ...REFERRAL, ...atGate({ ageSaidOn: '2024-05-03' }) },
      ['last said on 3 May 2024: ask again'],
    ],
    [
      'not needed, under 18, written down too long ago',
      [line('not-needed-child', { at: '2025-11-23T10:00:00Z' })],
      REFERRAL,
      ['not needed, under 18, was last said on 23 Nov 2025: ask again'],
    ],
    [
      'not needed, under 18, written down by a clock that was behind',
      [line('not-needed-child', { at: '2020-01-01T10:00:00Z' })],
      { ...REFERRAL, writtenOn: () => '2026-01-01' },
      [],
    ],
    ['an adult is asked', [], { ...REFERRAL, ...atGate({ under18: 'no' }) }, ['no consent is recorded']],
    ['whose age nobody knows is asked', [], REFERRAL, ['no consent is recorded']],
    ['a child is asked for court papers', [], atGate({ under18: 'yes' }), ['no consent is recorded']],
    ['a witness is not asked', [], atGate({ asked: false }), []],
    ['a witness who said no', [line('refused')], atGate({ asked: false }), ['did not agree on']],
    [
      'a witness who took it back',
      [line('given'), line('withdrawn')],
      atGate({ asked: false }),
      ['withdrawn'],
    ],
    ['refused', [line('refused')], {}, ['did not agree on']],
    [
      'refused, on paper',
      [line('refused', { decidedOn: '2026-10-05' })],
      {},
      ['did not agree on 5 Oct 2026'],
    ],
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
      ['no consent is recorded; for “Crown Court” there is one'],
    ],
    [
      'given to all, refused to this one',
      [line('given'), line('refused', { recipient: 'Kent Police' })],
      { recipient: 'Kent Police' },
      ['did not agree on'],
    ],
    [
      'refused to this one, whose name is typed in another way',
      [line('given'), line('refused', { recipient: 'Kent Police' })],
      { recipient: ' kent  police ' },
      ['did not agree on'],
    ],
    [
      'refused to this one, then given in another spelling',
      [
        line('given'),
        line('refused', { recipient: 'Kent Police' }),
        line('given', { recipient: 'kent police' }),
      ],
      { recipient: 'Kent Police' },
      [],
    ],
    [
      'refused to one, and nobody named who will hold it',
      [line('given'), line('refused', { recipient: 'Kent Police' })],
      {},
      ['for Kent Police: say who will hold it'],
    ],
    [
      'refused to one, and another named',
      [line('given'), line('refused', { recipient: 'Kent Police' })],
      { recipient: 'Crown Court' },
      [],
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
      expect.stringMatching(/^Maria: Court papers, “Diary”, did not agree on/),
    ]);
    expect(gate([line('given', { item: 'photo' })], { items })).toEqual([
      expect.stringContaining('“Diary”, no consent'),
    ]);
    expect(gate([], { items })).toHaveLength(1);
  });

  it('holds back where this recipient may and this item may not', () => {
    const ledger = [line('given', { recipient: 'Crown Court' }), line('refused', { item: 'diary' })];
    expect(gate(ledger, { recipient: 'Crown Court', items: [{ id: 'diary', title: 'Diary' }] })).toHaveLength(
      1,
    );
  });

  it('is the same thing missing though words change, and another when the person said no since', () => {
    const asked = { purpose: 'Court papers', recipient: 'Crown Court', item: '', person: 'Maria' };
    const about = { personId: 'maria', purpose: 'court-papers', item: '' };
    const none = { ...coded('consent-not-recorded', asked), ...about };
    const renamed = {
      ...coded('consent-not-recorded', { ...asked, person: 'María', purpose: 'Court' }),
      ...about,
    };
    const no = (on: string) => ({ ...coded('consent-refused', { ...asked, on }), ...about });
    expect(isSameMissing(none, renamed)).toBe(true);
    expect(isSameMissing(none, no('2026-11-24'))).toBe(false);
    expect(isSameMissing(no('2026-11-23'), no('2026-11-24'))).toBe(false);
    expect(isSameMissing(none, { ...none, personId: 'ion' })).toBe(false);
    const elsewhere = coded('consent-not-recorded', { ...asked, recipient: 'Legal Aid' });
    expect(isSameMissing(none, { ...elsewhere, ...about })).toBe(false);
  });

  it('asks each person', () => {
    const people = [maria, { ...maria, id: 'ion', name: 'Ion' }];
    expect(gate([line('given')], { people })).toEqual([expect.stringMatching(/^Ion: /)]);
    expect(gate([], { people: [] })).toEqual([]);
  });

  it('a witness holds back the one paper they said no to, and no other', () => {
    const items = [
      { id: 'diary', title: 'Diary' },
      { id: 'photo', title: 'Photograph' },
    ];
    const ledger = [line('refused', { item: 'diary' })];
    expect(gate(ledger, { items, ...atGate({ asked: false }) })).toEqual([
      expect.stringContaining('“Diary”, did not agree'),
    ]);
    expect(gate(ledger, { items: items.slice(1), ...atGate({ asked: false }) })).toEqual([]);
  });

  it('knows whose word it rests on: those asked, and who said something unasked', () => {
    const request = {
      purpose: 'court-papers',
      purposeTitle: '',
      recipient: '',
      items: [],
      ageSaidSince: '',
      writtenOn: () => '',
    };
    const people = [maria, { ...maria, id: 'ion', asked: false }, { ...maria, id: 'eva', asked: false }];
    const said = [line('given', { personId: 'ion' as never })];
    const rests = (childNeedsNone: boolean, under18: PersonAtGate['under18']) =>
      restsOn({ ...request, childNeedsNone, people: people.map((one) => ({ ...one, under18 })) }, said).map(
        (one) => one.id,
      );
    expect(rests(false, 'yes')).toEqual(['maria', 'ion']);
    expect(rests(true, 'yes')).toEqual([]);
    expect(rests(true, 'not-sure')).toEqual([]);
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

describe('a yes on a condition', () => {
  const SAID = 'Now I say yes, if the Salvation Army people do it and not police.';
  const asked = line('given', { note: SAID });
  const army = line('given', {
    recipient: 'The Salvation Army',
    note: 'All except the pregnancy, unless needed',
  });

  it.each(['West Yorkshire Police', 'Sister Grace', '', 'Salvation Army, Leeds'])(
    'is none to everybody: “%s”',
    (recipient) => {
      const [found = '', ...more] = gate([asked, army], { recipient });
      expect(more).toEqual([]);
      expect(found).toContain(`on a condition: “${SAID}”`);
      expect(found).toContain(`by name${recipient === '' ? '' : `: ${recipient}`}`);
    },
  );

  it('is one to whom it was decided for by name, and a no to them is a no', () => {
    expect(gate([asked, army], { recipient: 'the salvation army' })).toEqual([]);
    const no = line('refused', { recipient: 'Police' });
    expect(gate([asked, no], { recipient: 'Police' })[0]).toContain('did not agree');
    const later = line('given', { note: 'To anybody who helps' });
    expect(gate([asked, later], { recipient: 'Anybody' })).toEqual([]);
  });

  it('does not hold what goes for a child who is not asked', () => {
    expect(gate([asked], { ...REFERRAL, ...atGate({ under18: 'not-sure' }) })).toEqual([]);
  });

  it.each([
    ['Yes, as long as my brother is not told', true],
    ['Only with a woman officer', true],
    ['yes but not the police', true],
    ['Not before I have seen a solicitor', true],
    ['Unless they ask my husband', true],
    ['I do not know if it helps. Yes.', false],
    ['All but the parcels, until he has seen a solicitor', false],
    ['The second account, but not the part about the car', false],
    ['', false],
  ])('is told by its words: “%s”', (note, is) => {
    expect(conditionOf(line('given', { note })) !== '').toBe(is);
    expect(conditionOf(line('refused', { note }))).toBe('');
  });

  it.each([
    ['To be sent only after the visit on Friday', true],
    ['Only if he does not have to leave Swansea', true],
    ['Not yet; he wants to speak with his brother first', true],
    ['Whether he can stay is still to be settled', true],
    ['May go once she has read it', true],
    ['It goes to you and not to the police', false],
    ['Only to them', false],
    ['A bed in the shelter since 1 June', false],
    ['', false],
  ])('holds a yes to one reader by name: “%s”', (note, is) => {
    const yes = line('given', { note, recipient: 'Home Office' });
    expect(conditionOf(yes) !== '').toBe(is);
    expect(gate([yes], { recipient: 'Home Office' })).toEqual(
      is ? [expect.stringContaining('It is not recorded that the condition is met')] : [],
    );
  });
});
