/** A recording is written down: every version stays, a finished one is in the bundle behind its page, and is found by its words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { bundledBlob, findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { wav } from '../../support/recordings.ts';

let at: EngineAtWork;
let call: EvidenceId;
const bytes = wav(134);
const FIRST = '[00:05] Boss: You owe me for the ticket.\n[01:58] Ana: He kept the passport in the brickyard.';

const show = async () => (await at.do('transcriptShow', { evidenceId: call })).versions;
const view = async () =>
  (await at.do('evidenceList', { caseId: at.caseId })).evidence.find(({ id }) => id === call);
const find = async (words: string) => (await at.do('searchFind', { words })).hits;
const copy = () => {
  const record = at.engine.session.read((db) => findEvidence(db, call));
  if (record === undefined) throw new Error('it is there');
  return at.engine.session.read((db) => readBlob(db, bundledBlob(record)));
};
const save = (text: string, finished: boolean) =>
  at.do('transcriptSave', { evidenceId: call, text, finished, by: 'Ira Holm', language: 'Romanian' });

beforeAll(async () => {
  at = await engineAtWork();
  const file = at.pick('call.wav', bytes);
  call = (await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Call', exhibitRef: 'AB1' })).id;
});
afterAll(() => at.engine.close());

it('is nothing at first, and a document cannot be written down', async () => {
  expect(await view()).toMatchObject({ transcript: null, pageCount: 1 });
  expect(await show()).toEqual([]);
  const file = at.pick('typed.pdf', await paper('A typed statement'));
  const { id } = await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Statement' });
  expect(await codeOf(() => at.do('transcriptShow', { evidenceId: id }))).toBe('not-found');
  expect(await codeOf(() => at.do('recordingPart', { evidenceId: id, from: 0 }))).toBe('not-found');
});

it('not finished it is kept and found, and is in no bundle', async () => {
  await save(FIRST.replace('brickyard', 'kiln'), false);
  expect(await view()).toMatchObject({
    transcript: { number: 1, finished: false, printed: null },
    pageCount: 1,
  });
  expect(flowOf(copy())).not.toContain('passport');
  expect((await find('passport'))[0]).toMatchObject({
    kind: 'exhibit',
    evidenceId: call,
    mark: 118,
    page: null,
  });
});

it('finished it is printed behind the page of the recording, word for word, and found at its mark', async () => {
  await save(FIRST, true);
  expect(await view()).toMatchObject({
    transcript: { number: 2, finished: true, printed: 2 },
    pageCount: 2,
    workingSteps: ['slip-in-its-place', 'transcript-behind-it'],
  });
  checkWithQpdf(copy());
  const text = flowOf(copy());
  for (const said of [
    'Sound recording',
    '02:14',
    'Transcript',
    'Ira Holm',
    'Romanian',
    '[00:05] Boss: You owe me for the ticket. [01:58]',
    '[01:58] Ana: He kept the passport in the brickyard.',
  ])
    expect(text).toContain(said);
  const hits = await find('brickyard');
  expect(hits).toHaveLength(1);
  expect(hits[0]).toMatchObject({ kind: 'page', evidenceId: call, page: 2, mark: 118 });
  expect(await find('kiln')).toEqual([]);
});

it('what is written on stays out of the bundle until it is finished; both are found, and no version goes', async () => {
  await save(`${FIRST}\n[02:10] Ana: I left by the orchard.`, false);
  expect(await view()).toMatchObject({
    transcript: { number: 3, finished: false, printed: 2 },
    pageCount: 2,
  });
  expect(flowOf(copy())).not.toContain('orchard');
  expect((await find('orchard'))[0]).toMatchObject({ evidenceId: call, mark: 130 });
  const versions = await show();
  expect(versions.map(({ number, finished }) => [number, finished])).toEqual([
    [3, false],
    [2, true],
    [1, false],
  ]);
  expect(versions[1]).toMatchObject({
    text: FIRST,
    by: 'Ira Holm',
    language: 'Romanian',
    savedBy: at.engine.session.actor,
  });
});

it('a long one in several scripts goes over pages, and no line of it is lost', async () => {
  const lines = Array.from(
    { length: 120 },
    (_, n) => `[${String(n).padStart(2, '0')}:01] Ana: line number ${n} of what was said`,
  );
  await save(
    [...lines, '[2:00:01] أمينة: أخذوا جواز السفر', '', 'a line without a mark  and  two spaces'].join('\n'),
    true,
  );
  const { pageCount } = (await view()) ?? { pageCount: 0 };
  expect(pageCount).toBeGreaterThan(3);
  const text = flowOf(copy());
  for (let n = 0; n < 120; n += 1) expect(text).toContain(`line number ${n} of what was said`);
  expect(text).toContain('a line without a mark');
  expect((await find('"line number 119"'))[0]).toMatchObject({ mark: 119 * 60 + 1 });
});

it('the recording itself is as it came, and is given out in parts that make it up', async () => {
  const parts: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += 300_001) {
    const part = await at.do('recordingPart', { evidenceId: call, from, most: 300_001 });
    expect(part).toMatchObject({ byteSize: bytes.length, mediaType: 'audio/wav' });
    parts.push(Buffer.from(part.bytes));
  }
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  expect((await at.do('recordingPart', { evidenceId: call, from: bytes.length })).bytes).toHaveLength(0);
  const { checks } = await at.do('evidenceVerify', { caseId: at.caseId });
  expect(checks.every(({ intact }) => intact)).toBe(true);
});

it('a version that was not set to its end is not saved', async () => {
  const before = (await show()).length;
  const said = { evidenceId: call, text: FIRST, finished: true, by: 'Ira Holm' };
  expect(await codeOf(() => at.do('transcriptSave', said, AbortSignal.abort()))).toBe('cancelled');
  expect(await show()).toHaveLength(before);
});
