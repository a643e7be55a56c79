import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { eml } from '../../support/mails.ts';
import { lockedPaper, paper } from '../../support/papers.ts';
import { said } from '../../support/said.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const add = (name: string, bytes: Uint8Array | string, more: object = {}): Promise<EvidenceView> =>
  at.do('evidenceAdd', { caseId: at.caseId, file: at.pick(name, bytes), ...more });
const custody = async (evidenceId: EvidenceView['id']) =>
  (await at.do('evidenceCustody', { evidenceId })).events;
const auditActions = async () =>
  (await at.do('auditList', { limit: 200 })).entries.map((entry) => entry.action);

describe('receiving', () => {
  it('takes date and title from the name of the file, and neither where they were given', async () => {
    const named = await add('2026-01-05 Statement of Ana.txt', 'one');
    expect(named).toMatchObject({ title: 'Statement of Ana', documentDate: { value: '2026-01-05' } });
    const dayFirst = await add('03.04.2025 payslip.txt', 'two');
    expect(dayFirst).toMatchObject({ title: 'payslip', documentDate: { value: '2025-04-03' } });
    const documentDate = { value: '2020', qualifier: 'about' as const };
    const given = await add('2026-01-05 Rota.txt', 'three', { title: 'Duty rota', documentDate });
    expect(given).toMatchObject({ title: 'Duty rota', documentDate });
  });

  it('says of a folder that it is one, where it was not opened first', async () => {
    const folder = at.do('evidenceAdd', { caseId: at.caseId, file: at.pickFolder(at.desk) });
    await expect(folder).rejects.toMatchObject({
      code: 'file-unreadable',
      found: [{ code: 'is-a-folder' }],
    });
  });

  it('takes in what came inside a mail after it, with whose attachment it was, and names what stayed out', async () => {
    const head = { From: 'B <b@x.example>', Date: 'Tue, 2 Mar 2021 10:00:00 +0000' };
    const rota = { name: 'rota.txt', type: 'text/plain', bytes: 'Mon 12h, Tue 12h' };
    let inner = eml({ ...head, Subject: 'first', 'Message-ID': '<0@x>' }, { text: 'x', attached: [rota] });
    for (let depth = 1; depth <= 4; depth += 1) {
      const attached = [{ name: `inner ${depth}.eml`, type: 'message/rfc822', bytes: inner }];
      inner = eml({ ...head, Subject: 'Fw', 'Message-ID': `<${depth}@x>` }, { text: `${depth}`, attached });
    }
    const attached = [
      { name: 'fw.eml', type: 'message/rfc822', bytes: inner },
      { name: 'rota.txt', type: 'text/plain', bytes: 'Wages: none' },
      { name: 'again.txt', type: 'text/plain', bytes: 'Wages: none' },
      { name: 'run.exe', type: 'application/octet-stream', bytes: 'MZ\u0000\u0001' },
    ];
    const mail = eml({ ...head, Subject: 'All of it', 'Message-ID': '<all@x>' }, { text: 'See', attached });
    const { inside, ...view } = await at.do('evidenceAdd', {
      caseId: at.caseId,
      file: at.pick('all of it.eml', mail),
      section: 'E-mails',
      receivedFrom: 'Ana',
    });
    expect(inside.map(({ originalName }) => originalName)).toEqual([
      'fw.eml',
      'inner 4.eml',
      'inner 3.eml',
      'inner 2.eml',
      'rota.txt',
    ]);
    expect(view.notes.map(said)).toEqual([
      expect.stringMatching(/^2 files that came inside/),
      expect.stringContaining('again.txt (in the case already); run.exe (of a kind that cannot go in)'),
    ]);
    // Four mails in each other are opened; what is deeper stays in the original, and that is said.
    expect(inside[3]?.notes.map(said)).toContainEqual(
      expect.stringContaining('inner 1.eml (too many files inside'),
    );
    const rotaOf = inside.at(-1) as EvidenceView;
    expect(rotaOf).toMatchObject({ section: 'E-mails', receivedFrom: 'Ana' });
    expect((await custody(rotaOf.id))[0]).toMatchObject({
      purpose: `Came inside “all of it”, SHA-256 ${view.sha256}`,
    });
    const { evidence } = await at.do('evidenceList', { caseId: at.caseId });
    expect(evidence.slice(-6).map(({ id }) => id)).toEqual([view.id, ...inside.map(({ id }) => id)]);
    expect((await at.do('evidenceVerify', { caseId: at.caseId })).intact).toBe(true);
    // A part of what is privileged is privileged.
    await at.do('privilegeMark', { of: { kind: 'exhibit', id: view.id }, reason: 'advice' });
    const out = { folder: at.pickFolder(at.desk), purpose: '' };
    await expect(at.do('evidenceExport', { evidenceId: rotaOf.id, ...out })).rejects.toMatchObject({
      code: 'privileged-held',
    });
  });

  it('keeps what came, byte for byte, with its hash, its sender and the first custody event', async () => {
    const bytes = await paper('Letter', 2);
    const view = await add('Letter_from  clinic.final.pdf', bytes, {
      receivedFrom: 'Dr <Ng>',
      exhibitRef: 'AB/1',
    });
    expect(view).toMatchObject({
      title: 'Letter from clinic.final',
      originalName: 'Letter_from  clinic.final.pdf',
      mediaType: 'application/pdf',
      byteSize: bytes.length,
      sha256: sha256(bytes),
      pageCount: 2,
      workingSteps: ['as-received'],
      receivedBy: at.engine.session.actor,
      receivedFrom: 'Dr <Ng>',
      exhibitRef: 'AB/1',
      comments: [],
    });
    expect(await custody(view.id)).toEqual([
      expect.objectContaining({
        seq: 1,
        action: 'received',
        from: 'Dr <Ng>',
        sha256: view.sha256,
        tool: expect.stringContaining('Testimony'),
      }),
    ]);
    expect(JSON.stringify(view)).not.toContain('lob');
    expect((await auditActions())[0]).toBe('evidence.received');
    expect((await at.do('auditVerify', {})).intact).toBe(true);
  });

  it('names a file that is there already, also one that was removed, unless both are wanted', async () => {
    const bytes = await paper('Twice');
    const first = await add('first.pdf', bytes, { title: 'The first one' });
    const again = await failureOf(() => add('second name.pdf', bytes));
    expect([again.code, again.subject]).toEqual(['duplicate', 'second name.pdf']);
    expect(again.found).toMatchObject([
      { code: 'first-copy', params: { title: 'The first one', removedOn: '' } },
    ]);
    await at.do('evidenceRemove', { evidenceId: first.id, reason: 'sent by mistake' });
    const third = await failureOf(() => add('third.pdf', bytes));
    expect(said(third.found?.[0])).toContain('since removed; it can be brought back');
    expect([again.record, third.toData().record]).toEqual([undefined, first.id]);
    expect((await add('both.pdf', bytes, { allowDuplicate: true })).sha256).toBe(first.sha256);
    const other = await at.do('caseCreate', { reference: 'LH/2', title: 'Another', profile: 'general' });
    expect((await add('x.pdf', bytes, { caseId: other.id })).caseId).toBe(other.id);
  });

  it('a refused file leaves nothing: no row, no bytes, no entry', async () => {
    const state = () =>
      at.engine.session.read((db) =>
        db.all(
          'SELECT (SELECT count(*) FROM evidence) AS e, (SELECT count(*) FROM blob) AS b, (SELECT count(*) FROM blob_chunk) AS c, (SELECT count(*) FROM custody_event) AS u, (SELECT count(*) FROM audit_entry) AS a',
        ),
      );
    const before = state();
    expect(await failureOf(async () => add('bank.pdf', await lockedPaper('x', 'lake')))).toMatchObject({
      code: 'password-needed',
      subject: 'bank.pdf',
    });
    expect(await failureOf(() => add('ملف.exe', 'MZ\u0090\u0000'))).toMatchObject({
      code: 'unsupported-type',
      subject: 'ملف.exe',
    });
    expect(await failureOf(() => add('empty.pdf', ''))).toMatchObject({
      code: 'empty-file',
      subject: 'empty.pdf',
    });
    mkdirSync(join(at.desk, 'folder.pdf'));
    const folder = at.pickFolder(join(at.desk, 'folder.pdf'));
    expect(await failureOf(() => at.do('evidenceAdd', { caseId: at.caseId, file: folder }))).toMatchObject({
      code: 'file-unreadable',
      subject: 'folder.pdf',
    });
    const gone = at.pickFolder(join(at.desk, 'gone.pdf'));
    expect(await failureOf(() => at.do('evidenceAdd', { caseId: at.caseId, file: gone }))).toMatchObject({
      code: 'file-unreadable',
      subject: 'gone.pdf',
    });
    const stop = new AbortController();
    const pages = await paper('Stopped', 300);
    const report = ({ step }: Progress) => {
      if (step === 'checking') stop.abort();
    };
    const job = { signal: stop.signal, report };
    const adding = () =>
      perform(at.engine, 'evidenceAdd', { caseId: at.caseId, file: at.pick('s.pdf', pages) }, job);
    expect((await failureOf(adding)).code).toBe('cancelled');
    expect(state()).toEqual(before);
  });

  it('gives a locked file in with its password, and keeps the original locked', async () => {
    const bytes = await lockedPaper('Statement', 'lake');
    const view = await add('locked.pdf', bytes, { password: 'lake' });
    expect(view.workingSteps).toEqual(['password-removed']);
    const page = await at.do('evidencePage', { evidenceId: view.id, page: 1, width: 300 });
    expect([page.mediaType, Buffer.from(page.bytes.subarray(1, 4)).toString()]).toEqual(['image/png', 'PNG']);
    const out = join(at.desk, 'locked-out');
    mkdirSync(out);
    await at.do('evidenceExport', { evidenceId: view.id, folder: at.pickFolder(out), purpose: '' });
    expect(Buffer.compare(readFileSync(join(out, 'locked.pdf')), bytes)).toBe(0);
  });
});

