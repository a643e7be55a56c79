/** @file A pack from the command line: looked at, held back by name, written out, and what came of it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackIssue, PackPreview } from '../../../src-main/contract/packs.ts';
import type { FailureWords } from '../../../src-main/core/words/failure-words.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const out = join(parent, 'out');
let open: string[];
let inCase: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'C1'];
  await asJson(['case', 'create', ...open, '--reference', 'C1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana', '--born', '1980']);
  writeFileSync(join(parent, 'note.txt'), 'A note of the landlord');
  await asJson([
    'evidence',
    'add',
    join(parent, 'note.txt'),
    ...inCase,
    '--title',
    'Note',
    '--exhibit',
    'AB1',
  ]);
});
const chosen = () => [...inCase, '--recipient', 'Hull City Council', '--channel', 'post', '--items', 'AB1'];
const preview = () => asJson<PackPreview>(['pack', 'preview', 'support-letter', ...chosen()]);
const build = (seen: string, ...more: string[]) =>
  asJson<PackIssue & { error: FailureWords }>([
    'pack',
    'build',
    'support-letter',
    ...chosen(),
    '--seen',
    seen,
    '--out',
    out,
    ...more,
  ]);

describe('a pack', () => {
  it('is held back without consent, naming the line, before and when it is built', async () => {
    const { code, json } = await preview();
    expect([code, json.consent.missing.length]).toEqual([5, 1]);
    const built = await build(json.sha256);
    expect(built.code).toBe(1);
    expect(built.json.error.findings).toEqual([expect.stringMatching(/^Ana: Sharing with support services/)]);
    expect(readdirSync(out)).toEqual([]);
  });

  it('is written out as it was looked at, followed up, and found when consent is taken back', async () => {
    const consent = ['consent', 'record', ...inCase, '--purpose', 'support-services', '--status'];
    await asJson([...consent, 'given']);
    const { code, json } = await preview();
    expect([code, json.pages]).toEqual([0, 4]);
    const shown = (await testimony(['pack', 'preview', 'support-letter', ...chosen()])).stdout;
    expect(shown).toMatch(/Before it goes:\n {2}By post: .*\n {2}No safe way to reach the person/);
    expect((await build('0'.repeat(64))).code).toBe(1);
    const built = await build(json.sha256, '--answer-by', '2026-12-20');
    expect([built.code, readdirSync(out)]).toEqual([0, ['Support letter.pdf']]);
    const { id } = built.json;
    const came = ['pack', 'outcome', id, ...open, '--outcome', 'agreed', '--note', 'A room from Monday'];
    expect((await testimony(came)).stdout).toContain('A room from Monday');
    const { stdout } = await testimony([...consent, 'withdrawn']);
    expect(stdout).toContain(`pack:${id}`);
    await asJson(['consent', 'told', `pack:${id}`, ...inCase, '--how', 'By telephone, Mr Lund']);
    expect((await testimony(['consent', 'releases', ...inCase])).stdout).toContain('By telephone, Mr Lund');
    const { json: listed } = await asJson<{ packs: PackIssue[] }>(['pack', 'list', ...inCase]);
    expect(listed.packs).toMatchObject([{ id, expectedBy: '2026-12-20', outcomes: [{ outcome: 'agreed' }] }]);
  });

  it.each([
    [['pack', 'preview', 'support-letter', '--channel', 'pigeon'], '--channel'],
    [['pack', 'preview', 'support-letter', '--beyond', 'person.family'], '--beyond'],
  ])('says what is wrong with %j', async (args, option) => {
    const { code, json } = await asJson<{ error: FailureWords }>([...args, ...inCase]);
    expect(code).toBe(2);
    expect(JSON.stringify(json.error)).toContain(option);
  });
});
