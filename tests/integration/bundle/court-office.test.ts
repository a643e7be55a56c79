/** @file What a court office looks for: the cover's heading, exhibit marks, sheets, and what documents bring along. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt, BundleView } from '../../../src-main/contract/bundles.ts';
import { NO_HEADING } from '../../../src-main/core/bundles/court-heading.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { ADDRESS, bookmarkedPdf } from '../../support/bookmarked-pdf.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { bookmarksOf } from '../../support/bundles.ts';
import { failureOf } from '../../support/failures.ts';
import { checkWithQpdf, flowOf, textOf, wordsOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const HEADING = {
  proceedings: 'judicial-review',
  caseName: 'R (Ngọc) v Secretary of State <for the> "Home" & Others',
  courtNumber: 'AC-2026-LON-001234',
  parties: [
    { side: 0, name: 'فاطمة بنت عبد الرحمن' },
    { side: 1, name: 'Secretary of State for the Home Department' },
    { side: 1, name: 'Kẽm & Sons (Recruitment) “<Ltd>”' },
    { side: 2, name: 'The Single Competent Authority' },
  ],
  filedBy: 'the Claimant',
  firm: 'Harbour & Lane LLP, 4 Quay Street, Wexmouth',
  status: 'agreed' as const,
  producers: [{ series: 'ab', name: 'Anna Brown' }],
};
const PAPERS = [
  { title: 'Photographs of the house', section: 'Exhibits', exhibitRef: 'AB/1', date: '2021-06-02' },
  { title: 'بيان', section: 'Exhibits', exhibitRef: 'AB/2', date: '2021-06-03' },
  {
    title: 'Rota of the house',
    section: 'Exhibits',
    exhibitRef: 'CD/1',
    date: '2021-07',
    pdf: bookmarkedPdf(),
  },
  { title: 'Letter of claim', section: 'Letters', date: '2021-08' },
];

describe('a bundle for a court office', () => {
  let made: BundleCase;
  let view: BundleView;
  beforeAll(async () => {
    made = await BundleCase.open(PAPERS);
    view = await made.bundle({ court: 'High Court, Administrative Court', heading: HEADING });
  });
  const file = (built: BundleBuilt) => join(made.out, built.fileName);
  const arrange = (marking: BundleView['marking']) => {
    const { id: bundleId, title, court, hearingDate, map } = view;
    const sections = map.sections.map((section) => ({
      title: section.title,
      evidenceIds: section.documents.map(({ key }) => key as EvidenceId),
    }));
    return made.call('bundleArrange', { bundleId, title, court, hearingDate, sections, marking });
  };
  const checked = async (built: BundleBuilt) =>
    (await made.call('bundleCheck', { file: made.pick(file(built)) })).findings.filter((one) => !one.passed);
  /** Words of the strip at the foot of each page, from left to right. */
  const strips = (pdf: Uint8Array) =>
    Map.groupBy(
      wordsOf(pdf).filter(({ yMin }) => yMin > 841.89 - 26),
      ({ page }) => page,
    );

  describe('with marks in the margin', () => {
    let built: BundleBuilt;
    let pdf: Uint8Array;
    beforeAll(async () => {
      built = await made.build(view.id);
      pdf = readFileSync(file(built));
    });

    it('says on the cover whose case it is, in which court, under whose number, and who files it', () => {
      checkWithQpdf(pdf);
      const cover = flowOf(pdf, 1);
      for (const line of [
        'High Court, Administrative Court',
        'Claim number',
        HEADING.courtNumber,
        HEADING.caseName,
        ...HEADING.parties.map(({ name }, i) => (i === 1 || i === 2 ? `(${i}) ${name}` : name)),
        'Claimant',
        'Defendants',
        'Interested party',
        'Agreed between the parties',
        'Filed by the Claimant',
        HEADING.firm,
        'Our reference LH-2026-014',
      ])
        expect(cover).toContain(line.normalize('NFKC'));
      expect(cover).not.toContain('Interested parties');
    });

    it('prints each mark once, on the first page of its exhibit, and moves no number', () => {
      const exhibits = view.map.sections
        .flatMap(({ documents }) => documents)
        .filter((d) => d.exhibitRef !== '');
      expect(exhibits).toHaveLength(3);
      for (let page = 1; page <= built.pages; page++) {
        const here = (strips(pdf).get(page) ?? []).map(({ text }) => text);
        const mark = exhibits.find(({ firstPage }) => firstPage === page)?.exhibitRef;
        expect(here).toEqual(mark === undefined ? [String(page)] : ['Exhibit', mark, String(page)]);
      }
    });

    it('keeps the bookmarks of a document beneath its own, with their pages, and drops what leads nowhere', () => {
      const rota = view.map.sections[0]?.documents[2]?.firstPage as number;
      const own = bookmarksOf(file(built)).filter(({ level }) => level > 1);
      expect(own).toEqual([
        { title: `Part one – p.${rota}`, page: rota, level: 2 },
        { title: `By name – p.${rota + 1}`, page: rota + 1, level: 3 },
        { title: `Heading – p.${rota + 2}`, page: rota + 2, level: 2 },
        { title: `Under it – p.${rota + 2}`, page: rota + 2, level: 3 },
      ]);
      const found = Object.groupBy(built.broughtAlong, ({ code }) => code);
      expect(found['bookmarks-left']?.[0]?.params).toEqual({
        left: [{ title: 'Rota of the house', count: 1 }],
      });
      expect(found['web-links-left']?.[0]).toMatchObject({
        pages: [rota, rota + 1],
        params: { links: [{ title: 'Rota of the house', pages: [rota, rota + 1], addresses: [ADDRESS] }] },
      });
      expect(built.broughtAlong.map(said).join(' ')).toContain(ADDRESS);
    });

    it('keeps every rule, knows its file again, and misses a mark that was taken away', async () => {
      expect((await checked(built)).map(({ code }) => code)).toEqual(['fonts-missing']);
      expect(await made.call('bundleVerify', { file: made.pick(file(built)) })).toMatchObject({
        passed: true,
      });
      const bare = await made.build((await arrange({ ...view.marking, exhibits: 'none' })).id);
      const [finding] = await checked(bare);
      expect(finding).toMatchObject({
        rule: 'B48',
        code: 'exhibits-unmarked',
        params: { marks: ['AB/1', 'AB/2', 'CD/1'] },
      });
      expect(bare.pages).toBe(built.pages);
    });
  });

  describe('with sheets', () => {
    let built: BundleBuilt;
    let pdf: Uint8Array;
    let sheeted: BundleView;
    beforeAll(async () => {
      sheeted = await arrange({
        exhibits: 'sheet',
        sectionSheets: true,
        producers: true,
        ownBookmarks: false,
      });
      built = await made.build(view.id);
      pdf = readFileSync(file(built));
    });

    it('has a row in the map for each sheet, and begins sections and exhibits with them', () => {
      expect(sheeted.map.sheets?.map(({ kind, page }) => [kind, page])).toEqual([
        ['section', 3],
        ['exhibit', 4],
        ['exhibit', 6],
        ['exhibit', 8],
        ['section', 12],
      ]);
      expect(built.pages).toBe(13);
      const marks = bookmarksOf(file(built)).map(({ title, page }) => [title, page]);
      expect(marks).toEqual([
        ['Index – p.2', 2],
        ['A. Exhibits – p.3', 3],
        ['Photographs of the house, 2 Jun 2021 – p.4', 4],
        ['بيان, 3 Jun 2021 – p.6', 6],
        ['Rota of the house, July 2021 – p.8', 8],
        ['B. Letters – p.12', 12],
        ['Letter of claim, August 2021 – p.13', 13],
      ]);
    });

    it('says on each sheet what follows, whose exhibit it is, and in which case', () => {
      expect(flowOf(pdf, 3)).toContain('Section A');
      expect(flowOf(pdf, 3)).toContain('Exhibits Pages 3–11');
      expect(flowOf(pdf, 12)).toMatch(/Letters Pages 12–13(?!\d)/u);
      const label = flowOf(pdf, 4);
      for (const line of [
        'AB/1',
        'Photographs of the house',
        '2 Jun 2021',
        'Produced by Anna Brown',
        HEADING.courtNumber,
      ])
        expect(label).toContain(line);
      expect(flowOf(pdf, 8)).not.toContain('Produced by');
      expect(
        strips(pdf)
          .get(4)
          ?.map(({ text }) => text),
      ).toEqual(['Exhibit', 'AB/1', '4']);
      expect(
        strips(pdf)
          .get(5)
          ?.map(({ text }) => text),
      ).toEqual(['5']);
      expect(textOf(pdf, 2).match(/Anna Brown/g)).toHaveLength(2);
    });

    it('keeps every rule; the tables beside it know the sheets', async () => {
      expect((await checked(built)).map(({ code }) => code)).toEqual(['fonts-missing']);
      expect(await made.call('bundleVerify', { file: made.pick(file(built)) })).toMatchObject({
        passed: true,
      });
      const bag = (name: string) => readFileSync(join(made.out, built.bagName, 'data', name), 'utf8');
      expect(JSON.parse(bag('page-map.json')).map.sheets).toHaveLength(5);
      expect(bag('index.csv')).toContain('Photographs of the house,2 Jun 2021,5,5,1,3,4,');
      expect(built.broughtAlong.map(({ code }) => code)).toEqual(['web-links-left', 'bookmarks-left']);
    });
  });

  it('begins a new bundle of the case with the firm alone, and logs no name', async () => {
    const next = await made.call('bundleCreate', { caseId: made.caseId, title: 'The next' });
    expect(next.heading).toEqual({ ...NO_HEADING, firm: HEADING.firm });
    const { id: bundleId } = await made.bundle({
      title: 'Since',
      heading: { ...NO_HEADING, firm: 'Dock Law' },
    });
    const after = await made.call('bundleCreate', { caseId: made.caseId, title: 'After' });
    expect(after.heading.firm).toBe('Dock Law');
    for (const id of [bundleId, after.id]) await made.call('bundleRemove', { bundleId: id });
    const { entries } = await made.call('auditList', { limit: 200 });
    expect(JSON.stringify(entries)).not.toContain('Home Department');
    expect(entries.some(({ action }) => action === 'bundle.arranged')).toBe(true);
  });

  it('must have its number put right where a bundle for another court or kind carries it', async () => {
    const { courtNumber } = HEADING;
    const found = async (more: Parameters<typeof made.bundle>[0]) => {
      const { id: bundleId } = await made.bundle({ title: 'Also', ...more });
      const { findings } = await made.call('bundlePreflight', { bundleId });
      await made.call('bundleRemove', { bundleId });
      return findings.find(({ code }) => code.startsWith('court-number-'));
    };
    const court = 'High Court, Administrative Court';
    const heading = { ...NO_HEADING, courtNumber: ` ${courtNumber.toLowerCase()}` };
    const wrong = await found({ court: 'Crown Court at Wexmouth', heading });
    expect(wrong).toMatchObject({ code: 'court-number-elsewhere', level: 'must', passed: false, pages: [1] });
    expect(said(wrong)).toContain('R v Example: trial bundle');
    expect((await found({ profile: 'crown-court', heading }))?.passed).toBe(false);
    expect((await found({ court, heading }))?.passed).toBe(true);
    expect((await found({ court, profile: 'crown-court', heading }))?.passed).toBe(true);
    const own = { ...heading, courtNumber: 'T20267001' };
    expect((await found({ court: 'Crown Court at Wexmouth', heading: own }))?.passed).toBe(true);
  });

  it('refuses a role or proceedings that the court’s profile does not have, and says which field', async () => {
    const heading = (more: Partial<typeof HEADING>) =>
      failureOf(() => made.bundle({ heading: { ...HEADING, ...more } }));
    const codes = ({ found }: { readonly found?: readonly { readonly code: string }[] | undefined }) =>
      found?.map(({ code }) => code);
    const duel = await heading({ proceedings: 'duel' });
    expect(duel).toMatchObject({ code: 'bad-input', subject: 'heading.proceedings' });
    expect(codes(duel)).toEqual(['proceedings-unknown']);
    const third = {
      proceedings: 'claim',
      parties: [
        { side: 0, name: 'A' },
        { side: 2, name: 'B' },
      ],
    };
    const none = await heading(third);
    expect(none).toMatchObject({ code: 'bad-input', subject: 'heading.parties.1' });
    expect(codes(none)).toEqual(['party-side-unknown']);
    const without = await heading({ proceedings: '' });
    expect(without).toMatchObject({ subject: 'heading.parties.0' });
    expect(codes(without)).toEqual(['party-without-proceedings']);
    // Neither, and the last side that there is, are as good as any.
    for (const parties of [[], [{ side: 1, name: 'B' }]]) {
      const taken = { ...HEADING, proceedings: parties.length === 0 ? '' : 'claim', parties };
      const { id: bundleId } = await made.bundle({ title: 'Taken', heading: taken });
      await made.call('bundleRemove', { bundleId });
    }
  });

  it('warns of a survivor among the parties, whom everybody reads on the cover', async () => {
    const cover = async () => {
      const { findings } = await made.call('bundlePreflight', { bundleId: view.id });
      return findings.find(({ code }) => code.startsWith('cover-names'))?.code;
    };
    expect(await cover()).toBe('cover-names-nobody');
    await made.call('personAdd', { caseId: made.caseId, role: 'survivor', name: 'فاطمة بنت عبد الرحمن' });
    expect(await cover()).toBe('cover-names-survivor');
  });

  it('takes no number at the beginning of a title for an exhibit mark: a form, an officer, a camera', async () => {
    const titles = ['MG11 of a neighbour', 'PC 4411, notebook', 'IMG 0012 front door'];
    const day = (i: number) => `2021-06-0${i + 1}`;
    const other = await BundleCase.open(titles.map((title, i) => ({ title, date: day(i) })));
    const rule = async () => {
      const { fileName } = await other.build((await other.bundle()).id);
      const file = other.pick(join(other.out, fileName));
      const { findings } = await other.call('bundleCheck', { file });
      return findings.find(({ rule }) => rule === 'B48');
    };
    expect(await rule()).toMatchObject({ code: 'exhibit-marks-none', passed: true });
    await other.add({ title: 'Photograph', date: '2021-06-09', exhibitRef: 'MG11' });
    expect(await rule()).toMatchObject({ code: 'exhibits-marked', params: { count: 1 } });
  });

  it('keeps no bookmarks of a document that has pages as pictures: they may repeat what nobody was to read', async () => {
    const evidenceId = view.map.sections[0]?.documents[2]?.key as EvidenceId;
    await made.call('evidencePicturePages', { evidenceId, pages: [2] });
    const { id } = await arrange({ ...view.marking, ownBookmarks: true });
    const built = await made.build(id, undefined, 'Order of the court');
    expect(bookmarksOf(file(built)).filter(({ level }) => level > 1)).toEqual([]);
  });
});