describe('looking, describing, removing', () => {
  it('each is in the custody record, in order, and removed evidence can be brought back', async () => {
    const view = await add('diary.txt', 'Monday: nothing\nTuesday: <&> "they" took my phone 😀');
    expect((await at.do('evidenceThumbnail', { evidenceId: view.id }))?.mediaType).toBe('image/jpeg');
    await at.do('evidenceViewed', { evidenceId: view.id });
    const described = await at.do('evidenceUpdate', {
      evidenceId: view.id,
      title: 'Diary',
      exhibitRef: 'AB/2',
      documentDate: { value: '2021-06', qualifier: 'about' },
      section: 'B',
      receivedFrom: 'Ana',
    });
    expect(described).toMatchObject({
      title: 'Diary',
      exhibitRef: 'AB/2',
      documentDate: { value: '2021-06', qualifier: 'about' },
      section: 'B',
    });
    await at.do('evidenceRemove', { evidenceId: view.id, reason: 'wrong case' });
    const listed = async () =>
      (await at.do('evidenceList', { caseId: at.caseId })).evidence.map((one) => one.id);
    expect(await listed()).not.toContain(view.id);
    expect((await failureOf(() => at.do('evidenceRemove', { evidenceId: view.id, reason: '' }))).code).toBe(
      'not-found',
    );
    const gone = async () => (await at.do('evidenceRemoved', { caseId: at.caseId })).removed;
    expect((await gone()).find((one) => one.id === view.id)).toMatchObject({
      title: 'Diary',
      removedAt: expect.stringMatching(/^\d{4}-/),
      removedBy: at.engine.session.actor,
      removedWhy: 'wrong case',
    });
    await at.do('evidenceRestore', { evidenceId: view.id });
    expect((await gone()).map((one) => one.id)).not.toContain(view.id);
    expect(await listed()).toContain(view.id);
    expect((await custody(view.id)).map((event) => [event.seq, event.action, event.purpose])).toEqual([
      [1, 'received', ''],
      [2, 'viewed', ''],
      [3, 'removed', 'wrong case'],
      [4, 'restored', ''],
    ]);
    expect((await at.do('evidenceVerify', { caseId: at.caseId })).intact).toBe(true);
  });

  it('no custody event can be changed or taken out of the store', () => {
    const change = (sql: string) => () => at.engine.session.write((tx) => tx.run(sql));
    expect(change("UPDATE custody_event SET actor = 'x'")).toThrow();
    expect(change('DELETE FROM custody_event')).toThrow();
  });
});

