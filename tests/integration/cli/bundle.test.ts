import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import type { Finding } from '../../../src-main/core/findings/finding.ts';
import { asJson, runProgram, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf, infoOf, textOf } from '../../support/pdf-tools.ts';
import { block, LINES, papers } from '../../support/turned-papers.ts';

const parent = temporaryFolder();
const out = join(parent, 'for court');
const TITLE = 'Evidence: <Silverline> & “Quayside”';

let open: string[];
let inCase: string[];
let built: BundleBuilt;
let file: string;

beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'B1'];
  await asJson(['case', 'create', ...open, '--reference', 'B1', '--title', 'x']);
  const add = async (name: string, text: string, pages: number, section: string) => {
    writeFileSync(join(parent, name), await paper(text, pages));
    expect(
      (await asJson(['evidence', 'add', join(parent, name), ...inCase, '--section', section])).code,
    ).toBe(0);
  };
  await add('2026-02-01 Nguyễn Thị Hồng Ánh.pdf', 'FIRST', 3, 'Statements');
  await add('2025-12-01 Rota.pdf', 'SECOND', 2, 'Records');
  await add('2026-01-01 عمر الخطيب.pdf', 'THIRD', 1, 'Statements');
  const result = await asJson<BundleBuilt>([
    'bundle',
    'build',
    ...inCase,
    '--from',
    'all',
    '--out',
    out,
    '--title',
    TITLE,
    '--court',
    'Crown Court at Wexmouth',
    '--hearing',
    '2027-02-08',
  ]);
  expect(result.code, JSON.stringify(result.json)).toBe(0);
  built = result.json;
  file = join(out, built.fileName);
});

describe('a bundle built by command', () => {
  it('is a sound file with the pages, documents and fingerprint that were said', async () => {
    const pdf = readFileSync(file);
    checkWithQpdf(pdf);
    expect(Number(infoOf(pdf).Pages)).toBe(built.pages);
    expect([built.documents, built.verified, pdf.length]).toEqual([3, true, built.byteSize]);
    const sum = await runProgram('sha256sum', [file]);
    expect(sum.stdout.slice(0, 64)).toBe(built.sha256);
    const all = flowOf(pdf);
    for (const text of [
      'FIRST sheet 3',
      'SECOND sheet 2',
      'THIRD sheet 1',
      'Nguyễn Thị Hồng Ánh',
      'Crown Court at Wexmouth',
      '<Silverline> &',
    ]) {
      expect(all).toContain(text);
    }
  });

  it('prints on every page the number that the page has', () => {
    const pdf = readFileSync(file);
    for (let page = 1; page <= built.pages; page++) {
      expect(textOf(pdf, page).split(/\s+/), `page ${page}`).toContain(String(page));
    }
  });

  it('has beside it a folder whose fingerprints sha256sum confirms', async () => {
    const bag = join(out, built.bagName);
    expect(readFileSync(join(bag, 'bagit.txt'), 'utf8')).toContain('BagIt-Version');
    const checked = await runProgram('sh', [
      '-c',
      'cd "$0" && sha256sum -c --strict manifest-sha256.txt',
      bag,
    ]);
    expect(checked.code, checked.stderr).toBe(0);
  });

  it('says in words where it is, and that it is not encrypted', async () => {
    const again = join(parent, 'again');
    const { code, stdout } = await testimony(['bundle', 'build', ...inCase, '--from', 'all', '--out', again]);
    expect(code).toBe(0);
    expect(stdout).toContain('built, read back and verified');
    expect(stdout).toContain(again);
    expect(stdout).toContain('It is not encrypted');
    expect(stdout).toContain('Serve only the PDF');
  });

  it('is listed', async () => {
    const { json } = await asJson<{ bundles: { title: string; issues: unknown[] }[] }>([
      'bundle',
      'list',
      ...inCase,
    ]);
    expect(json.bundles.find((one) => one.title === TITLE)?.issues).toHaveLength(1);
  });
});

