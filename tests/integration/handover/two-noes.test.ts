/** Decisions of two organisations: what stands does not turn on who got which line last, and a no is never lost on the way. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import { failureOf } from '../../support/failures.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
} from '../../support/handover.ts';
import { temporaryFolder } from '../../support/vault.ts';

const KENT = 'Kent Police';
const made: Side[] = [];
let here: Side;
let there: Side;
let of: HandedCase;
beforeEach(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  made.push(here, there);
  of = await caseToHandOver(here);
});
afterAll(() => Promise.all(made.map(({ engine }) => engine.close())));

type Said = Partial<CallInput<'consentRecord'>>;
const record = (side: Side, status: CallInput<'consentRecord'>['status'], more: Said = {}) =>
  side.do('consentRecord', { personId: of.personId, purpose: 'police', status, ...more });
/** As the side would hand the case to the other, which takes in all that is suggested. */
const pass = async (from: Side, to: Side) =>
  mergeIn(to, await readIn(to, await handOver(from, to, of.caseId)));
const consents = async (side: Side) => (await side.do('consentList', { caseId: of.caseId })).consents;
const standing = async (side: Side) =>
  standingConsents(await consents(side))
    .filter(({ purpose }) => purpose === 'police')
    .map(({ status, recipient, undecided }) => [status, recipient, undecided?.length ?? 1]);
const mayGo = (side: Side, recipient = KENT) =>
  side.do('consentCheck', { caseId: of.caseId, kind: 'evidence-export', forPurpose: 'police', recipient });
const missing = async (side: Side) => (await mayGo(side)).missing.map(({ code }) => code);

describe('a withdrawal that was handed over and comes back with the yes before it', () => {
  it('stands on both sides, and the export stays refused', async () => {
    await record(here, 'given');
    await pass(here, there);
    await record(there, 'withdrawn', { note: 'She is afraid.' });
    await pass(there, here);
    expect(await missing(here)).toEqual(['consent-withdrawn']);
    const back = await readIn(there, await handOver(here, there, of.caseId));
    expect(back.items.filter(({ kind, state }) => kind === 'consent' && state !== 'same')).toEqual([]);
    await mergeIn(there, back);
    for (const side of [here, there]) {
      expect(await standing(side)).toEqual([['withdrawn', '', 1]]);
      expect(await missing(side)).toEqual(['consent-withdrawn']);
    }
    const { evidence } = await there.do('evidenceList', { caseId: of.caseId });
    const out = {
      forPurpose: 'police',
      recipient: KENT,
      folder: there.engine.files.register(temporaryFolder()),
    };
    const failure = await failureOf(() =>
      there.do('evidenceExport', { ...out, evidenceId: evidence[0]?.id ?? ('' as never) }),
    );
    expect(failure.code).toBe('consent-missing');
  });

  it('also where the yes was never handed over before, and comes with its withdrawal', async () => {
    await pass(here, there);
    await record(here, 'given');
    await record(here, 'withdrawn');
    await record(there, 'given', { recipient: 'Essex Police' });
    await pass(here, there);
    expect(await standing(there)).toEqual([
      ['withdrawn', 'Essex Police', 2],
      ['withdrawn', '', 1],
    ]);
  });
});

