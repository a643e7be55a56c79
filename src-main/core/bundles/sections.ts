/** @file The sections of a bundle. */

/** As many as there are letters, A to Z. */
export const MOST_SECTIONS = 26;
