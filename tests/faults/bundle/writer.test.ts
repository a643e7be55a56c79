/** The disk refuses or the plug is pulled while a bundle is written. A file with its name is a whole file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundleOf, bundleWriter, planOf } from '../../support/bundles.ts';
import { onSmallDisk, whileReadOnly } from '../../support/hostile-disks.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/bundle-process.ts', import.meta.url));
const KIB = 1024;
const quietly = () => ({ signal: new AbortController().signal });

/** A document of noise that cannot be packed, `kilobytes` long. */
const bulky = (kilobytes: number) =>
  rawDocument({ pages: [{ contents: `${words('bulky')}\n%${'x'.repeat(kilobytes * KIB)}` }] });
const planned = (...pdfs: Uint8Array[]) =>
  planOf([{ title: 'S', documents: pdfs.map((pdf, i) => ({ title: `Paper ${i}`, pdf })) }]);

it('a disk that fills up while it is written to is named, left empty, and written to again when there is room', async () => {
  await onSmallDisk(400 * KIB, async ({ folder }) => {
    const large = await planned(...Array.from({ length: 8 }, () => bulky(100)));
    await expect(
      bundleWriter().write(large.plan, join(folder, 'b.pdf'), large.source, quietly()),
    ).rejects.toMatchObject({ code: 'disk-full', subject: 'b.pdf' });
    expect(readdirSync(folder)).toEqual([]);

    const small = await planned(bulky(10));
    await bundleWriter().write(small.plan, join(folder, 'b.pdf'), small.source, quietly());
    expect(readdirSync(folder)).toEqual(['b.pdf']);
  });
});

it('a folder that may only be read is named, and nothing changes in it', async () => {
  const folder = temporaryFolder();
  const { plan, source } = await planned(bulky(1));
  await whileReadOnly(folder, async () => {
    await expect(bundleWriter().write(plan, join(folder, 'b.pdf'), source, quietly())).rejects.toMatchObject({
      code: 'read-only',
      subject: 'b.pdf',
    });
  });
  expect(readdirSync(folder)).toEqual([]);
});

it.each(['assembling 1', 'assembling 20', 'writing', 'verifying 2000'])(
  'killed at "%s", no file bears the name, and what was begun is cleared away later',
  async (moment) => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [PROCESS, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(`${moment}\n`) || said.includes(`${moment} \n`)) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'close');
    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(folder, 'bundle.pdf'))).toBe(false);

    const left = readdirSync(folder);
    expect(left.filter((name) => !/^\.testimony-\d+-[0-9a-f-]{36}\.partial$/.test(name))).toEqual([]);
    const longAgo = Date.now() / 1000 - 3600;
    for (const name of left) utimesSync(join(folder, name), longAgo, longAgo);
    const { plan, source } = await planned(bulky(1));
    await bundleWriter().write(plan, join(folder, 'bundle.pdf'), source, quietly());
    expect(readdirSync(folder)).toEqual(['bundle.pdf']);
  },
);

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
    bundleWriter().write(plan, join(folder, 'b.pdf'), () => new Uint8Array(swollen), quietly()),
  ).rejects.toMatchObject({
    code: 'too-large',
    subject: 'Paper 0',
  });
  expect(readdirSync(folder)).toEqual([]);
  await bundleOf(bulky(1));
});
