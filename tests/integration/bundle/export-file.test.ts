import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BundlePlan } from '../../../src-main/bundle/writer.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { bundleWriter, planOf } from '../../support/bundles.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

const paper = (count: number) =>
  rawDocument({ pages: Array.from({ length: count }, (_, i) => ({ contents: words(`page ${i + 1}`) })) });
const planned = (...papers: Uint8Array[]) =>
  planOf([{ title: 'S', documents: papers.map((pdf, i) => ({ title: `Paper ${i + 1}`, pdf })) }]);
const quietly = () => ({ signal: new AbortController().signal });

const GONE = 4_000_000;
const HOUR = 3600;

/** A partial file as a crash leaves it: of process `pid`, last written `seconds` ago. */
function leftover(folder: string, pid: number, seconds: number): string {
  const name = `.testimony-${pid}-3f2b8c1e-0000-4000-8000-00000000000${seconds > HOUR ? 1 : 2}.partial`;
  writeFileSync(join(folder, name), '%PDF-1.7');
  const at = Date.now() / 1000 - seconds;
  utimesSync(join(folder, name), at, at);
  return name;
}

test('a file that is already there is never written over', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'bundle.pdf');
  writeFileSync(path, 'mine');
  const { plan } = await planned(paper(1));
  const untouched = () => {
    throw new Error('asked for a document');
  };
  await expect(bundleWriter().write(plan, path, untouched, quietly())).rejects.toMatchObject({
    code: 'already-exists',
    subject: 'bundle.pdf',
  });
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['bundle.pdf']);
});

test('nor is one that comes there while the bundle is being built', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'bundle.pdf');
  const { plan, source } = await planned(paper(1));
  const meanwhile = (key: string) => {
    writeFileSync(path, 'theirs');
    return source(key);
  };
  await expect(bundleWriter().write(plan, path, meanwhile, quietly())).rejects.toMatchObject({
    code: 'already-exists',
  });
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['bundle.pdf']);
});

test('the name is given only when the file is whole: until then it is hidden', async () => {
  const folder = temporaryFolder();
  const { plan, source } = await planned(paper(1), paper(1));
  const seen: string[] = [];
  const watching = (key: string) => {
    seen.push(...readdirSync(folder));
    return source(key);
  };
  await bundleWriter().write(plan, join(folder, 'bundle.pdf'), watching, quietly());
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((name) => /^\.testimony-.*\.partial$/.test(name))).toBe(true);
  expect(readdirSync(folder)).toEqual(['bundle.pdf']);
});

test('documents are asked for one at a time, in the order of the map, at most one ahead', async () => {
  const { plan, source } = await planned(paper(2), paper(1), paper(3), paper(1));
  const asked: string[] = [];
  const steps: Progress[] = [];
  const counting = (key: string) => {
    asked.push(key);
    const started = steps.filter(({ step }) => step === 'assembling').length;
    expect(asked.length).toBeLessThanOrEqual(started + 2);
    return source(key);
  };
  await bundleWriter().write(plan, join(temporaryFolder(), 'b.pdf'), counting, {
    ...quietly(),
    report: (p) => steps.push(p),
  });
  expect(asked).toEqual(['doc-0', 'doc-1', 'doc-2', 'doc-3']);
  expect(steps[1]).toEqual({
    step: 'assembling',
    document: { index: 2, of: 4, title: 'Paper 2' },
    page: { number: 5, of: 9 },
  });
});

test('cancelled in the middle, it stops and leaves nothing; the next build works', async () => {
  const folder = temporaryFolder();
  const { plan, source } = await planned(...Array.from({ length: 8 }, () => paper(60)));
  const stop = new AbortController();
  const report = ({ document }: Progress) => {
    if (document?.index === 2) stop.abort();
  };
  const cancelled = bundleWriter().write(plan, join(folder, 'b.pdf'), source, {
    signal: stop.signal,
    report,
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  await bundleWriter().write(plan, join(folder, 'b.pdf'), source, quietly());
  expect(readdirSync(folder)).toEqual(['b.pdf']);
});

const failures: Record<
  string,
  (plan: BundlePlan, source: (key: string) => Uint8Array) => [BundlePlan, (key: string) => Uint8Array, object]
> = {
  'a document the vault cannot give': (plan) => [
    plan,
    () => {
      throw new TestimonyError('vault-damaged', { subject: 'doc-1' });
    },
    { code: 'vault-damaged', subject: 'doc-1' },
  ],
  'a document that is no PDF': (plan, source) => [
    plan,
    (key) => (key === 'doc-1' ? new TextEncoder().encode('no PDF') : source(key)),
    { code: 'damaged-file', subject: 'Paper 2' },
  ],
  'a document cut short': (plan, source) => [
    plan,
    (key) => (key === 'doc-1' ? source(key).slice(0, 300) : source(key)),
    { code: 'damaged-file', subject: 'Paper 2' },
  ],
  'a document with another number of pages': (plan, source) => [
    plan,
    (key) => (key === 'doc-1' ? paper(3) : source(key)),
    {
      code: 'check-failed',
      subject: 'Paper 2',
      found: [{ code: 'page-count-differs', params: { found: 3, expected: 2 } }],
    },
  ],
  'an index row that leads nowhere': (plan, source) => [
    { ...plan, indexRows: plan.indexRows.map((row) => ({ ...row, key: `${row.key}?` })) },
    source,
    { code: 'check-failed' },
  ],
  'an index that leaves a document out': (plan, source) => [
    { ...plan, indexRows: plan.indexRows.slice(0, -1) },
    source,
    { code: 'check-failed', found: [{ rule: 'B09', code: 'missing-from-index', pages: [4] }] },
  ],
  'a cover that prints where the number goes': (plan, source) => [
    {
      ...plan,
      frontMatter: rawDocument({
        inherited: '/MediaBox [0 0 595.276 841.89]',
        pages: [{ contents: '0 0 595 60 re f' }, {}],
      }),
    },
    source,
    {
      code: 'check-failed',
      found: [{ rule: 'B07', code: 'number-obstructed', pages: [1] }],
    },
  ],
};

test.each(Object.entries(failures))(
  '%s stops the build, by name, and leaves nothing',
  async (_, breaking) => {
    const folder = temporaryFolder();
    const { plan, source } = await planned(paper(1), paper(2));
    const [broken, from, failure] = breaking(plan, source);
    await expect(bundleWriter().write(broken, join(folder, 'b.pdf'), from, quietly())).rejects.toMatchObject(
      failure,
    );
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a folder that is not there', async () => {
  const { plan, source } = await planned(paper(1));
  const nowhere = join(temporaryFolder(), 'unplugged', 'b.pdf');
  await expect(bundleWriter().write(plan, nowhere, source, quietly())).rejects.toMatchObject({
    code: 'file-unreadable',
    subject: 'b.pdf',
  });
});

test('what a crash left behind goes, what another program is writing stays', async () => {
  const folder = temporaryFolder();
  leftover(folder, GONE, 2 * HOUR);
  const recent = leftover(folder, GONE, 5);
  const running = leftover(folder, process.pid, 2 * HOUR);
  writeFileSync(join(folder, '.testimony-notes.partial'), 'not ours');
  const { plan, source } = await planned(paper(1));
  await bundleWriter().write(plan, join(folder, 'b.pdf'), source, quietly());
  expect(readdirSync(folder).sort()).toEqual(['.testimony-notes.partial', recent, running, 'b.pdf'].sort());
});
