/** @file The ways courts have pages numbered, by the name a profile gives them. */
import type { NumberRange } from './page-map.ts';

export interface FrontMatter {
  readonly coverPages: number;
  readonly indexPages: number;
}

/** Where the parts of a bundle begin, from which a way of numbering makes its ranges. */
export interface BundleShape extends FrontMatter {
  readonly totalPages: number;
  readonly sections: readonly { readonly letter: string; readonly firstPage: number }[];
}

/** Stamps, labels and bookmarks only ever see the ranges. */
export type Numbering = (shape: BundleShape) => readonly NumberRange[];

export const NUMBERING_NAMES = ['continuous', 'per-section'] as const;
export type NumberingName = (typeof NUMBERING_NAMES)[number];

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
