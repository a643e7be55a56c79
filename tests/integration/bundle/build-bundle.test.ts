import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_HEADING } from '../../../src-main/core/bundles/court-heading.ts';
import { indexRows, mapPages, outlineEntries } from '../../../src-main/core/bundles/map-pages.ts';
import { NUMBERINGS } from '../../../src-main/core/bundles/marking.ts';
import { typesetFrontMatter } from '../../../src-main/documents/front-matter.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import {
  type BuiltBundle,
  bookmarksOf,
  buildTestBundle,
  bundleOf,
  type Json,
  planOf,
  qpdfJson,
  sheetsOf,
} from '../../support/bundles.ts';
import { checkWithQpdf, fontsOf, infoOf, textOf, wordsOf } from '../../support/pdf-tools.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { bundleWriter } from '../../support/workers.ts';

const pages = (count: number, text: string) =>
  rawDocument({ pages: Array.from({ length: count }, (_, i) => ({ contents: words(`${text} ${i + 1}`) })) });

const TITLES = [
  'Statement of Amina Okafor',
  'Extremely long: '.repeat(14).slice(0, 200),
  'شهادة السيدة أمينة عن ظروف العمل',
  'Biên bản lời khai của nhân chứng Nguyễn Thị Hằng',
  'Declarația martorului Ștefan Țîrlea',
  'Wages <&> "tips" & \'deductions\' (1/2) #3 100%',
  'Chat 🧾👩🏽‍⚖️ with the landlord',
  '  two\nlines\tand a tab  ',
];

/** Every link of a page by qpdf: the page it leads to, counting from 1, and its destination. */
function linksOf(path: string): { from: number; to: number; view: Json[] }[] {
  const objects = qpdfJson(path, 'qpdf')[1];
  const order: string[] = qpdfJson(path, 'pages').map((page: Json) => page.object);
  const value = (x: Json): Json => (typeof x === 'string' && / R$/.test(x) ? objects[`obj:${x}`].value : x);
  return order.flatMap((object, i) =>
    (value(objects[`obj:${object}`].value['/Annots']) ?? []).map((item: Json) => {
      const [page, ...view] = value(item)['/Dest'];
      return { from: i + 1, to: order.indexOf(page) + 1, view };
    }),
  );
}

