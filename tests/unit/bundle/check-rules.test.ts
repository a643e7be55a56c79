/**
 * What the rules say of a bundle, code by code: a bundle that is right, and for each thing a rule can say the one fact that
 * makes it say so and no other rule. Facts just inside a boundary say nothing new.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBundle } from '../../../src-main/bundle/check/check-bundle.ts';
import type {
  BundleFacts,
  PageFacts,
  StructureFacts,
  TextPiece,
} from '../../../src-main/bundle/check/facts.ts';
import { CourtProfile } from '../../../src-main/bundle/check/profile.ts';
import { CHECK_CODES } from '../../../src-main/core/findings/check-codes.ts';

const general = CourtProfile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/profiles/general.json'), 'utf8')),
);
const PROFILE: CourtProfile = {
  ...general,
  imageResolution: 300,
  sizeLimits: [
    { channel: 'post', megabytes: 20, source: '', certainty: 'H' },
    { channel: 'portal', megabytes: 30, source: '', certainty: 'H' },
  ],
};

const piece = (text: string, left: number, top: number, width = 60): TextPiece => ({
  text,
  left,
  right: left + width,
  top,
  bottom: top + 12,
  unseen: false,
});
/** In the middle of the lower edge. */
const stamp = (text: string) => piece(text, 290, 815, 20);

function page(number: string, more: Partial<PageFacts> = {}): PageFacts {
  return {
    width: 595,
    height: 842,
    label: null,
    pieces: [stamp(number), ...(more.pieces ?? [])],
    beyondEdge: 0,
    hidden: [],
    letters: 400,
    textDigest: `text of ${number}`,
    unknownLetters: 0,
    reading: { lies: 0, certain: true },
    links: [],
    notes: [],
    images: [],
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'pieces')),
  };
}
/** A row of the index, its number at the right, and the link over it. */
const row = (at: number, words: string, target: number) => ({
  pieces: [piece(words, 70, 100 + at * 20, 300), piece(String(target), 500, 100 + at * 20, 12)],
  links: [{ left: 60, right: 520, top: 98 + at * 20, bottom: 114 + at * 20, page: target, keepsZoom: true }],
});
const ROWS = [row(0, 'AB/1 Statement, 3 March 2025', 3), row(1, 'AB/2 Lease, 4 March 2025', 5)];
const mark = (title: string, to: number | null, more = {}) => ({
  title,
  page: to,
  depth: 0,
  hasChildren: false,
  keepsZoom: true,
  ...more,
});

const STRUCTURE: StructureFacts = {
  bookmarks: [
    mark('Index – p.2', 2),
    mark('Statement, 3 March 2025 – p.3', 3),
    mark('Lease, 4 March 2025 – p.5', 5),
  ],
  pageMode: 'UseOutlines',
  opensAt: { page: 1, zoom: 1 },
  scripts: 0,
  attachments: 0,
  picturesWithExtras: 0,
  fontsNotEmbedded: [],
  title: 'Trial bundle',
  author: '',
};
/** A cover, an index, a statement and a lease of two pages each. */
const RIGHT: BundleFacts = {
  fileName: 'T20267123_trial_bundle.pdf',
  byteSize: 20_000_000,
  encrypted: false,
  damage: null,
  structure: STRUCTURE,
  pages: [
    page('1'),
    page('2', { pieces: ROWS.flatMap(({ pieces }) => pieces), links: ROWS.flatMap(({ links }) => links) }),
    page('3', { pieces: [piece('AB/1', 480, 30)] }),
    page('4'),
    page('5', { pieces: [piece('AB/2', 480, 30)] }),
    page('6'),
  ],
};

const structure = (more: Partial<StructureFacts>): BundleFacts => ({
  ...RIGHT,
  structure: { ...STRUCTURE, ...more },
});
const bookmarks = (...all: StructureFacts['bookmarks'][number][]) => structure({ bookmarks: all });
const [INDEX, STATEMENT, LEASE] = STRUCTURE.bookmarks as [never, never, never];
/** Page `number` otherwise. */
const paged = (
  number: number,
  more: (page: PageFacts) => Partial<PageFacts>,
  facts = RIGHT,
): BundleFacts => ({
  ...facts,
  pages: facts.pages.map((one, at) => (at === number - 1 ? { ...one, ...more(one) } : one)),
});
const every = (more: (page: PageFacts, number: number) => Partial<PageFacts>): BundleFacts => ({
  ...RIGHT,
  pages: RIGHT.pages.map((one, at) => ({ ...one, ...more(one, at + 1) })),
});
const withPieces = (number: number, change: (pieces: readonly TextPiece[]) => readonly TextPiece[]) =>
  paged(number, ({ pieces }) => ({ pieces: change(pieces) }));
