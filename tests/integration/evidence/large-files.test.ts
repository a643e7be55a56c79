/**
 * Files that are too large to be held go in by stream, with everything that is done with an exhibit afterwards. The limit for
 * what is held is set low, so that films of some megabytes are large.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { INTAKE_LIMITS } from '../../../src-main/evidence/limits.ts';
import { ARRIVING, readBlob } from '../../../src-main/vault/blobs.ts';
import { bundledBlob, findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { caseToHandOver, handOver, mergeIn, readIn, sideOf, written } from '../../support/handover.ts';
import { HELD_BYTES, LARGE_BYTES, largeFilm, zipOf } from '../../support/large-film.ts';
import { paper } from '../../support/papers.ts';
import { flowOf } from '../../support/pdf-tools.ts';

let at: EngineAtWork;
let film: EvidenceId;
const bytes = largeFilm(1, { place: '+51.5072-000.1276/' });
const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
const { fileBytes } = INTAKE_LIMITS;

const pages = ({ engine }: Pick<EngineAtWork, 'engine'>, id: EvidenceId) =>
  engine.session.read((db) => {
    const record = findEvidence(db, id);
    if (record === undefined) throw new Error('it is there');
    return flowOf(readBlob(db, bundledBlob(record)));
  });
const count = (table: string) =>
  at.engine.session.read((db) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n);
const stored = () => [count('blob'), count('blob_chunk'), count('evidence')];
const left = () => at.engine.session.read(ARRIVING.unfinished);

beforeAll(async () => {
  Object.assign(INTAKE_LIMITS, { fileBytes: HELD_BYTES });
  at = await engineAtWork();
});
afterAll(async () => {
  Object.assign(INTAKE_LIMITS, { fileBytes });
  await at.engine.close();
});

it('a film that is too large to be held goes in as a smaller one does, and its page says what is kept', async () => {
  const file = at.pick('cctv.mp4', bytes);
  const view = await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'CCTV', exhibitRef: 'AB1' });
  film = view.id;
  expect(view).toMatchObject({
    byteSize: LARGE_BYTES,
    sha256: hash(bytes),
    mediaType: 'video/mp4',
    pageCount: 1,
  });
  expect(view.workingSteps).toEqual(['slip-in-its-place']);
  // Where it was made stands in a box of its own, and is pointed at as it is for any film.
  expect(view.notes.map(({ code }) => code)).toEqual(['camera-place', 'captured']);
  for (const said of ['1:02:03', hash(bytes).slice(0, 12), LARGE_BYTES.toLocaleString('en-GB')])
    expect(pages(at, film)).toContain(said);
  expect(left()).toEqual([]);
  expect((await at.do('evidenceCustody', { evidenceId: film })).events).toHaveLength(1);
});

it('it is held against its hash, and the log and the seals hold', async () => {
  const { checks, intact } = await at.do('evidenceVerify', { caseId: at.caseId });
  expect([checks.length, intact]).toEqual([1, true]);
  expect((await at.do('auditVerify', {})).intact).toBe(true);
});

it('it is given out byte for byte, and lies beside the bundle that shows its page', async () => {
  const out = join(at.desk, 'out');
  mkdirSync(out);
  await at.do('evidenceExport', { evidenceId: film, folder: at.pickFolder(out), purpose: '' });
  expect(hash(readFileSync(join(out, 'cctv.mp4')))).toBe(hash(bytes));
  const about = { title: 'Bundle', court: '', hearingDate: null };
  const { id: bundleId } = await at.do('bundleCreate', { caseId: at.caseId, ...about });
  const sections = [{ title: 'Papers', evidenceIds: [film] }];
  await at.do('bundleArrange', { bundleId, ...about, sections });
  const built = await at.do('bundleBuild', { bundleId, folder: at.pickFolder(out) });
  const beside = join(out, built.bagName, 'data/recordings');
  const [name = ''] = readdirSync(beside);
  expect(hash(readFileSync(join(beside, name)))).toBe(hash(bytes));
});

it('parts of it are played, and what was said in it is written down behind its page', async () => {
  const { bytes: part, byteSize } = await at.do('recordingPart', {
    evidenceId: film,
    from: LARGE_BYTES - 100,
  });
  expect([byteSize, hash(part)]).toEqual([LARGE_BYTES, hash(bytes.subarray(-100))]);
  const said = { text: '[00:05] Boss: You owe me.', finished: true, by: 'Ira Holm', language: 'English' };
  const view = await at.do('transcriptSave', { evidenceId: film, ...said });
  expect(view).toMatchObject({ pageCount: 2, workingSteps: ['slip-in-its-place', 'transcript-behind-it'] });
  expect(pages(at, film)).toContain('[00:05] Boss: You owe me.');
  expect(pages(at, film)).toContain('1:02:03');
});

it('the same again is refused, and so is what would have to be taken apart; nothing of either is kept', async () => {
  const before = stored();
  const again = at.pick('copy.mp4', bytes);
  expect(await failureOf(() => at.do('evidenceAdd', { caseId: at.caseId, file: again }))).toMatchObject({
    code: 'duplicate',
    subject: 'copy.mp4',
  });
  const scan = Buffer.concat([await paper('A scan'), Buffer.alloc(LARGE_BYTES)]);
  const pdf = at.pick('scan.pdf', scan);
  expect(await failureOf(() => at.do('evidenceAdd', { caseId: at.caseId, file: pdf }))).toMatchObject({
    code: 'too-large',
    subject: 'scan.pdf',
    detail: 'the most is 300 MB',
  });
  expect([stored(), left()]).toEqual([before, []]);
});

it('what is larger than anything that is kept is refused before it is read', async () => {
  const { keptBytes } = INTAKE_LIMITS;
  Object.assign(INTAKE_LIMITS, { keptBytes: LARGE_BYTES });
  try {
    const file = at.pick('longer.mp4', largeFilm(2, { bytes: LARGE_BYTES + 1 }));
    expect(await failureOf(() => at.do('evidenceAdd', { caseId: at.caseId, file }))).toMatchObject({
      code: 'too-large',
      subject: 'longer.mp4',
    });
  } finally {
    Object.assign(INTAKE_LIMITS, { keptBytes });
  }
});

it('broken off in the middle, nothing of it is kept', async () => {
  const before = stored();
  const controller = new AbortController();
  const heard: number[] = [];
  const job = {
    signal: controller.signal,
    report: ({ bytes: read }: { bytes?: { done: number; of: number } }) => {
      if (read === undefined) return;
      heard.push(read.done);
      if (read.done > LARGE_BYTES / 2) controller.abort();
    },
  };
  const file = at.pick('broken.mp4', largeFilm(3));
  const { perform } = await import('../../../src-main/usecases/handlers/registry.ts');
  const failure = await failureOf(() => perform(at.engine, 'evidenceAdd', { caseId: at.caseId, file }, job));
  expect(failure).toMatchObject({ code: 'cancelled', subject: 'broken.mp4' });
  expect(heard.length).toBeGreaterThan(2);
  expect([stored(), left()]).toEqual([before, []]);
});

it.each([
  ['grows', 'a'],
  ['is written over in its place', 'r+'],
])('a file that %s while it is read is not taken for what it was', async (_, flag) => {
  const before = stored();
  const handle = at.pick('growing.mp4', largeFilm(4));
  const path = at.engine.files.resolve(handle);
  const { perform } = await import('../../../src-main/usecases/handlers/registry.ts');
  const report = ({ bytes: read }: { bytes?: { done: number } }) => {
    if (read !== undefined && read.done > 0) writeFileSync(path, Buffer.alloc(9), { flag });
  };
  const job = { signal: new AbortController().signal, report };
  const failure = await failureOf(() =>
    perform(at.engine, 'evidenceAdd', { caseId: at.caseId, file: handle }, job),
  );
  expect(failure).toMatchObject({ code: 'file-unreadable', subject: 'growing.mp4' });
  expect([stored(), left()]).toEqual([before, []]);
});

it('what came off a telephone as one ZIP is kept closed, with a list of what is in it', async () => {
  const files = Array.from(
    { length: 700 },
    (_, i) => [`DCIM/photo-${i}.jpg`, Buffer.alloc(20_000, i)] as const,
  );
  const zip = zipOf([...files, ['chats/', Buffer.alloc(0)], ['chats/Łukasz.txt', Buffer.from('hello')]]);
  expect(zip.length).toBeGreaterThan(HELD_BYTES);
  const view = await at.do('evidenceAdd', { caseId: at.caseId, file: at.pick('telephone.zip', zip) });
  expect(view).toMatchObject({ mediaType: 'application/zip', sha256: hash(zip), inside: [] });
  expect(view.workingSteps).toEqual(['contents-listed']);
  expect(view.notes).toContainEqual({ code: 'parts-too-many', params: { count: 701 } });
  const text = pages(at, view.id);
  for (const said of ['photo-0.jpg, 20 kB', 'photo-499.jpg', '+ 201']) expect(text).toContain(said);
  expect(text).not.toContain('photo-500.jpg');
});

it('it goes along with its case to another organisation, and comes in there in pieces', async () => {
  const [here, there] = [await sideOf('Amina Okafor', 'a', 30), await sideOf('Ruth Clarke', 'b', 32)];
  try {
    const of = await caseToHandOver(here);
    const file = here.engine.files.register(written('cctv.mp4', bytes));
    const { id } = await here.do('evidenceAdd', { caseId: of.caseId, file, title: 'CCTV' });
    const said = {
      text: '[00:07] Ana: By the orchard.',
      finished: true,
      by: 'Ira Holm',
      language: 'English',
    };
    await here.do('transcriptSave', { evidenceId: id, ...said });
    const review = await readIn(there, await handOver(here, there, of.caseId));
    await mergeIn(there, review);
    const { checks, intact } = await there.do('evidenceVerify', { caseId: of.caseId });
    expect(intact).toBe(true);
    expect(checks.find((one) => one.id === id)?.sha256Now).toBe(hash(bytes));
    expect(pages(there, id)).toContain('By the orchard');
    expect(there.engine.session.read(ARRIVING.unfinished)).toEqual([]);
  } finally {
    await Promise.all([here.engine.close(), there.engine.close()]);
  }
});
