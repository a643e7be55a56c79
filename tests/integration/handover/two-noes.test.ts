/** Of two noes that touch a yes from elsewhere, one known there and one not: the one that is not known there stands. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
} from '../../support/handover.ts';

const KENT = 'Kent Police';
let here: Side;
let there: Side;
let of: HandedCase;
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const record = (side: Side, status: CallInput<'consentRecord'>['status'], recipient: string) =>
  side.do('consentRecord', { personId: of.personId, purpose: 'police', status, recipient });

it('a yes does not come in over a no to the same officer that was said here since, though a no to all is known there', async () => {
  await record(here, 'refused', '');
  await mergeIn(there, await readIn(there, await handOver(here, there, of.caseId)));
  await record(here, 'refused', KENT);
  await record(there, 'given', KENT);
  const back = await readIn(here, await handOver(there, here, of.caseId, { recipient: 'Lantern' }));
  const yes = back.items.filter(({ kind, state }) => kind === 'consent' && state === 'new');
  expect(yes).toMatchObject([{ mayTake: false, notes: [{ code: 'handover-no-stands' }] }]);
  await mergeIn(here, back);
  const { consents } = await here.do('consentList', { caseId: of.caseId });
  expect(consents.filter(({ recipient }) => recipient === KENT).map(({ status }) => status)).toEqual([
    'refused',
  ]);
});
