/** @file A court profile is one JSON file: what it changes is changed before building and in the finished file alike. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexRows } from '../../../src-main/core/bundles/map-pages.ts';
import type { Finding, FindingCode } from '../../../src-main/core/findings/finding.ts';
import { SENTENCE_FILES } from '../../../src-main/core/words/catalogue.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { failureOf } from '../../support/failures.ts';
import { textOf } from '../../support/pdf-tools.ts';
import { quietJob } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/vault.ts';

interface Rule {
  readonly rule: string;
  readonly check: string;
  readonly level: string;
}

const shipped = findResources().folder;
const general = JSON.parse(readFileSync(join(shipped, 'profiles/general.json'), 'utf8'));

/** Levels changed, rules removed, limits lowered. */
const own = {
  ...general,
  id: 'our-court',
  title: 'Our court',
  sizeLimits: [{ ...general.sizeLimits[0], channel: 'our portal', megabytes: 0.001 }],
  rules: general.rules
    .filter(({ check }: Rule) => !['oldest-first', 'bookmarks-shown', 'cover-filled-in'].includes(check))
    .map((rule: Rule) =>
      rule.check === 'bookmark-says-date'
        ? { ...rule, level: 'must' }
        : rule.check === 'size'
          ? { ...rule, level: 'could' }
          : rule,
    ),
};

/** The shipped resources and one file more. */
function resourcesWithOwn(): string {
  const folder = join(temporaryFolder(), 'resources');
  cpSync(shipped, folder, { recursive: true, filter: (path) => !path.endsWith('screenshots') });
  writeFileSync(join(folder, 'profiles/our-court.json'), JSON.stringify(own));
  return folder;
}

let made: BundleCase;
let file: string;
let folder: string;
const engineWith = (resources: string): Engine => ({ ...made.engine, resources: { folder: resources } });

beforeAll(async () => {
  made = await BundleCase.open([
    { title: 'Letter', date: '2021-05-01' },
    { title: 'Note without a date' },
    { title: 'Earlier letter', date: '2020-05-01' },
  ]);
  folder = resourcesWithOwn();
  const { fileName } = await made.build((await arranged('general')).id);
  file = join(made.out, fileName);
});

/** The newest document first. */
async function arranged(profile: string) {
  const engine = engineWith(folder);
  const described = { title: 'R v Example', court: '', hearingDate: null };
  const input = { caseId: made.caseId, ...described, profile, include: 'all-evidence' } as const;
  const bundle = await perform(engine, 'bundleCreate', input, quietJob());
  const documents = bundle.map.sections.flatMap((section) => section.documents);
  const inOrder = ['Letter', 'Earlier letter', 'Note without a date'];
  const evidenceIds = inOrder.map((title) => documents.find((one) => one.title === title)?.key as never);
  const sections = [{ title: 'All', evidenceIds }];
  return perform(engine, 'bundleArrange', { bundleId: bundle.id, ...described, sections }, quietJob());
}

async function beforeBuilding(profile: string, resources = folder): Promise<readonly Finding[]> {
  const bundleId = (await arranged(profile)).id;
  return (await perform(engineWith(resources), 'bundlePreflight', { bundleId }, quietJob())).findings;
}

async function inTheFile(profile: string, resources = folder): Promise<readonly Finding[]> {
  const input = { file: made.pick(file), profile };
  return (await perform(engineWith(resources), 'bundleCheck', input, quietJob())).findings;
}

const levelOf = (findings: readonly Finding[], ...codes: FindingCode[]) =>
  findings.filter(({ code }) => codes.includes(code)).map(({ level, passed }) => [level, passed]);

