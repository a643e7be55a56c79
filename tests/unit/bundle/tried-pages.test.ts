/** Each page is tried once: a file of tried pages passes at once, and one that brings anything more is tried whole. */
import { describe, expect, it } from 'vitest';
import { TriedPages } from '../../../src-main/bundle/tried-pages.ts';
import { numberSheet } from '../../support/bundles.ts';
import { codeOf } from '../../support/failures.ts';
import { HELVETICA, type RawPage, rawDocument, words } from '../../support/raw-pdf.ts';

const LETTER: RawPage = { contents: words('To whom it may concern', 72, 700) };
const LIST: RawPage = { contents: words('Wages paid and kept back', 72, 700) };
const fileOf = (pages: readonly RawPage[], catalog = '') =>
  rawDocument({ inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`, pages, catalog });

/** How often the sheet of numbers was asked for is how often a bundle was written. */
function trial() {
  let trials = 0;
  const tried = new TriedPages(() => {
    trials += 1;
    return numberSheet();
  });
  const pagesOf = async (pages: readonly RawPage[], catalog?: string) =>
    [await tried.examine(fileOf(pages, catalog)), trials] as const;
  return { tried, pagesOf };
}

describe('a file', () => {
  it('of pages that were tried before is not written again, whatever their order', async () => {
    const { pagesOf } = trial();
    expect(await pagesOf([LETTER, LIST])).toEqual([2, 1]);
    expect(await pagesOf([LIST, LETTER, LIST])).toEqual([3, 1]);
    expect(await pagesOf([LETTER])).toEqual([1, 1]);
  });

  it('with one page more, or that page turned, is tried whole', async () => {
    const { pagesOf } = trial();
    await pagesOf([LETTER]);
    expect(await pagesOf([LETTER, LIST])).toEqual([2, 2]);
    expect(await pagesOf([{ ...LETTER, entries: '/Rotate 90' }])).toEqual([1, 3]);
  });

  it.each<[string, readonly RawPage[], string]>([
    ['bookmarks', [LETTER], '/Outlines <<>>'],
    ['colours of its own', [LETTER], '/OutputIntents []'],
    ['a link', [{ ...LETTER, entries: '/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9]>>]' }], ''],
    ['a layer that is off', [LETTER], '/OCProperties <</OCGs [] /D <</BaseState /OFF>>>>'],
  ])('that brings %s is tried each time', async (_, pages, catalog) => {
    const { pagesOf } = trial();
    await pagesOf([LETTER]);
    expect(await pagesOf(pages, catalog)).toEqual([1, 2]);
    expect(await pagesOf(pages, catalog)).toEqual([1, 3]);
  });

  it('that cannot be read is refused each time', async () => {
    const { tried } = trial();
    const broken = fileOf([LETTER]).subarray(0, 400);
    expect(await codeOf(() => tried.examine(broken))).toBe('damaged-file');
    expect(await codeOf(() => tried.examine(broken))).toBe('damaged-file');
  });
});