describe('two answers that were written apart', () => {
  beforeEach(async () => {
    await pass(here, there);
    await record(here, 'given');
    await record(there, 'refused');
  });

  it('are said before they come in, come in, and the no governs on both sides', async () => {
    const review = await readIn(here, await handOver(there, here, of.caseId));
    const no = review.items.filter(({ kind, state }) => kind === 'consent' && state === 'different');
    expect(no).toMatchObject([
      {
        mayTake: false,
        suggested: true,
        notes: [
          { code: 'handover-undecided', params: { status: 'refused' } },
          { code: 'handover-does', params: { does: 'stops' } },
        ],
      },
    ]);
    // Nobody can leave it behind.
    const left = await failureOf(() => mergeIn(here, review, { [no[0]?.item ?? '']: false }));
    expect(left.found?.map(({ code }) => code)).toEqual(['handover-item-stays']);
    await mergeIn(here, review);
    await pass(here, there);
    for (const side of [here, there]) {
      expect(await standing(side)).toEqual([['refused', '', 2]]);
      expect(await missing(side)).toEqual(['consent-undecided']);
    }
  });

  it('until somebody decides in view of both: that stands everywhere, in whatever order files come', async () => {
    await pass(there, here);
    const before = await handOver(here, there, of.caseId);
    await record(here, 'given', { note: 'Asked again with both answers in view.' });
    expect(await missing(here)).toEqual([]);
    await pass(here, there);
    expect(await missing(there)).toEqual([]);
    await mergeIn(there, await readIn(there, before));
    expect(await missing(there)).toEqual([]);
    expect(await standing(there)).toEqual([['given', '', 1]]);
  });

  it('are listed with who, where and when, and the one that is taken stands once more in view of both', async () => {
    await pass(there, here);
    const { caseId } = of;
    const { undecided } = await here.do('undecidedList', { caseId });
    expect(undecided).toMatchObject([
      {
        kind: 'consent',
        person: 'Maria Popescu',
        lines: [
          { by: 'Amina Okafor', from: '', governs: false, said: { status: 'given' } },
          { by: 'Ruth Clarke', from: 'Lantern', governs: true, said: { status: 'refused' } },
        ],
      },
    ]);
    const [one] = undecided;
    const decision = { caseId, name: one?.name ?? '', line: one?.lines[0]?.id ?? '', reason: 'Asked again.' };
    expect(await here.do('undecidedDecide', decision)).toEqual({ undecided: [] });
    await pass(here, there);
    for (const side of [here, there]) {
      expect(await standing(side)).toEqual([['given', '', 1]]);
      expect((await side.do('undecidedList', { caseId })).undecided).toEqual([]);
    }
  });

  it('a yes of a third vault that knew neither opens nothing', async () => {
    const third = await sideOf('Jo Hart', 'c', 24);
    made.push(third);
    await pass(here, third);
    await pass(there, here);
    await record(third, 'given', { recipient: KENT });
    await pass(third, here);
    expect(await missing(here)).toEqual(['consent-undecided']);
    await pass(here, there);
    expect(await missing(there)).toEqual(['consent-undecided']);
  });
});

it('a yes to one officer opens nothing over a no to the same officer that was written apart, though a no to all is known there', async () => {
  await record(here, 'refused');
  await pass(here, there);
  await record(here, 'refused', { recipient: KENT });
  await record(there, 'given', { recipient: KENT });
  expect(await missing(there)).toEqual([]);
  await pass(there, here);
  expect(await standing(here)).toEqual([
    ['refused', '', 1],
    ['refused', KENT, 2],
  ]);
  expect((await consents(here)).filter(({ recipient }) => recipient === KENT)).toHaveLength(2);
});

it('a withdrawal says before it comes in who wrote it, and that nothing may be given any more', async () => {
  await record(here, 'given');
  await pass(here, there);
  await record(there, 'withdrawn');
  const review = await readIn(here, await handOver(there, here, of.caseId));
  const [no] = review.items.filter(({ kind, state }) => kind === 'consent' && state === 'more-there');
  expect(no?.differences).toContainEqual({ field: 'status', here: 'given', there: 'withdrawn' });
  expect(no?.changed?.by).toBe('Ruth Clarke');
  expect(no?.notes.map(({ code, params }) => [code, (params as { does?: string }).does])).toEqual([
    ['handover-line-comes', undefined],
    ['handover-does', 'stops'],
  ]);
});

it('what stands otherwise at the other office is said at both, until the case went back', async () => {
  const purpose = /police/i;
  await pass(here, there);
  await record(there, 'refused');
  const merged = await mergeIn(there, await readIn(there, await handOver(here, there, of.caseId)));
  expect(merged.otherwise).toEqual([expect.stringMatching(purpose)]);
  const { sent, text } = await sendReceipt(there, here, merged);
  expect(sent.receipt?.otherwise).toEqual([expect.stringMatching(purpose)]);
  expect(text).not.toMatch(/police|refused|given/i);
  await pass(there, here);
  const { sent: all } = await here.do('handoverList', { caseId: of.caseId });
  expect(all[0]?.receipt?.otherwise).toEqual([]);
});

