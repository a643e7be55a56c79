/** Letters are tried before building without setting the whole of a long index, and none is passed over. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlannedSection } from '../../../src-main/core/bundles/page-map.ts';
import { enoughForLetters } from '../../../src-main/usecases/bundles/preflight/whole.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { said } from '../../support/said.ts';

const sectionOf = (titles: readonly string[], title = 'Papers'): PlannedSection => ({
  title,
  documents: titles.map((name, i) => ({
    key: `k${i}`,
    title: name,
    exhibitRef: '',
    date: null,
    pageCount: 1,
    turned: [],
  })),
});
const graphemesOf = (sections: readonly PlannedSection[]) =>
  new Set(
    sections.flatMap(({ documents }) =>
      documents.flatMap(({ title, exhibitRef }) =>
        [...new Intl.Segmenter('en').segment(`${exhibitRef} ${title}`)].map(({ segment }) => segment),
      ),
    ),
  );

it('sets few of many alike titles, the first of every section among them', () => {
  const alike = Array.from({ length: 1000 }, (_, i) => `Scanned papers ${i}`);
  const enough = enoughForLetters([sectionOf(alike), sectionOf(alike, 'More')]);
  const set = enough.flatMap((one) => one.documents);
  expect(set.length).toBeLessThan(20);
  expect(enough.every((one) => one.documents.length > 0)).toBe(true);
});

it('leaves out no letter, whatever the titles', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }))), (titles) => {
      const sections = titles.map((some, i) => sectionOf(some, `Section ${i}`));
      expect(graphemesOf(enoughForLetters(sections))).toEqual(graphemesOf(sections));
    }),
  );
});

it('names every document with the letter, also where it stands in the last of many', async () => {
  const papers = Array.from({ length: 12 }, (_, i) => ({ title: `Letter ${i}` }));
  const made = await BundleCase.open([
    ...papers,
    { title: 'Letter 𓀀', text: 'One' },
    { title: 'Second 𓀀', text: 'Two' },
  ]);
  const { id, map } = await made.bundle();
  const { findings } = await made.call('bundlePreflight', { bundleId: id });
  const pages = map.sections
    .flatMap((one) => one.documents)
    .filter(({ title }) => title.includes('𓀀'))
    .map(({ firstPage }) => firstPage);
  expect(findings.find((one) => said(one).includes('𓀀'))).toMatchObject({ passed: false, pages });
  expect(pages).toHaveLength(2);
});
