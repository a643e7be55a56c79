import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BundleFacts, TextPiece } from '../../../src-main/bundle/check/facts.ts';
import { findIndex } from '../../../src-main/bundle/check/rules/index-rows.ts';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import { asJson, temporaryFolder, testimony } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';

const parent = temporaryFolder();

describe('a sound bundle with right-to-left words and several pages to a document passes its own check', () => {
  it.each([
    ['section', 'general', ['بيانات الشهود/2026-01-02 Letter.pdf']],
    ['title', 'general', ['Statements/2026-01-02 شهادة مريم.pdf', 'Statements/2026-02-03 עדות.pdf']],
    [
      'mixed',
      'general',
      ['Statements/2026-01-02 Statement شهادة 2024.pdf', 'Statements/2026-02-03 Rota.pdf'],
    ],
    ['lettered', 'family-children', ['الشهود/2026-01-02 شهادة مريم.pdf', 'Rotas/2026-02-03 Rota שלי 5.pdf']],
  ])('in a %s', async (name, profile, files) => {
    for (const file of files) {
      const path = join(parent, name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await paper(file.length.toString(), 10));
    }
    const out = join(parent, `${name}-out`);
    const { json } = await asJson<BundleBuilt>([
      'bundle',
      'from-folder',
      join(parent, name),
      '--out',
      out,
      '--profile',
      profile,
    ]);
    const { code, stdout } = await testimony([
      'bundle',
      'check',
      join(out, json.fileName),
      '--profile',
      profile,
    ]);
    expect(stdout).not.toMatch(/^NO/m);
    expect(code).toBe(0);
  });
});

describe('the page a line of an index names', () => {
  const piece = (text: string, left: number, top: number): TextPiece => {
    return { text, left, right: left + 30, top, bottom: top + 10, unseen: false };
  };
  const nameOf = (title: string, pages: string, leadsTo: number | null) => {
    const blank = { width: 595, pieces: [], links: [] };
    const link = { left: 0, right: 595, top: 95, bottom: 115, page: leadsTo, keepsZoom: true };
    const index = {
      ...blank,
      pieces: [piece('Index', 60, 40), piece(title, 60, 100), piece(pages, 500, 100)],
      links: leadsTo === null ? [] : [link],
    };
    const facts = { pages: [index, ...Array.from({ length: 200 }, () => blank)] } as unknown as BundleFacts;
    return findIndex(facts)?.rows.map((row) => row.target);
  };
  it.each([
    ['Letter', '3–12', 3, 3],
    ['Letter', '3–12', 12, 3],
    ['Letter', '112–13', 112, 112],
    ['Letter', '112–13', null, 112],
    ['رسالة', '12–3', 3, 3],
    ['رسالة', '12–3', null, 3],
    ['رسالة', '112–13', 112, 112],
    ['رسالة', '3–12', 12, 3],
  ])('%s, %s, leading to %s: %i', (title, pages, leadsTo, named) => {
    expect(nameOf(title, pages, leadsTo)).toEqual([named]);
  });
});
