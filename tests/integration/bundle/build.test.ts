import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt, BundleView } from '../../../src-main/contract/bundles.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase, PAPERS } from '../../support/bundle-case.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { checkWithQpdf, flowOf, infoOf, textOf } from '../../support/pdf-tools.ts';
import { wav } from '../../support/recordings.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a built bundle', () => {
  let made: BundleCase;
  let view: BundleView;
  let built: BundleBuilt;
  const pdf = () => join(made.out, built.fileName);
  const bag = (name: string) => join(made.out, built.bagName, name);
  beforeAll(async () => {
    made = await BundleCase.open();
    view = await made.bundle({ hearingDate: '2027-02-03', court: 'Crown Court at Wexmouth' });
    built = await made.build(view.id);
  });

  it('is one sound PDF under case reference, contents and date, with its folder and nothing else', () => {
    expect(built.fileName).toBe('LH-2026-014_r-v-example-trial_bundle_2027-02-03.pdf');
    expect(readdirSync(made.out).sort()).toEqual([built.bagName, built.fileName].sort());
    checkWithQpdf(readFileSync(pdf()));
    expect(built).toMatchObject({ sha256: sha256(pdf()), byteSize: statSync(pdf()).size, verified: true });
  });

  it('has the pages the arrangement promised, and every title in its index', () => {
    expect(built.pages).toBe(view.map.totalPages);
    expect(infoOf(readFileSync(pdf())).Pages).toBe(String(view.map.totalPages));
    const index = flowOf(readFileSync(pdf()), 2);
    for (const paper of PAPERS) expect(index).toContain(paper.title.normalize('NFKC'));
    expect(flowOf(readFileSync(pdf()), 1)).toContain('Crown Court at Wexmouth');
  });

  it('keeps every rule that a bundle must keep', async () => {
    const { passed, findings } = await made.call('bundleCheck', { file: made.pick(pdf()) });
    expect(findings.filter((f) => !f.passed).map((f) => f.rule)).toEqual(['B13']);
    expect(passed).toBe(true);
  });

  it('stands beside a bag that sha256sum checks from manifest to tables', () => {
    const cwd = join(made.out, built.bagName);
    const check = (manifest: string) =>
      execFileSync('sha256sum', ['-c', '--strict', manifest], { cwd, encoding: 'utf8' });
    expect(check('manifest-sha256.txt').match(/: OK/g)).toHaveLength(5);
    expect(check('tagmanifest-sha256.txt').match(/: OK/g)).toHaveLength(4);
    expect(readFileSync(bag('bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    const files = readdirSync(bag('data'));
    const octets = files.reduce((sum, name) => sum + statSync(bag(`data/${name}`)).size, 0);
    expect(readFileSync(bag('bag-info.txt'), 'utf8')).toContain(`Payload-Oxum: ${octets}.${files.length}\n`);
    expect(sha256(bag(`data/${built.fileName}`))).toBe(built.sha256);
  });

  it('keeps the bag as it is when somebody marks up the file beside it', async () => {
    const other = await BundleCase.open([{ title: 'One' }]);
    writeFileSync(join(other.out, '..', 'call to Leeds.wav'), wav(2));
    const file = other.pick(join(other.out, '..', 'call to Leeds.wav'));
    await other.call('evidenceAdd', { caseId: other.caseId, file, title: 'A call', exhibitRef: 'AB/9' });
    const { fileName, bagName } = await other.build((await other.bundle()).id);
    // A recording is a page in the bundle, and itself beside it, under no name that tells of anybody.
    const [name = ''] = readdirSync(join(other.out, bagName, 'data/recordings'));
    expect(readFileSync(join(other.out, bagName, 'data/recordings', name)).equals(wav(2))).toBe(true);
    expect(flowOf(readFileSync(join(other.out, fileName)))).toContain(name);
    // As PDF readers save a comment: more of the file, written at its end.
    appendFileSync(join(other.out, fileName), '% a comment\n');
    execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd: join(other.out, bagName) });
    expect(statSync(join(other.out, bagName, 'data', fileName)).nlink).toBe(1);
  });

  it('does not pass sha256sum once anything in the bag is changed', async () => {
    const other = await BundleCase.open();
    const again = await other.build((await other.bundle()).id);
    const cwd = join(other.out, again.bagName);
    writeFileSync(join(cwd, 'data/index.csv'), 'changed');
    expect(() =>
      execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd, stdio: 'pipe' }),
    ).toThrow();
  });

  it('carries index, custody and page map as files anybody can read', () => {
    const index = readFileSync(bag('data/index.csv'), 'utf8');
    const custody = readFileSync(bag('data/custody.csv'), 'utf8');
    for (const { title, exhibitRef = '' } of PAPERS) {
      expect(index).toContain(`${exhibitRef},${title}`);
      expect(custody.split(`${exhibitRef},${title}`)).toHaveLength(3);
    }
    expect(index).not.toContain('.txt');
    expect(custody).toContain('bundled');
    const map = JSON.parse(readFileSync(bag('data/page-map.json'), 'utf8'));
    expect(map).toMatchObject({ sha256: built.sha256, pages: built.pages, map: { totalPages: built.pages } });
  });

  it('is in the custody of every exhibit, in the log, and in the list of what was built', async () => {
    const ids = view.map.sections.flatMap((s) => s.documents.map((d) => d.key as EvidenceId));
    for (const evidenceId of ids) {
      const { events } = await made.call('evidenceCustody', { evidenceId });
      expect(events.at(-1)).toMatchObject({ action: 'bundled', to: built.fileName, sha256: built.sha256 });
    }
    expect((await made.call('evidenceVerify', { caseId: made.caseId })).intact).toBe(true);
    const { entries } = await made.call('auditList', {});
    expect(entries[0]).toMatchObject({ action: 'leaving.confirmed' });
    expect(entries[1]).toMatchObject({ action: 'bundle.built', subject: view.id });
    expect((await made.call('auditVerify', {})).intact).toBe(true);
    const shown = await made.call('bundleShow', { bundleId: view.id });
    expect(shown.issues).toMatchObject([{ id: built.id, sha256: built.sha256, documents: 5 }]);
  });

  it('is known again by the vault, under any name, and not when a byte has changed', async () => {
    const verify = (path: string) => made.call('bundleVerify', { file: made.pick(path) });
    expect(await verify(pdf())).toMatchObject({ passed: true, issue: { id: built.id } });
    const elsewhere = join(made.out, '..', `${made.engine.random.id()}.pdf`);
    writeFileSync(elsewhere, readFileSync(pdf()));
    expect(await verify(elsewhere)).toMatchObject({ passed: true });

    const other = await BundleCase.open([{ title: 'Another paper' }]);
    const foreign = await other.build((await other.bundle()).id);
    expect(await codeOf(() => verify(join(other.out, foreign.fileName)))).toBe('not-found');

    const rewritten = join(other.out, built.fileName);
    execFileSync('qpdf', ['--qdf', pdf(), rewritten]);
    const looked = await verify(rewritten);
    expect(looked.passed).toBe(false);
    expect(said(looked.findings[0])).toContain('The pages are where the record says');
    expect(said(looked.findings[1])).toContain(built.sha256);
  });

  it('is never written over by the next one', async () => {
    const before = sha256(pdf());
    const second = await made.build(view.id);
    expect(second.fileName).toBe('LH-2026-014_r-v-example-trial_bundle_2027-02-03-2.pdf');
    expect(second.bagName).toBe('LH-2026-014_r-v-example-trial_bundle_2027-02-03-2-bag');
    expect(sha256(pdf())).toBe(before);
    expect((await made.call('bundleShow', { bundleId: view.id })).issues).toHaveLength(2);
  });

  it('is called otherwise than one that was handed out, in another folder too, and says when it was made', async () => {
    const folder = made.pick(temporaryFolder());
    const corrected = await made.call('bundleBuild', { bundleId: view.id, folder });
    expect(corrected.fileName).toBe('LH-2026-014_r-v-example-trial_bundle_2027-02-03-3.pdf');
    // Printed, a file has no name.
    expect(textOf(readFileSync(pdf()), 1)).toMatch(/Prepared\s+\d{1,2} \w+ \d{4}, \d\d:\d\d$/m);
  });
});

