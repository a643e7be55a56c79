/** @file Where each section, document and sheet comes to lie, before anything is numbered. */

import { oneLine } from '../text/one-line.ts';
import type { Marking } from './marking.ts';
import type { MappedDocument, MappedSheet, PlannedSection, PrintedMark } from './page-map.ts';

/** Where each section or exhibit that has a sheet begins, by its key. */
export const beginnings = (sheets: readonly MappedSheet[] = []): ReadonlyMap<string, number> =>
  new Map(sheets.map(({ key, page }) => [key, page]));

export const sectionKey = (letter: string): string => `section:${letter}`;

/** The documents one after the other from `firstPage` on, with the sheets that stand before them and their sections. */
export function layOut(
  planned: readonly PlannedSection[],
  firstPage: number,
  { exhibits, sectionSheets }: Pick<Marking, 'exhibits' | 'sectionSheets'>,
) {
  let page = firstPage;
  let lettered = 0;
  return planned.map((section) => {
    const start = page;
    const letter = section.documents.length === 0 ? '' : letterAt(lettered++);
    const sheets: MappedSheet[] = [];
    if (sectionSheets && letter !== '')
      sheets.push({ kind: 'section', key: sectionKey(letter), page: page++ });
    const documents = section.documents.map((document) => {
      const { key, exhibitRef, pageCount } = document;
      if (exhibits === 'sheet' && exhibitRef !== '') sheets.push({ kind: 'exhibit', key, page: page++ });
      const first = page;
      page += pageCount;
      return { ...document, firstPage: first, lastPage: page - 1 };
    });
    const title = oneLine(section.title);
    return { letter, title, firstPage: start, pages: page - start, documents, sheets };
  });
}

/** On the first page of each exhibit, or on the sheet before it. */
export function printedMarks(
  sections: readonly { readonly documents: readonly Omit<MappedDocument, 'bookmark'>[] }[],
  begins: ReadonlyMap<string, number>,
  { exhibits }: Pick<Marking, 'exhibits'>,
): PrintedMark[] {
  if (exhibits === 'none') return [];
  return sections
    .flatMap(({ documents }) => documents)
    .filter(({ exhibitRef }) => exhibitRef !== '')
    .map(({ key, exhibitRef, firstPage }) => ({
      key,
      mark: oneLine(exhibitRef),
      page: begins.get(key) ?? firstPage,
    }));
}

/** A…Z, then AA, AB… */
function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}
