/** @file Looking before building at pages that do not read from left to right (rules B19, B20). */

import type { MappedDocument } from '../../../core/bundles/page-map.ts';
import type { PageDirection } from '../../../core/evidence/page-direction.ts';
import { pagesAgainstText, pagesInDoubt, pageTurns } from '../../../core/evidence/page-turns.ts';
import { isolate } from '../../../core/text/isolate.ts';
import { finding, type Settings, type Subject } from './look.ts';

interface Chosen {
  readonly document: MappedDocument;
  /** Of the document. */
  readonly pages: readonly number[];
}

function choose(
  { documents, evidence }: Subject,
  pick: (directions: readonly PageDirection[]) => readonly number[],
): Chosen[] {
  return documents
    .map((document) => ({ document, pages: pick(evidence.get(document.key)?.pageDirections ?? []) }))
    .filter(({ pages }) => pages.length > 0);
}

const inBundle = (chosen: readonly Chosen[]) =>
  chosen.length > 0 &&
  chosen.flatMap(({ document, pages }) => pages.map((page) => document.firstPage + page - 1));

/** “Ledger” (page 2), “Map” (pages 1, 3). */
function said(chosen: readonly Chosen[]): string {
  const first = chosen.slice(0, 3).map(({ document, pages }) => {
    const shown = pages.slice(0, 8).join(', ');
    return `“${isolate(document.title)}” (${pages.length === 1 ? 'page' : 'pages'} ${shown}${pages.length > 8 ? '…' : ''})`;
  });
  const more = chosen.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export const turnedUpright: Settings = (subject) => {
  const turned = choose(subject, (directions) => pageTurns(directions).map(({ page }) => page));
  return finding('B20', 'could')(
    inBundle(turned),
    `Turned in the bundle, so that it reads from left to right: ${said(turned)}. The document itself stays as it came.`,
    'No page has to be turned.',
  );
};

export const perhapsSideways: Settings = (subject) => {
  const doubtful = choose(subject, pagesInDoubt);
  return finding('B20', 'should')(
    inBundle(doubtful),
    `Some text lies sideways or upside down, and it is not sure that the whole page does: ${said(doubtful)}. Open it, and turn the page if it does.`,
    'On no page is it in doubt which way up it is read.',
  );
};

export const leftSideways: Settings = (subject) => {
  const left = choose(subject, pagesAgainstText);
  return finding('B20', 'must')(
    inBundle(left),
    `It has to be turned to be read, and somebody decided that the bundle shows it so: ${said(left)}.`,
    'Nobody decided to show a page sideways or upside down against its text.',
  );
};
