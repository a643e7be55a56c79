/**
 * Attack: somebody gets at the laptop after a case was worked on. Vectors: the vault's files, the temporary
 * folders, the home folder. Impact: names and accounts of people in danger. Mitigation: everything is sealed
 * before it reaches a file, and nothing readable is written but what a person exports.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runNode, temporaryFolder, testimony, vaultForCli } from '../support/cli.ts';
import { paper } from '../support/papers.ts';
import { infoOf } from '../support/pdf-tools.ts';
import { findReadable } from '../support/plaintext-scan.ts';
import { projectRoot } from '../support/project-files.ts';

const place = temporaryFolder();
const [home, temp, out] = ['home', 'temp', 'out'].map((name) => join(place, name)) as [
  string,
  string,
  string,
];

interface Sample {
  case: { title: string };
  people: { name: string; note?: string; safeContact?: string }[];
  interview: { answers: { question: string; value?: unknown; ownWords?: string }[]; readBack: string };
}
interface SampleDocuments {
  documents: { file: string; title: string; paragraphs?: string[]; lines?: string[] }[];
}
const readSample = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot, 'resources/sample', name), 'utf8'));
const sample = readSample('case.json') as Sample;
const written = readSample('documents.json') as SampleDocuments;

/** Safety check and consents, without which the interview does not open. */
const OPENING = sample.interview.answers.filter(({ question }) => /^(safety|consent)-/.test(question));

/** Names, phrases of the account, titles and file names: everything a person would call the case. */
const words = [
  sample.case.title,
  sample.interview.readBack,
  ...sample.people.flatMap((person) => [person.name, person.note, person.safeContact]),
  ...sample.interview.answers
    .flatMap((answer) => [answer.value, answer.ownWords])
    .filter((value) => typeof value === 'string'),
  ...written.documents.flatMap((one) => [
    one.file,
    one.title,
    ...(one.paragraphs ?? []),
    ...(one.lines ?? []),
  ]),
].filter((text): text is string => typeof text === 'string' && text.length >= 9);

let demo: Finished;
beforeAll(async () => {
  for (const folder of [home, temp]) mkdirSync(folder);
  demo = await runNode('scripts/demo.ts', ['--out', out], {
    env: { HOME: home, TMPDIR: temp, SQLITE_TMPDIR: temp },
  });
});

describe('after the demo', () => {
  it('the bundle is verified, and its pages and documents are named', () => {
    expect(demo.stderr).toContain('1 was refused, on purpose');
    expect(demo.code, demo.stderr).toBe(0);
    const lines = demo.stdout.trim().split('\n');
    expect(lines.at(-1)).toBe('verified');
    const file = readdirSync(join(out, 'bundle')).find((name) => name.endsWith('.pdf')) as string;
    const { Pages } = infoOf(readFileSync(join(out, 'bundle', file)));
    expect(demo.stdout).toMatch(new RegExp(`^pages +${Pages}$`, 'm'));
    expect(Number(/^documents +(\d+)$/m.exec(demo.stdout)?.[1])).toBeGreaterThanOrEqual(12);
  });

  it('no word of the case can be read in the vault', () => {
    expect(words.length).toBeGreaterThan(60);
    const { found, files, bytes } = findReadable([join(out, 'vault')], words);
    expect(files).toBeGreaterThanOrEqual(2);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(found).toEqual([]);
  });

  it('nor in the temporary folder and the home folder it was given, which hold nothing at all', () => {
    expect(findReadable([home, temp], words).found).toEqual([]);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('a folder it did not make is left alone, and the run ends there', async () => {
    const own = join(place, 'own');
    mkdirSync(join(own, 'documents'), { recursive: true });
    writeFileSync(join(own, 'documents', 'statement.txt'), 'mine');
    const { code, stderr } = await runNode('scripts/demo.ts', ['--out', own]);
    expect([code, readdirSync(own)]).toEqual([1, ['documents']]);
    expect(stderr).toMatch(/documents" is already taken/);
    expect(readFileSync(join(own, 'documents', 'statement.txt'), 'utf8')).toBe('mine');
  });

  it('nobody else on the machine may open the vault', () => {
    for (const name of readdirSync(join(out, 'vault'))) {
      expect(statSync(join(out, 'vault', name)).mode & 0o077, name).toBe(0);
    }
  });
});

describe('after a case was worked on by command', () => {
  const marks = Object.fromEntries(
    ['title', 'name', 'answer', 'paper', 'message', 'section', 'purpose'].map((what) => [
      what,
      `Q${what}${randomBytes(9).toString('hex')}`,
    ]),
  ) as Record<'title' | 'name' | 'answer' | 'paper' | 'message' | 'section' | 'purpose', string>;

  it("no word of it lies in any file changed since, in the machine's own temporary folders and home", async () => {
    const desk = join(place, 'desk');
    mkdirSync(desk);
    const began = statSync(desk).mtimeMs - 1000;
    const { open, folder } = await vaultForCli(desk);
    const inCase = [...open, '--case', 'M1'];
    const put = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(desk, name), bytes);
      return join(desk, name);
    };
    const answers = {
      person: marks.name,
      answers: [...OPENING, { question: 'birthplace', value: marks.answer }],
    };
    const steps = [
      ['case', 'create', ...open, '--reference', 'M1', '--title', marks.title],
      ['person', 'add', ...inCase, '--role', 'survivor', '--name', marks.name],
      ['record', 'fill', ...inCase, '--answers', put('answers.json', JSON.stringify(answers))],
      [
        'evidence',
        'add',
        put('a.pdf', await paper(marks.paper, 5)),
        put('b.txt', `${marks.message}\n`),
        ...inCase,
        '--section',
        marks.section,
      ],
      ['evidence', 'export', ...inCase, '--out', join(desk, 'out'), '--purpose', marks.purpose],
      ['bundle', 'build', ...inCase, '--from', 'all', '--out', join(desk, 'out')],
      ['bundle', 'from-folder', join(desk, 'out'), '--out', join(desk, 'again'), '--without-refused'],
    ];
    for (const step of steps.slice(0, -1)) {
      const { code, stderr } = await testimony(step);
      expect(code, `${step.slice(0, 2).join(' ')}: ${stderr}`).toBe(0);
    }
    await testimony(steps.at(-1) as string[]);
    const machine = [...new Set([folder, tmpdir(), '/tmp', '/var/tmp', '/dev/shm', homedir(), projectRoot])];
    const elsewhere = readdirSync(desk)
      .filter((name) => name !== 'vault')
      .map((name) => join(desk, name));
    const { found, bytes } = findReadable(machine, Object.values(marks), {
      changedSince: began,
      except: elsewhere,
    });
    expect(bytes).toBeGreaterThan(100_000);
    expect(found).toEqual([]);
  });
});

describe('the search itself', () => {
  it.each(['utf8', 'utf16le', 'base64', 'hex'] as const)(
    'finds a word that lies in a file as %s',
    (encoding) => {
      const trap = join(place, `trap-${encoding}`);
      mkdirSync(trap);
      const text = `xx${sample.people[0]?.name ?? ''}yy`;
      const bytes =
        encoding === 'utf16le'
          ? Buffer.from(text, 'utf16le')
          : encoding === 'utf8'
            ? text
            : Buffer.from(text).toString(encoding);
      writeFileSync(join(trap, 'file'), bytes);
      expect(findReadable([trap], words).found.length).toBeGreaterThan(0);
    },
  );
});
