/** @file Looking before building at pages that do not read from left to right (rules B19, B20). */

import type { PageDirection } from '../../../core/bundles/page-direction.ts';
import type { MappedDocument } from '../../../core/bundles/page-map.ts';
import { pagesAgainstText, pagesInDoubt, pageTurns } from '../../../core/bundles/page-turns.ts';
import { coded } from '../../../core/findings/finding.ts';
import { type Look, looked, type Subject } from './look.ts';

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

const byTitle = (chosen: readonly Chosen[]) =>
  chosen.map(({ document, pages }) => ({ title: document.title, pages }));

export const turnedUpright: Look = (subject) => {
  const turned = choose(subject, (directions) => pageTurns(directions).map(({ page }) => page));
  return looked(inBundle(turned), coded('turned-upright', { turned: byTitle(turned) }), coded('turned-none'));
};

export const directionClear: Look = (subject) => {
  const unsure = choose(subject, pagesInDoubt);
  return looked(
    inBundle(unsure),
    coded('direction-unsure', { unsure: byTitle(unsure) }),
    coded('direction-sure'),
  );
};

export const landscapeReads: Look = (subject) => {
  const left = choose(subject, (directions) => pagesAgainstText(directions, 'sideways'));
  return looked(inBundle(left), coded('left-sideways', { left: byTitle(left) }), coded('left-sideways-none'));
};

export const upright: Look = (subject) => {
  const left = choose(subject, (directions) => pagesAgainstText(directions, 'upside-down'));
  return looked(
    inBundle(left),
    coded('left-upside-down', { left: byTitle(left) }),
    coded('left-upside-down-none'),
  );
};
