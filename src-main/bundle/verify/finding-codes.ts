/**
 * @file All that can be found wrong with a finished bundle: a code for each, the rule of resources/profiles it
 * breaks (empty where no rule speaks of it), and how it is said. `{found}` and `{expected}` are counts.
 */

interface FindingKind {
  readonly rule: string;
  readonly says: string;
}

export const VERIFY_FINDINGS = {
  'page-count': { rule: 'B05', says: 'It has {found} pages where the page map has {expected}' },
  title: { rule: 'B26', says: 'The title in the file is not the title of the bundle' },
  'row-missing': { rule: 'B09', says: 'A document or section is not in the index' },

  'bookmark-count': {
    rule: 'B11',
    says: 'There are {found} bookmarks where the page map has {expected}',
  },
  'bookmark-title': { rule: 'B11', says: 'A bookmark does not say what the page map says' },
  'bookmark-page': { rule: 'B12', says: 'A bookmark leads to another page than it says' },
  'bookmark-zoom': { rule: 'B16', says: 'A bookmark changes the zoom' },

  'page-unreadable': { rule: 'B01', says: 'The page cannot be read' },
  'page-not-a4': { rule: 'B21', says: 'The page is not A4' },
  'page-turned': { rule: 'B08', says: 'The page is turned' },
  'page-cropped': { rule: 'B21', says: 'The page is cropped' },
  'page-not-upright': {
    rule: 'B20',
    says: 'The page was to be turned upright, and does not read from left to right',
  },
  'mark-added': { rule: 'B06', says: 'Something other than links and comments lies on the page' },

  label: { rule: 'B04', says: 'The page label is not the number of the page' },
  'number-missing': { rule: 'B08', says: 'No number is printed at the bottom right' },
  'number-wrong': { rule: 'B03', says: 'The printed number is not the number of the page' },
  'number-covered': { rule: 'B07', says: 'Something else stands where the number is printed' },

  'drawing-missing': { rule: '', says: 'Nothing of the document is on the page' },
  'drawing-moved': { rule: '', says: 'The page is not placed as planned' },
  'drawing-changed': { rule: '', says: 'What is on the page is not what was taken from its document' },
  'pages-written': { rule: 'B05', says: 'The file has more or fewer pages than were written' },

  'link-zoom': { rule: 'B16', says: 'A link changes the zoom' },
  'link-leaves-document': { rule: 'B10', says: 'A link of a document leads out of it' },
  'index-link-leads-nowhere': { rule: 'B10', says: 'A link of the index leads to no document' },
  'index-row-unlinked': { rule: 'B10', says: 'Not every row of the index is a link' },
  'index-link-wrong-page': {
    rule: 'B10',
    says: 'A row of the index leads to another page than it says',
  },
  'index-link-off-row': { rule: 'B10', says: 'A link of the index does not lie on its row' },

  'comment-missing': { rule: '', says: 'Not every comment of the page is there' },
  'comment-added': { rule: '', says: 'A comment is on the page that was not put there' },

  'bytes-changed': { rule: '', says: 'What is in the file is not what was written to it' },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type VerifyCode = keyof typeof VERIFY_FINDINGS;

export interface Counts {
  readonly found: number;
  readonly expected: number;
}

/** The sentence of a finding. */
export function sayFinding(code: VerifyCode, counts?: Counts): string {
  const { says } = VERIFY_FINDINGS[code];
  return counts === undefined
    ? says
    : says.replace('{found}', String(counts.found)).replace('{expected}', String(counts.expected));
}