it('two fields of one person that stand otherwise are two lines, each naming its field', async () => {
  await pass(here, there);
  const [person] = (await there.do('caseShow', { caseId: of.caseId })).people;
  if (person === undefined) throw new Error('nobody is there');
  const { id: personId, caseId: _, ...fields } = person;
  await there.do('personUpdate', { personId, ...fields, language: 'Tigrinya', note: 'Asks for Sara.' });
  const review = await readIn(there, await handOver(here, there, of.caseId));
  const kept = review.items.filter(({ kind }) => kind === 'field').map(({ item }) => [item, false]);
  const merged = await mergeIn(there, review, Object.fromEntries(kept));
  expect(merged.otherwise.toSorted()).toEqual([`${person.name}: language`, `${person.name}: note`]);
});

it('a need is shown under the title of its heading', async () => {
  const { personId } = of;
  await pass(here, there);
  const line = { kind: 'need', heading: 'housing', need: 'A room with a lock' } as const;
  await there.do('supportRecord', { personId, line });
  const { items } = await readIn(here, await handOver(there, here, of.caseId));
  const need = items.find(({ kind, state }) => kind === 'support' && state !== 'same');
  expect(need?.differences.find(({ field }) => field === 'heading')?.there).toBe('Secure housing');
});

/** What one office wrote first, and the other in view of it. */
const AFTER: readonly (readonly [
  string,
  (side: Side, word: string) => Promise<unknown>,
  (side: Side) => Promise<unknown>,
])[] = [
  [
    'a plan',
    (side, reason) => side.do('contactPlanRecord', { personId: of.personId, plan: {}, reason }),
    async (side) => (await side.do('contactPlanShow', { personId: of.personId })).plan?.reason,
  ],
  [
    'the day of a hearing',
    async (side, note) => {
      const { caseId } = of;
      const [event] = (await side.do('dateList', { caseId })).events;
      const line = { on: { value: '2027-01-11', qualifier: 'exact' }, note } as const;
      if (event === undefined) await side.do('dateRecord', { caseId, kind: 'hearing', ...line });
      else await side.do('dateAmend', { eventId: event.id, ...line, reason: 'A letter' });
    },
    async (side) => (await side.do('dateList', { caseId: of.caseId })).events[0]?.note,
  ],
  [
    'what was decided about the police',
    (side, words) => {
      const answer = words === 'first' ? 'yes' : 'withdrawn';
      const line = { kind: 'decision', about: 'police', answer, words } as const;
      return side.do('supportRecord', { personId: of.personId, line });
    },
    async (side) => {
      const [thing] = (await side.do('supportShow', { personId: of.personId })).things;
      return thing?.line.kind === 'decision' && thing.line.words;
    },
  ],
  ...(['name', 'note'] as const).map(
    (field) =>
      [
        `the ${field} of a person`,
        async (side: Side, word: string) => {
          const { people } = await side.do('caseShow', { caseId: of.caseId });
          const { id, caseId: _, ...person } = people[0] as (typeof people)[number];
          await side.do('personUpdate', { personId: id, ...person, [field]: word });
        },
        async (side: Side) => (await side.do('caseShow', { caseId: of.caseId })).people[0]?.[field],
      ] as const,
  ),
  [
    'the title of an exhibit',
    async (side, title) => {
      const { evidence } = await side.do('evidenceList', { caseId: of.caseId });
      const evidenceId = evidence[0]?.id ?? ('' as never);
      await side.do('evidenceAmend', { changes: [{ evidenceId, title }] });
    },
    async (side) => (await side.do('evidenceList', { caseId: of.caseId })).evidence[0]?.title,
  ],
];

it.each(AFTER)(
  '%s that was written in view of another stands, when that comes back too',
  async (_, write, shown) => {
    await write(here, 'first');
    await pass(here, there);
    await write(there, 'second');
    await pass(there, here);
    const back = await readIn(there, await handOver(here, there, of.caseId));
    expect(back.items.filter(({ state }) => state === 'more-there' || state === 'different')).toEqual([]);
    await mergeIn(there, back);
    for (const side of [here, there]) {
      expect(await shown(side)).toBe('second');
      expect((await side.do('undecidedList', { caseId: of.caseId })).undecided).toEqual([]);
    }
  },
);