describe('checking', () => {
  it('passes what we built, without a vault: exit code 0', async () => {
    const { code, json } = await asJson<{ passed: boolean; findings: Finding[] }>(['bundle', 'check', file]);
    expect(json.findings.filter((one) => !one.passed && one.level === 'must')).toEqual([]);
    expect([code, json.passed]).toEqual([0, true]);
  });

  it('says "NO" of nothing in a file that keeps every must, and how much is worth a look', async () => {
    const { code, stdout } = await testimony(['bundle', 'check', file]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^NO /m);
    expect(stdout).toMatch(/^It keeps all \d+ rules that a bundle must keep\./m);
  });

  it("finds what is missing in somebody's file: exit code 5, each rule with its reason", async () => {
    const theirs = join(parent, 'theirs.pdf');
    writeFileSync(theirs, await paper('no index, no numbers', 3));
    const { code, stdout } = await testimony(['bundle', 'check', theirs]);
    expect(code).toBe(5);
    expect(stdout).toMatch(/^NO {2}B03/m);
    expect(stdout).toMatch(/^see B\d\d/m);
    expect(stdout.match(/^NO /gm)?.length).toBe(stdout.match(/\[must\]/g)?.length);
    expect(stdout).toMatch(
      /^It keeps \d+ of the \d+ rules that a bundle must keep\. \d+ things are worth a look\.$/m,
    );
  });

  it('against rules that there are not: exit code 2, and those that there are', async () => {
    for (const command of [
      ['bundle', 'check', file],
      ['bundle', 'build', ...inCase, '--from', 'all', '--out', out],
      ['case', 'create', ...open, '--reference', 'B2', '--title', 'y'],
    ]) {
      const { code, stderr } = await testimony([...command, '--profile', 'crown']);
      expect([command[1], code]).toEqual([command[1], 2]);
      expect(stderr).toContain('there are: general');
    }
  });

  it('what is no PDF, or not there, is refused', async () => {
    const text = join(parent, 'not.pdf');
    writeFileSync(text, 'hello');
    expect((await testimony(['bundle', 'check', text])).code).toBe(5);
    const gone = await asJson<{ error: FailureData }>(['bundle', 'check', join(parent, 'gone.pdf')]);
    expect([gone.code, gone.json.error.code]).toEqual([4, 'file-unreadable']);
  });
});

describe('verifying', () => {
  it('knows a copy of the bundle as unchanged: exit code 0', async () => {
    const copy = join(parent, 'renamed.pdf');
    copyFileSync(file, copy);
    const { code, stdout } = await testimony(['bundle', 'verify', copy, ...open]);
    expect(stdout).toContain('verified: it is the bundle built on');
    expect(code).toBe(0);
  });

  it('knows a bundle again that was written to at its end and renamed', async () => {
    const changed = join(parent, 'amended.pdf');
    writeFileSync(changed, Buffer.concat([readFileSync(file), Buffer.from('\n% x')]));
    const { code, stdout } = await testimony(['bundle', 'verify', changed, ...open]);
    expect(code).toBe(5);
    expect(stdout).toContain('that were built are still at the beginning of the file; 4 bytes');
  });

  it('knows one changed byte, and a file it never built: exit code 5', async () => {
    const changed = join(parent, built.fileName);
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] as number) ^ 1;
    writeFileSync(changed, bytes);
    expect((await testimony(['bundle', 'verify', changed, ...open])).code).toBe(5);
    expect((await testimony(['bundle', 'verify', join(parent, 'theirs.pdf'), ...open])).code).toBe(1);
  });
});

