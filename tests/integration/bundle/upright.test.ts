import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { STRIP_HEIGHT } from '../../../src-main/bundle/a4.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { brokenRules } from '../../support/bundle-rules.ts';
import { type Json, planOf, qpdfJson, sheetsOf, stagedAt } from '../../support/bundles.ts';
import { codeOf } from '../../support/failures.ts';
import { checkWithQpdf, type Word, wordsOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { block, LINES, papers } from '../../support/turned-papers.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { bundleWriter } from '../../support/workers.ts';

/** Cover and index. */
const FRONT = 2;
const MARGIN_NOTE = 'downloaded from the archive of the registry by a guest on the first of June';

/** Each of these is shown sideways or upside down, as its own reader displays it. */
const LYING = [
  { turned: 90 },
  { turned: 180 },
  { turned: 270 },
  { rotate: 90 },
  { rotate: 180 },
  { rotate: 270 },
  { turned: 90, rotate: 90 },
] as const;

async function caseWith(pdf: Uint8Array) {
  const made = await BundleCase.open([{ title: 'Ledger', exhibitRef: 'AB/1', date: '2021-06-01', pdf }]);
  const bundle = await made.bundle({ court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' });
  const evidenceId = bundle.map.sections[0]?.documents[0]?.key as EvidenceId;
  const looks = async () => {
    const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
    return findings.filter((one) => !one.passed && one.rule === 'B20');
  };
  const build = async () => {
    const built = await made.build(bundle.id);
    const path = join(made.out, built.fileName);
    const broken = (await brokenRules(path)).filter(({ rule }) =>
      ['B03', 'B08', 'B19', 'B20'].includes(rule),
    );
    return { built, path, bytes: readFileSync(path), broken };
  };
  return { made, evidenceId, looks, build };
}

/** Where the words of the first line stand; upright, each is right of the one before and on its height. */
function firstLine(words: readonly Word[], page: number): Word[] {
  return (LINES[0] ?? '').split(' ').map((text) => {
    const found = words.find((word) => word.page === page && word.text === text);
    if (found === undefined) throw new Error(`no “${text}” on page ${page}`);
    return found;
  });
}

function readsFromLeftToRight(words: readonly Word[], page: number): boolean {
  return firstLine(words, page).every((word, i, line) => {
    const before = line[i - 1];
    const flat = word.xMax - word.xMin > 0.5 * (word.yMax - word.yMin);
    return (
      flat && (before === undefined || (word.xMin > before.xMin && Math.abs(word.yMin - before.yMin) < 2))
    );
  });
}

describe('pages that lie sideways or upside down beyond doubt', () => {
  it('stand upright in the bundle, lying A4 where they are wide, each with its number in the corner', async () => {
    const { looks, build } = await caseWith(papers(...LYING, {}));
    expect(await looks()).toMatchObject([{ level: 'could', pages: LYING.map((_, i) => FRONT + 1 + i) }]);
    const { path, bytes, broken } = await build();
    expect(broken).toEqual([]);
    checkWithQpdf(bytes);
    const words = wordsOf(bytes);
    const sheets = sheetsOf(path);
    for (let page = FRONT + 1; page <= FRONT + LYING.length + 1; page += 1) {
      expect(readsFromLeftToRight(words, page), `page ${page}`).toBe(true);
      const [width, height] = (sheets[page - 1]?.size ?? '').split(' x ').map(Number) as [number, number];
      const corner = words.filter(
        (w) => w.page === page && w.yMax > height - STRIP_HEIGHT && w.xMax > width - 140,
      );
      expect(corner.map((w) => w.text)).toEqual([String(page)]);
    }
    // As high or wide as their text is: the sheets' own direction does not matter.
    const lying = sheets
      .slice(FRONT)
      .map(({ size, turned }) => `${size.startsWith('841') ? 'wide' : 'tall'} ${turned}`);
    expect(lying).toEqual(['wide 0', 'tall 0', 'wide 0', 'tall 0', 'tall 0', 'tall 0', 'wide 0', 'tall 0']);
  });

  it('are named before building and in everything that goes out; the original stays as it came', async () => {
    const pdf = papers({}, { turned: 90 }, {});
    const { made, evidenceId, looks, build } = await caseWith(pdf);
    expect(said((await looks())[0])).toBe(
      'Turned in the bundle, so that it reads from left to right: “Ledger” (page 2). The document itself stays as it came.',
    );
    const { built } = await build();
    const bag = (name: string) => readFileSync(join(made.out, built.bagName, 'data', name), 'utf8');
    expect(bag('index.csv')).toContain('as-received turned-on-page-4');
    expect(bag('custody.csv')).toContain('pages 3 to 5, shown turned on 4');
    const { map } = JSON.parse(bag('page-map.json'));
    expect(map.sections[0].documents[0].turned).toEqual([{ page: 2, quarterTurns: 3, because: 'text' }]);
    const folder = temporaryFolder();
    const exported = await made.call('evidenceExport', { evidenceId, folder: made.pick(folder) });
    expect(readFileSync(join(folder, exported.fileName)).equals(Buffer.from(pdf))).toBe(true);
    const { intact } = await made.call('evidenceVerify', { caseId: made.caseId });
    expect(intact).toBe(true);
    const file = made.pick(join(made.out, built.fileName));
    expect(await made.call('bundleVerify', { file })).toMatchObject({ passed: true });
  });

  it('take their links with them', async () => {
    const document = await PDFDocument.load(papers({ turned: 90 }, {}));
    const { context } = document;
    // Where the word "first" stands on the sheet.
    const Rect = [595 / 2 + 115, 842 / 2 + 172, 595 / 2 + 132, 842 / 2 + 200];
    const Dest = [document.getPage(1).ref, PDFName.of('Fit')];
    const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect, Border: [0, 0, 0], Dest });
    document.getPage(0).node.addAnnot(context.register(link));
    const { build } = await caseWith(await document.save());
    const { path, bytes } = await build();
    const objects: Json = qpdfJson(path, 'qpdf')[1];
    const page: string = qpdfJson(path, 'pages')[FRONT].object;
    const [left, bottom, right, top] = objects[`obj:${page}`].value['/Annots'][0]['/Rect'];
    const word = firstLine(wordsOf(bytes), FRONT + 1)[0] as Word;
    const [x, y] = [(word.xMin + word.xMax) / 2, 595.276 - (word.yMin + word.yMax) / 2];
    expect(x > left && x < right && y > bottom && y < top, `${[x, y]} in ${[left, bottom, right, top]}`).toBe(
      true,
    );
  });
});

describe('pages of which it is not sure', () => {
  const doubtful = papers(
    { lines: [], more: block([MARGIN_NOTE], 270) },
    { lines: LINES.slice(0, 1), more: block(LINES.slice(1), 90) },
  );

  it('stay as they came, are shown before building, and are for a person to look at afterwards', async () => {
    const { looks, build } = await caseWith(doubtful);
    const [found, ...more] = await looks();
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: 'should', pages: [3, 4] });
    expect(said(found)).toContain('“Ledger” (pages 1 and 2)');
    const { path, broken } = await build();
    expect(sheetsOf(path).every(({ size }) => size === '595.276 x 841.89')).toBe(true);
    expect(broken).toMatchObject([{ rule: 'B20', level: 'should', pages: [3, 4] }]);
  });

  it('are turned when a person says so, and left again when that is taken back', async () => {
    const { made, evidenceId, looks, build } = await caseWith(doubtful);
    await made.call('evidenceTurnPages', { evidenceId, pages: [2], quarterTurns: 3 });
    expect(await looks()).toMatchObject([
      { level: 'should', pages: [3] },
      { level: 'could', pages: [4] },
    ]);
    const { path } = await build();
    expect(sheetsOf(path)[3]?.size).toBe('841.89 x 595.276');
    const back = await made.call('evidenceTurnPages', { evidenceId, pages: [2], quarterTurns: null });
    expect(back.pageDirections.map(({ page, byPerson }) => [page, byPerson])).toEqual([
      [1, null],
      [2, null],
    ]);
    const { entries } = await made.call('auditList', {});
    expect(entries.filter(({ action }) => action === 'evidence.pages-turned')).toHaveLength(2);
  });
});

