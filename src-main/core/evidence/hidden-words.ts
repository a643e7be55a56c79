/** @file Words on a page that nobody sees, while a search, and whoever copies them, finds them. */

/**
 * How they are hidden; 'not-drawn' is in a drawing that the page carries and never draws, and is found by the check only;
 * 'picture-covered' is of no words but of a picture, such as a scan, with a box drawn over a part of it.
 */
export const HIDDEN_KINDS = [
  'covered',
  'colour-of-ground',
  'invisible',
  'beyond-edge',
  'too-small',
  'layer-off',
  'other-than-shown',
  'marked-for-redaction',
  'not-drawn',
  'picture-covered',
] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

export interface HiddenWords {
  /** 1-based page of the working copy. */
  readonly page: number;
  readonly kind: HiddenKind;
  /** Those found first. */
  readonly words: string;
}

/** Those that go into a bundle: of a page that is a picture, only what is seen does. */
export const stillHidden = ({
  hidden,
  pictured,
}: {
  readonly hidden: readonly HiddenWords[];
  readonly pictured: readonly number[];
}): readonly HiddenWords[] => hidden.filter(({ page }) => !pictured.includes(page));

/** Each way of hiding once, with its pages in order. */
export function waysHidden(
  hidden: readonly HiddenWords[],
): { readonly how: HiddenKind; readonly pages: readonly number[] }[] {
  return [...Map.groupBy(hidden, ({ kind }) => kind)].map(([how, own]) => ({
    how,
    pages: [...new Set(own.map(({ page }) => page))].sort((a, b) => a - b),
  }));
}
