/** @file The parts of a bundle that are about the whole file: catalogue, page labels, description. */

import type { NumberRange } from '../../core/bundles/page-map.ts';
import { oneLine } from '../../core/text/one-line.ts';
import { dict, name, PdfString, textString } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';

/** All a bundle says about the program that made it. Rule B26. */
const PRODUCER = 'Testimony';

/** Title, neutral producer and when it was made: nothing about people, machines or sources. Rule B26. */
export function descriptionText(title: string, createdAt: string): string {
  return valueText(
    dict({
      Title: textString(oneLine(title)),
      Producer: new PdfString(PRODUCER),
      CreationDate: new PdfString(pdfDate(createdAt)),
    }),
  );
}

export interface CatalogParts {
  readonly pageTree: number;
  readonly firstPage: number;
  readonly outline: number | null;
  readonly numbering: readonly NumberRange[];
  /** PDF text; null when there are none. */
  readonly layers: string | null;
  /** Object number of what all documents say of their colours; null where they do not say the same. */
  readonly intents: number | null;
}

/** Opens at 100% with the bookmarks shown and the title in the window (rules B14, B15). */
export function catalogText({
  pageTree,
  firstPage,
  outline,
  numbering,
  layers,
  intents,
}: CatalogParts): string {
  return [
    `<</Type /Catalog/Pages ${pageTree} 0 R`,
    ...(outline === null ? [] : [`/Outlines ${outline} 0 R/PageMode /UseOutlines`]),
    `/PageLabels ${labelsText(numbering)}`,
    `/OpenAction [${firstPage} 0 R /XYZ null null 1]`,
    '/ViewerPreferences <</DisplayDocTitle true>>',
    ...(layers === null ? [] : [`/OCProperties ${layers}`]),
    ...(intents === null ? [] : [`/OutputIntents ${intents} 0 R`]),
    '>>',
  ].join('\n');
}

/** Labels as the pages are numbered, so that "go to page" in a reader finds the printed number. */
function labelsText(numbering: readonly NumberRange[]): string {
  const ranges = numbering.map(({ firstPage, prefix, start }) => {
    const label = dict({
      S: name('D'),
      P: prefix === '' ? undefined : textString(prefix),
      St: start === 1 ? undefined : start,
    });
    return `${firstPage - 1} ${valueText(label)}`;
  });
  return `<</Nums [${ranges.join(' ')}]>>`;
}

/** ISO 8601 as PDF writes dates: D:20261124235900+01'00'. Empty parts of the ISO form are left out. */
function pdfDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|([+-]\d{2}):(\d{2}))$/.exec(
    iso,
  );
  if (parts === null) return `D:${iso.replace(/\D/g, '').slice(0, 14)}`;
  const [, year, month, day, hour, minute, second, zone, hours, minutes] = parts;
  return `D:${year}${month}${day}${hour}${minute}${second}${zone === 'Z' ? 'Z' : `${hours}'${minutes}'`}`;
}