const stamped = (numbers: readonly string[]) =>
  every(({ pieces }, number) => ({ pieces: [stamp(numbers[number - 1] ?? ''), ...pieces.slice(1)] }));
const links = (change: (link: PageFacts['links'][number], at: number) => object) =>
  paged(2, (one) => ({ links: one.links.map((link, at) => ({ ...link, ...change(link, at) })) }));
/** The same numbered section by section: 1, 2, A1, A2, B1, B2. */
const LETTERED = ['1', '2', 'A1', 'A2', 'B1', 'B2'];
const sectioned = (
  printed: readonly string[],
  labels: readonly (string | null)[] = LETTERED,
): BundleFacts => {
  const facts = stamped(printed);
  const named = (text: string) => ({ 3: 'A1', 5: 'B1' })[text] ?? text;
  const saying = (title: string) => title.replace(/(?<=p\.)(\d)/u, (at) => LETTERED[Number(at) - 1] ?? at);
  return {
    ...facts,
    structure: {
      ...STRUCTURE,
      bookmarks: STRUCTURE.bookmarks.map((one) => ({ ...one, title: saying(one.title) })),
    },
    pages: facts.pages.map((one, at) => ({
      ...one,
      label: labels[at] ?? null,
      pieces: one.pieces.map((each, i) => (at === 1 && i > 0 ? { ...each, text: named(each.text) } : each)),
    })),
  };
};
const SECTIONED: CourtProfile = { ...PROFILE, numbering: 'per-section' };

const look = (facts: BundleFacts, profile = PROFILE) => checkBundle(facts, profile);
const good = look(RIGHT);
/** What is broken, by code, with its pages; and what else is said otherwise than of the bundle that is right. */
const told = (facts: BundleFacts, profile = PROFILE) =>
  look(facts, profile)
    .filter((one, at) => !one.passed || one.code !== good[at]?.code)
    .map(({ code, pages, passed }) => (passed ? code : `${code} ${pages.join(' ')}`.trim()));

