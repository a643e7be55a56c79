/** An arrangement made earlier, built by command: what a finding names can be typed beside it, and it stays in it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt, BundleView } from '../../../src-main/contract/bundles.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { flowOf, textOf } from '../../support/pdf-tools.ts';

const parent = temporaryFolder();
const out = join(parent, 'for court');
type Answer = BundleBuilt & { error: FailureData };

let inCase: string[];
let open: string[];
let inHeld: string[];

const build = (...words: string[]) => asJson<Answer>(['bundle', 'build', ...inCase, '--out', out, ...words]);
const arranged = async (where = inCase) =>
  (await asJson<{ bundles: BundleView[] }>(['bundle', 'list', ...where])).json.bundles;
const cover = ({ fileName }: BundleBuilt) => flowOf(readFileSync(join(out, fileName)), 1);
const add = async (name: string, text: string, section: string, where = inCase) => {
  writeFileSync(join(parent, name), await paper(text, 1));
  const { code } = await asJson(['evidence', 'add', join(parent, name), ...where, '--section', section]);
  expect(code).toBe(0);
};

beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'A1'];
  inHeld = [...open, '--case', 'A2'];
  for (const reference of ['A1', 'A2'])
    await asJson(['case', 'create', ...open, '--reference', reference, '--title', 'Quayside']);
  await add('2026-02-01 Statement.pdf', 'FIRST', 'Statements');
  await add('2026-01-01 Rota.pdf', 'SECOND', 'Records');
  await add('2026-03-01 Slip.pdf', 'THIRD', 'Records', inHeld);
  const parties = ['--proceedings', 'claim', '--parties', 'Claimant: A; Defendant: B Ltd'];
  const first = await build('--from', 'all', ...parties, '--filed-by', 'the Claimant');
  expect(first.code, JSON.stringify(first.json)).toBe(0);
});

describe('what is typed beside an arrangement', () => {
  it('is whatever a finding of such a build says to type', async () => {
    const [{ id } = { id: '' }] = await arranged();
    const { stdout } = await testimony(['bundle', 'build', ...inCase, '--out', out, '--bundle', id]);
    // What to type once it was handed out is of another command.
    const findings = stdout.replace(/^.*consent given .*$/gm, '');
    const named = [...findings.matchAll(/(?<![a-z])--[a-z-]+/g)].map(([option]) => option);
    expect(named).toContain('--number');
    const { stdout: help } = await testimony(['bundle', 'build', '--help']);
    for (const option of named) {
      expect(help).toContain(option);
      const { stderr } = await testimony([
        'bundle',
        'build',
        ...inCase,
        '--out',
        out,
        '--bundle',
        id,
        option,
        'x',
      ]);
      expect(stderr, option).not.toContain('an arrangement made earlier has its own');
    }
  });

  it('stands on its cover from then on, and the rest of the cover stays', async () => {
    const [{ id } = { id: '' }] = await arranged();
    const made = await build('--bundle', id, '--number', 'KB-2026-7', '--court', 'County Court at Wexmouth');
    expect(made.code, JSON.stringify(made.json)).toBe(0);
    for (const line of ['Claim number KB-2026-7', 'County Court at Wexmouth', 'B Ltd', 'the Claimant'])
      expect(cover(made.json)).toContain(line);
    const all = await arranged();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      court: 'County Court at Wexmouth',
      heading: { courtNumber: 'KB-2026-7' },
    });
  });

  it('may be exhibits that came late: each at the end of its section, a new section last', async () => {
    // As its letter in the bundle has it: it is the section that is there, and no second one beside it.
    await add('2020-01-01 Earlier.pdf', 'LATE', 'A. statements');
    await add('2020-01-02 Receipt.pdf', 'LATEST', 'Late papers');
    const [{ id } = { id: '' }] = await arranged();
    const made = await build('--bundle', id, '--add', 'Earlier; Receipt');
    expect(made.code, JSON.stringify(made.json)).toBe(0);
    const pdf = readFileSync(join(out, made.json.fileName));
    const order = ['FIRST', 'LATE', 'SECOND', 'LATEST'];
    order.forEach((words, at) => {
      expect(textOf(pdf, 3 + at)).toContain(`${words} sheet 1`);
    });
    // Told that the one moved others, somebody sorts it elsewhere and adds it again: it goes last.
    await asJson(['evidence', 'amend', 'Earlier', ...inCase, '--section', 'Late papers']);
    const again = await build('--bundle', id, '--add', 'Earlier');
    const last = readFileSync(join(out, again.json.fileName));
    expect([again.json.documents, textOf(last, 4), textOf(last, again.json.pages)]).toEqual([
      made.json.documents,
      expect.stringContaining('SECOND sheet 1'),
      expect.stringContaining('LATE sheet 1'),
    ]);
  });

  it('is not what it has of its own: exit code 2, and what to do', async () => {
    const [{ id } = { id: '' }] = await arranged();
    for (const own of [
      ['--from', 'all'],
      ['--profile', 'general'],
    ]) {
      const { code, json } = await build('--bundle', id, ...own);
      expect([code, json.error.subject]).toEqual([2, own[0]]);
    }
    const alone = await build('--from', 'all', '--add', 'Receipt');
    expect([alone.code, alone.json.error.subject]).toEqual([2, '--add']);
  });
});

describe('a new arrangement', () => {
  it('takes over the firm of the case’s newest bundle alone, with what was typed', async () => {
    const made = await build('--from', 'B Records', '--title', 'Records', '--firm', 'Harlow & Co');
    expect(cover(made.json)).toContain('Harlow & Co');
    const next = await build('--from', 'B Records', '--title', 'More', '--number', 'T20267001');
    for (const line of ['T20267001', 'Harlow & Co']) expect(cover(next.json)).toContain(line);
    for (const { json } of [made, next])
      for (const line of ['KB-2026-7', 'B Ltd', 'Claimant']) expect(cover(json)).not.toContain(line);
  });

  it('asks whoever sits there what its cover says, and nobody whose words say it', async () => {
    const words = ['bundle', 'build', ...inCase, '--out', out, '--from', 'B Records', '--title', 'Asked'];
    const asked = await testimony(words, '', ['High Court', 'AC-9x\u007f', '', 'the Claimant']);
    expect(asked.code, asked.stderr).toBe(0);
    expect(asked.stderr).toContain("The court's number: AC-9x\b \b\n");
    const [newest] = await arranged();
    expect(newest).toMatchObject({
      court: 'High Court',
      heading: { courtNumber: 'AC-9', caseName: '', filedBy: 'the Claimant', firm: 'Harlow & Co' },
    });
    const said = await testimony([...words, '--number', 'AC-9', '--court', 'High Court'], '', []);
    expect(said.stderr).not.toContain('What the cover says');
  });

  it('that is only made to be looked at is not kept, and one that nothing was built from is taken out and had back', async () => {
    const before = await arranged();
    await add('Undated slip.pdf', 'SLIP', 'Slips');
    const stopped = await build('--from', 'Slips', '--title', 'Looked at', '--stop-to-look');
    expect([stopped.code, stopped.json.error.code]).toEqual([1, 'not-ready']);
    expect(await arranged()).toEqual(before);
    const elsewhere = join(parent, 'not made');
    const toLook = ['bundle', 'build', ...inCase, '--from', 'Slips', '--stop-to-look', '--out', elsewhere];
    expect((await asJson(toLook)).code).toBe(1);
    expect(existsSync(elsewhere)).toBe(false);
    // Where somebody who wants it back finds what to type.
    const { stdout } = await testimony(['bundle', 'list', ...inCase]);
    expect(stdout).toMatch(/taken out of the list +title\n[a-z0-9]+ +/);
    expect(stdout).toContain('Looked at');
    const [built = { id: '' }] = before;
    const taken = await asJson<Answer>(['bundle', 'remove', ...inCase, '--bundle', built.id]);
    expect([taken.code, taken.json.error.code]).toEqual([1, 'bundle-built']);
    // Harmless for one that is in the list.
    expect((await asJson(['bundle', 'restore', ...inCase, '--bundle', built.id])).code).toBe(0);
    expect((await asJson(['bundle', 'restore', ...inCase, '--bundle', 'nobody'])).code).not.toBe(0);
    const another = await asJson<Answer>(['bundle', 'restore', ...inHeld, '--bundle', built.id]);
    expect([another.code, another.json.error?.code]).toEqual([1, 'not-found']);
  });

  it('of a section that is to be spelt otherwise has it as it was typed: its own old name is not one that is there', async () => {
    const amended = ['evidence', 'amend', ...inCase, 'Undated slip', '--section', 'slips and notes'];
    expect((await asJson(amended)).code).toBe(0);
    expect((await asJson([...amended.slice(0, -1), 'E Slips and notes'])).code).toBe(0);
    const { stdout } = await testimony(['evidence', 'list', ...inCase]);
    expect(stdout).toContain('E Slips and notes');
  });

  it('that is held back is not kept: the list has none that was never asked for', async () => {
    await asJson(['person', 'add', ...inHeld, '--role', 'survivor', '--name', 'Ana Popescu']);
    const wanted = ['bundle', 'build', ...inHeld, '--from', 'all', '--out', out];
    for (const _ of [1, 2]) {
      const { code, json } = await asJson<Answer>(wanted);
      expect([code, json.error.code]).toEqual([1, 'consent-missing']);
    }
    expect(await arranged(inHeld)).toEqual([]);
    const { code, json } = await asJson<Answer>([...wanted, '--parties', 'Claimant: A']);
    expect([code, json.error.subject]).toEqual([2, '--parties']);
  });
});
