/**
 * Real files that nobody on this project wrote, from their intake to a bundle that keeps every rule that a court
 * insists on: by our own check, by qpdf, and by following every row and bookmark to the number it prints.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OutlineEntry, PageMap } from '../../src-main/core/bundles/page-map.ts';
import { TestimonyError } from '../../src-main/core/errors/errors.ts';
import { BundleCase } from '../support/bundle-case.ts';
import { bookmarksOf, type Json, qpdfJson } from '../support/bundles.ts';
import { CORPUS, corpusFiles } from '../support/corpus.ts';
import { type Word, wordsOf } from '../support/pdf-tools.ts';

/** A picture in it is no picture, and every reader leaves it out. What qpdf says of it, it says of the bundle. */
const BROKEN_PICTURES = {
  'issue18042.pdf': 'Not a JPEG file: starts with 0x31 0x32',
  'issue11651.pdf': 'stream inflate: inflate: data: invalid distance too far back',
};

const titlesWithin = ({ contents = [] }: { readonly contents?: readonly OutlineEntry[] }): string[] =>
  contents.flatMap(({ title, children }) => [title, ...titlesWithin({ contents: children })]);

const inCorpus = (name: string) => join(CORPUS ?? '', name);
const files = corpusFiles().filter((name) => name.startsWith('pdf/') && name.endsWith('.pdf'));

interface Built {
  readonly made: BundleCase;
  readonly path: string;
  readonly map: PageMap;
  readonly words: readonly Word[];
  readonly titles: readonly string[];
}

async function build(): Promise<Built> {
  const made = await BundleCase.open([], 'T20267123');
  const titles: string[] = [];
  for (const name of files) {
    const file = made.pick(inCorpus(name));
    const about = { title: basename(name), section: dirname(name), allowDuplicate: true };
    try {
      await made.call('evidenceAdd', { caseId: made.caseId, file, ...about });
      titles.push(about.title);
    } catch (thrown) {
      // Refused with a reason: what is refused, and how, is the intake's own test.
      if (!(thrown instanceof TestimonyError)) throw thrown;
    }
  }
  const { id } = await made.bundle({ title: 'Corpus', court: 'Crown Court', hearingDate: '2027-02-03' });
  const { fileName, bagName } = await made.build(id);
  const path = join(made.out, fileName);
  const { map } = JSON.parse(readFileSync(join(made.out, bagName, 'data', 'page-map.json'), 'utf8'));
  return { made, path, map, words: wordsOf(readFileSync(path)), titles };
}

/** Warnings of `qpdf --check` about what cannot be unpacked, without offsets and object numbers. */
function brokenStreams(path: string): { status: number | null; reasons: string[]; others: string[] } {
  const { status, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  const warnings = stderr.split('\n').filter((line) => line.startsWith('WARNING'));
  const reason = (line: string) => /error decoding stream data for object \d+ \d+: (.*)/.exec(line)?.[1];
  return {
    status,
    reasons: warnings.flatMap((line) => reason(line) ?? []),
    others: warnings.filter((line) => reason(line) === undefined && !line.includes('will be re-processed')),
  };
}

const theBundle = () => {
  let built: Built;
  /** Height of each page in points, by qpdf. */
  let heights: readonly number[] = [];
  beforeAll(async () => {
    built = await build();
    const objects = qpdfJson(built.path, 'qpdf')[1];
    const order: string[] = qpdfJson(built.path, 'pages').map((page: Json) => page.object);
    heights = order.map((object) => objects[`obj:${object}`].value['/MediaBox'][3]);
  });

  /** What poppler reads in the lower right corner of a page. */
  const printedOn = (page: number): string[] => {
    const foot = heights[page - 1] ?? 0;
    return built.words
      .filter((word) => word.page === page && word.yMin > foot - 30 && word.yMax < foot && word.xMax > 500)
      .map(({ text }) => text);
  };

  test('holds most of the corpus', () => {
    expect(built.titles.length).toBeGreaterThan(200);
    expect(built.map.totalPages).toBeGreaterThan(900);
  });

  test('breaks none of the rules that a court insists on', async () => {
    const { findings, passed } = await built.made.call('bundleCheck', { file: built.made.pick(built.path) });
    expect(findings.filter((one) => one.level === 'must' && !one.passed)).toEqual([]);
    expect(passed).toBe(true);
  });

  test('is sound by qpdf, but for pictures that were broken before', () => {
    const sources = files.filter(
      (name) => built.titles.includes(basename(name)) && basename(name) in BROKEN_PICTURES,
    );
    const before = sources.flatMap((name) => brokenStreams(inCorpus(name)).reasons);
    expect(before).toEqual(Object.values(BROKEN_PICTURES));
    const { status, reasons, others } = brokenStreams(built.path);
    expect(others).toEqual([]);
    expect(reasons).toEqual(before);
    expect(status).toBe(3);
  });

  test('every bookmark leads to the page whose number it says', () => {
    // A document's own bookmarks stand beneath it, and lead where they led.
    const own = new Set(built.map.sections.flatMap((one) => one.documents.flatMap(titlesWithin)));
    const bookmarks = bookmarksOf(built.path).filter(({ title }) => !own.has(title));
    const documents = built.map.sections.flatMap((section) => section.documents);
    expect(bookmarks).toHaveLength(1 + built.map.sections.length + documents.length);
    for (const { title, page } of bookmarks) {
      expect(title).toMatch(new RegExp(` – p\\.${page}$`));
      expect(printedOn(page), title).toContain(String(page));
    }
  });

  test('every row of the index is a link to the page whose number it prints', () => {
    const objects = qpdfJson(built.path, 'qpdf')[1];
    const order: string[] = qpdfJson(built.path, 'pages').map((page: Json) => page.object);
    const value = (x: Json): Json => (typeof x === 'string' && / R$/.test(x) ? objects[`obj:${x}`].value : x);
    const rows: string[] = [];
    for (
      let page = built.map.coverPages + 1;
      page <= built.map.coverPages + built.map.indexPages;
      page += 1
    ) {
      for (const item of value(objects[`obj:${order[page - 1]}`].value['/Annots']) ?? []) {
        const link = value(item);
        const target = order.indexOf(link['/Dest'][0]) + 1;
        const [left, bottom, right, top] = link['/Rect'];
        const height = heights[page - 1] ?? 0;
        const row = built.words
          .filter((w) => w.page === page && w.xMin >= left - 1 && w.xMax <= right + 1)
          .filter((w) => height - (w.yMin + w.yMax) / 2 > bottom && height - (w.yMin + w.yMax) / 2 < top)
          .sort((a, b) => a.yMin - b.yMin || a.xMin - b.xMin);
        const numbers = row
          .filter((w) => w.xMax > right - 70)
          .flatMap((w) => /^(\d+)(?:–\d+)?$/.exec(w.text)?.[1] ?? []);
        expect(numbers, row.map((w) => w.text).join(' ')).toEqual([String(target)]);
        expect(printedOn(target)).toContain(String(target));
        rows.push(String(target));
      }
    }
    const documents = built.map.sections.flatMap((section) => section.documents);
    const expected = [...built.map.sections, ...documents].map(({ firstPage }) => String(firstPage));
    expect(rows.sort()).toEqual(expected.sort());
  });
};

if (files.length > 0) describe('a bundle of the corpus', theBundle);
else test('without the corpus there is nothing to look at', () => expect(CORPUS).toBeNull());
