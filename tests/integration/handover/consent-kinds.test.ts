/** What a line of the ledger settles goes along with its case. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectCase } from '../../../src-main/usecases/handover/collect.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
} from '../../support/handover.ts';

let here: Side;
let there: Side;
let of: HandedCase;
const CONDITION = 'Not before the visit on Friday';

const inFile = () => here.engine.session.read((db) => collectCase(db, of.caseId, null));
const ledger = async (side: Side) =>
  (await side.do('consentList', { caseId: of.caseId })).consents
    .filter(({ purpose }) => purpose === 'research')
    .map(({ status, note, settled }) => ({ status, note, settled: settled ?? null }));

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

it('has a condition that was given up, and what was put off, on the other side as on this', async () => {
  const [person] = inFile().people.filter(({ role }) => role === 'survivor');
  const line = { personId: person?.id ?? ('' as never), purpose: 'research', status: 'given' } as const;
  await here.do('consentRecord', { ...line, note: CONDITION });
  await here.do('consentRecord', { ...line, note: 'Already now', conditionDropped: { on: '2026-01-05' } });
  await here.do('consentRecord', {
    ...line,
    recipient: 'Hull',
    status: 'not-yet',
    note: 'After the dentist',
  });
  const kept = await ledger(here);
  const settled = { kind: 'condition-dropped', by: '', on: '2026-01-05', condition: CONDITION };
  expect(kept.slice(-2)).toEqual([
    { status: 'given', note: 'Already now', settled },
    { status: 'not-yet', note: 'After the dentist', settled: null },
  ]);
  const review = await readIn(there, await handOver(here, there, of.caseId));
  const shown = review.items.flatMap(({ differences }) => differences.map(({ there: value }) => value));
  expect(shown).toContain('condition-dropped');
  await mergeIn(there, review);
  expect(await ledger(there)).toEqual(kept);
});
