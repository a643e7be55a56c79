/** @file Bundles built by the real writer from documents a test made, and read by tools we did not write. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, type PageProof } from '../../src-main/bundle/assemble/assemble.ts';
import { FileSink } from '../../src-main/bundle/assemble/byte-sink.ts';

import type {
  BundleComment,
  BundlePlan,
  IndexRowPlace,
  WrittenBundle,
} from '../../src-main/bundle/writer.ts';
import type { StagedPath } from '../../src-main/contract/staged-path.ts';
import { NO_HEADING } from '../../src-main/core/bundles/court-heading.ts';
import { indexRows, mapPages } from '../../src-main/core/bundles/map-pages.ts';
import { NUMBERINGS } from '../../src-main/core/bundles/marking.ts';
import type { PageMap, PageTurn } from '../../src-main/core/bundles/page-map.ts';
import type { FuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { typesetSheets } from '../../src-main/documents/bundle-sheets.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { HELVETICA, rawDocument, words } from './raw-pdf.ts';
import { tryAssembly } from './try-assembly.ts';
import { temporaryFolder } from './vault.ts';
import { bundleWriter } from './workers.ts';

export interface TestDocument {
  readonly title: string;
  readonly pdf: Uint8Array;
  readonly date?: FuzzyDate;
  /** Printed in the margin of its first page. */
  readonly exhibitRef?: string;
  readonly turned?: readonly PageTurn[];
}

export interface TestSection {
  readonly title: string;
  readonly documents: readonly TestDocument[];
}

export interface Planned {
  readonly plan: BundlePlan;
  readonly source: (key: string) => Uint8Array;
}

const ROWS_A_PAGE = 30;
const CREATED = '2026-11-24T10:00:00.000+00:00';
const A4 = '/MediaBox [0 0 595.276 841.89]';

/** A place for the writer without a permit: what a test writes leaves no vault. */
export const stagedAt = (...parts: string[]) => join(...parts) as StagedPath;

/** Cover, and as many index pages as the rows need, each row's place where it was printed. */
function frontMatter(map: PageMap): { pdf: Uint8Array; rows: IndexRowPlace[] } {
  const rows = indexRows(map);
  const places = rows.map(({ key }, i) => ({
    key,
    page: 2 + Math.floor(i / ROWS_A_PAGE),
    rect: { x: 60, y: 760 - (i % ROWS_A_PAGE) * 22, width: 470, height: 20 },
  }));
  const pages = Array.from({ length: map.indexPages }, (_, page) => ({
    contents: rows
      .slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE)
      .map((row, i) => words(`${row.kind} ${row.firstNumber}`, 64, 766 - i * 22, 12))
      .join('\n'),
  }));
  const inherited = `${A4} /Resources <</Font ${HELVETICA}>>`;
  return { pdf: rawDocument({ inherited, pages: [{ contents: words('Cover') }, ...pages] }), rows: places };
}

/** A plan for these sections, and what answers for their documents. */
export async function planOf(
  sections: readonly TestSection[],
  { title = 'A bundle', comments }: { title?: string; comments?: readonly BundleComment[] } = {},
): Promise<Planned> {
  const pdfs = new Map<string, Uint8Array>();
  const planned = [];
  for (const section of sections) {
    const documents = [];
    for (const document of section.documents) {
      const key = `doc-${pdfs.size}`;
      pdfs.set(key, document.pdf);
      const pageCount = await tryAssembly(document.pdf);
      const turned = document.turned === undefined ? {} : { turned: document.turned };
      const { title, date = null, exhibitRef = '' } = document;
      documents.push({ key, title, exhibitRef, date, pageCount, ...turned });
    }
    planned.push({ title: section.title, documents });
  }
  const rows = planned.reduce(
    (sum, { documents }) => sum + documents.length + (documents.length > 0 ? 1 : 0),
    0,
  );
  const map = mapPages(
    { coverPages: 1, indexPages: Math.max(1, Math.ceil(rows / ROWS_A_PAGE)) },
    planned,
    NUMBERINGS.continuous,
    { exhibits: 'stamp', sectionSheets: false },
  );
  const front = frontMatter(map);
  const heading = { court: '', heading: NO_HEADING, proceedings: null, preparedAt: CREATED };
  const sheets = typesetSheets(findResources().folder, heading, map);
  return {
    plan: {
      title,
      map,
      frontMatter: front.pdf,
      indexRows: front.rows,
      ...(comments === undefined ? {} : { comments }),
      ...(sheets === undefined ? {} : { sheets }),
      keepsBookmarks: [...pdfs.keys()],
      createdAt: CREATED,
    },
    source: (key) => new Uint8Array(pdfs.get(key) as Uint8Array),
  };
}

