import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/shared/contract/bundles.ts';
import type { FailureData } from '../../../src-main/shared/errors.ts';
import { asJson, temporaryFolder, testimony } from '../../support/cli.ts';
import { lockedPaper, paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf, infoOf } from '../../support/pdf-tools.ts';

const parent = temporaryFolder();
const papers = join(parent, 'My papers');

interface Built extends BundleBuilt {
  refused: { file: string; error: FailureData }[];
  passedOver: string[];
}

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(parent, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  await put('My papers/01 Statements/2026-02-01 Ánh.pdf', await paper('ALPHA', 2));
  await put('My papers/01 Statements/2026-02-10 Omar.pdf', await paper('BETA', 1));
  await put('My papers/02 Records/2025-12 Rota.pdf', await paper('GAMMA', 3));
  await put('My papers/02 Records/chat.txt', 'DELTA nhắn tin & <tags>\n');
  await put('My papers/.DS_Store', 'x');
});

/** Only the bundle and the folder beside it: no vault, no half-written file. */
function leftovers(out: string): string[] {
  return existsSync(out)
    ? readdirSync(out).filter((name) => name.startsWith('.') || name.endsWith('.part'))
    : [];
}

describe('a folder', () => {
  it('becomes a bundle: subfolders are sections, names give dates, and no vault is left', async () => {
    const out = join(parent, 'out');
    const { code, json } = await asJson<Built>(['bundle', 'from-folder', papers, '--out', out]);
    expect(code, JSON.stringify(json)).toBe(0);
    expect([json.documents, json.refused, json.passedOver]).toEqual([4, [], ['.DS_Store']]);
    const pdf = readFileSync(join(out, json.fileName));
    checkWithQpdf(pdf);
    expect(Number(infoOf(pdf).Pages)).toBe(json.pages);
    const text = flowOf(pdf);
    const at = ['ALPHA sheet 1', 'BETA sheet 1', 'GAMMA sheet 1', 'DELTA nhắn tin'].map((phrase) =>
      text.indexOf(phrase),
    );
    expect(at.every((place) => place > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    for (const words of ['My papers', 'Statements', 'Records', '1 Feb 2026', 'December 2025'])
      expect(text).toContain(words);
    expect(leftovers(out)).toEqual([]);
    expect((await testimony(['bundle', 'check', join(out, json.fileName)])).code).toBe(0);
  });

  it('with something that cannot go in is not built, and every reason is listed: exit code 1', async () => {
    const sound = await put('My papers/03 Other/voice.ogg', 'OggS\0\x02');
    const broken = await put('My papers/03 Other/broken.pdf', '%PDF-1.7\nnothing more');
    const out = join(parent, 'refused');
    const refused = await testimony(['bundle', 'from-folder', papers, '--out', out]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('voice.ogg');
    expect(refused.stderr).toContain('broken.pdf');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);

    const rest = await asJson<Built>(['bundle', 'from-folder', papers, '--out', out, '--without-refused']);
    expect([rest.code, rest.json.documents]).toEqual([1, 4]);
    expect(rest.json.refused.map((one) => one.file).sort()).toEqual([
      '03 Other/broken.pdf',
      '03 Other/voice.ogg',
    ]);
    expect(leftovers(out)).toEqual([]);
    for (const path of [sound, broken]) writeFileSync(path, await paper(`FIXED ${path.length}`));
  });

  it('that is empty or not there is refused', async () => {
    mkdirSync(join(parent, 'empty'));
    const empty = await asJson<{ error: FailureData }>([
      'bundle',
      'from-folder',
      join(parent, 'empty'),
      '--out',
      join(parent, 'e'),
    ]);
    expect([empty.code, empty.json.error.code]).toEqual([1, 'nothing-to-build']);
    expect(
      (await testimony(['bundle', 'from-folder', join(parent, 'absent'), '--out', join(parent, 'e')])).code,
    ).toBe(4);
    expect(existsSync(join(parent, 'e'))).toBe(false);
  });
});

describe('an index in CSV', () => {
  it('gives order, titles, exhibits and the password of a locked document', async () => {
    await put('index/a.pdf', await paper('EPSILON'));
    await put('index/b.pdf', await lockedPaper('ZETA', 'hunter2'));
    const index = await put(
      'index/index.csv',
      'file,title,date,section,exhibit,password\nb.pdf,"Second, but first",3/2/2026,Letters,AB1,hunter2\na.pdf,First,about June 2021,Letters,,\n',
    );
    const out = join(parent, 'from-index');
    const { code, json } = await asJson<Built>([
      'bundle',
      'from-folder',
      index,
      '--out',
      out,
      '--title',
      'From an index',
    ]);
    expect(code, JSON.stringify(json)).toBe(0);
    const text = flowOf(readFileSync(join(out, json.fileName)));
    expect(text.indexOf('ZETA sheet 1')).toBeGreaterThan(0);
    expect(text.indexOf('EPSILON sheet 1')).toBeGreaterThan(text.indexOf('ZETA sheet 1'));
    for (const words of ['From an index', 'Second, but first', '3 Feb 2026', 'about June 2021', 'AB1'])
      expect(text).toContain(words);
    expect(text).not.toContain('hunter2');
  });

  it('with a row that names no file is refused before anything is made: exit code 2', async () => {
    const index = await put('index/wrong.csv', 'file,title\nmissing.pdf,x\n');
    const out = join(parent, 'wrong');
    const { code, stderr } = await testimony(['bundle', 'from-folder', index, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 2: there is no file "missing.pdf"');
    expect(existsSync(out)).toBe(false);
  });
});

describe('stopping', () => {
  it('Ctrl-C leaves neither a bundle nor a vault behind', async () => {
    for (let i = 0; i < 30; i++) await put(`many/${i}.pdf`, await paper(`MANY ${i}`, 20));
    const out = join(parent, 'stopped');
    const { code, stderr } = await testimony(['bundle', 'from-folder', join(parent, 'many'), '--out', out], {
      during: (child) => {
        child.stderr?.on('data', (text: string) => {
          if (text.includes('[3 of 30] in:')) child.kill('SIGINT');
        });
      },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Stopping.');
    expect(readdirSync(out)).toEqual([]);
  });
});