describe('a bundle with titles that could mislead', () => {
  it('keeps every rule: numbers at the ends of wrapped lines, links, brackets, letters of all kinds', async () => {
    const titles = [
      'Payslip 3',
      'Copy of invoice 4 and of the second reminder for invoice 5 and payslip 6',
      'Letter about room 12 at the house, with a receipt that is numbered 2 and a note 7',
      'https://example.org/pay?week=3&page=4',
      'Note [draft] #5 <b>6</b>',
      'بيان رقم ٣',
      'Pages 2–9 of a diary',
      '2021',
      Array.from({ length: 30 }, (_, i) => `week ${i + 3}`).join(' '),
      'Index',
      'Contents 3',
    ];
    const papers = Array.from({ length: 40 }, (_, i) => ({
      title: titles[i % titles.length] ?? '',
      section: `Part ${i % 4}`,
      exhibitRef: `AB/${i}`,
      date: `20${String(10 + Math.floor(i / 4)).padStart(2, '0')}-01-01`,
      text: `Paper number ${i} says something of its own about the house and the people in it.`,
    }));
    const made = await BundleCase.open(papers);
    const { id } = await made.bundle();
    const { fileName } = await made.build(id);
    const { findings, passed } = await made.call('bundleCheck', {
      file: made.pick(join(made.out, fileName)),
    });
    expect(findings.filter((f) => !f.passed)).toEqual([]);
    expect(passed).toBe(true);
  });
});