const NAMES = Array.from({ length: 9 }, (_, at) => `Font ${at}`);
const hidden = (number: number) => [{ page: number, kind: 'white', words: 'x' } as never];
const note = (text: string, left: number, top: number) => ({
  ...piece(text, left, top),
  kind: 'Stamp' as const,
});
const CASES: readonly [string, BundleFacts, readonly string[], CourtProfile?][] = [
  ['all is right', RIGHT, []],
  ['locked', { ...RIGHT, encrypted: true }, ['file-protected']],
  ['damaged', { ...RIGHT, damage: 'no end' }, ['file-damaged']],
  ['a byte more than may be posted', { ...RIGHT, byteSize: 20_000_001 }, ['size-over']],
  ['its structure cannot be read', { ...RIGHT, structure: null }, Array(15).fill('structure-unreadable')],
  ['a name of two parts', { ...RIGHT, fileName: 'T20267123_trial.pdf' }, ['file-name-unclear']],
  ['a name without a number', { ...RIGHT, fileName: 'the_trial_bundle.pdf' }, ['file-name-unclear']],
  [
    'a name with a letter that a portal does not take',
    { ...RIGHT, fileName: 'T2026_trial_bundlé.pdf' },
    ['file-name-unclear'],
  ],
  ['a name with blanks', { ...RIGHT, fileName: 'T2026 trial bundle.PDF' }, []],
  ['an author', structure({ author: 'Ines' }), ['author-named']],
  ['no title', structure({ title: '' }), ['title-missing']],
  ['the title of another file', structure({ title: 'Draft 3.docx' }), ['title-of-another-file']],
  ['a script', structure({ scripts: 1 }), ['scripts-or-files']],
  ['a file inside', structure({ attachments: 1 }), ['scripts-or-files']],
  ['hidden words', paged(4, () => ({ hidden: hidden(4) })), ['words-out-of-sight 4']],
  ['words beyond the edge', paged(3, () => ({ beyondEdge: 1 })), ['words-out-of-sight 3']],
  [
    'a number that nobody sees',
    withPieces(6, ([first]) => [{ ...(first as TextPiece), unseen: true }]),
    ['pages-not-numbered 6', 'numbers-broken 6', 'words-out-of-sight 6'],
  ],
  ['nine fonts that are missing', structure({ fontsNotEmbedded: NAMES }), ['fonts-missing']],
  ['a picture with what a camera wrote', structure({ picturesWithExtras: 1 }), ['camera-data']],

  ['a page without a number', withPieces(4, () => []), ['pages-not-numbered 4', 'numbers-broken 4']],
  [
    'no page with a number',
    every(({ pieces }) => ({ pieces: pieces.slice(1) })),
    ['no-page-numbered 1 2 3 4 5 6', 'numbers-not-found', 'numbers-not-found'],
  ],
  [
    'two pages changed about',
    stamped(['1', '2', '4', '3', '5', '6']),
    ['pages-not-numbered 3 4', 'numbers-broken 3 4 5'],
  ],
  ['a number twice', stamped(['1', '2', '3', '3', '5', '6']), ['pages-not-numbered 4', 'numbers-broken 4 5']],
  [
    'numbers that begin at 2',
    stamped(['2', '3', '4', '5', '6', '7']),
    ['no-page-numbered 1 2 3 4 5 6', 'numbers-begin-late 1'],
  ],
  [
    'a number stuck on',
    paged(4, () => ({ pieces: [], notes: [note('4', 290, 815)] })),
    ['pages-not-numbered 4', 'numbers-broken 4', 'numbers-stuck-on 4'],
  ],
  [
    'another note where there is no number',
    paged(4, () => ({ pieces: [], notes: [note('5', 290, 815)] })),
    ['pages-not-numbered 4', 'numbers-broken 4'],
  ],
  ['a number stuck on beside the printed one', paged(4, () => ({ notes: [note('4', 290, 700)] })), []],
  [
    'words under the number',
    withPieces(4, (all) => [...all, piece('the end', 280, 818)]),
    ['numbers-hide-text 4'],
  ],
  ['a note over the number', paged(4, () => ({ notes: [note('Seen', 280, 818)] })), ['numbers-hide-text 4']],
  ['words that touch the number', withPieces(4, (all) => [...all, piece('the end', 290, 826)]), []],
  [
    'words under the number that nobody sees',
    withPieces(4, (all) => [...all, { ...piece('the end', 280, 818), unseen: true }]),
    ['words-out-of-sight 4'],
  ],
  [
    'a number in another corner',
    withPieces(4, () => [piece('4', 540, 815, 20)]),
    ['numbers-broken 4', 'numbers-elsewhere 4'],
  ],
  [
    'a number at the upper edge',
    withPieces(4, () => [piece('4', 290, 20, 20)]),
    ['numbers-broken 4', 'numbers-elsewhere 4'],
  ],
  ['labels as printed', every((_, number) => ({ label: String(number) })), ['labels-agree']],
  ['one label alone, as printed', paged(4, () => ({ label: '4' })), ['labels-agree']],
  ['a label that is another number', paged(4, () => ({ label: '5' })), ['labels-differ 4']],
  [
    'a label on a page without a number',
    {
      ...withPieces(6, () => []),
      pages: withPieces(6, () => []).pages.map((one, at) => (at === 5 ? { ...one, label: '6' } : one)),
    },
    ['pages-not-numbered 6', 'labels-agree', 'numbers-broken 6'],
  ],
  [
    'numbered by section',
    sectioned(LETTERED),
    ['pages-numbered-by-section', 'labels-agree', 'numbers-unbroken-by-section'],
    SECTIONED,
  ],
  [
    'numbered by section, and one left out',
    sectioned(['1', '2', 'A1', 'A3', 'B1', 'B2']),
    ['pages-not-numbered 4', 'labels-differ 4', 'numbers-broken 4'],
    SECTIONED,
  ],
  [
    'numbered by section, and a section that goes on',
    sectioned(['1', '2', 'A1', 'A2', 'B3', 'B4'], ['1', '2', 'A1', 'A2', 'B3', 'B4']),
    [
      'pages-numbered-by-section',
      'labels-agree',
      'numbers-broken 5',
      'index-misses-documents 5',
      'bookmarks-without-page 5',
    ],
    SECTIONED,
  ],
  ['not numbered by section', RIGHT, ['pages-numbered-by-section', 'numbers-not-by-section'], SECTIONED],

  [
    'no index',
    { ...paged(2, ({ pieces }) => ({ pieces: pieces.slice(0, 1), links: [] })) },
    ['index-not-found', 'index-not-found', 'exhibit-marks-none', 'bookmarks-without-date 2'],
  ],
  [
    'a document that the index leaves out',
    paged(2, ({ pieces, links }) => ({ pieces: pieces.slice(0, 3), links: links.slice(0, 1) })),
    ['index-misses-documents 5'],
  ],
  [
    'a row without a link',
    links((_, at) => (at === 0 ? { top: 700, bottom: 710 } : {})),
    ['index-links-wrong 2'],
  ],
  ['a link to another page', links((_, at) => (at === 1 ? { page: 4 } : {})), ['index-links-wrong 2']],
  [
    'a link on a page that changes the zoom',
    links((_, at) => ({ keepsZoom: at === 0 })),
    ['links-change-zoom 2'],
  ],
  [
    'a link out of the file that changes the zoom',
    paged(4, () => ({ links: [{ left: 0, right: 9, top: 0, bottom: 9, page: null, keepsZoom: false }] })),
    [],
  ],
  [
    'an exhibit that does not have its mark',
    withPieces(5, (all) => all.slice(0, 1)),
    ['exhibits-unmarked 5'],
  ],
  [
    'an exhibit with a mark that nobody sees',
    withPieces(5, (all) => all.map((one, at) => (at === 1 ? { ...one, unseen: true } : one))),
    ['words-out-of-sight 5', 'exhibits-unmarked 5'],
  ],
  [
    'an exhibit with its mark written otherwise',
    withPieces(5, ([first]) => [first as TextPiece, piece('ab 2', 480, 30)]),
    [],
  ],

  ['no bookmarks', bookmarks(), ['bookmarks-none']],
  [
    'a bookmark that leads nowhere',
    bookmarks(INDEX, STATEMENT, LEASE, mark('Nothing, 5 March 2025 – p.9', null)),
    ['bookmarks-lead-nowhere'],
  ],
  ['a document without a bookmark', bookmarks(INDEX, STATEMENT), ['documents-not-bookmarked 5']],
  [
    'a bookmark without its page',
    bookmarks(INDEX, STATEMENT, mark('Lease, 4 March 2025', 5)),
    ['bookmarks-without-page 5'],
  ],
  [
    'a bookmark with another page',
    bookmarks(INDEX, STATEMENT, mark('Lease, 4 March 2025 – p.6', 5)),
    ['bookmarks-without-page 5'],
  ],
  [
    'a bookmark without its day',
    bookmarks(INDEX, STATEMENT, mark('Lease – p.5', 5)),
    ['bookmarks-without-date 5'],
  ],
  [
    'a section without a day',
    bookmarks(
      INDEX,
      mark('A. Papers – p.3', 3, { hasChildren: true }),
      mark('Statement, 3 March 2025 – p.3', 3, { depth: 1 }),
      mark('Lease, 4 March 2025 – p.5', 5, { depth: 1 }),
    ),
    [],
  ],
  ['bookmarks that are not shown', structure({ pageMode: 'UseNone' }), ['bookmarks-not-shown']],
  ['opens as the reader likes', structure({ opensAt: { page: 1, zoom: null } }), ['opens-otherwise']],
  ['opens anyhow', structure({ opensAt: null }), ['opens-otherwise']],
  [
    'a bookmark that changes the zoom',
    bookmarks(INDEX, STATEMENT, { ...(LEASE as object), keepsZoom: false } as never),
    ['links-change-zoom 5'],
  ],

  ['a page with 19 letters', paged(4, () => ({ letters: 19 })), ['pages-not-searchable 4']],
  ['a page with 20 letters', paged(4, () => ({ letters: 20 })), []],
  [
    'four letters of a hundred that nobody can name',
    paged(4, () => ({ letters: 100, unknownLetters: 4 })),
    ['letters-unknown 4'],
  ],
  ['three of a hundred', paged(4, () => ({ letters: 100, unknownLetters: 3 })), []],
  ['four of two hundred', paged(4, () => ({ letters: 200, unknownLetters: 4 })), []],
  ['upside down', paged(4, () => ({ reading: { lies: 2, certain: true } })), ['pages-upside-down 4']],
  ['up a page', paged(4, () => ({ reading: { lies: 3, certain: true } })), ['pages-sideways 4']],
  ['down a page', paged(4, () => ({ reading: { lies: 1, certain: true } })), ['pages-sideways 4']],
  [
    'perhaps upside down',
    paged(4, () => ({ reading: { lies: 2, certain: false } })),
    ['direction-unclear 4'],
  ],
  ['a page too wide', paged(4, () => ({ width: 598 })), ['pages-not-a4 4']],
  ['a page too high', paged(4, () => ({ height: 844 })), ['pages-not-a4 4']],
  ['a page two points wider', paged(4, () => ({ width: 597 })), []],
  [
    'a picture of 306 dots',
    paged(4, () => ({ images: [{ resolution: 100 }, { resolution: 306 }] })),
    ['resolution-over 4'],
  ],
  ['a picture of 305 dots', paged(4, () => ({ images: [{ resolution: 305 }] })), []],

  [
    'an older one after a newer',
    bookmarks(INDEX, mark('Statement, 5 March 2025 – p.3', 3), LEASE),
    ['older-after-newer 5'],
  ],
  [
    'an older one that is no part of the section before it',
    bookmarks(INDEX, mark('Statement, 5 March 2025 – p.3', 3, { depth: 1 }), LEASE),
    [],
  ],
  ['two of one day', bookmarks(INDEX, mark('Statement, 4 March 2025 – p.3', 3), LEASE), []],
  [
    'the same document twice',
    every(({ textDigest }, number) => ({ textDigest: number > 4 ? `text of ${number - 2}` : textDigest })),
    ['documents-alike 3 5'],
  ],
  ['the first page alone is the same', paged(5, () => ({ textDigest: 'text of 3' })), []],
  [
    'two that are alike, and blank',
    every(({ textDigest, letters }, number) => ({
      textDigest: number > 2 ? '' : textDigest,
      letters: number > 2 ? 20 : letters,
    })),
    ['documents-alike 3 5'],
  ],
  [
    'two with 39 letters that are alike',
    every(({ textDigest, letters }, number) => ({
      textDigest: number > 2 ? '' : textDigest,
      letters: number % 2 === 1 && number > 2 ? 19 : number > 2 ? 20 : letters,
    })),
    ['pages-not-searchable 3 5'],
  ],
];