describe('exporting', () => {
  it('writes the original under a safe name, never over another file, and records who took it and why', async () => {
    const folder = join(at.desk, 'out');
    mkdirSync(folder);
    const bytes = await paper('Export');
    const view = await add('photo: of <him>?.pdf'.replaceAll('/', ''), bytes);
    writeFileSync(join(folder, 'photo_ of _him__.pdf'), 'mine');
    const handle = at.pickFolder(folder);
    const first = await at.do('evidenceExport', {
      evidenceId: view.id,
      folder: handle,
      purpose: 'for counsel',
      recipient: 'Chambers of A. Khan KC',
    });
    expect(first).toEqual({ fileName: 'photo_ of _him__ (2).pdf', sha256: view.sha256 });
    expect(sha256(readFileSync(join(folder, first.fileName)))).toBe(view.sha256);
    expect(readFileSync(join(folder, 'photo_ of _him__.pdf'), 'utf8')).toBe('mine');
    await at.do('evidenceExport', { evidenceId: view.id, folder: handle, purpose: '' });
    expect(readdirSync(folder).sort()).toEqual([
      'photo_ of _him__ (2).pdf',
      'photo_ of _him__ (3).pdf',
      'photo_ of _him__.pdf',
    ]);
    expect((await custody(view.id)).at(1)).toMatchObject({
      action: 'exported',
      to: 'Chambers of A. Khan KC',
      purpose: `Giving papers to a solicitor and to the court; for counsel; written as "${first.fileName}"`,
      sha256: view.sha256,
    });
    const one = ['leaving.confirmed', 'evidence.exported', 'leaving.begun'];
    expect((await auditActions()).slice(0, 6)).toEqual([...one, ...one]);
  });

  it('to a place that cannot be written leaves no file and no entry', async () => {
    const view = await add('stay.pdf', await paper('Stay'));
    const before = (await custody(view.id)).length;
    const nowhere = await failureOf(() =>
      at.do('evidenceExport', {
        evidenceId: view.id,
        folder: at.pickFolder(join(at.desk, 'no such folder')),
        purpose: '',
      }),
    );
    expect(nowhere.subject).toBe(join(at.desk, 'no such folder'));
    const reading = await failureOf(() =>
      at.do('evidenceExport', { evidenceId: view.id, folder: at.pickFolder('/sys'), purpose: '' }),
    );
    expect(['read-only', 'storage']).toContain(reading.code);
    expect((await custody(view.id)).length).toBe(before);
    expect(existsSync('/sys/stay.pdf')).toBe(false);
  });
});

