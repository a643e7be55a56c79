/** What was written down of a recording goes along with its case, comes back written on, and both logs tell it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { bundledBlob, findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { factsOf } from '../../support/audit-facts.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  itemIn,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  states,
  written,
} from '../../support/handover.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { wav } from '../../support/recordings.ts';

let here: Side;
let there: Side;
let of: HandedCase;
let call: EvidenceId;
const FIRST = '[00:01] Boss: You owe me for the ticket.\n[00:02] Ana: He kept the passport in the brickyard.';

const save = (side: Side, text: string, finished: boolean, by: string) =>
  side.do('transcriptSave', { evidenceId: call, text, finished, by, language: 'Romanian' });
const versions = async (side: Side) =>
  (await side.do('transcriptShow', { evidenceId: call })).versions.map(({ number, finished, by }) => [
    number,
    finished,
    by,
  ]);
const copy = ({ engine }: Side) =>
  engine.session.read((db) => {
    const record = findEvidence(db, call);
    if (record === undefined) throw new Error('it is there');
    return flowOf(readBlob(db, bundledBlob(record)));
  });
const noted = ({ engine }: Side, action: string) => factsOf(engine, action);

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const file = here.engine.files.register(written('call.wav', wav(3)));
  call = (await here.do('evidenceAdd', { caseId: of.caseId, file, title: 'Call', exhibitRef: 'AB2' })).id;
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

it('every version goes along, and the finished one stands in bundles there, as here', async () => {
  await save(here, FIRST.replace('brickyard', 'kiln'), false, 'Ira Holm');
  await save(here, FIRST, true, 'Ira Holm');
  await save(here, `${FIRST}\n[00:03] Ana: By the orchard.`, false, 'Ira Holm');
  const review = await readIn(there, await handOver(here, there, of.caseId));
  expect(review.handover.contents).toMatchObject({ exhibits: 2, transcripts: 1 });
  expect(itemIn(review, 'transcript')).toMatchObject({ title: 'AB2 Call', state: 'new', suggested: true });
  const merged = await mergeIn(there, review);
  expect(itemIn(merged, 'transcript')).toMatchObject({ state: 'same', became: 'taken' });
  expect(await versions(there)).toEqual([
    [3, false, 'Ira Holm'],
    [2, true, 'Ira Holm'],
    [1, false, 'Ira Holm'],
  ]);
  expect(copy(there)).toContain('[00:02] Ana: He kept the passport in the brickyard.');
  expect(copy(there)).not.toContain('orchard');
  expect((await there.do('searchFind', { words: 'orchard' })).hits[0]).toMatchObject({ evidenceId: call });
  // Who saved it, and when, is as it was; the log there has the hash of its words, and the sender's that it went.
  const [newest] = (await there.do('transcriptShow', { evidenceId: call })).versions;
  expect(newest).toMatchObject({ savedBy: 'Amina Okafor' });
  const handover = review.handover.id;
  const mine = noted(here, 'evidence.transcribed');
  expect(mine).toHaveLength(3);
  expect(noted(there, 'evidence.transcribed')).toEqual(mine.map((facts) => ({ ...facts, handover })));
  expect(noted(here, 'handover.made')[0]).toMatchObject({ transcripts: 1 });
});

it('left, it stays with the file; what is only more is taken in behind what is here', async () => {
  await save(there, `${FIRST}\n[00:03] Ana: By the cherry orchard.`, true, 'Ruth Clarke');
  const review = await readIn(here, await handOver(there, here, of.caseId));
  const { item, ...found } = itemIn(review, 'transcript');
  expect(found).toMatchObject({ state: 'more-there', suggested: true });
  expect(found.differences).toEqual([
    expect.objectContaining({ field: 'state' }),
    {
      field: 'words',
      here: '…\n[00:03] Ana: By the orchard.',
      there: '…\n[00:03] Ana: By the cherry orchard.',
    },
  ]);
  const left = await mergeIn(here, review, { [item]: false });
  expect(itemIn(left, 'transcript').became).toBe('left');
  expect(await versions(here)).toHaveLength(3);
  await mergeIn(here, left, { [item]: true });
  expect((await versions(here))[0]).toEqual([4, true, 'Ruth Clarke']);
  expect(copy(here)).toContain('cherry orchard');
});

it('written on by both, nothing is taken in unless somebody says so, and then nothing that was here is gone', async () => {
  await save(there, `${FIRST}\n[00:03] Ana: By the pear orchard.`, false, 'Ruth Clarke');
  await save(here, `${FIRST}\n[00:03] Ana: By the apple orchard.`, true, 'Ira Holm');
  const review = await readIn(here, await handOver(there, here, of.caseId));
  expect(states(review)).toContain('transcript different');
  const found = itemIn(review, 'transcript');
  expect(found).toMatchObject({
    suggested: false,
    mayTake: true,
    notes: [{ code: 'handover-transcript-behind' }],
  });
  const merged = await mergeIn(here, review, { [found.item]: true });
  expect(itemIn(merged, 'transcript').became).toBe('taken');
  expect((await versions(here)).slice(0, 2)).toEqual([
    [6, false, 'Ruth Clarke'],
    [5, true, 'Ira Holm'],
  ]);
  // Theirs is not finished: bundles have what they had.
  expect(copy(here)).toContain('apple orchard');
  expect((await here.do('auditVerify', {})).intact).toBe(true);
});

it('the same recording that came in by itself gets the words too; one that is not here, and does not come, does not', async () => {
  const third = await sideOf('Ana Lund', 'c', 24);
  const path = await handOver(here, third, of.caseId);
  const review = await readIn(third, path);
  const exhibits = review.items.filter(({ kind }) => kind === 'exhibit').map(({ item }) => [item, false]);
  const merged = await mergeIn(third, review, Object.fromEntries(exhibits));
  expect(itemIn(merged, 'transcript')).toMatchObject({ became: 'left', state: 'new' });
  const file = third.engine.files.register(written('copy.wav', wav(3)));
  const { id } = await third.do('evidenceAdd', { caseId: of.caseId, file, title: 'Call again' });
  const again = await third.do('handoverReview', { handoverId: review.handover.id });
  const one = itemIn(again, 'transcript');
  expect(one).toMatchObject({ state: 'more-there', mayTake: true });
  await mergeIn(third, again, { [one.item]: true });
  const { versions: got } = await third.do('transcriptShow', { evidenceId: id });
  expect(got).toHaveLength(6);
  await third.engine.close();
});

it('a case without a word written down makes a file that earlier programs read', async () => {
  const { id: caseId } = await here.do('caseCreate', { reference: 'LH/9', title: 'x' });
  const { id: personId } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Ana' });
  await here.do('consentRecord', { personId, purpose: 'support-services', status: 'given' });
  const review = await readIn(there, await handOver(here, there, caseId));
  expect(review.handover.contents).not.toHaveProperty('transcripts');
});
