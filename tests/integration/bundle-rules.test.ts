import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { CheckedBundle } from '../../src-main/bundle/check/checker.ts';
import { CourtProfile, FILE_CHECKS } from '../../src-main/bundle/check/profile.ts';
import { DEFECTS, picture, qpdf, sizeLimit, words } from '../support/bundle-defects.ts';
import { codeOf } from '../support/failures.ts';
import { DOCUMENTS, makeBundle, RIGHT } from '../support/made-bundle.ts';
import { said } from '../support/said.ts';
import { temporaryFolder } from '../support/vault.ts';
import { bundleChecker } from '../support/workers.ts';

const profile = CourtProfile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/profiles/general.json'), 'utf8')),
);
/** The others can only be looked at before there is a file. */
const FILE_RULES = profile.rules.filter(({ check }) => FILE_CHECKS.some((one) => one === check));
const folder = temporaryFolder();

const GOOD_NAME = 'T20267123_trial_bundle_2027-02-03.pdf';
let files = 0;

async function check(
  bytes: Uint8Array,
  fileName = GOOD_NAME,
  other: Partial<CourtProfile> = {},
): Promise<CheckedBundle> {
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, bytes);
  return bundleChecker.check(
    { path, fileName, profile: { ...profile, ...other } },
    { signal: new AbortController().signal },
  );
}
const brokenRules = ({ findings }: CheckedBundle) => findings.filter((f) => !f.passed);
const brokenChecks = ({ findings }: CheckedBundle) =>
  profile.rules.flatMap(({ check: name }, i) => (findings[i]?.passed === false ? [name] : []));
const finding = ({ findings }: CheckedBundle, name: string) =>
  findings[FILE_RULES.findIndex((rule) => rule.check === name)];

describe('the rules of the general profile', () => {
  it('find nothing amiss in a bundle that is right', async () => {
    const looked = await check(await makeBundle());
    expect(brokenRules(looked)).toEqual([]);
    expect(looked.findings.map((f) => f.rule)).toEqual(FILE_RULES.map((rule) => rule.rule));
    expect(looked.pages).toBe(6);
  });

  it.each(DEFECTS)(
    'see $what ($check), and nothing else',
    async ({ check: broken, make, pages, also = [], fileName, bytes, profile: other }) => {
      const made = await makeBundle(make);
      const file = bytes?.(made) ?? made;
      const looked = await check(file, fileName, other?.(file));
      expect(brokenChecks(looked).sort()).toEqual([broken, ...also].sort());
      if (pages !== undefined) expect(finding(looked, broken)?.pages).toEqual(pages);
      for (const one of brokenRules(looked)) expect(said(one)).toMatch(/^[A-Z\d].*\.$/);
    },
  );

  it('each has a defect that breaks it', () => {
    expect([...new Set(DEFECTS.map((one) => one.check))].sort()).toEqual([...FILE_CHECKS].sort());
    const asked = new Set<string>(profile.rules.map((one) => one.check));
    expect(FILE_CHECKS.filter((one) => !asked.has(one))).toEqual([]);
  });

  it('allow page labels that repeat the printed numbers, and pictures at 300 dots an inch', async () => {
    expect(brokenRules(await check(await makeBundle({ labelPrefix: '', tweak: picture(900, 3) })))).toEqual(
      [],
    );
  });

  it('allow a file that is exactly as large as it may be, and pages a millimetre off', async () => {
    const made = await makeBundle({
      tweak: (document) => document.getPage(5).setMediaBox(0, -1, 595.276, 842.89),
    });
    const looked = await check(made, GOOD_NAME, sizeLimit(made.length / 1_000_000));
    expect(brokenRules(looked)).toEqual([]);
  });

  it('allow landscape pages and pages turned by the reader', async () => {
    const looked = await check(
      await makeBundle({
        turned: (n) => (n === 4 ? -90 : 0),
        tweak: (document) => document.getPage(3).setRotation({ type: 'degrees', angle: 90 } as never),
      }),
    );
    expect(finding(looked, 'landscape-reads')?.passed).toBe(true);
    expect(finding(looked, 'a4')?.passed).toBe(true);
  });

  it('read the number that is seen, and say that unseen words lie under it', async () => {
    const white = rgb(1, 1, 1);
    const looked = await check(await makeBundle({ tweak: words(6, 'continued overleaf and on', white) }));
    for (const name of ['numbered', 'unbroken', 'number-hides-nothing'])
      expect([name, finding(looked, name)?.passed]).toEqual([name, true]);
    expect(finding(looked, 'nothing-out-of-sight')).toMatchObject({ passed: false, pages: [6] });
  });

  it('do not take a number that nobody sees for one', async () => {
    const made = await makeBundle({
      number: (n) => (n === 6 ? null : String(n)),
      tweak: async (document) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        document.getPage(5).drawText('6', { x: 535, y: 20, size: 11, font, color: rgb(1, 1, 1) });
      },
    });
    expect(finding(await check(made), 'numbered')).toMatchObject({ passed: false, pages: [6] });
  });

  it('read an index by its words where nobody made links or bookmarks', async () => {
    const looked = await check(await makeBundle({ link: () => null, bookmarks: [] }));
    expect(said(finding(looked, 'index-linked'))).toContain('3 lines have no link');
    expect(finding(looked, 'index-says-page')?.passed).toBe(true);
  });

  it('say that there is no index where there is none', async () => {
    const looked = await check(await makeBundle({ rows: [], text: (n) => (n === 2 ? '' : RIGHT.text(n)) }));
    expect(finding(looked, 'index-linked')).toMatchObject({ passed: false });
    expect(DOCUMENTS).toHaveLength(3);
  });

  it('refuse what is no PDF, with the reason', async () => {
    expect(await codeOf(() => check(new Uint8Array()))).toBe('empty-file');
    expect(await codeOf(() => check(Buffer.from('PK\x03\x04 a zip')))).toBe('unsupported-type');
    expect(await codeOf(() => check(Buffer.from('%PDF-1.7 and then nothing')))).toBe('damaged-file');
    const locked = qpdf(['--encrypt', 'secret', 'owner', '256', '--'])(await makeBundle());
    expect(await codeOf(() => check(locked))).toBe('password-needed');
  });
});
