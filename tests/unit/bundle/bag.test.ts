import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bagTexts } from '../../../src-main/bundle/bag/bag-texts.ts';
import { csv } from '../../../src-main/core/text/delimited.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the texts of a bag', () => {
  const texts = bagTexts({
    bundle: { name: 'a.pdf', byteSize: 100, sha256: 'f'.repeat(64) },
    recordings: [],
    texts: { 'index.csv': 'añb' },
    baggingDate: '2026-11-24',
    software: 'Testimony 0.1.0',
    caseReference: 'LH\n2026: 14',
    auditHead: 'e'.repeat(64),
  });

  it('follow RFC 8493: declaration, information, payload under data/, manifests of both', () => {
    expect([...texts.keys()]).toEqual([
      'data/index.csv',
      'READ-ME-FIRST.txt',
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    expect(texts.get('manifest-sha256.txt')).toBe(
      `${'f'.repeat(64)}  data/a.pdf\n${sha256('añb')}  data/index.csv\n`,
    );
    const tags = ['READ-ME-FIRST.txt', 'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'];
    expect(texts.get('tagmanifest-sha256.txt')).toBe(
      tags.map((name) => `${sha256(texts.get(name) ?? '')}  ${name}\n`).join(''),
    );
  });

  it('say in the folder itself that only the bundle is served, and why', () => {
    for (const name of ['READ-ME-FIRST.txt', 'bag-info.txt']) {
      expect(texts.get(name)).toMatch(/own file\. custody\.csv in it names people.*Serve only the PDF/);
    }
  });

  it('count octets, not letters, and keep every field on one line', () => {
    const info = texts.get('bag-info.txt') ?? '';
    expect(info).toContain('Payload-Oxum: 104.2\n');
    expect(info).toContain('External-Identifier: LH 2026: 14\n');
  });
});

describe('a table that goes out', () => {
  it('keeps commas, quotes and line breaks inside their cell', () => {
    expect(csv(['a'], [['x, "y"\nz']])).toBe('\uFEFFa\r\n"x, ""y""\nz"\r\n');
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx'])(
    'does not let a spreadsheet run %j',
    (cell) => {
      expect(csv(['a'], [[cell]])).toContain(`'${cell[0]}`);
    },
  );
});