describe('a bundle that is right but for one thing', () => {
  it.each(CASES)('%s', (_, facts, expected, profile) => {
    expect(told(facts, profile).toSorted()).toEqual(expected.toSorted());
  });

  it('every code has a case', () => {
    const elsewhere = ['password-needed', 'not-a-pdf', 'file-empty', 'no-page-readable'];
    const seen = new Set(
      CASES.flatMap(([, facts, , profile]) => look(facts, profile).map(({ code }) => code as string)),
    );
    expect(
      Object.keys(CHECK_CODES)
        .filter((code) => !seen.has(code))
        .toSorted(),
    ).toEqual(elsewhere.toSorted());
  });
});

it('says how much, how many and which', () => {
  const params = (facts: BundleFacts, code: string) => look(facts).find((one) => one.code === code)?.params;
  expect(params({ ...RIGHT, byteSize: 30_000_001 }, 'size-over')).toEqual({
    megabytes: 30,
    limits: [
      { megabytes: 20, channel: 'post' },
      { megabytes: 30, channel: 'portal' },
    ],
  });
  expect(params({ ...RIGHT, byteSize: 25_000_000 }, 'size-over')).toMatchObject({
    limits: [{ channel: 'post' }],
  });
  expect(params({ ...RIGHT, byteSize: 9_940_000 }, 'size-fits')).toEqual({ megabytes: 9.9 });
  expect(params({ ...RIGHT, byteSize: 10_400_000 }, 'size-fits')).toEqual({ megabytes: 10 });
  expect(params(structure({ fontsNotEmbedded: NAMES }), 'fonts-missing')).toEqual({
    fonts: NAMES.slice(0, 8),
  });
  expect(params(structure({ scripts: 2, attachments: 3 }), 'scripts-or-files')).toEqual({
    scripts: 2,
    attachments: 3,
  });
  expect(params(RIGHT, 'numbers-in-one-place')).toEqual({ corner: 'bottom-middle' });
  expect(params(stamped(['4', '5', '6', '7', '8', '9']), 'numbers-begin-late')).toEqual({ first: 4 });
  expect(params(bookmarks(INDEX, STATEMENT, LEASE), 'bookmarks-lead')).toEqual({ count: 3 });
  expect(
    params(
      links((_, at) => (at === 0 ? { top: 700, bottom: 710 } : { page: 4 })),
      'index-links-wrong',
    ),
  ).toEqual({ dead: 1, astray: 1 });
  const out = paged(
    4,
    () => ({ hidden: hidden(4) }),
    paged(3, () => ({ beyondEdge: 1 })),
  );
  expect(params(out, 'words-out-of-sight')).toEqual({
    ways: [
      { how: 'white', pages: [4] },
      { how: 'edge-or-number', pages: [3] },
    ],
  });
});
