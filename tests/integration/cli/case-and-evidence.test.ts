import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import {
  asJson,
  runProgram,
  temporaryFolder,
  testimony,
  testimonyProcess,
  vaultForCli,
} from '../../support/cli.ts';
import { lockedPaper, paper } from '../../support/papers.ts';

const parent = temporaryFolder();
const REF = 'LH/2026 №7 “Ánh”';
const TITLE = 'R v <Dorvan> & others';

interface Added {
  added: EvidenceView[];
  refused: { file: string; error: FailureData }[];
}

let open: string[];
let inCase: string[];
const put = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(parent, name), bytes);
  return join(parent, name);
};

beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', REF];
  const made = await asJson<CaseView>(['case', 'create', ...open, '--reference', REF, '--title', TITLE]);
  expect([made.code, made.json.reference, made.json.title, made.json.status]).toEqual([
    0,
    REF,
    TITLE,
    'active',
  ]);
});

const OVERRIDE = ['--ground', 'court-order', '--without-consent', 'Order of the court'];

describe('cases and people', () => {
  it('a reference is used once: exit code 1', async () => {
    const again = await asJson<{ error: FailureData }>([
      'case',
      'create',
      ...open,
      '--reference',
      REF,
      '--title',
      'x',
    ]);
    expect([again.code, again.json.error.code]).toEqual([1, 'already-exists']);
  });

  it('people are kept with names in any script and dates as far as they are known', async () => {
    const add = (...rest: string[]) => asJson<{ id: string }>(['person', 'add', ...inCase, ...rest]);
    expect(
      (
        await add(
          '--role',
          'survivor',
          '--name',
          'Nguyễn Thị Hồng Ánh',
          '--born',
          'about June 2004',
          '--interpreter',
          'yes',
        )
      ).code,
    ).toBe(0);
    expect((await add('--role', 'witness', '--name', 'عمر الخطيب')).code).toBe(0);
    const { json } = await asJson<CaseView>(['case', 'show', REF, ...open]);
    expect(json.people.map((person) => [person.name, person.birthDate, person.interpreterNeeded])).toEqual([
      ['Nguyễn Thị Hồng Ánh', { value: '2004-06', qualifier: 'about' }, true],
      ['عمر الخطيب', null, null],
    ]);
    const { stdout } = await testimony(['case', 'show', REF, ...open]);
    expect(stdout).toContain('about June 2004');
  });

  it.each([
    [['--role', 'victim', '--name', 'x'], 'one of: survivor'],
    [['--role', 'witness', '--name', 'x', '--born', 'last Tuesday'], 'is not a date'],
    [['--role', 'witness', '--name', 'x', '--interpreter', 'perhaps'], 'yes or no'],
  ])('%j is not taken: exit code 2', async (words, said) => {
    const { code, stderr } = await testimony(['person', 'add', ...inCase, ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('a case is found by a name in it, without accents', async () => {
    const { json } = await asJson<{ total: number }>(['case', 'list', ...open, '--search', 'nguyen hong']);
    expect(json.total).toBe(1);
    expect((await asJson<{ total: number }>(['case', 'list', ...open, '--search', 'zzz'])).json.total).toBe(
      0,
    );
  });

  it('a case that is not there: exit code 1', async () => {
    expect((await testimony(['case', 'show', 'nothing', ...open])).code).toBe(1);
  });
});

describe('evidence', () => {
  const names = [
    '2026-11-24 Letter.pdf',
    'Note.txt',
    'Broken.pdf',
    'Locked.pdf',
    'Program.exe',
    'Empty.pdf',
    'Copy.pdf',
  ];
  let paths: string[];

  beforeAll(async () => {
    const letter = await paper('LETTER', 3);
    const bytes = [
      letter,
      'Chị ơi, مرحبا 🙏\n',
      letter.slice(0, 400),
      await lockedPaper('LOCKED', 'hunter2'),
      'MZ\u0090\0\x02 sound',
      '',
      letter,
    ];
    paths = names.map((name, index) => put(name, bytes[index] as Uint8Array | string));
  });

  it('takes in what it can, refuses the rest by name with the reason, and says so: exit code 5', async () => {
    const { code, json } = await asJson<Added>([
      'evidence',
      'add',
      ...paths,
      ...inCase,
      '--from',
      'The bank',
    ]);
    expect(
      json.added.map((one) => [one.originalName, one.pageCount, one.documentDate?.value ?? null]),
    ).toEqual([
      ['2026-11-24 Letter.pdf', 3, '2026-11-24'],
      ['Note.txt', 1, null],
    ]);
    const reasons = Object.fromEntries(
      json.refused.map(({ file, error }) => [file.slice(parent.length + 1), error.code]),
    );
    expect(reasons).toEqual({
      'Broken.pdf': 'damaged-file',
      'Locked.pdf': 'password-needed',
      'Program.exe': 'unsupported-type',
      'Empty.pdf': 'empty-file',
      'Copy.pdf': 'duplicate',
    });
    expect(code).toBe(5);
    const list = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
    expect(list.json.evidence.map((one) => one.title)).toEqual(['Letter', 'Note']);
  });

  it('says in words which file was refused and what to do', async () => {
    const { code, stdout, stderr } = await testimony(['evidence', 'add', paths[3] as string, ...inCase]);
    expect(code).toBe(5);
    expect(stderr).toContain('"Locked.pdf" needs its password.');
    expect(stdout).toContain('0 in, 1 refused.');
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', async () => {
    const pipe = join(parent, 'pipe.pdf');
    await runProgram('mkfifo', [pipe]);
    const { code, stderr } = await testimony(['evidence', 'add', pipe, ...inCase]);
    expect([code, stderr]).toEqual([5, expect.stringContaining('pipe.pdf')]);
  });

  it('opens a locked document with the password from a file', async () => {
    const password = put('password.txt', 'hunter2\n');
    const locked = paths[3] as string;
    const wrong = await asJson<Added>([
      'evidence',
      'add',
      locked,
      ...inCase,
      '--password-file',
      put('wrong.txt', 'hunter3\n'),
    ]);
    expect([wrong.code, wrong.json.refused[0]?.error.code]).toEqual([5, 'wrong-password']);
    const right = await asJson<Added>([
      'evidence',
      'add',
      locked,
      ...inCase,
      '--password-file',
      password,
      '--exhibit',
      'AB1',
      '--title',
      'Bank papers',
    ]);
    expect([right.code, right.json.added[0]?.exhibitRef, right.json.added[0]?.title]).toEqual([
      0,
      'AB1',
      'Bank papers',
    ]);
  });

  it('is proved unchanged', async () => {
    const { code, json } = await asJson<{ intact: boolean; checks: unknown[] }>([
      'evidence',
      'verify',
      ...inCase,
    ]);
    expect([code, json.intact, json.checks.length]).toEqual([0, true, 3]);
  });

  it('is written out byte for byte, under fingerprints that sha256sum confirms', async () => {
    const out = join(parent, 'out');
    const { code, stdout } = await testimony([
      'evidence',
      'export',
      ...inCase,
      '--out',
      out,
      '--purpose',
      'Expert report',
      ...OVERRIDE,
    ]);
    expect(code).toBe(0);
    const fingerprints = stdout.split('\n').filter((line) => /^[0-9a-f]{64} {2}/.test(line));
    const checked = await runProgram('sha256sum', ['-c', '--strict'], {
      input: `${fingerprints.map((line) => line.replace('  ', `  ${out}/`)).join('\n')}\n`,
    });
    expect(checked.code).toBe(0);
    const out3 = ['2026-11-24 Letter.pdf', 'Locked.pdf', 'Note.txt'];
    expect(readdirSync(out).sort()).toEqual([...out3].sort());
    expect(readFileSync(join(out, 'Note.txt'), 'utf8')).toBe('Chị ơi, مرحبا 🙏\n');
  });

  it('stays where it is while the survivor has not agreed, naming what is missing: exit code 1', async () => {
    const kept = join(parent, 'kept');
    const { code, json } = await asJson<{ error: FailureData }>([
      'evidence',
      'export',
      ...inCase,
      '--out',
      kept,
    ]);
    expect([code, json.error.code]).toEqual([1, 'consent-missing']);
    expect(json.error.findings?.join()).toContain('Nguyễn Thị Hồng Ánh: Giving papers');
    expect(readdirSync(kept)).toEqual([]);
  });

  it('one exhibit is given out by its mark; a mark that nothing has: exit code 1', async () => {
    const one = join(parent, 'one');
    const { json } = await asJson<{ exported: { fileName: string }[] }>([
      'evidence',
      'export',
      ...inCase,
      '--out',
      one,
      '--item',
      'ab1',
      ...OVERRIDE,
    ]);
    expect(json.exported.map((file) => file.fileName)).toEqual(['Locked.pdf']);
    expect((await testimony(['evidence', 'export', ...inCase, '--out', one, '--item', 'ZZ9'])).code).toBe(1);
  });

  it('is not written over a file that stands where the folder should be: exit code 1', async () => {
    const { code, json } = await asJson<{ error: FailureData }>([
      'evidence',
      'export',
      ...inCase,
      '--out',
      paths[1] as string,
    ]);
    expect([code, json.error.code]).toEqual([1, 'already-exists']);
  });
});

describe('stopping', () => {
  it('Ctrl-C in the middle keeps what is in, leaves nothing half-done, and says so', async () => {
    const many = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => put(`Scan ${i}.pdf`, await paper(`SCAN ${i}`, 30))),
    );
    const stopped = await testimonyProcess(['evidence', 'add', ...many, ...inCase], {
      during: (child) => {
        child.stderr?.on('data', (text: string) => {
          if (text.includes('[2 of 40] in:')) child.kill('SIGINT');
        });
      },
    });
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('Stopping.');
    expect(stopped.stderr).toContain('Everything saved before is still there.');
    const { json } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
    const scans = json.evidence.filter((one) => one.originalName.startsWith('Scan'));
    expect(scans.length).toBeGreaterThanOrEqual(2);
    expect(scans.length).toBeLessThan(40);
    expect((await asJson<{ intact: boolean }>(['evidence', 'verify', ...inCase])).json.intact).toBe(true);
    expect((await testimony(['audit', 'verify', ...open])).code).toBe(0);
  });
});

describe('the log', () => {
  it('has every step, follows from its first entry, and can be listed', async () => {
    const { code, json } = await asJson<{ intact: boolean; entries: number; head: string }>([
      'audit',
      'verify',
      ...open,
    ]);
    expect([code, json.intact]).toEqual([0, true]);
    expect(json.head).toMatch(/^[0-9a-f]{64}$/);
    const list = await asJson<{ entries: { action: string }[] }>([
      'audit',
      'list',
      ...open,
      '--limit',
      '500',
    ]);
    const actions = new Set(list.json.entries.map((entry) => entry.action));
    for (const action of ['vault.created', 'case.created', 'evidence.received', 'evidence.exported'])
      expect(actions).toContain(action);
  });

  it('says what was done in words, and is written out for the office’s own file or under a consent', async () => {
    const { stdout } = await testimony(['audit', 'list', ...open, '--limit', '500']);
    expect(stdout).toMatch(/Evidence exported +.*evidence\.exported/);
    const out = join(temporaryFolder(), 'log');
    const args = ['audit', 'export', ...open, '--out', out];
    const done = await asJson<{ fileName: string; entries: number }>([...args, '--format', 'csv']);
    const text = readFileSync(join(out, done.json.fileName), 'utf8');
    // Above them what the columns are, below them the state of the log.
    expect(text.trim().split('\r\n')).toHaveLength(done.json.entries + 2);
    expect(text).toContain('Vault created');
    const refused = await testimony([...args, '--recipient', 'The court']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('choose a case')]);
    expect((await testimony([...args, '--format', 'docx'])).code).toBe(2);
  });
});

it('a folder goes in by its folders, and what is in is named, dated and marked in one step', async () => {
  const phone = join(parent, 'the phone');
  mkdirSync(join(phone, '01 Messages'), { recursive: true });
  writeFileSync(join(phone, 'IMG_20260105_101112.txt'), 'a picture, in words');
  for (const name of ['hello 2.txt', 'hello 10.txt', '.DS_Store'])
    writeFileSync(join(phone, '01 Messages', name), name);
  const { json } = await asJson<Added>(['evidence', 'add', ...inCase, phone]);
  expect(json.added.map(({ section, originalName }) => `${section}/${originalName}`)).toEqual([
    '/IMG_20260105_101112.txt',
    'Messages/hello 2.txt',
    'Messages/hello 10.txt',
  ]);
  const amended = await asJson<{ evidence: EvidenceView[] }>([
    'evidence',
    'amend',
    ...inCase,
    'IMG_20260105_101112.txt',
    'hello 2',
    'hello 10',
    '--guesses',
    '--exhibit',
    'ZZ1',
    '--from',
    'Ana',
  ]);
  expect(amended.json.evidence.map((one) => [one.exhibitRef, one.title, one.documentDate?.value])).toEqual([
    ['ZZ1', 'IMG 20260105 101112', '2026-01-05'],
    ['ZZ2', 'hello 2', undefined],
    ['ZZ3', 'hello 10', undefined],
  ]);
  const both = await testimony(['evidence', 'amend', ...inCase, 'ZZ1', 'ZZ2', '--title', 'One name']);
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--title is for one at a time')]);
});
