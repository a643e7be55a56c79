/** What is marked to be redacted goes along with its exhibit; what another office marks later is added, and what was taken back stays so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { factsOf } from '../../support/audit-facts.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  written,
} from '../../support/handover.ts';
import { paper } from '../../support/papers.ts';

let here: Side;
let there: Side;
let of: HandedCase;
let letter: EvidenceId;

const mark = (side: Side, left: number, term: string) =>
  side.do('redactionAdd', {
    evidenceId: letter,
    marks: [{ page: 1, rects: [{ left, top: 70, width: 60, height: 20 }], terms: [term] }],
    reason: 'name',
    readers: { only: 'from', names: ['Defence'] },
  });
const marks = async (side: Side) => (await side.do('redactionList', { caseId: of.caseId })).marks;
const terms = async (side: Side) => (await marks(side)).flatMap((one) => one.terms).sort();

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const file = here.engine.files.register(written('letter.pdf', await paper('A letter of Amina Okoro')));
  letter = (await here.do('evidenceAdd', { caseId: of.caseId, file, title: 'Letter' })).id;
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

it('a mark goes along as it was made, and both logs have it', async () => {
  await mark(here, 60, 'Amina Okoro');
  await mergeIn(there, await readIn(there, await handOver(here, there, of.caseId)));
  expect(await marks(there)).toEqual(await marks(here));
  expect(await marks(there)).toMatchObject([{ by: 'Amina Okafor', terms: ['Amina Okoro'], reason: 'name' }]);
  expect(factsOf(there.engine, 'redaction.marked')).toMatchObject([{ marks: 1, pages: '1' }]);
});

it('one made there comes back and is added, and one taken back here does not come again', async () => {
  const [first] = await marks(here);
  await here.do('redactionTakeBack', { ids: [first?.id ?? ''] });
  await mark(there, 200, 'letter');
  await there.do('personAdd', { caseId: of.caseId, name: 'Somebody Else', role: 'witness' });
  await mergeIn(here, await readIn(here, await handOver(there, here, of.caseId)));
  expect(await terms(here)).toEqual(['letter']);
  expect(await terms(there)).toEqual(['Amina Okoro', 'letter']);
});
