/** A case or a person that is erased is erased from what came from others too: its texts, its originals, its decisions. */
import { afterAll, beforeAll, expect, it } from 'vitest';
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
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const kept = (side: Side) =>
  side.engine.session.read((db) =>
    ['handover_in', 'handover_out', 'handover_text', 'handover_exhibit', 'handover_item', 'blob'].map(
      (table) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n,
    ),
  );
const receive = async () => await readIn(there, await handOver(here, there, of.caseId));

it('with a person, read in and decided on', async () => {
  await mergeIn(there, await receive());
  await receive();
  const { caseId, personId } = of;
  await there.do('erasureMake', { caseId, personId, ground: 'request', typed: 'Maria Popescu' });
  // The exhibit of the case stays, with its bytes; what came in the files goes whole.
  expect((await there.do('evidenceList', { caseId })).evidence).toHaveLength(1);
  expect(kept(there).slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect((await there.do('auditVerify', {})).intact).toBe(true);
});

it('and comes in once more: nothing is said to be altered, whatever the log had of it before', async () => {
  const { caseId } = of;
  const despite = 'Asked for.';
  await mergeIn(there, await receive());
  await there.do('erasureMake', { caseId, ground: 'request', typed: 'LH/7', despite });
  await mergeIn(there, await receive());
  expect(await there.do('auditVerify', {})).toMatchObject({
    intact: true,
    records: 1,
    alteredRecords: [],
    alteredDetails: [],
  });
});

it('with a case, on both sides, and no bytes stay behind', async () => {
  await receive();
  const { caseId } = of;
  for (const side of [there, here]) {
    await side.do('erasureMake', { caseId, ground: 'request', typed: 'LH/7' });
    expect(kept(side)).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await side.do('auditVerify', {})).intact).toBe(true);
  }
});