describe('a profile that somebody adds', () => {
  it('changes a level before building and in the file alike', async () => {
    for (const [profile, level] of [
      ['general', 'should'],
      ['our-court', 'must'],
    ] as const) {
      expect(levelOf(await beforeBuilding(profile), 'documents-undated')).toEqual([[level, false]]);
      expect(levelOf(await inTheFile(profile), 'bookmarks-without-date')).toEqual([[level, false]]);
    }
  });

  it('takes a rule away from both', async () => {
    expect(levelOf(await beforeBuilding('general'), 'documents-out-of-order')).toEqual([['should', false]]);
    expect(levelOf(await inTheFile('general'), 'older-after-newer')).toEqual([['should', false]]);
    expect(
      levelOf(await beforeBuilding('our-court'), 'documents-out-of-order', 'documents-in-order'),
    ).toEqual([]);
    expect(levelOf(await inTheFile('our-court'), 'older-after-newer', 'oldest-first')).toEqual([]);
    expect(levelOf(await beforeBuilding('our-court'), 'court-and-hearing-missing')).toEqual([]);
  });

  it('has limits of its own, and the file fails by its must', async () => {
    expect(levelOf(await beforeBuilding('general'), 'bundle-size-fits')).toEqual([['should', true]]);
    expect(levelOf(await beforeBuilding('our-court'), 'bundle-size-over')).toEqual([['could', false]]);
    expect(levelOf(await inTheFile('our-court'), 'size-over')).toEqual([['could', false]]);
    const check = (profile: string) =>
      perform(engineWith(folder), 'bundleCheck', { file: made.pick(file), profile }, quietJob());
    expect([(await check('general')).passed, (await check('our-court')).passed]).toEqual([true, false]);
  });

  it('says where each rule comes from, in both', async () => {
    const source = general.rules.find((one: Rule) => one.check === 'bookmark-says-date').source;
    expect((await beforeBuilding('our-court')).find(({ code }) => code === 'documents-undated')?.source).toBe(
      source,
    );
    const found = (await inTheFile('our-court')).find(({ code }) => code === 'bookmarks-without-date');
    expect(found?.source).toBe(source);
  });

  it('cannot leave out what stops a build, and cannot ask for what nobody knows', async () => {
    const bare = { ...own, rules: own.rules.slice(0, 1) };
    const resources = resourcesWithOwn();
    writeFileSync(join(resources, 'profiles/our-court.json'), JSON.stringify(bare));
    const codes = (await beforeBuilding('our-court', resources)).map(({ code }) => code);
    expect(codes).toEqual([
      'documents-chosen',
      'privileged-none',
      'consents-not-asked',
      'letters-printable',
      'court-number-own',
      'looks-shown',
      'case-decided',
      'consents-by-name',
    ]);
    const unknown = resourcesWithOwn();
    writeFileSync(
      join(unknown, 'profiles/our-court.json'),
      JSON.stringify({ ...own, numberCorner: 'bottom-right' }),
    );
    const failure = await failureOf(() => beforeBuilding('our-court', unknown));
    expect(failure).toMatchObject({ code: 'profile-damaged', subject: 'our-court.json' });
  });

  it('was one file more, and nothing else', () => {
    const names = (at: string) =>
      readdirSync(at, { recursive: true })
        .map(String)
        .filter((name) => !name.startsWith('screenshots'));
    const before = new Set(names(shipped));
    expect(names(folder).filter((name) => !before.has(name))).toEqual(['profiles/our-court.json']);
  });
});

it('numbers each section from 1 with its letter where the profile says so, and holds a file to that', async () => {
  const described = { title: 'Re X', court: '', hearingDate: null };
  const input = {
    caseId: made.caseId,
    ...described,
    profile: 'family-children',
    include: 'all-evidence',
  } as const;
  const { id, map } = await made.call('bundleCreate', input);
  const [first, ...others] = map.sections.flatMap((section) =>
    section.documents.map(({ key }) => key as never),
  );
  const sections = [
    { title: 'Applications', evidenceIds: others },
    { title: 'Statements', evidenceIds: [first as never] },
  ];
  const arranged = await made.call('bundleArrange', { bundleId: id, ...described, sections });
  expect(indexRows(arranged.map).map((row) => row.firstNumber)).toEqual(['A1', 'A1', 'A2', 'B1', 'B1']);
  const { fileName } = await made.build(id);
  const bytes = readFileSync(join(made.out, fileName));
  const last = (page: number) => textOf(bytes, page).trim().split(/\s+/).at(-1);
  expect([1, 2, 3, 4, 5].map(last)).toEqual(['1', '2', 'A1', 'A2', 'B1']);
  const held = async (name: string, profile: string) => {
    const asked = { file: made.pick(join(made.out, name)), profile };
    const { findings } = await made.call('bundleCheck', asked);
    return findings
      .filter(({ rule }) => /^B(0[3-9]|1[0-2])$/.test(rule))
      .map(({ code, passed }) => [code, passed]);
  };
  const own = await held(fileName, 'family-children');
  expect(own.filter(([, passed]) => !passed)).toEqual([]);
  expect(own.map(([code]) => code)).toEqual(
    expect.arrayContaining([
      'pages-numbered-by-section',
      'numbers-unbroken-by-section',
      'labels-agree',
      'index-complete',
    ]),
  );
  expect(await held(fileName, 'family-financial')).toContainEqual(['pages-not-numbered', false]);
  expect(await held(basename(file), 'family-children')).toContainEqual(['numbers-not-by-section', false]);
});

it('words that are changed change nothing that is found', async () => {
  const reworded = resourcesWithOwn();
  for (const name of SENTENCE_FILES) {
    const path = join(reworded, 'locales/en', name);
    const codes = Object.keys(JSON.parse(readFileSync(path, 'utf8')));
    writeFileSync(path, JSON.stringify(Object.fromEntries(codes.map((code) => [code, 'Anders gesagt.']))));
  }
  expect(await beforeBuilding('our-court', reworded)).toEqual(await beforeBuilding('our-court'));
  expect(await inTheFile('our-court', reworded)).toEqual(await inTheFile('our-court'));
});
