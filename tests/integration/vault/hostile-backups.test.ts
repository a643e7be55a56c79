/** Backups made to do harm, with sums that fit: each is refused for what it is, and nothing of it is left. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { encodeTarEntry, tarPadding } from '../../../src-main/vault/backup/tar.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { projectRoot } from '../../support/project-files.ts';
import { temporaryFolder } from '../../support/vault.ts';

const quiet = { clock: steadyClock(), signal: new AbortController().signal, copied: () => undefined };

interface Part {
  readonly name: string;
  readonly head: Buffer;
  readonly bytes: Buffer;
}

let at: EngineAtWork;
let parts: Part[];
beforeAll(async () => {
  at = await engineAtWork();
  const stick = temporaryFolder();
  const { fileName } = await at.do('backupMake', { folder: at.pickFolder(stick) });
  parts = partsOf(readFileSync(join(stick, fileName)));
});
afterAll(() => at.engine.close());

function partsOf(tar: Buffer): Part[] {
  const found: Part[] = [];
  for (let place = 0; tar[place] !== 0; ) {
    const head = Buffer.from(tar.subarray(place, place + 512));
    const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
    const bytes = tar.subarray(place + 512, place + 512 + size);
    found.push({ name: head.toString('utf8', 6, head.indexOf(0)), head, bytes });
    place += 512 + size + tarPadding(size);
  }
  return found;
}

/** With sums that fit what is in it; `change` is made to the block before the named part. */
function made(of: readonly Part[], named = '', change: (head: Buffer) => void = () => undefined): string {
  const sums = of.filter(({ name }) => name !== 'SHA256SUMS').map(sumOf);
  const blocks = of.flatMap(({ name, head, bytes }) => {
    const own = name === 'SHA256SUMS' ? Buffer.from(sums.join('')) : bytes;
    const block = own === bytes ? Buffer.from(head) : Buffer.from(entry(name, own.length));
    if (name === named) change(block);
    return [summed(block), own, Buffer.alloc(tarPadding(own.length))];
  });
  const path = join(temporaryFolder(), 'hostile.tar');
  writeFileSync(path, Buffer.concat([...blocks, Buffer.alloc(1024)]));
  return path;
}
const entry = (name: string, size: number) => encodeTarEntry({ name: `vault/${name}`, size }, 0);
const sumOf = ({ name, bytes }: Part) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;

function summed(block: Buffer): Buffer {
  block.write('        ', 148, 'latin1');
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

async function restored(file: string): Promise<string> {
  const folder = join(temporaryFolder(), 'again');
  const code = await codeOf(() => restoreBackup({ ...quiet, file, folder }));
  if (code !== 'none') expect(existsSync(folder)).toBe(false);
  return code;
}
/** By the program that goes along, as it is in the project. */
function said(file: string) {
  const checker = join(projectRoot, 'resources/backup/check-backup.py');
  const { status, stdout, stderr } = spawnSync('python3', ['-B', checker, file], { encoding: 'utf8' });
  return { status, stderr, lines: stdout.trim().split('\n') };
}
const names = ['READ-ME-FIRST.txt', 'check-backup.py', 'header.json', 'header-copy.json', 'vault.db'];

describe('a backup made to do harm', () => {
  test('is put together as a sound one is by what makes it here', async () => {
    const file = made(parts);
    expect([await restored(file), said(file).status]).toEqual(['none', 0]);
  });

  test.each(names)('is refused where %s says it is larger than any disk', async (name) => {
    for (const size of [2n ** 53n - 1n, 2n ** 53n - 1024n, 2n ** 62n, 2n ** 63n, 2n ** 64n - 1n]) {
      const file = made(parts, name, (head) => {
        head[124] = 0x80;
        head.writeBigUInt64BE(size, 128);
      });
      expect(await restored(file)).toBe('damaged-file');
      const { status, stderr } = said(file);
      expect(stderr).toBe('');
      expect(status).toBeGreaterThan(0);
    }
  });

  test('is refused where a part is a link: taken apart by hand it would be another vault than the one put back', async () => {
    for (const kind of ['1', '2', '3', '5', '6', 'x', 'L']) {
      const file = made(parts, 'vault.db', (head) => {
        head.write(kind, 156, 'latin1');
        head.write('/etc/passwd', 157, 'latin1');
      });
      expect([kind, await restored(file), said(file).status]).toEqual([kind, 'damaged-file', 1]);
    }
  });

  test('is refused where a text in it is as large as a store: nobody could stop the reading', async () => {
    for (const name of names.filter((one) => one !== 'vault.db')) {
      const bytes = Buffer.alloc(2 * 1024 * 1024);
      const swollen = parts.map((one) =>
        one.name === name ? { name, bytes, head: Buffer.from(entry(name, bytes.length)) } : one,
      );
      expect([name, await restored(made(swollen))]).toEqual([name, 'damaged-file']);
    }
  });
});
