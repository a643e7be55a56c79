/** @file Rules, kinds, calendars and the shelf are data that somebody changes by hand: what does not fit is named. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadClocks, loadShelf } from '../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { failureOf } from '../../support/failures.ts';
import { projectRoot } from '../../support/project-files.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { stringsIn } from '../../support/verdict/lexicon.ts';

const shipped = findResources();

/** The data as it ships, with one piece of one file put in another's place. */
function altered(file: string, from: string | RegExp, to: string) {
  const folder = temporaryFolder();
  for (const part of ['clocks', 'calendars', 'shelf', 'facts', 'consent'])
    cpSync(join(shipped.folder, part), join(folder, part), { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const next = text.replace(from, to);
  if (next === text) throw new Error(`${file} does not have ${from}`);
  writeFileSync(path, next);
  return { folder };
}

describe('a rule', () => {
  it.each([
    [
      'names a kind that is not there',
      'clocks/referral.json',
      '"nrm-referral"',
      '"nrm-referal"',
      'reasonable-grounds-aim',
    ],
    [
      'names a result its kind does not have',
      'clocks/referral.json',
      '["positive"]',
      '["yes"]',
      'recovery-earliest-end',
    ],
    [
      'has versions that overlap',
      'clocks/referral.json',
      '"to": "2022-12-12"',
      '"to": "2022-12-31"',
      'rules.1.versions',
    ],
    [
      'has a version that ends before it begins',
      'clocks/office.json',
      '"to": "2026-01-11"',
      '"to": "2026-02-30"',
      'rules.3.versions.0.to',
    ],
    [
      'is sure in a way nobody knows',
      'clocks/criminal.json',
      '"certainty": "L"',
      '"certainty": "X"',
      'rules.0.versions.0.certainty',
    ],
    [
      'is called as another',
      'clocks/office.json',
      '"id": "plan-interval"',
      '"id": "plan-review"',
      'plan-review',
    ],
    [
      'waits on an answer that is not there',
      'clocks/office.json',
      '"answers": ["urgent-need"]',
      '"answers": ["need"]',
      'urgent-need',
    ],
    [
      'waits on a fact that is not there',
      'clocks/answers.json',
      'safety.urgent-needs',
      'safety.needs',
      'urgent-need',
    ],
    [
      'counts by a calendar with a day outside its years',
      'calendars/scotland.json',
      '"2015-01-01": "New',
      '"2014-01-01": "New',
      'days',
    ],
  ])('that %s is named', async (_what, file, from, to, detail) => {
    const failure = await failureOf(() => loadClocks(altered(file, from, to)));
    expect([failure.code, failure.detail]).toEqual(['form-damaged', detail]);
  });

  it('that names no nation, or no source, is no rule', async () => {
    const none = altered('clocks/referral.json', '"nations": ["scotland"]', '"nations": []');
    expect((await failureOf(() => loadClocks(none))).detail).toMatch(/nations$/);
    const bare = altered('clocks/claims.json', /"source": "[^"]*"/, '"source": " "');
    expect((await failureOf(() => loadClocks(bare))).detail).toMatch(/source$/);
  });

  it('that ships has a nation, a source, how sure it is, and a basis; practice is nowhere called law', () => {
    for (const rule of loadClocks(shipped).rules)
      for (const { source, certainty } of rule.versions) {
        expect([rule.id, rule.nations.length > 0, source !== '', 'HML'.includes(certainty)]).toEqual([
          rule.id,
          true,
          true,
          true,
        ]);
        if (/our practice/i.test(source)) expect([rule.id, rule.basis]).toEqual([rule.id, 'practice']);
      }
  });
});

/** File, what it says, and what it no longer says: points of law-2026-12.md that stand in words alone. */
const POINTS = [
  ['clocks/referral.json', /slavery without trafficking \(s 4\)/, /SSI 2018\/90 regs 1 to 3/],
  ['clocks/criminal.json', /days run from the letter/, /record the day you heard/],
  ['redaction-reasons.json', /\(Amendment\) Act 1992 s 2 as amended/, /1992, s 1/],
  // Part 3 of the Act is for the police and prosecutors; an office’s duty to erase is Article 17.
  ['standards/erasure-grounds.json', /UK GDPR Article 17\(1\)\(e\)/, /section 47/],
  [
    '../src-renderer/i18n/en/consent.json',
    /England and Wales: Mental Capacity Act 2005, sections 1 to 4/,
    /now \(Mental Capacity/,
  ],
] as const;
it.each(POINTS)('a point of law stands in %s', (file, says, not) => {
  const text = readFileSync(join(shipped.folder, file), 'utf8');
  expect(text).toMatch(says);
  expect(text).not.toMatch(not);
});

describe('the shelf', () => {
  it('refuses a figure without what was counted, and figures without one', async () => {
    const bare = altered('shelf/figures.json', /"counting": "An estimate[^"]*"/, '"counting": ""');
    expect((await failureOf(() => loadShelf(bare))).detail).toBe('entries.0.figures.0.counting');
    const none = altered('shelf/law-and-guidance.json', '"kind": "law"', '"kind": "figures"');
    expect((await failureOf(() => loadShelf(none))).detail).toBe('entries.0.figures');
  });

  it('has the points of law that were found wrong, each with its nation, source and certainty', () => {
    const points = loadShelf(shipped).filter(({ kind }) => kind === 'point');
    const about = [
      'A child may',
      'bail',
      'privileged',
      'formal interview',
      'Nearly 18',
      'Anonymity',
      'edition',
      'noes',
    ];
    for (const word of about)
      expect([word, points.filter(({ title }) => title.includes(word)).length]).toEqual([word, 1]);
    for (const { id, region, publisher, where, certainty } of points)
      expect([id, /^(England and Wales|Scotland|Northern Ireland|United Kingdom)$/.test(region)]).toEqual([
        id,
        publisher !== '' && where !== '' && 'HML'.includes(certainty),
      ]);
  });

  it('has every entry once, with publisher, region and where it is to be found', () => {
    const entries = loadShelf(shipped);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.flatMap(({ figures }) => figures).length).toBeGreaterThan(8);
  });

  it('is the only place that says a figure: nothing else on screen or paper does', () => {
    const files = [
      ...globSync(
        'resources/{forms,help,indicators,locales,profiles,rules,standards,consent,clocks}/**/*.json',
        {
          cwd: projectRoot,
        },
      ),
      ...globSync('src-renderer/i18n/**/*.json', { cwd: projectRoot }),
    ];
    const figure = /\d\s?%|\d per cent|£\s?\d|\d (million|billion)|\d,\d{3} (people|victims|survivors|cases)/;
    const said = files.flatMap((file) =>
      stringsIn(JSON.parse(readFileSync(join(projectRoot, file), 'utf8')))
        .filter((one) => figure.test(one) && !one.includes('opens at 100%'))
        .map((one) => `${file}: ${one}`),
    );
    expect(said).toEqual([]);
    const kept = readFileSync(join(projectRoot, 'resources/shelf/figures.json'), 'utf8');
    expect(figure.test(kept)).toBe(true);
  });
});