describe('a bundle with titles of every kind', () => {
  let built: BuiltBundle;
  beforeAll(async () => {
    const [first = '', ...rest] = TITLES;
    built = await buildTestBundle(
      await planOf(
        [
          {
            title: 'Statements',
            documents: [
              { title: first, pdf: pages(3, 'statement'), date: { value: '2026-11-24', qualifier: 'exact' } },
            ],
          },
          {
            title: 'Papers & <pictures>',
            documents: rest.map((title, i) => ({ title, pdf: pages(1 + (i % 3), `paper ${i}`) })),
          },
          { title: 'Empty', documents: [] },
        ],
        { title: 'R v Ștefan — Bundle <A> & "B" 🧾' },
      ),
    );
  });

  test('qpdf finds nothing wrong, and the hash is that of the file', () => {
    checkWithQpdf(built.bytes);
    expect(createHash('sha256').update(built.bytes).digest('hex')).toBe(built.sha256);
    expect(built.byteSize).toBe(built.bytes.length);
  });

  test('every page is A4 and carries its own number once, bottom right', () => {
    const sheets = sheetsOf(built.path);
    expect(sheets).toHaveLength(built.plan.map.totalPages);
    expect(new Set(sheets.map(({ size }) => size))).toEqual(new Set(['595.276 x 841.89']));
    const corner = wordsOf(built.bytes).filter(({ xMin, yMin }) => xMin > 455 && yMin > 815);
    expect(corner.map(({ page, text }) => [page, text])).toEqual(
      sheets.map((_, i) => [i + 1, String(i + 1)]),
    );
  });

  test('the pages of every document are there, in order, where the map says', () => {
    const [statement] = built.plan.map.sections[0]?.documents ?? [];
    expect(textOf(built.bytes, statement?.firstPage)).toContain('statement 1');
    expect(textOf(built.bytes, statement?.lastPage)).toContain('statement 3');
    const second = built.plan.map.sections[1]?.documents ?? [];
    for (const [i, document] of second.entries()) {
      expect(textOf(built.bytes, document.firstPage)).toContain(`paper ${i} 1`);
    }
  });

  test('bookmarks are nested by section, whole in every script, and lead to their pages', () => {
    const expected = outlineEntries(built.plan.map).flatMap(({ title, page, children }) => [
      { title, page, level: 0 },
      ...children.map((child) => ({ title: child.title, page: child.page, level: 1 })),
    ]);
    const found = bookmarksOf(built.path);
    expect(found).toEqual(expected);
    expect(found.map(({ title }) => title)).toContain('Statement of Amina Okafor, 24 Nov 2026 – p.3');
    expect(found.map(({ title }) => title)).toContain(`two lines and a tab – p.${found.at(-1)?.page}`);
  });

  test('every row of the index is a link that leads to its page and leaves the zoom alone', () => {
    const links = linksOf(built.path);
    const targets = new Map(indexRows(built.plan.map).map((row) => [row.key, row.firstPage]));
    expect(links).toEqual(
      built.plan.indexRows.map(({ key, page }) => ({
        from: page,
        to: targets.get(key),
        view: ['/XYZ', null, null, null],
      })),
    );
  });

  test('page labels are the printed numbers', () => {
    const labels = qpdfJson(built.path, 'pagelabels');
    expect(labels).toEqual([{ index: 0, label: { '/S': '/D', '/St': 1 } }]);
  });

  test('it opens at 100% with the bookmarks shown and its title in the window', () => {
    const objects = qpdfJson(built.path, 'qpdf')[1];
    const catalog = objects[`obj:${objects.trailer.value['/Root']}`].value;
    expect(catalog['/PageMode']).toBe('/UseOutlines');
    expect(catalog['/OpenAction'].slice(1)).toEqual(['/XYZ', null, null, 1]);
    expect(catalog['/ViewerPreferences']).toEqual({ '/DisplayDocTitle': true });
  });

  test('it says its title and nothing about people or programs', () => {
    const { Title, Author, Creator, Producer, Subject, Keywords, JavaScript, Form } = infoOf(built.bytes);
    expect({ Title, Producer, JavaScript, Form }).toEqual({
      Title: 'R v Ștefan — Bundle <A> & "B" 🧾',
      Producer: 'Testimony',
      JavaScript: 'no',
      Form: 'none',
    });
    expect([Author, Creator, Subject, Keywords]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('the font of the numbers is embedded and searchable', () => {
    const numbers = fontsOf(built.bytes).filter(({ name }) => name.endsWith('NotoSans-Bold'));
    expect(numbers).toEqual([expect.objectContaining({ embedded: true, unicode: true })]);
  });

  test('built again from the same papers it is the same file, byte for byte', async () => {
    const again = await bundleOf(pages(2, 'x'));
    const once = await bundleOf(pages(2, 'x'));
    expect(again.sha256).toBe(once.sha256);
  });
});

test('a typeset cover and index become linked pages, each row where the typesetter put it', async () => {
  const documents = Array.from({ length: 40 }, (_, i) => ({
    title: `Paper ${i + 1} of the tenancy`,
    pdf: pages(1 + (i % 2), `paper ${i + 1}`),
  }));
  const { plan, source } = await planOf([{ title: 'Tenancy', documents }]);
  const facts = {
    court: 'Crown Court at Exampletown',
    reference: 'T1',
    heading: NO_HEADING,
    proceedings: null,
    status: '',
    apart: '',
    withProducers: false,
    title: 'R v A',
    hearingDate: null,
    preparedAt: plan.createdAt,
    totalPages: 0,
    firstNumber: '1',
    lastNumber: '1',
  };
  const { folder } = findResources();
  const draft = typesetFrontMatter(folder, facts, indexRows(plan.map));
  const map = mapPages(draft, plan.map.sections, NUMBERINGS.continuous);
  const front = typesetFrontMatter(
    folder,
    { ...facts, totalPages: map.totalPages, lastNumber: String(map.totalPages) },
    indexRows(map),
  );
  const built = await buildTestBundle({
    source,
    plan: { ...plan, map, frontMatter: front.pdf, indexRows: front.rows },
  });

  expect(sheetsOf(built.path).every(({ size }) => size === '595.276 x 841.89')).toBe(true);
  const row = map.sections[0]?.documents[29];
  const place = front.rows.find(({ key }) => key === row?.key);
  const word = wordsOf(built.bytes).find(({ page, text, yMin }) => {
    const fromTop = 841.89 - (place?.rect.y ?? 0) - (place?.rect.height ?? 0);
    return (
      page === place?.page &&
      text === '30' &&
      yMin > fromTop - 2 &&
      yMin < fromTop + (place?.rect.height ?? 0)
    );
  });
  expect(word, 'the words of the row lie within its link').toBeDefined();
  expect(bookmarksOf(built.path)).toHaveLength(42);
});

test('links of a document to its own pages work in the bundle; links elsewhere are gone', async () => {
  const rect = '/Type /Annot /Subtype /Link /Rect [10 10 200 40]';
  const linked = rawDocument({
    catalog:
      '/Dests <</chapter [6 0 R /Fit]>> /Names <</Dests <</Kids [<</Limits [(a) (z)] /Names [(end) [8 0 R /FitH 0]]>>]>>>>',
    pages: [
      {
        contents: words('contents'),
        entries: `/Annots [<<${rect} /Dest [6 0 R /Fit]>> <<${rect} /A <</S /GoTo /D (end)>>>> <<${rect} /Dest /chapter>>
          <<${rect} /A <</S /URI /URI (https://tracker.example/?who=victim)>>>> <<${rect} /A <</S /Launch /F (calc.exe)>>>>
          <<${rect} /A <</S /JavaScript /JS (app.alert\\(1\\))>>>> <<${rect} /Dest (nowhere)>>]`,
      },
      { contents: words('chapter') },
      { contents: words('end') },
    ],
  });
  const { path, bytes } = await bundleOf(pages(2, 'before'), linked);
  const own = linksOf(path).filter(({ from }) => from > 2);
  expect(own.map(({ from, to }) => [from, to])).toEqual([
    [5, 6],
    [5, 7],
    [5, 6],
  ]);
  for (const word of ['tracker.example', 'calc.exe', 'app.alert'])
    expect(Buffer.from(bytes).includes(word)).toBe(false);
});

test('comments that stood beside pages come along as notes, with who wrote them', async () => {
  const planned = await planOf([{ title: 'S', documents: [{ title: 'Draft', pdf: pages(2, 'draft') }] }], {
    comments: [
      { key: 'doc-0', page: 2, author: 'Ngô Thị Lan', text: 'Is this date right?\nماذا عن يونيو؟ <&>' },
      { key: 'doc-0', page: 2, author: '', text: 'Second' },
    ],
  });
  const { path } = await buildTestBundle(planned);
  const objects: Json[] = Object.values(qpdfJson(path, 'qpdf')[1]);
  const notes = objects
    .flatMap((object) => object.value?.['/Annots'] ?? [])
    .filter((note: Json) => note['/Subtype'] === '/Text');
  expect(notes.map((note: Json) => [note['/T'] ?? null, note['/Contents']])).toEqual([
    ['u:Ngô Thị Lan', 'u:Is this date right?\nماذا عن يونيو؟ <&>'],
    [null, 'u:Second'],
  ]);
});

test('a bundle of no documents is a cover and an index', async () => {
  const { pages: count, bytes } = await buildTestBundle(await planOf([]));
  expect(count).toBe(2);
  checkWithQpdf(bytes);
});

test('a bundle of 1,100 pages is found page by page through a shallow tree', async () => {
  const {
    path,
    bytes,
    pages: count,
  } = await bundleOf(...Array.from({ length: 11 }, (_, i) => pages(100, `d${i}`)));
  expect(count).toBe(1102);
  checkWithQpdf(bytes);
  expect(textOf(bytes, 1102)).toContain('d10 100');
  const folder = temporaryFolder();
  execFileSync('qpdf', [path, '--pages', path, '1000', '--', join(folder, 'one.pdf')]);
  expect(execFileSync('pdftotext', [join(folder, 'one.pdf'), '-'], { encoding: 'utf8' })).toContain('d9 98');
});

test('what was built can be verified later from the map alone', async () => {
  const { path, plan, sha256 } = await bundleOf(pages(3, 'x'));
  const report = await bundleWriter.verify(
    path,
    { title: plan.title, map: plan.map },
    { signal: new AbortController().signal },
  );
  expect(report).toEqual({ pages: 5, byteSize: expect.any(Number), sha256, findings: [] });
});
