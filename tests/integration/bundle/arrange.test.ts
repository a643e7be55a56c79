import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { codeOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';

const contents = ({ map }: BundleView) =>
  map.sections.map(({ letter, title, documents }) => [letter, title, documents.map((d) => d.title)]);
const ids = ({ map }: BundleView) =>
  map.sections.flatMap((section) => section.documents.map((d) => d.key as EvidenceId));

describe('arranging a bundle', () => {
  let made: BundleCase;
  let bundle: BundleView;
  beforeAll(async () => {
    made = await BundleCase.open();
    bundle = await made.bundle({ hearingDate: '2027-02-03', court: 'Crown Court at Wexmouth' });
  });
  const arrange = (sections: { title: string; evidenceIds: EvidenceId[] }[]) =>
    made.call('bundleArrange', {
      bundleId: bundle.id,
      title: 'New title',
      court: '',
      hearingDate: null,
      sections,
    });

  it('begins with the case’s sections, oldest first, undated last, unsorted papers under Documents', () => {
    expect(contents(bundle)).toEqual([
      ['A', 'Statements', ['First account', 'Declarația Ștefaniei', 'Note without a date']],
      ['B', 'Translations', ['شهادة فاطمة']],
      ['C', 'Documents', ['Letter of the landlord']],
    ]);
  });

  it('counts every page from the cover on', () => {
    expect(bundle.map).toMatchObject({ coverPages: 1, indexPages: 1, totalPages: 7 });
    expect(bundle.map.sections.flatMap((s) => s.documents.map((d) => d.firstPage))).toEqual([3, 4, 5, 6, 7]);
  });

  it('takes a whole new order in one step, and shows its pages at once', async () => {
    const all = ids(bundle);
    const next = await arrange([
      { title: 'Core', evidenceIds: [all[4], all[0]] as EvidenceId[] },
      { title: 'To come', evidenceIds: [] },
    ]);
    expect(contents(next)).toEqual([
      ['A', 'Core', ['Letter of the landlord', 'First account']],
      ['', 'To come', []],
    ]);
    expect(next).toMatchObject({ title: 'New title', hearingDate: null, map: { totalPages: 4 } });
    expect(await made.call('bundleShow', { bundleId: bundle.id })).toEqual(next);
  });

  it('refuses an exhibit twice and one of another case, and leaves the order as it was', async () => {
    const before = await made.call('bundleShow', { bundleId: bundle.id });
    const [first] = ids(bundle) as [EvidenceId];
    const stranger = await (await BundleCase.open([{ title: 'Elsewhere' }])).bundle();
    const twice = [{ title: 'A', evidenceIds: [first, first] }];
    expect(await codeOf(() => arrange(twice))).toBe('bad-input');
    expect(await codeOf(() => arrange([{ title: 'A', evidenceIds: ids(stranger) }]))).toBe('bad-input');
    expect(await made.call('bundleShow', { bundleId: bundle.id })).toEqual(before);
  });

  it('leaves out an exhibit that was removed from the case, and has it back when it is restored', async () => {
    const { id } = await made.bundle();
    const evidenceId = ids(await made.call('bundleShow', { bundleId: id }))[0] as EvidenceId;
    await made.call('evidenceRemove', { evidenceId });
    expect(ids(await made.call('bundleShow', { bundleId: id }))).not.toContain(evidenceId);
    await made.call('evidenceRestore', { evidenceId });
    expect(ids(await made.call('bundleShow', { bundleId: id }))).toContain(evidenceId);
  });

  it('goes from the list and the counts when it is removed, and is had back whole; not once it was built', async () => {
    const { id } = await made.bundle({ title: 'Made by mistake', hearingDate: '2030-01-02' });
    const before = await made.call('bundleShow', { bundleId: id });
    const listed = async () =>
      (await made.call('bundleList', { caseId: made.caseId })).bundles.map((b) => b.id);
    const counted = async () => (await made.call('caseShow', { caseId: made.caseId })).counts.bundles;
    const count = await counted();
    await made.call('bundleRemove', { bundleId: id });
    expect(await listed()).not.toContain(id);
    expect(await counted()).toBe(count - 1);
    expect(await codeOf(() => made.call('bundleShow', { bundleId: id }))).toBe('not-found');
    expect(await codeOf(() => made.build(id))).toBe('not-found');
    expect(JSON.stringify(await made.call('todayShow', {}))).not.toContain('2030-01-02');
    expect(await codeOf(() => made.call('bundleRemove', { bundleId: id }))).toBe('not-found');

    expect(await made.call('bundleRestore', { bundleId: id })).toEqual(before);
    expect(await listed()).toContain(id);
    const actions = (await made.call('auditList', {})).entries.slice(0, 2).map(({ action }) => action);
    expect(actions).toEqual(['bundle.restored', 'bundle.removed']);

    await made.build(id);
    expect(await codeOf(() => made.call('bundleRemove', { bundleId: id }))).toBe('bundle-built');
    expect(await listed()).toContain(id);
    await made.call('bundleArrange', {
      bundleId: id,
      title: 'Built',
      court: '',
      hearingDate: null,
      sections: [],
    });
  });

  it('is in the list when it was taken out while it was being built: what left is looked up by it', async () => {
    const { id } = await made.bundle();
    let removed: Promise<unknown> | undefined;
    const report = () => {
      removed ??= made.call('bundleRemove', { bundleId: id });
    };
    await made.build(id, { ...quietJob(), report });
    expect(await removed).toEqual({ removed: true });
    const { bundles } = await made.call('bundleList', { caseId: made.caseId });
    expect(bundles).toContainEqual(expect.objectContaining({ id, isBuilt: true }));
    expect((await made.call('bundleShow', { bundleId: id })).issues).toHaveLength(1);
  });

  it('lists a case’s bundles, newest change first, and knows the court profiles', async () => {
    const { bundles } = await made.call('bundleList', { caseId: made.caseId });
    expect(bundles).toHaveLength(4);
    const { profiles } = await made.call('profileList', {});
    expect(profiles[0]).toMatchObject({ id: 'general', jurisdiction: 'England and Wales', certainty: 'H' });
    expect(await codeOf(() => made.bundle({ profile: 'mars' }))).toBe('not-found');
  });

  it('gathers more sections than there are letters into a last one', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ title: `Paper ${i}`, section: `Section ${i}` }));
    const wide = await (await BundleCase.open(many)).bundle();
    expect(wide.map.sections).toHaveLength(26);
    expect(wide.map.sections.at(-1)).toMatchObject({ letter: 'Z', title: 'Further documents' });
    expect(ids(wide)).toHaveLength(30);
  });
});