it('upright pages stay: small marks up a margin, watermarks, fonts turned twice, Arabic, nothing at all', async () => {
  const pages = papers(
    { more: block(['up the margin'], 270) },
    // A font of negative size on a text turned by 180 degrees reads upright.
    {
      lines: [],
      more: LINES.map((line, i) => `BT /F -14 Tf -1 0 0 -1 90 ${600 - i * 80} Tm (${line}) Tj ET`).join('\n'),
    },
    { lines: [], more: `BT /F 60 Tf 0.7 0.7 -0.7 0.7 90 100 Tm (${LINES[0]}) Tj ET` },
    { lines: [] },
  );
  const { looks, build } = await caseWith(pages);
  expect(await looks()).toEqual([]);
  expect((await build()).broken).toEqual([]);
});

it('a page shown against its text by somebody’s decision has to be seen to', async () => {
  const { made, evidenceId, looks, build } = await caseWith(papers({ turned: 90 }));
  await made.call('evidenceTurnPages', { evidenceId, pages: [1], quarterTurns: 0 });
  expect(await looks()).toMatchObject([{ level: 'must', pages: [3] }]);
  expect((await build()).broken).toMatchObject([{ rule: 'B20', level: 'must', pages: [3] }]);
});

it('a page that a document does not have is not turned', async () => {
  const { made, evidenceId } = await caseWith(papers({}, {}));
  const turning = () => made.call('evidenceTurnPages', { evidenceId, pages: [1, 3], quarterTurns: 1 });
  expect(await codeOf(turning)).toBe('bad-input');
  const { evidence } = await made.call('evidenceList', { caseId: made.caseId });
  expect(evidence[0]?.pageDirections).toEqual([]);
});

it('a bundle whose page was to be turned upright, and is not, is not let out', async () => {
  const { plan, source } = await planOf([{ title: 'S', documents: [{ title: 'Upright', pdf: papers({}) }] }]);
  const turned = [{ page: 1, quarterTurns: 1, because: 'text' }] as const;
  const sections = plan.map.sections.map((section) => ({
    ...section,
    documents: section.documents.map((document) => ({ ...document, turned })),
  }));
  const path = stagedAt(temporaryFolder(), 'bundle.pdf');
  const writing = bundleWriter.write({ ...plan, map: { ...plan.map, sections } }, path, source, {
    signal: new AbortController().signal,
  });
  await expect(writing).rejects.toMatchObject({
    code: 'check-failed',
    found: [expect.objectContaining({ rule: 'B20', code: 'page-not-upright' })],
  });
});

it('poppler reads a turned page line by line', async () => {
  const { build } = await caseWith(papers({ turned: 270 }));
  const { path } = await build();
  const text = execFileSync('pdftotext', ['-layout', '-f', '3', '-l', '3', path, '-'], { encoding: 'utf8' });
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  expect(lines).toEqual([...LINES, expect.stringMatching(/^Exhibit AB\/1 +3$/)]);
});