describe('pages that lie sideways', () => {
  const ledger = ['--item', 'Ledger'];
  const inLedgers: string[] = [];
  const looks = (stdout: string) => stdout.split('\n').filter((line) => /B20/.test(line));
  const build = async (name: string) => {
    const { code, stdout, stderr } = await testimony([
      'bundle',
      'build',
      ...inLedgers,
      '--from',
      'all',
      '--out',
      join(parent, name),
    ]);
    expect([code, stderr.includes('Error')]).toEqual([0, false]);
    return stdout;
  };

  it('are named where they were turned, and turned by command where it is not sure', async () => {
    await asJson(['case', 'create', ...open, '--reference', 'B3', '--title', 'ledgers']);
    inLedgers.push(...open, '--case', 'B3');
    const mixed = { lines: LINES.slice(0, 1), more: block(LINES.slice(1), 90) };
    writeFileSync(join(parent, 'Ledger.pdf'), papers({ turned: 90 }, mixed, {}));
    await asJson(['evidence', 'add', join(parent, 'Ledger.pdf'), ...inLedgers]);
    expect(looks(await build('first'))).toEqual([
      expect.stringMatching(/\[should\].*“Ledger” \(page 2\).*\(page 4\)$/),
      expect.stringMatching(/\[could\].*“Ledger” \(page 1\).*\(page 3\)$/),
    ]);
    const turned = await testimony([
      'bundle',
      'turn',
      ...inLedgers,
      ...ledger,
      '--pages',
      '2',
      '--to',
      'left',
    ]);
    expect(turned.stdout).toContain('Bundles show page 2 of Ledger turned to the left.');
    expect(looks(await build('second'))).toEqual([
      expect.stringMatching(/\[could\].*“Ledger” \(pages 1 and 2\).*\(pages 3 and 4\)$/),
    ]);
    await testimony(['bundle', 'turn', ...inLedgers, ...ledger, '--pages', '1-2', '--to', 'by-its-text']);
    expect(looks(await build('third'))).toHaveLength(2);
  });

  it.each([
    [['--pages', '0', '--to', 'left'], 'pages, as in 2,5-7'],
    [['--pages', '3-2', '--to', 'left'], 'pages, as in 2,5-7'],
    [['--pages', '1', '--to', 'north'], 'as-it-came'],
    [['--pages', '1-4', '--to', 'left'], 'there is no page 4; the last is 3'],
  ])('%j is refused in words', async (given, words) => {
    const said = await testimony(['bundle', 'turn', ...inLedgers, ...ledger, ...given]);
    expect(said.code).toBe(2);
    expect(said.stderr).toContain(words);
  });
});

describe('what cannot be built', () => {
  it('a case without evidence: exit code 1, and no file', async () => {
    await asJson(['case', 'create', ...open, '--reference', 'B2', '--title', 'empty']);
    const folder = join(parent, 'nothing');
    const { code, json } = await asJson<{ error: FailureData }>([
      'bundle',
      'build',
      ...open,
      '--case',
      'B2',
      '--from',
      'all',
      '--out',
      folder,
    ]);
    expect([code, json.error.code]).toEqual([1, 'nothing-to-build']);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('a hearing without a day: exit code 2, before anything is opened', async () => {
    const { code, stderr } = await testimony([
      'bundle',
      'build',
      '--vault',
      'nowhere',
      '--case',
      'x',
      '--out',
      'y',
      '--hearing',
      '2026-11',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('a day is needed');
  });
});

describe('the cover by command', () => {
  const build = (...words: string[]) =>
    asJson<BundleBuilt & { error: FailureData }>([
      'bundle',
      'build',
      ...inCase,
      '--from',
      'all',
      '--out',
      out,
      ...words,
    ]);

  it('says court’s number, parties with their roles and who files it, with sheets as they were asked for', async () => {
    const words = ['--number', 'KB-2026-1', '--proceedings', 'claim', '--filed-by', 'the Claimant'];
    const parties = [
      '--parties',
      'claimant: Ánh <A>; Defendants: Quayside: Ltd; defendant: B',
      '--status',
      'agreed',
    ];
    const made = await build(...words, ...parties, '--section-sheets');
    expect(made.code, JSON.stringify(made.json)).toBe(0);
    const pdf = readFileSync(join(out, made.json.fileName));
    for (const line of [
      'Claim number KB-2026-1',
      'Ánh <A>',
      '(1) Quayside: Ltd',
      '(2) B',
      'Defendants',
      'Agreed between',
    ])
      expect(flowOf(pdf, 1)).toContain(line);
    expect(flowOf(pdf, 3)).toContain('Section A');
    expect(made.json.pages).toBe(built.pages + 2);
    // The next bundle of the case takes over nothing of this one’s court, and is marked as the profile says.
    const next = await build();
    expect(flowOf(readFileSync(join(out, next.json.fileName)), 1)).not.toMatch(/KB-2026-1|Quayside/);
    expect(next.json.pages).toBe(built.pages);
  });

  it('names the option that does not fit', async () => {
    const wrong = async (...words: string[]) => {
      const { code, json } = await build(...words);
      return [code, json.error.subject];
    };
    expect(await wrong('--proceedings', 'duel')).toEqual([2, '--proceedings']);
    expect(await wrong('--proceedings', 'claim', '--parties', 'Friend: A')).toEqual([2, '--parties']);
    expect(await wrong('--exhibit-marks', 'gold')).toEqual([2, '--exhibit-marks']);
    expect(await wrong('--producers', 'AB')).toEqual([2, '--producers']);
    expect(await wrong('--status', 'final')).toEqual([2, '--status']);
  });
});