describe('building', () => {
  it('says that there is nothing to build', async () => {
    const made = await BundleCase.open([]);
    const { id } = await made.bundle();
    expect(await codeOf(() => made.build(id))).toBe('nothing-to-build');
    expect(made.left()).toEqual([]);
  });

  it('names the letters it cannot print, before and when it is asked to build', async () => {
    const made = await BundleCase.open([{ title: 'Letter from 𓀀𓁐', text: 'plain' }]);
    const { id, map } = await made.bundle();
    expect(map.totalPages).toBe(3);
    const { findings } = await made.call('bundlePreflight', { bundleId: id });
    expect(findings.find((f) => said(f).includes('𓀀'))).toMatchObject({
      passed: false,
      level: 'must',
      pages: [3],
      // A title with both is what is refused here.
      code: 'letters-without-font',
    });
    expect(await failureOf(() => made.build(id))).toMatchObject({
      code: 'missing-letters',
      subject: '𓀀 𓁐',
    });
    expect(made.left()).toEqual([]);
  });

  it('names the section whose title it cannot print, and not the cover', async () => {
    const made = await BundleCase.open([{ title: 'Letter', section: '𓀀' }]);
    const { id } = await made.bundle();
    const { findings } = await made.call('bundlePreflight', { bundleId: id });
    const found = findings.find((f) => said(f).includes('𓀀'));
    expect(found).toMatchObject({ passed: false, pages: [3] });
    expect(said(found)).toContain('in “𓀀”');
  });

  it('waits for the survivor’s consent, or for a reason that stays in the log', async () => {
    const made = await BundleCase.open([{ title: 'Statement' }]);
    const { id } = await made.bundle();
    const survivor = { caseId: made.caseId, role: 'survivor', name: 'Maria Popescu' } as const;
    const { id: personId } = await made.call('personAdd', survivor);
    const held = { code: 'consent-missing', found: [{ personId, code: 'consent-not-recorded' }] };
    expect(await failureOf(() => made.call('bundleMayBuild', { bundleId: id }))).toMatchObject(held);
    expect(await failureOf(() => made.build(id))).toMatchObject(held);
    expect(made.left()).toEqual([]);
    const { fileName } = await made.build(id, undefined, 'Order of the court, 3 November');
    // In the log and the office's record, and on no page that is served.
    expect(flowOf(readFileSync(join(made.out, fileName)))).not.toContain('Order of the court');
    await made.call('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    expect(await made.call('bundleMayBuild', { bundleId: id })).toEqual({});
    await made.build(id);
    const { entries } = await made.call('auditList', {});
    expect(entries.filter((entry) => entry.action === 'consent.overridden')).toHaveLength(1);
    expect(entries.filter((entry) => entry.action === 'bundle.built')).toHaveLength(2);
  });

  it('leaves neither file nor record behind when it is cancelled', async () => {
    const made = await BundleCase.open();
    const { id } = await made.bundle();
    for (const step of ['typesetting', 'assembling', 'writing'] as const) {
      const stop = new AbortController();
      const job = { signal: stop.signal, report: (p: { step: string }) => p.step === step && stop.abort() };
      expect([step, await codeOf(() => made.build(id, job))]).toEqual([step, 'cancelled']);
      expect(made.left()).toEqual([]);
    }
    expect((await made.call('bundleShow', { bundleId: id })).issues).toEqual([]);
    await made.build(id);
  });

  it('leaves neither file nor custody behind when the store cannot keep the record', async () => {
    const made = await BundleCase.open();
    const { id, map } = await made.bundle();
    made.engine.session.write((tx) => {
      tx.run(`CREATE TRIGGER no_custody BEFORE INSERT ON audit_entry WHEN NEW.action = 'bundle.built'
              BEGIN SELECT RAISE(ABORT, 'no'); END`);
    });
    // A rule that is none of this program's is named as such: here it stands for a store that refuses.
    expect(await codeOf(() => made.build(id))).toBe('vault-damaged');
    expect(made.left()).toEqual([]);
    const evidenceId = map.sections[0]?.documents[0]?.key as EvidenceId;
    const { events } = await made.call('evidenceCustody', { evidenceId });
    expect(events.map((event) => event.action)).toEqual(['received']);
  });

  it('leaves nothing behind when stored bytes are not what they were', async () => {
    const made = await BundleCase.open();
    const { id } = await made.bundle();
    made.engine.session.write((tx) => {
      tx.run(
        'UPDATE blob_chunk SET bytes = zeroblob(length(bytes)) WHERE blob_id IN (SELECT working_blob FROM evidence)',
      );
    });
    expect(await codeOf(() => made.build(id))).toBe('vault-damaged');
    expect(made.left()).toEqual([]);
  });

  it('says so when the folder is not there', async () => {
    const made = await BundleCase.open([{ title: 'Statement' }]);
    const { id: bundleId } = await made.bundle();
    const folder = made.pick(join(made.out, 'gone'));
    expect(await codeOf(() => made.call('bundleBuild', { bundleId, folder }))).toBe('file-unreadable');
    expect(made.left()).toEqual([]);
  });
});