export interface BuiltBundle extends WrittenBundle {
  readonly path: string;
  readonly plan: BundlePlan;
  readonly bytes: Uint8Array;
}

/** Builds a bundle into a folder of its own. */
export async function buildTestBundle({ plan, source }: Planned): Promise<BuiltBundle> {
  const path = stagedAt(temporaryFolder(), 'bundle.pdf');
  const written = await bundleWriter.write(plan, path, source, { signal: new AbortController().signal });
  return { ...written, path, plan, bytes: readFileSync(path) };
}

export interface AssembledBundle {
  readonly path: string;
  readonly plan: BundlePlan;
  readonly proofs: readonly PageProof[];
}

/** The same without worker and reading back, with what the assembler says it placed. */
export async function assembledBundle({ plan, source }: Planned): Promise<AssembledBundle> {
  const path = join(temporaryFolder(), 'bundle.pdf');
  const handle = openSync(path, 'wx');
  try {
    const sink = new FileSink(handle);
    const parts = { ...quiet, sink, numberSheet: numberSheet(), source: async (key: string) => source(key) };
    const { proofs } = await assemble(plan, parts);
    await sink.finish();
    return { path, plan, proofs };
  } finally {
    closeSync(handle);
  }
}

/** resources/fonts/page-numbers.pdf. */
export const numberSheet = () => readFileSync(join(findResources().folder, 'fonts', 'page-numbers.pdf'));

/** Nobody to tell, and nobody who may cancel. */
export const quiet = { pause: () => Promise.resolve(), report: () => undefined };

/** A bundle of one section with these documents, titled by their place. */
export async function bundleOf(...pdfs: readonly Uint8Array[]): Promise<BuiltBundle> {
  const documents = pdfs.map((pdf, i) => ({ title: `Document ${i + 1}`, pdf }));
  return await buildTestBundle(await planOf([{ title: 'Evidence', documents }]));
}

// biome-ignore lint/suspicious/noExplicitAny: qpdf's JSON is as deep as the file.
export type Json = any;

/** One part of `qpdf --json`: outlines, pagelabels, pages, qpdf. */
export function qpdfJson(path: string, key: string): Json {
  const text = execFileSync('qpdf', ['--json=2', `--json-key=${key}`, path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text)[key];
}

/** Bookmarks by qpdf, outermost first: title and the page it leads to, counting from 1. */
export function bookmarksOf(path: string): { title: string; page: number; level: number }[] {
  const flat = (entries: Json[], level: number): { title: string; page: number; level: number }[] =>
    entries.flatMap((entry) => [
      { title: entry.title, page: entry.destpageposfrom1, level },
      ...flat(entry.kids, level + 1),
    ]);
  return flat(qpdfJson(path, 'outlines'), 0);
}

/** Size of every page by pdfinfo, as "595.276 x 841.89", and its rotation. */
export function sheetsOf(path: string): { size: string; turned: string }[] {
  const lines = execFileSync('pdfinfo', ['-f', '1', '-l', '-1', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).split('\n');
  const of = (word: string) =>
    lines.flatMap((line) => new RegExp(`^Page +\\d+ ${word}: +(.*?)(?: pts.*)?$`).exec(line)?.[1] ?? []);
  const turned = of('rot');
  return of('size').map((size, i) => ({ size, turned: turned[i] ?? '' }));
}
