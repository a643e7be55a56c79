import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/shared/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';

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
    expect(found[0]?.message).toContain('“IMG_2041.jpg”');
    expect(found[2]?.message).toContain('“Undated note”');
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
    expect(found?.message).toContain(`“${fileName}”`);
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
    expect(found?.message).toMatch(/^AB\/1 is the mark of “Ledger”, “Cover of the ledger”\./);
  });

  it('warns that the custody record goes out with the name of a survivor who handed papers over', async () => {
    const made = await BundleCase.open([{ title: 'Statement', date: '2021-01-01' }]);
    const { id, map } = await made.bundle({ court: 'C', hearingDate: '2027-01-01' });
    const { id: personId } = await made.call('personAdd', {
      ...{ caseId: made.caseId, role: 'survivor', name: 'Maria Popescu' },
    });
    await made.call('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    expect(await look(made, id)).toEqual([]);
    const evidenceId = map.sections[0]?.documents[0]?.key as EvidenceId;
    const described = { title: 'Statement', exhibitRef: '', documentDate: null, section: '' };
    await made.call('evidenceUpdate', { evidenceId, ...described, receivedFrom: 'M. Popescu' });
    expect((await look(made, id)).map((one) => one.message).join()).toContain('custody.csv');
  });

  it('says that an empty bundle is empty', async () => {
    const made = await BundleCase.open([]);
    const found = await look(made, (await made.bundle()).id);
    expect(found[0]).toMatchObject({ level: 'must', message: 'There are no documents in this bundle yet.' });
  });
});
