import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { paper } from '../../support/papers.ts';
import { wav } from '../../support/recordings.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** How files of Word before 2007 begin. */
const OLD_WORD = Buffer.from('d0cf11e0a1b11ae1', 'hex');

async function look(made: BundleCase, bundleId: Awaited<ReturnType<BundleCase['bundle']>>['id']) {
  const { findings } = await made.call('bundlePreflight', { bundleId });
  return findings.filter((finding) => !finding.passed);
}

describe('the look before building', () => {
  it('finds nothing in a bundle that is ready', async () => {
    const made = await BundleCase.open([
      { title: 'Statement of a neighbour', date: '2021-05-01' },
      { title: 'Report of an inspector', date: '2021-06-01' },
    ]);
    const { id } = await made.bundle({ court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' });
    expect(await look(made, id)).toEqual([]);
  });

  it('holds bail to no direction of the tribunal: what an appeal must have is good practice there', async () => {
    const levels = async (proceedings: string) => {
      const made = await BundleCase.open([{ title: 'Undated note' }]);
      const heading = { proceedings, parties: [] };
      const { id: bundleId } = await made.bundle({ profile: 'ftt-immigration', heading });
      const { findings } = await made.call('bundlePreflight', { bundleId });
      // What no court's rule speaks of holds in any of them.
      return findings.filter(({ source }) => source !== '');
    };
    const [appeal, bail] = [await levels('appeal'), await levels('bail')];
    const must = appeal.filter(({ level }) => level === 'must').map(({ code }) => code);
    expect(must.length).toBeGreaterThan(0);
    const then = bail.filter(({ source }) => source.includes('does not apply to bail'));
    expect(then.map(({ code }) => code)).toEqual(expect.arrayContaining(must));
    expect(then.filter(({ level }) => level === 'must')).toEqual([]);
  });

  it('names what is missing, with the page it will be on', async () => {
    const made = await BundleCase.open([
      { title: 'Undated note' },
      { title: 'IMG_2041.jpg', date: '2021-06-01' },
      { title: 'Payslip', date: '2021-07-01', text: 'first payslip of the two' },
      { title: 'Payslip', date: '2021-07-01', text: 'second payslip of the two' },
    ]);
    const { id } = await made.bundle();
    const found = await look(made, id);
    expect(found.map(({ rule, level, pages }) => [rule, level, pages])).toEqual([
      ['B11', 'should', [3]],
      ['B11', 'should', [4, 5]],
      ['B13', 'should', [6]],
      ['B25', 'could', [1]],
    ]);
    expect(said(found[0])).toContain('“IMG_2041.jpg”');
    expect(said(found[2])).toContain('“Undated note”');
  });

  it('names a recording whose transcript was begun and not finished, and what goes in of it', async () => {
    const made = await BundleCase.open([]);
    const path = join(temporaryFolder(), 'call.wav');
    writeFileSync(path, wav(3));
    const file = made.engine.files.register(path);
    const documentDate = { value: '2021-01-01', qualifier: 'exact' } as const;
    const about = { caseId: made.caseId, file, title: 'Call with the boss', documentDate };
    const { id: evidenceId } = await made.call('evidenceAdd', about);
    const save = (text: string, finished: boolean) =>
      made.call('transcriptSave', { evidenceId, text, finished, by: 'Ira Holm', language: '' });
    const { id: bundleId } = await made.bundle({
      court: 'Crown Court at Wexmouth',
      hearingDate: '2027-02-03',
    });
    const begun = async () => (await look(made, bundleId)).find(({ code }) => code === 'transcripts-begun');
    expect(await begun()).toBeUndefined();
    await save('[00:01] Ana: He kept it', false);
    const found = await begun();
    expect([found?.level, found?.pages]).toEqual(['should', [3]]);
    expect(said(found)).toContain('“Call with the boss” (no word of it goes in)');
    expect(said(found)).toContain('Finish it');
    await save('[00:01] Ana: He kept it.', true);
    expect(await begun()).toBeUndefined();
    await save('[00:01] Ana: He kept it, I think.', false);
    expect(said(await begun())).toContain('(an older version goes in)');
  });

  it('sees the same file twice, and an order that is not oldest first', async () => {
    const made = await BundleCase.open([{ title: 'One', date: '2021-01-01', text: 'the same' }]);
    const { id, map } = await made.bundle();
    const [first] = map.sections.flatMap((s) => s.documents.map((d) => d.key as EvidenceId));
    const second = await made.add({ title: 'Older', date: '2019-01-01', text: 'not the same' });
    const title = 'R v Example';
    const sections = [{ title: 'All', evidenceIds: [first as EvidenceId, second] }];
    await made.call('bundleArrange', {
      bundleId: id,
      title,
      court: 'C',
      hearingDate: '2027-01-01',
      sections,
    });
    expect(await look(made, id)).toMatchObject([{ rule: 'B27', pages: [4] }]);
  });

  it('warns of a survivor’s name on the cover, of missing consent, and of exhibits removed since', async () => {
    const made = await BundleCase.open([
      { title: 'A', date: '2021-01-01' },
      { title: 'B', date: '2021-02-01' },
    ]);
    const { id, map } = await made.bundle({
      title: 'R v X (Popescu)',
      court: 'C',
      hearingDate: '2027-01-01',
    });
    await made.call('personAdd', { caseId: made.caseId, role: 'survivor', name: 'María POPESCU' });
    await made.call('evidenceRemove', { evidenceId: map.sections[0]?.documents[0]?.key as EvidenceId });
    const found = await look(made, id);
    expect(found.map(({ rule, level }) => [rule, level])).toEqual([
      ['', 'must'],
      ['B09', 'should'],
      ['B25', 'should'],
    ]);
    expect(said(found[1])).toMatch(/^“A” was removed from the case since/);
    const built = await made.build(id, undefined, 'Order of the court');
    expect(built.fileName).toBe('LH-2026-014_r-v-x_bundle_2027-01-01.pdf');
  });

  it('warns of a witness’s name on the cover, and shows the name of the file that would carry it', async () => {
    const made = await BundleCase.open([{ title: 'A', date: '2021-01-01' }]);
    const { id } = await made.bundle({
      title: 'Exhibits of Zoë Hale',
      court: 'C',
      hearingDate: '2027-01-01',
    });
    await made.call('personAdd', { caseId: made.caseId, role: 'suspect', name: 'Exhibits Ltd' });
    expect(await look(made, id)).toEqual([]);
    await made.call('personAdd', { caseId: made.caseId, role: 'witness', name: 'Zoe HALE' });
    const [found, ...more] = await look(made, id);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ rule: 'B25', level: 'should', pages: [1] });
    const { fileName } = await made.build(id);
    expect(fileName).toContain('zoe-hale');
    expect(said(found)).toContain(`“${fileName}”`);
  });

  it('names an exhibit mark that is on two documents, however it is written', async () => {
    const made = await BundleCase.open([
      { title: 'Ledger', date: '2021-01-01', exhibitRef: 'AB/1' },
      { title: 'Payslip', date: '2021-02-01', exhibitRef: 'AB/11' },
      { title: 'Cover of the ledger', date: '2021-03-01', exhibitRef: 'ab 1' },
      { title: 'Photograph', date: '2021-04-01', exhibitRef: 'AB/1/1' },
      { title: 'Letter', date: '2021-05-01' },
      { title: 'Reply', date: '2021-06-01' },
    ]);
    const { id } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const [found, ...more] = await look(made, id);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: 'should', pages: [3, 5] });
    expect(said(found)).toMatch(/^AB\/1 is the mark of “Ledger”, “Cover of the ledger”\./);
  });

  it('warns that the custody record goes out with the name of a survivor who handed papers over', async () => {
    const made = await BundleCase.open([{ title: 'Statement', date: '2021-01-01' }]);
    const { id, map } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const { id: personId } = await made.call('personAdd', {
      caseId: made.caseId,
      role: 'survivor',
      name: 'Maria Popescu',
    });
    const yes = { purpose: 'court-papers', status: 'given', recipient: 'C' } as const;
    await made.call('consentRecord', { personId, ...yes });
    expect(await look(made, id)).toEqual([]);
    const evidenceId = map.sections[0]?.documents[0]?.key as EvidenceId;
    const described = { title: 'Statement', exhibitRef: '', documentDate: null, section: '' };
    await made.call('evidenceUpdate', { evidenceId, ...described, receivedFrom: 'M. Popescu' });
    const sentences = (await look(made, id)).map(said).join();
    expect(sentences).toContain('custody.csv');
    expect(sentences).toContain('serve only the PDF');
  });

  it('warns of a survivor’s name in titles of documents and sections, which are printed and bookmarked', async () => {
    const made = await BundleCase.open([
      { title: 'Medical report Maria Popescu', date: '2021-01-01', section: 'Medical' },
      { title: 'Ledger', date: '2021-02-01', section: 'Medical' },
      { title: 'Letter', date: '2021-03-01', section: 'Papers of M. Popescu' },
      { title: 'شهادة فاطمة', date: '2021-04-01', section: 'Papers of M. Popescu' },
    ]);
    const { id: personId } = await made.call('personAdd', {
      caseId: made.caseId,
      role: 'survivor',
      name: 'Mária POPESCU',
      alsoKnownAs: 'فاطمة',
    });
    const yes = { purpose: 'court-papers', status: 'given', recipient: 'C' } as const;
    await made.call('consentRecord', { personId, ...yes });
    const { id, map } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const [found, ...more] = await look(made, id);
    expect(more).toEqual([]);
    const { documents } = map.sections[1] ?? { documents: [] };
    expect(found).toMatchObject({
      rule: 'B25',
      level: 'should',
      pages: [map.sections[0]?.firstPage, map.sections[1]?.firstPage, documents[1]?.firstPage],
    });
    expect(said(found)).toContain('section “Papers of M. Popescu”, “Medical report Maria Popescu”');
    expect(said(found)).toContain('“\u2068شهادة فاطمة\u2069”');
    expect(said(found)).not.toContain('Ledger');
  });

  it('names each document with files attached inside, which no page of the bundle shows', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    await pdf.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' });
    const made = await BundleCase.open([
      { title: 'Ledger', date: '2021-01-01', pdf: await paper('one page') },
      { title: 'E-mail of the agent', date: '2021-02-01', pdf: await pdf.save() },
    ]);
    const { id, map } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const found = (await look(made, id)).filter((one) => said(one).includes('attached'));
    expect(found).toMatchObject([{ level: 'should', pages: [map.sections[0]?.documents[1]?.firstPage] }]);
    expect(said(found[0])).toMatch(/^“E-mail of the agent”: .* will not be in the bundle/);
  });

  it('names a paper of which one page goes in that says it cannot be shown, and no word of it', async () => {
    const made = await BundleCase.open([{ title: 'Ledger', date: '2021-01-01' }]);
    const path = join(temporaryFolder(), 'MG11 of a neighbour.doc');
    writeFileSync(path, Buffer.concat([OLD_WORD, Buffer.alloc(4096)]));
    const about = { caseId: made.caseId, file: made.pick(path), title: 'Statement of a neighbour' };
    const documentDate = { value: '2021-02-01', qualifier: 'exact' } as const;
    const { notes } = await made.call('evidenceAdd', { ...about, documentDate });
    expect(notes).toContainEqual({ code: 'kept-whole', params: {} });
    const { id, map } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const found = (await look(made, id)).filter(({ code }) => code === 'kept-off-pages');
    expect(found).toMatchObject([{ level: 'should', pages: [map.sections[0]?.documents[1]?.firstPage] }]);
    expect(said(found[0])).toMatch(/^“Statement of a neighbour”: .* one page in its place/);
  });

  it('says of court and hearing date only what is missing', async () => {
    const made = await BundleCase.open([{ title: 'A', date: '2021-01-01' }]);
    const found = async (described: { court?: string; hearingDate?: string }) =>
      (await look(made, (await made.bundle(described)).id)).map(said);
    expect(await found({ hearingDate: '2026-12-01' })).toEqual([
      'The court is empty, so the cover names none.',
    ]);
    expect(await found({ court: 'C' })).toEqual([expect.stringMatching(/^The hearing date is empty/)]);
    expect(await found({})).toEqual([expect.stringMatching(/^The court .* The hearing date /)]);
  });

  it('says whose consent is missing and why, in a sentence that reads on with any name', async () => {
    const made = await BundleCase.open([{ title: 'A', date: '2021-01-01' }]);
    const { id } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    await made.call('personAdd', { caseId: made.caseId, role: 'survivor', name: 'فاطمة' });
    const [found] = await look(made, id);
    expect(said(found)).toMatch(/is missing\. \u2068فاطمة\u2069: .*no consent is recorded\.$/);
  });

  it('says that an empty bundle is empty', async () => {
    const made = await BundleCase.open([]);
    const found = await look(made, (await made.bundle()).id);
    expect(found[0]).toMatchObject({ level: 'must', code: 'documents-none' });
  });
});
