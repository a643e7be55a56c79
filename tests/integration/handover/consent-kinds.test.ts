/** What a line of the ledger settles goes along with its case; a ledger without any goes in a file that earlier programs read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPutsRight } from '../../../src-main/core/answers/put-right-in-place.ts';
import {
  HANDOVER_VERSION,
  WITHOUT_TRANSCRIPTS,
  WITHOUT_VIEWS,
} from '../../../src-main/core/handover/manifest.ts';
import { versionOf } from '../../../src-main/usecases/handover/chosen.ts';
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

it('says of no line what kind it is where none is of one', () => {
  const data = inFile();
  expect(data.consents.some((one) => 'settled' in one)).toBe(false);
  expect(versionOf(data)).toBe(WITHOUT_TRANSCRIPTS);
});

it('is of the newest kind where the person may be reached at hours that no clock says', async () => {
  const data = inFile();
  const [person] = data.people.filter(({ role }) => role === 'survivor');
  const personId = person?.id ?? ('' as never);
  await here.do('contactPlanRecord', {
    personId,
    plan: { hours: [{ days: ['sat'], said: 'after sunset' }] },
  });
  expect(versionOf(inFile())).toBe(WITHOUT_VIEWS);
  await here.do('contactPlanRecord', { personId, plan: {} });
  expect(versionOf({ ...inFile(), plans: [] })).toBe(WITHOUT_TRANSCRIPTS);
});

it('is of the newest kind where something has changed since, or one account alone is put right', () => {
  const data = inFile();
  const [record, ...others] = data.records;
  const [answer] = record?.answers ?? [];
  if (record === undefined || answer === undefined) throw new Error('the case has no answers');
  const withRecord = (more: object) => ({ ...data, plans: [], records: [{ ...record, ...more }, ...others] });
  const layer = {
    layer: 1,
    at: answer.at,
    author: answer.author,
    heldOn: null,
    takenBy: '',
    nonce: answer.nonce,
  };
  const layers = (reason: string) => withRecord({ layers: [{ ...layer, reason }] });
  const later = (cause: string) => withRecord({ answers: [{ ...answer, relation: 'differs', cause }] });
  expect(versionOf(later('since'))).toBe(WITHOUT_VIEWS);
  expect(versionOf(later('memory'))).toBe(WITHOUT_TRANSCRIPTS);
  expect(versionOf(layers(withPutsRight(0, 'A slip')))).toBe(WITHOUT_VIEWS);
  expect(versionOf(layers('A second talk'))).toBe(WITHOUT_TRANSCRIPTS);
});

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
  expect(versionOf(inFile())).toBe(WITHOUT_VIEWS);
  const review = await readIn(there, await handOver(here, there, of.caseId));
  const shown = review.items.flatMap(({ differences }) => differences.map(({ there: value }) => value));
  expect(shown).toContain('condition-dropped');
  await mergeIn(there, review);
  expect(await ledger(there)).toEqual(kept);
  // A line that came from elsewhere goes on with what its writer knew.
  expect(versionOf(there.engine.session.read((db) => collectCase(db, of.caseId, null)))).toBe(
    HANDOVER_VERSION,
  );
});
