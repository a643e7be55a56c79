/** The disk refuses while a bundle is written. What happens when the plug is pulled: ../leaving/killed.test.ts. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundleOf, planOf, stagedAt } from '../../support/bundles.ts';
import { canMakeSmallDisk, onSmallDisk, whileReadOnly } from '../../support/hostile-disks.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { bundleWriter } from '../../support/workers.ts';

const KIB = 1024;
const quietly = () => ({ signal: new AbortController().signal });

/** A document that is stored as it is, `kilobytes` long: like no other of another number, or a bundle had it once. */
const bulky = (kilobytes: number, number = 0) =>
  rawDocument({ pages: [{ contents: `${words(`bulky ${number}`)}\n%${'x'.repeat(kilobytes * KIB)}` }] });
const planned = (...pdfs: Uint8Array[]) =>
  planOf([{ title: 'S', documents: pdfs.map((pdf, i) => ({ title: `Paper ${i}`, pdf })) }]);

it('a disk that fills up while it is written to is named, left empty, and written to again when there is room', async (test) => {
  test.skip(!canMakeSmallDisk(), 'a small disk needs the right to mount one');
  await onSmallDisk(400 * KIB, async ({ folder }) => {
    const large = await planned(...Array.from({ length: 8 }, (_, number) => bulky(100, number)));
    await expect(
      bundleWriter.write(large.plan, stagedAt(folder, 'b.pdf'), large.source, quietly()),
    ).rejects.toMatchObject({ code: 'disk-full', subject: 'b.pdf' });
    expect(readdirSync(folder)).toEqual([]);

    const small = await planned(bulky(10));
    await bundleWriter.write(small.plan, stagedAt(folder, 'b.pdf'), small.source, quietly());
    expect(readdirSync(folder)).toEqual(['b.pdf']);
  });
});

it('a folder that may only be read is named, and nothing changes in it', async () => {
  const folder = temporaryFolder();
  const { plan, source } = await planned(bulky(1));
  await whileReadOnly(folder, async () => {
    await expect(
      bundleWriter.write(plan, stagedAt(folder, 'b.pdf'), source, quietly()),
    ).rejects.toMatchObject({
      code: 'read-only',
      subject: 'b.pdf',
    });
  });
  expect(readdirSync(folder)).toEqual([]);
});

it('a source that unpacks without end is refused by name, and the writer goes on working', async () => {
  const { deflateSync } = await import('node:zlib');
  const bomb = deflateSync(Buffer.alloc(300 * KIB * KIB));
  const swollen = rawDocument({
    objects: (pdf) => {
      pdf.add({ dict: '/Filter /FlateDecode', data: bomb });
    },
    pages: [{ entries: '/Contents [3 0 R 3 0 R]' }],
  });
  const folder = temporaryFolder();
  const { plan } = await planned(bulky(1));
  await expect(
    bundleWriter.write(plan, stagedAt(folder, 'b.pdf'), () => new Uint8Array(swollen), quietly()),
  ).rejects.toMatchObject({
    code: 'too-large',
    subject: 'Paper 0',
  });
  expect(readdirSync(folder)).toEqual([]);
  await bundleOf(bulky(1));
});
