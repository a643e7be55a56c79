import type { Producer } from './court-heading.ts';
import type { NumberRange } from './page-map.ts';

/** @file How a bundle shows what is where: page numbers, exhibit marks on the pages, and sheets before exhibits and sections. */

/** In the margin of its first page, on a sheet before it, or nowhere but in the index. */
export const EXHIBIT_MARKS = ['stamp', 'sheet', 'none'] as const;
export type ExhibitMarks = (typeof EXHIBIT_MARKS)[number];

export interface Marking {
  readonly exhibits: ExhibitMarks;
  /** A sheet with its letter and title before each section. */
  readonly sectionSheets: boolean;
  /** The index names who produces each exhibit. */
  readonly producers: boolean;
  /** The bookmarks inside a document stay, beneath its own. */
  readonly ownBookmarks: boolean;
}

/** Of a bundle from before anybody could choose: as it was always built. */
export const PLAIN: Marking = {
  exhibits: 'none',
  sectionSheets: false,
  producers: false,
  ownBookmarks: false,
};

// Exhibit marks such as AB/1: a producer's initials and a number that runs on across that person's statements.

/**
 * AB1, AB/1 and ab 1 are one mark; AB/1/1 and AB/11 are two. Undefined for none. HSE Enforcement Guide: producer's
 * initials and number (H); CPR PD 32 ¶18.6: numbers run on across a witness's statements (M).
 */
export const sameMark = (mark: string): string | undefined =>
  mark
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '/')
    .replace(/^\/|\/$|(?<=\p{L})\/|\/(?=\p{L})/gu, '') || undefined;

/** The letters a mark begins with, which are its series; empty where it begins with none. */
export const seriesOf = (mark: string): string =>
  /^\p{L}[\p{L}\p{M}]*/u.exec(mark.normalize('NFKC').trim().toUpperCase())?.[0] ?? '';

/** The name of who produces an exhibit with this mark; empty where nobody said. */
export function producerOf(mark: string, producers: readonly Producer[]): string {
  const series = seriesOf(mark);
  return series === '' ? '' : (producers.find((one) => seriesOf(one.series) === series)?.name ?? '');
}

/**
 * Marks that run on from the first: AB1 gives AB1, AB2, AB3; MP/07 gives MP/07, MP/08; AB alone begins with AB1. Those
 * that are `taken` are passed over, so that none is given twice.
 */
export function marksFrom(first: string, count: number, taken: readonly string[] = []): string[] {
  const [, stem = '', digits = '1'] = /^(.*?)(\d+)?$/.exec(first.trim()) ?? [];
  const given = new Set(taken.map(sameMark));
  const marks: string[] = [];
  for (let number = Number(digits); marks.length < count; number += 1) {
    const mark = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!given.has(sameMark(mark))) marks.push(mark);
  }
  return marks;
}

/** The ways courts have pages numbered, by the name a profile gives them. */
export interface FrontMatter {
  readonly coverPages: number;
  readonly indexPages: number;
}

/** Where the parts of a bundle begin, from which a way of numbering makes its ranges. */
interface BundleShape extends FrontMatter {
  readonly totalPages: number;
  readonly sections: readonly { readonly letter: string; readonly firstPage: number }[];
}

/** Stamps, labels and bookmarks only ever see the ranges. */
export type Numbering = (shape: BundleShape) => readonly NumberRange[];

export const NUMBERING_NAMES = ['continuous', 'per-section'] as const;
type NumberingName = (typeof NUMBERING_NAMES)[number];

export const NUMBERINGS: Readonly<Record<NumberingName, Numbering>> = {
  /**
   * One unbroken run from the very first page. General Guidance on Electronic Court Bundles ¶2 (rules B03, B05).
   * Certainty: H.
   */
  continuous: () => [{ firstPage: 1, prefix: '', start: 1 }],
  /**
   * A1, A2 … B1 …: each section with its letter, from 1 on its first page, a sheet before it included (FPR PD27A ¶1.2 and
   * ¶7.2, rule B04). Certainty: M. Cover and index are 1, 2 …, without a letter: no rule read for this says how. Certainty: L.
   */
  'per-section': ({ coverPages, indexPages, sections }) => {
    const lettered = sections.map(({ letter, firstPage }) => ({ firstPage, prefix: letter, start: 1 }));
    const front = coverPages + indexPages > 0 || lettered.length === 0;
    return front ? [{ firstPage: 1, prefix: '', start: 1 }, ...lettered] : lettered;
  },
};
