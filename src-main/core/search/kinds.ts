/** @file The kinds of things that are found by their words. */
export const SEARCH_KINDS = [
  ...(['page', 'exhibit', 'answer', 'note', 'contact', 'plan', 'support'] as const),
  ...(['person', 'date', 'consent', 'case'] as const),
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
