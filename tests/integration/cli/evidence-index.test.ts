/** `evidence add --index`: an index as Excel writes it, taken in at the command line; asked once which way round its dates are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const papers = join(parent, 'papers');
let inCase: string[];

beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'LH/1'];
  await testimony(['case', 'create', ...open, '--reference', 'LH/1', '--title', 'R v Dorvan']);
  mkdirSync(papers);
  writeFileSync(join(papers, 'Letter.TXT'), 'a letter');
  writeFileSync(join(papers, 'rota.txt'), 'a rota');
  const rows = [
    'sep=;',
    'FILE;Title;Date;Exhibit;Section;Author',
    'letter.txt;Déclaration de Ana;05/01/26;AB1;Statements;Ana',
    'rota.txt;Rota;06/02/26;;Work;',
  ];
  writeFileSync(join(papers, 'index.csv'), Buffer.from(rows.join('\r\n'), 'latin1'));
});

const add = (...more: string[]) => [
  'evidence',
  'add',
  '--index',
  join(papers, 'index.csv'),
  ...more,
  ...inCase,
];

describe('evidence add --index', () => {
  it('takes nothing in before it was said which way round the dates are', async () => {
    const { code, stderr } = await testimony(add());
    expect(code).toBe(2);
    expect(stderr).toContain('--dates day-first');
    expect(stderr).toContain('5 Jan 2026');
    const { json } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
    expect(json.evidence).toEqual([]);
  });

  it('takes in what is listed, under its names, dates, marks and sections, and keeps what else stands there as notes', async () => {
    const { code, json } = await asJson<{ added: EvidenceView[] }>(add('--dates', 'day-first'));
    expect(code).toBe(0);
    expect(json.added).toMatchObject([
      {
        title: 'Déclaration de Ana',
        exhibitRef: 'AB1',
        section: 'Statements',
        originalName: 'Letter.TXT',
        documentDate: { value: '2026-01-05' },
      },
      { title: 'Rota', section: 'Work', documentDate: { value: '2026-02-06' } },
    ]);
    expect(json.added[0]?.notes).toContainEqual(
      expect.objectContaining({ code: 'note-as-written', params: { text: 'Author: Ana' } }),
    );
  });

  it('a line that names no file keeps all of it out, and is said', async () => {
    const index = join(papers, 'second.csv');
    writeFileSync(index, 'file,title\nrota.txt,Again\ngone.txt,Gone\n');
    const { code, stderr } = await testimony(['evidence', 'add', '--index', index, ...inCase]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('line 3, column “file”: there is no file “gone.txt”'),
    ]);
    const { json } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
    expect(json.evidence).toHaveLength(2);
  });
});
