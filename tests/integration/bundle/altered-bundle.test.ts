/**
 * A sound bundle, altered by a tool we did not write so that exactly one thing is wrong with it: a row for each
 * finding there is. A finding without a row fails.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildBundle } from '../../../src-main/bundle/build.ts';
import { verifyAgainstMap } from '../../../src-main/bundle/verify/verify.ts';
import type { StagedPath } from '../../../src-main/contract/staged-path.ts';
import { VERIFY_CODES } from '../../../src-main/core/findings/verify-codes.ts';
import {
  ALTERATIONS,
  type Alteration,
  bundleToAlter,
  paper,
  WHILE_WRITING,
} from '../../support/bundle-alterations.ts';
import { type AssembledBundle, numberSheet, planOf, quiet } from '../../support/bundles.ts';
import { failureOf } from '../../support/failures.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { bundleWriter } from '../../support/workers.ts';

let built: AssembledBundle;
beforeAll(async () => {
  built = await bundleToAlter();
});

async function findingsOf(path: string, { plan, later }: Pick<Alteration, 'plan' | 'later'> = {}) {
  const held = plan?.(built.plan) ?? built.plan;
  const proofs = later === true ? {} : { proofs: built.proofs };
  const { findings } = await verifyAgainstMap(path, held, { ...quiet, ...proofs });
  return findings;
}

/** The bundle written anew by pdf-lib, with a change. */
async function altered(change: (pdf: PDFDocument) => unknown): Promise<string> {
  const pdf = await PDFDocument.load(readFileSync(built.path), { updateMetadata: false });
  await change(pdf);
  const path = join(temporaryFolder(), 'changed.pdf');
  writeFileSync(path, await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
  return path;
}

const BY_RECORD: readonly string[] = [
  'bytes-as-built',
  'size-as-recorded',
  'pages-as-recorded',
  'pages-not-as-recorded',
  'map-agrees',
  'record-differs',
  'changed-in-place',
  'added-to-pages',
  'bytes-differ',
  'bytes-follow',
];
/** Found by reading a bundle back against its map; the rest is found against the record of it, and tested there. */
const BY_MAP = Object.keys(VERIFY_CODES).filter(
  (code) => !BY_RECORD.includes(code) && code !== 'index-row-unknown',
);

describe('an altered bundle is found out', () => {
  test.each([{}, { later: true as const }])('unaltered but written anew, it has no findings', async (row) => {
    expect(await findingsOf(await altered(() => undefined), row)).toEqual([]);
  });

  const rows = Object.entries(ALTERATIONS).flatMap(([code, all]) => all.map((row) => ({ code, ...row })));
  test.each(rows)('$code: $what, and nothing else', async ({ code, change, pages, ...row }) => {
    const found = await findingsOf(await altered(change), row);
    expect(found.map((one) => [one.code, one.pages])).toEqual([[code, pages ?? []]]);
  });

  test(`${WHILE_WRITING}: one byte that reached the disk otherwise, and nothing else`, async () => {
    const { plan, source } = await planOf([{ title: 'S', documents: [{ title: 'P', pdf: paper(1, 'p') }] }]);
    const path = join(temporaryFolder(), 'bundle.pdf');
    const report = ({ step }: { step: string }) => {
      if (step !== 'writing') return;
      const file = openSync(path, 'r+');
      // In the comment of the second line, where no reader looks.
      writeSync(file, Buffer.from([0xfe]), 0, 1, 12);
      closeSync(file);
    };
    const parts = {
      ...quiet,
      report,
      numberSheet: numberSheet(),
      source: async (key: string) => source(key),
    };
    const failure = await failureOf(() => buildBundle(plan, path as StagedPath, parts));
    expect(failure).toMatchObject({ code: 'check-failed', found: [{ code: WHILE_WRITING }] });
  });

  test('every finding there is has a row', () => {
    expect([...Object.keys(ALTERATIONS), WHILE_WRITING].sort()).toEqual(BY_MAP.sort());
    for (const [code, all] of Object.entries(ALTERATIONS)) expect([code, all.length]).not.toEqual([code, 0]);
  });

  test('a file that is no PDF at all', async () => {
    const path = join(temporaryFolder(), 'notes.pdf');
    writeFileSync(path, 'Dear all,');
    expect(await failureOf(() => verified(path))).toMatchObject({
      code: 'damaged-file',
      subject: 'notes.pdf',
    });
  });

  test('a file that is not there', async () => {
    const gone = join(temporaryFolder(), 'gone.pdf');
    expect(await failureOf(() => verified(gone))).toMatchObject({ code: 'file-unreadable' });
  });

  test('a bundle cut short', async () => {
    const path = join(temporaryFolder(), 'short.pdf');
    const bytes = readFileSync(built.path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 4000));
    const caught = await verified(path).then(
      ({ findings }) => findings.length > 0,
      (thrown) => thrown.code === 'damaged-file',
    );
    expect(caught).toBe(true);
  });
});

/** By the real worker. */
const verified = (path: string) =>
  bundleWriter.verify(path, built.plan, { signal: new AbortController().signal });
