import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView, WorksheetReading } from '../../../src-main/contract/interviews.ts';
import type { FactView } from '../../../src-main/core/answers/fact.ts';
import type { MissingConsent } from '../../../src-main/core/consent/consent-gate.ts';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { projectRoot } from '../../support/project-files.ts';
import { said } from '../../support/said.ts';

const parent = temporaryFolder();
const story = JSON.parse(readFileSync(join(projectRoot, 'resources/sample/story.json'), 'utf8'));
const put = (name: string, value: unknown) => {
  writeFileSync(join(parent, name), JSON.stringify(value));
  return join(parent, name);
};

let open: string[];
let inCase: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'F1'];
  await asJson(['case', 'create', ...open, '--reference', 'F1', '--title', 'x']);
  await asJson([
    'person',
    'add',
    ...inCase,
    '--role',
    'survivor',
    '--name',
    story.person.name,
    '--born',
    'about March 2004',
    '--interpreter',
    'yes',
  ]);
});
const check = () =>
  asJson<{ missing: (MissingConsent & { message: string })[] }>([
    'consent',
    'check',
    ...inCase,
    '--kind',
    'bundle-build',
  ]);

describe('a whole interview without a screen', () => {
  it('before it: what is missing is named, exit code 5', async () => {
    const { code, json } = await check();
    expect([code, json.missing.length]).toEqual([5, 1]);
    expect((await testimony(['consent', 'check', ...inCase, '--kind', 'bundle-build'])).stdout).toContain(
      'no consent is recorded',
    );
  });

  it('after it: the ledger stands, and every fact says where it comes from', async () => {
    const filled = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('story.json', { ...story.interview, person: story.person.name }),
    ]);
    expect([filled.code, filled.json.status]).toEqual([0, 'signed']);
    expect((await check()).code).toBe(0);
    const { json } = await asJson<{ facts: FactView[] }>(['facts', 'list', ...inCase]);
    const start = json.facts.find((fact) => fact.key === 'exploitation.start');
    expect(start?.statements[0]).toMatchObject({
      text: 'about June 2024',
      author: OWNER,
      origin: { kind: 'interview', question: 'start-date' },
    });
    expect((await testimony(['facts', 'list', ...inCase])).stdout).toContain(
      `${OWNER}, Screening interview: start-date, asked openly]`,
    );
  });

  it('fills a worksheet and reads one together', async () => {
    const sheet = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('nrm.json', {
        person: story.person.name,
        form: 'nrm-preparation',
        answers: [{ question: 'reference', value: 'F1' }],
      }),
    ]);
    const carried = await asJson<{ carried: number; filled: number; applicable: number }>([
      'worksheet',
      'carry-over',
      ...open,
      '--id',
      sheet.json.id,
    ]);
    expect(carried.json.filled / carried.json.applicable).toBeGreaterThan(0.6);
    const elements = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('elements.json', {
        person: story.person.name,
        form: 'elements',
        answers: [{ question: 'act-recruited', value: 'shown' }],
      }),
    ]);
    const read = await asJson<{ readings: WorksheetReading[] }>([
      'worksheet',
      'reading',
      ...open,
      '--id',
      elements.json.id,
    ]);
    expect(said(read.json.readings[0]?.lines[0])).toBe('action: recorded (Recruited)');
  });

  it('a withdrawal is recorded, says what is already out, and stops what comes after', async () => {
    const withdrawn = ['consent', 'record', ...inCase, '--purpose', 'court-papers', '--status', 'withdrawn'];
    expect((await testimony(withdrawn)).stdout).toContain('Nothing has left the vault.');
    expect((await check()).json.missing[0]?.message).toContain('withdrawn on');
    expect((await testimony(['consent', 'list', ...inCase])).stdout).toContain('withdrawn');
    expect((await asJson<{ releases: unknown[] }>(['consent', 'releases', ...inCase])).json.releases).toEqual(
      [],
    );
  });

  it('a consent whose last day is past says so when it is written down, and in the ledger', async () => {
    const old = ['--purpose', 'police', '--status', 'given', '--until', '2020-02-01'];
    expect((await testimony(['consent', 'record', ...inCase, ...old])).stdout).toContain(
      'Its last day, 2020-02-01, is past',
    );
    expect((await testimony(['consent', 'list', ...inCase])).stdout).toContain('2020-02-01, over');
  });

  it('takes the day on the paper, and shows it where the ledger gives the day', async () => {
    const paper = ['--purpose', 'support-services', '--status', 'given', '--on', '3 Nov 2025'];
    const { code, json } = await asJson<ConsentView>(['consent', 'record', ...inCase, ...paper]);
    expect([code, json.decidedOn]).toEqual([0, '2025-11-03']);
    const text = (await testimony(['consent', 'list', ...inCase])).stdout;
    expect(text).toMatch(/^2025-11-03 .*support-services .*given/m);
    expect(text).toContain(`written down ${json.at.slice(0, 10)} by ${OWNER}`);
  });

  it('takes the exhibit and the signed paper, and the ledger shows how each was explained', async () => {
    for (const [name, exhibit] of [
      ['Diary', 'AB1'],
      ['Signed form', 'AB2'],
    ] as const) {
      writeFileSync(join(parent, `${name}.txt`), name);
      const file = join(parent, `${name}.txt`);
      await asJson(['evidence', 'add', file, ...inCase, '--title', name, '--exhibit', exhibit]);
    }
    const { code, json } = await asJson<ConsentView>([
      'consent',
      'record',
      ...inCase,
      '--purpose',
      'police',
      '--status',
      'refused',
      '--recipient',
      'Wexmouth Police',
      '--item',
      'AB1',
      '--evidence',
      'Signed form',
      '--language',
      'Twi',
      '--interpreter',
      'I-9',
      '--explained-by',
      'Ruth',
      '--note',
      'Not the diary',
    ]);
    expect([code, json.item.length, json.evidenceId?.length]).toEqual([0, 26, 26]);
    const text = (await testimony(['consent', 'list', ...inCase])).stdout;
    for (const part of [
      'Wexmouth Police',
      'refused',
      'explained by Ruth',
      'in Twi',
      'interpreter I-9',
      'only "AB1 Diary"',
      'signed paper "AB2 Signed form"',
      `written down by ${OWNER}`,
      'Not the diary',
    ])
      expect(text).toContain(part);
    const list = await asJson<{ consents: ConsentView[] }>(['consent', 'list', ...inCase]);
    expect(list.json.consents.at(-1)).toEqual(json);
  });

  it('says that nobody is asked where nobody is, rather than that every consent stands', async () => {
    await asJson(['case', 'create', ...open, '--reference', 'F2', '--title', 'x']);
    const empty = ['consent', 'check', ...open, '--case', 'F2', '--kind'];
    expect((await testimony([...empty, 'bundle-build'])).stdout).toContain('Nobody in this case is asked');
    expect((await testimony([...empty, 'duty-to-notify'])).stdout).toContain('no consent is asked for');
  });

  it('help names every kind of export that can be asked about', async () => {
    const purposes = JSON.parse(readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8'));
    const kinds = [
      ...purposes.purposes.flatMap((one: { exports: string[] }) => one.exports),
      ...purposes.withoutConsent.map((one: { export: string }) => one.export),
    ];
    const help = (await testimony(['consent', 'check', '--help'])).stdout.replace(/\s+/g, ' ');
    for (const kind of kinds) expect(help).toContain(kind);
    for (const { id, exports } of purposes.purposes as { id: string; exports: string[] }[])
      expect([
        id,
        new RegExp(`[ ,]${id}(?![\\w-])`).test(/ --for [^-].*?(?= --)/.exec(help)?.[0] ?? ''),
      ]).toEqual([id, exports.includes('evidence-export')]);
  });

  it.each([
    [['--purpose', 'newspapers', '--status', 'given'], 2],
    [['--purpose', 'police', '--status', 'perhaps'], 2],
    [['--purpose', 'police', '--status', 'given', '--until', 'soon'], 2],
    [['--purpose', 'police', '--status', 'given', '--on', 'spring'], 2],
    [['--purpose', 'police', '--status', 'given', '--on', '2999-01-01'], 2],
    [['--purpose', 'police', '--status', 'given', '--person', 'Nobody'], 1],
    [['--purpose', 'police', '--status', 'given', '--item', 'the diary'], 1],
    [['--purpose', 'police', '--status', 'given', '--evidence', 'no paper'], 1],
    [['--purpose', 'court-papers', '--status', 'not-needed-child', '--note', 'x'], 2],
    [['--purpose', 'nrm-referral', '--status', 'not-needed-child', '--note', 'x'], 2],
  ])('%j is not recorded: exit code %i', async (rest, expected) => {
    const { code, json } = await asJson<{ error: FailureData }>(['consent', 'record', ...inCase, ...rest]);
    expect(code).toBe(expected);
    expect(json.error.subject).not.toBe('');
  });
});

it('a refusal names the option that was typed, and no field of ours', async () => {
  const yes = ['consent', 'record', ...inCase, '--purpose', 'nrm-referral', '--status', 'given'];
  await testimony([...yes, '--note', 'Only if her sister is told first. Not before the visit on Friday.']);
  const met = await testimony([...yes, '--condition-met', 'Hywel', '--met-on', '20 Nov 2025']);
  expect(met.code).not.toBe(0);
  expect(met.stderr).toContain('--condition');
  expect(met.stderr).not.toMatch(/condition[A-Z]/);
});
