/**
 * Every file of the corpus goes in with the page count that qpdf and poppler agree on, or is refused with a
 * reason. Nothing hangs, and nothing that was seen on a page is lost. Prints what became of each.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestimonyError } from '../../src-main/core/errors/errors.ts';
import type { Note } from '../../src-main/core/findings/finding.ts';
import { describeFailure, FailureCatalogue } from '../../src-main/core/words/failure-words.ts';
import type { Intake } from '../../src-main/evidence/decoder.ts';
import {
  CORPUS,
  corpusFiles,
  type PagesByTools,
  pagesByTools,
  qpdfCheck,
  sharesLost,
  wordsIn,
} from '../support/corpus.ts';
import { takeIn } from '../support/intake.ts';
import { said, WORDS } from '../support/said.ts';

/** As their own project documents them. */
const PASSWORDS: Record<string, string> = {
  'PasswordSample-40bit.pdf': 'user',
  'PasswordSample-128bit.pdf': 'user',
  'PasswordSample-256bit.pdf': 'user',
  'issue6010_2.pdf': 'æøå',
  'libreoffice-writer-password.pdf': 'openpassword',
};
/** Pages compared by poppler in long files: every one would take minutes. */
const PAGES_LOOKED_AT = 6;
/** Notes without a drawing: every reader puts its own icon, in its own place. */
const OWN_ICONS = new Set(['rc_annotation.pdf', 'annotated_pdf.pdf']);

const catalogue = FailureCatalogue.parse(
  JSON.parse(readFileSync(new URL('../../resources/locales/en/errors.json', import.meta.url), 'utf8')),
);
/** What was found in each was looked at once, and is there. A file more or less is for somebody to look at. */
const FOUND_IN: ReadonlyMap<Note['code'], readonly string[]> = new Map([
  [
    'words-hidden',
    [
      'pdf/hmcts/SamplePDF_special_characters.pdf',
      'pdf/hmcts/hundred-page.pdf',
      'pdf/libpdf/PDFBOX-3208.pdf',
      'pdf/libpdf/PDFBOX-3785.pdf',
      'pdf/libpdf/PDFBOX-3947.pdf',
      'pdf/libpdf/PDFBOX-3949.pdf',
      'pdf/libpdf/PDFBOX-3964.pdf',
      'pdf/libpdf/annotation-choice-widget.pdf',
      'pdf/libpdf/complex_ttf_font.pdf',
      'pdf/libpdf/embedded_zip.pdf',
      'pdf/libpdf/form_to_flatten.pdf',
      'pdf/libpdf/mixedfonts.pdf',
      'pdf/libpdf/multiple-layers.pdf',
      'pdf/libpdf/pdfjs-49-layers.pdf',
      'pdf/libpdf/rtl-placed-ltr-text.pdf',
      'pdf/libpdf/single-layer-off.pdf',
      'pdf/libpdf/standard_fonts.pdf',
      'pdf/libpdf/us_constitution.pdf',
      'pdf/libpdf/xref-off-by-one.pdf',
      'pdf/pdfjs/annotation-text-without-popup.pdf',
      'pdf/pdfjs/bug1868759.pdf',
      'pdf/pdfjs/file_pdfjs_form.pdf',
      'pdf/pdfjs/issue18823.pdf',
      'pdf/pdfjs/knockout_groups_test.pdf',
      'pdf/sample-files/GeoTopo-komprimiert.pdf',
      // Pages of 4 points with a word 12 points high at 16: all of it is above the page.
      'pdf/sample-files/imagemagick-images.pdf',
      // What was under its boxes is gone. On eight of them stands their day, 03/23/2019, black on black.
      'redaction/no_bad_redactions.8.1.pdf',
      // Here too; on one box stands why it is there, "Privilege", black on black.
      'redaction/ok_words.pdf',
      'redaction/rectangles_yes.pdf',
    ],
  ],
  ['pictures-broken', ['pdf/pdfjs/issue18042.pdf']],
]);
const found: string[] = [];
const table: string[][] = [];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (table.length > 0) process.stdout.write(`\n${asText(table)}\n`);
});

/** The working copy as a file for tools; the corpus file itself where that is the working copy. */
function working(file: string, intake: Intake): string {
  if (intake.workingCopy === null) return join(CORPUS ?? '', file);
  const path = join(folder, 'working.pdf');
  writeFileSync(path, intake.workingCopy);
  return path;
}

