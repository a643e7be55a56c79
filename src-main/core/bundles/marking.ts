/** @file How a bundle shows what is where: exhibit marks on the pages, and sheets before exhibits and sections. */

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