describe('proving', () => {
  it('finds a changed original, a changed working copy and a changed custody event, each by its title', async () => {
    const { caseId } = {
      caseId: (await at.do('caseCreate', { reference: 'LH/9', title: 'Proof', profile: 'general' })).id,
    };
    const [a, b, c, d] = [
      await add('a.pdf', await paper('A'), { caseId }),
      await add('b.txt', 'b', { caseId }),
      await add('c.pdf', await paper('C'), { caseId }),
      await add('d.pdf', await paper('D'), { caseId }),
    ];
    const intact = await at.do('evidenceVerify', { caseId });
    expect([intact.intact, intact.checks.map((one) => one.sha256Now === one.sha256Recorded)]).toEqual([
      true,
      [true, true, true, true],
    ]);
    at.engine.session.write((tx) => {
      const flip = (column: string, id: string) =>
        tx.run(
          `UPDATE blob_chunk SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE seq = 0 AND blob_id = (SELECT ${column} FROM evidence WHERE id = ?)`,
          [id],
        );
      flip('original_blob', a.id);
      flip('working_blob', b.id);
      tx.run('DROP TRIGGER custody_event_no_update');
      tx.run(`UPDATE custody_event SET from_whom = 'someone else' WHERE evidence_id = ?`, [c.id]);
    });
    const after = await at.do('evidenceVerify', { caseId });
    const verdicts = Object.fromEntries(
      after.checks.map((one) => [
        one.id,
        [one.intact, one.custodyIntact, one.sha256Now === one.sha256Recorded],
      ]),
    );
    expect(after.intact).toBe(false);
    expect(verdicts).toEqual({
      [a.id]: [false, true, false],
      [b.id]: [false, true, true],
      [c.id]: [false, false, true],
      [d.id]: [true, true, true],
    });
    const taken = await failureOf(() =>
      at.do('evidenceExport', { evidenceId: a.id, folder: at.pickFolder(at.desk), purpose: '' }),
    );
    expect(taken.code).toBe('vault-damaged');
  });
});