async function expectedPages(file: string, { qpdf, poppler }: PagesByTools): Promise<number | null> {
  const path = join(CORPUS ?? '', file);
  if (/\.pdf$/i.test(file)) {
    if (qpdf !== null && poppler !== null && qpdf !== poppler) return Number.NaN;
    return qpdf ?? poppler;
  }
  if (/\.(tiff?)$/i.test(file)) return (await sharp(path).metadata()).pages ?? 1;
  return /\.(jpe?g|heic|heif)$/i.test(file) ? 1 : null;
}

it.skipIf(CORPUS === null).each(corpusFiles().filter((file) => basename(file) !== 'README.md'))(
  '%s',
  async (file) => {
    const path = join(CORPUS ?? '', file);
    const password = PASSWORDS[basename(file)];
    const bytes = readFileSync(path);
    const given = { fileName: basename(file), ...(password === undefined ? {} : { password }) };
    if (password !== undefined) {
      await expect(takeIn(bytes, { fileName: basename(file) })).rejects.toMatchObject({
        code: 'password-needed',
      });
    }
    const outcome = await takeIn(bytes, given).catch((thrown: unknown) => thrown);
    if (outcome instanceof TestimonyError) {
      const words = describeFailure(outcome.toData(), catalogue, () => WORDS);
      table.push([file, 'refused', words.what]);
      expect(['unsupported-type', 'damaged-file']).toContain(outcome.code);
      expect(words.what).toContain(basename(file));
      return;
    }
    const intake = outcome as Intake;
    table.push([
      file,
      `${intake.pageCount} p.`,
      [intake.workingSteps.join(', '), ...intake.notes.map(said)].join(' · '),
    ]);
    for (const code of FOUND_IN.keys())
      if (intake.notes.some((note) => note.code === code)) found.push(`${code} ${file}`);
    expect(intake.thumbnail).not.toBeNull();

    const copy = working(file, intake);
    const before = pagesByTools(path, password ?? '');
    const expected = await expectedPages(file, before);
    if (expected !== null) expect(intake.pageCount).toBe(expected);
    // qpdf will not read numbers of objects it finds implausible, in the copy as in the original.
    const qpdf =
      before.qpdf === null && intake.mediaType === 'application/pdf' ? expect.anything() : intake.pageCount;
    const after = copy === path && password === undefined ? before : pagesByTools(copy);
    expect({ ...after, qpdf: after.qpdf ?? 'unread' }).toEqual({ qpdf, poppler: intake.pageCount });
    if (before.qpdf !== null && intake.workingCopy !== null) expect(qpdfCheck(copy)).not.toBe(2);
    if (intake.mediaType !== 'application/pdf' || before.poppler === null) return;

    // The file that was received is itself what is bundled: there is nothing to compare.
    if (intake.workingCopy === null) return;
    expect(wordsLost(path, copy, password ?? '')).toEqual([]);
    if (OWN_ICONS.has(basename(file))) return;
    const pages = Math.min(intake.pageCount, PAGES_LOOKED_AT);
    for (const [at, lost] of (await sharesLost(path, copy, pages, password ?? '')).entries())
      expect(lost, `page ${at + 1}`).toBeLessThan(0.02);
  },
);

/** Poppler leaves the no-break spaces out of a text box that it typesets itself; the copy has them, as other readers show. */
const JOINED: ReadonlySet<string> = new Set(['bug1871353.pdf']);

/** Words of the original that the copy has not; of a damaged one, as qpdf repairs it, where that is kinder. */
function wordsLost(path: string, copy: string, password: string): string[] {
  const kept = new Set(wordsIn(copy));
  if (JOINED.has(basename(path))) kept.add([...kept].join(''));
  const lost = wordsIn(path, password).filter((word) => !kept.has(word));
  if (lost.length === 0) return lost;
  const mended = join(folder, 'mended.pdf');
  const repaired = spawnSync('qpdf', [`--password=${password}`, '--decrypt', path, mended]);
  if (repaired.status !== 3) return lost;
  return wordsIn(mended).filter((word) => !kept.has(word));
}

it.skipIf(CORPUS === null)(
  'finds hidden words and broken pictures where there are some, and nowhere else',
  () => {
    const expected = [...FOUND_IN].flatMap(([code, files]) => files.map((file) => `${code} ${file}`));
    expect(found.toSorted()).toEqual(expected.toSorted());
  },
);

it.skipIf(CORPUS === null)('refuses few of them', () => {
  const refused = table.filter(([, verdict]) => verdict === 'refused').length;
  table.push(['', '', `${table.length - refused} in, ${refused} refused`]);
  expect(refused).toBeLessThan(25);
});

function asText(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([file = '']) => file.length));
  return rows
    .map(([file = '', verdict = '', what = '']) => `${file.padEnd(width)}  ${verdict.padStart(8)}  ${what}`)
    .join('\n');
}
