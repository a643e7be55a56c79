import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseView } from '../../../src-main/contract/consent.ts';
import type { FailureWords } from '../../../src-main/core/words/failure-words.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let inCase: string[];
const consent = (status: string, ...more: string[]) =>
  asJson(['consent', 'record', ...inCase, '--purpose', 'court-papers', '--status', status, ...more]);
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'C1'];
  await asJson(['case', 'create', ...open, '--reference', 'C1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana']);
  for (const mark of ['RC1', 'RC2']) {
    const file = join(parent, `${mark}.txt`);
    writeFileSync(file, `Paper ${mark}`);
    await asJson(['evidence', 'add', file, ...inCase, '--title', `Paper ${mark}`, '--exhibit', mark]);
  }
  await consent('given');
  await consent('refused', '--item', 'RC2');
});
const releases = async () =>
  (await asJson<{ releases: ReleaseView[] }>(['consent', 'releases', ...inCase])).json.releases;

describe('a case of which one exhibit was refused', () => {
  it.each(['evidence-export', 'bundle-build'])('is named by the check for %s', async (kind) => {
    const { code, stdout } = await testimony(['consent', 'check', ...inCase, '--kind', kind]);
    expect(code).toBe(5);
    expect(stdout).toMatch(/“RC2 Paper RC2”, did not agree on/);
    expect(stdout).not.toContain('RC1');
  });

  it('gives out nothing at all, and names the exhibit', async () => {
    const out = join(parent, 'none');
    const { code, json } = await asJson<{ error: FailureWords }>([
      'evidence',
      'export',
      ...inCase,
      '--out',
      out,
    ]);
    expect(code).toBe(1);
    expect(json.error.findings).toEqual([expect.stringContaining('RC2 Paper RC2')]);
    expect(readdirSync(out)).toEqual([]);
    expect(await releases()).toEqual([]);
  });

  it('gives out the exhibit that was agreed to when it alone is asked for', async () => {
    const out = join(parent, 'one');
    const { code } = await asJson(['evidence', 'export', ...inCase, '--item', 'RC1', '--out', out]);
    expect([code, readdirSync(out)]).toEqual([0, ['RC1.txt']]);
  });

  it('gives nothing to the police on a yes to the court, and names the purposes there are', async () => {
    const out = join(parent, 'police');
    const give = ['evidence', 'export', ...inCase, '--item', 'RC1', '--out', out, '--for'];
    const police = await asJson<{ error: FailureWords }>([...give, 'police']);
    expect(police.json.error.findings).toEqual([expect.stringContaining('Sharing with the police')]);
    const other = await asJson<{ error: FailureWords }>([...give, 'newspapers']);
    expect(other.code).toBe(2);
    expect(other.json.error.findings).toEqual([expect.stringContaining('court-papers, police')]);
    expect(readdirSync(out)).toEqual([]);
    const ask = ['consent', 'check', ...inCase, '--kind', 'evidence-export', '--for', 'police'];
    expect((await testimony(ask)).stdout).toContain('Sharing with the police');
  });

  it('says which went out when it fails in the middle', async () => {
    // A thousand files already have the second name: no free one is left for it.
    const out = join(parent, 'middle');
    mkdirSync(out);
    writeFileSync(join(out, 'RC2.txt'), 'taken');
    for (let number = 2; number <= 1000; number += 1)
      writeFileSync(join(out, `RC2 (${number}).txt`), 'taken');
    const asked = [
      'evidence',
      'export',
      ...inCase,
      '--out',
      out,
      '--ground',
      'court-order',
      '--without-consent',
      'Order of the court',
    ];
    const { code, stdout } = await testimony(asked);
    expect(code).toBe(5);
    expect(stdout).toContain('RC1.txt');
    expect(stdout).toMatch(/Stopped at "Paper RC2"/);
    expect(stdout).toMatch(/1 of what was asked for did not go/);
    expect((await releases()).map((one) => one.title)).toEqual(['Paper RC1', 'Paper RC1']);
  });
});
