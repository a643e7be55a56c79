import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BundlePlan } from '../../../src-main/bundle/writer.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { planOf, stagedAt } from '../../support/bundles.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { bundleWriter } from '../../support/workers.ts';

const paper = (count: number) =>
  rawDocument({ pages: Array.from({ length: count }, (_, i) => ({ contents: words(`page ${i + 1}`) })) });
const planned = (...papers: Uint8Array[]) =>
  planOf([{ title: 'S', documents: papers.map((pdf, i) => ({ title: `Paper ${i + 1}`, pdf })) }]);
const quietly = () => ({ signal: new AbortController().signal });

test('a file that is already there is never written over', async () => {
  const folder = temporaryFolder();
  const path = stagedAt(folder, 'bundle.pdf');
  writeFileSync(path, 'mine');
  const { plan } = await planned(paper(1));
  const untouched = () => {
    throw new Error('asked for a document');
  };
  await expect(bundleWriter.write(plan, path, untouched, quietly())).rejects.toMatchObject({
    code: 'already-exists',
    subject: 'bundle.pdf',
  });
  expect(readFileSync(path, 'utf8')).toBe('mine');
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
  await bundleWriter.write(plan, stagedAt(temporaryFolder(), 'b.pdf'), counting, {
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
  const cancelled = bundleWriter.write(plan, stagedAt(folder, 'b.pdf'), source, {
    signal: stop.signal,
    report,
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  await bundleWriter.write(plan, stagedAt(folder, 'b.pdf'), source, quietly());
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
    await expect(
      bundleWriter.write(broken, stagedAt(folder, 'b.pdf'), from, quietly()),
    ).rejects.toMatchObject(failure);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a folder that is not there', async () => {
  const { plan, source } = await planned(paper(1));
  const nowhere = stagedAt(temporaryFolder(), 'unplugged', 'b.pdf');
  await expect(bundleWriter.write(plan, nowhere, source, quietly())).rejects.toMatchObject({
    code: 'file-unreadable',
    subject: 'b.pdf',
  });
});
