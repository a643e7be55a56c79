/** Bundles of one case for two courts share nothing but the firm: each pair of the courts that there are. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { BundleBuilt, ProfileSummary } from '../../../src-main/contract/bundles.ts';
import type { BundleId, PersonId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { failureOf } from '../../support/failures.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

const FIRM = 'Harbour & Lane LLP';
/** Of each court in its turn: no part of one is in another's. */
const PLACES = ['Alnwick', 'Bodmin', 'Cromer', 'Dunster', 'Exmouth', 'Falmouth', 'Goole'];
const DAYS = ['7 Jan 2027', '8 Feb 2027', '9 Mar 2027', '10 Apr 2027', '11 May 2027', '12 Jun 2027'];
const LETTER = rawDocument({
  inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
  pages: PLACES.map((place) => ({ contents: words(`Witness${place} came in March`, 72, 700, 14) })),
});

/** What stands in the bundle for one court, and in no other's. */
const ownOf = (place: string, at: number) => ({
  court: `Court at ${place}`,
  title: `Papers for ${place}`,
  day: DAYS[at] ?? '13 Jul 2027',
  number: `${place.toUpperCase()}/0${at}`,
  filedBy: `the side of ${place}`,
  party: `Party ${place}son`,
  reader: `Opponent ${place}`,
  struckOut: `Witness${place}`,
});

let made: BundleCase;
let profiles: readonly ProfileSummary[];
const bundleIds: BundleId[] = [];
const built = new Map<string, { readonly full: BundleBuilt; readonly served: BundleBuilt }>();
const each = () => profiles.map((profile, at) => ({ profile, own: ownOf(PLACES[at] as string, at) }));
const out = () => made.pick(made.out);
const isoDay = (day: string) => new Date(`${day} UTC`).toISOString().slice(0, 10);

beforeAll(async () => {
  made = await BundleCase.open([{ title: 'Letter', exhibitRef: 'AB/1', pdf: LETTER }], 'OFFICE-1');
  const { caseId } = made;
  ({ profiles } = await made.call('profileList', {}));
  const survivor = { caseId, role: 'survivor', name: 'Lan Ho' } as const;
  const personId: PersonId = (await made.call('personAdd', survivor)).id;
  for (const { profile, own } of each()) {
    const described = { caseId, title: own.title, profile: profile.id, court: own.court } as const;
    // Begun as the window begins it, before anybody has said anything of this court.
    const { heading, hearingDate } = await made.call('bundleCreate', { caseId, title: own.title });
    const isFirst = built.size === 0;
    expect([heading.firm, hearingDate]).toEqual([isFirst ? '' : FIRM, null]);
    const { firm: _, ...blank } = heading;
    const empty = { proceedings: '', caseName: '', courtNumber: '', filedBy: '', status: '' };
    expect(blank).toEqual({ ...empty, parties: [], producers: [] });
    const { id: bundleId } = await made.call('bundleCreate', {
      ...described,
      hearingDate: isoDay(own.day),
      include: 'all-evidence',
      heading: {
        proceedings: profile.proceedings[0]?.id ?? '',
        caseName: own.title,
        courtNumber: own.number,
        parties: [{ side: 0, name: own.party }],
        filedBy: own.filedBy,
        firm: FIRM,
      },
    });
    bundleIds.push(bundleId);
    // The yes to every court before it is none to this one.
    const missing = await failureOf(() => made.call('bundleBuild', { bundleId, folder: out() }));
    const code = isFirst ? 'consent-not-recorded' : 'consent-for-another';
    expect(missing.found?.map((one) => one.code)).toEqual([code]);
    for (const recipient of [own.court, own.reader])
      await made.call('consentRecord', { personId, purpose: 'court-papers', recipient, status: 'given' });
    const { found } = await made.call('redactionFind', { caseId, words: [own.struckOut] });
    for (const { evidenceId, page, rects, term } of found)
      await made.call('redactionAdd', {
        evidenceId,
        marks: [{ page, rects: [...rects], terms: [term] }],
        reason: 'name',
        readers: { only: 'from', names: [own.reader] },
      });
    const full = await made.call('bundleBuild', { bundleId, folder: out() });
    const served = await made.call('bundleBuild', { bundleId, folder: out(), redactedFor: own.reader });
    built.set(profile.id, { full, served });
  }
});

/** Its pages as words and every file beside them, but the custody record: that stays in the office, and tells of every bundle. */
function wordsOf({ fileName, bagName }: BundleBuilt): string {
  const bag = join(made.out, bagName);
  const files = readdirSync(bag, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(bag, name)).isFile() && !name.endsWith('custody.csv'));
  const beside = files.map((name) =>
    name.endsWith('.pdf') ? flowOf(readFileSync(join(bag, name))) : readFileSync(join(bag, name), 'utf8'),
  );
  return [fileName, bagName, ...files, flowOf(readFileSync(join(made.out, fileName))), ...beside].join('\n');
}

it('has of each court what is its own, and nothing of any other, in the full and in the served copy', () => {
  const all = each().map(({ profile, own }) => {
    const { full, served } = built.get(profile.id)!;
    return { own, full: wordsOf(full), served: wordsOf(served) };
  });
  for (const { own, full, served } of all) {
    const { reader, struckOut, ...printed } = own;
    for (const words of [...Object.values(printed), FIRM])
      for (const copy of [full, served]) expect(copy).toContain(words);
    expect(full).toContain(struckOut);
    expect(served).toContain(reader);
    expect(served).not.toContain(struckOut);
    for (const { own: other } of all.filter((one) => one.own !== own)) {
      const { struckOut: theirs, ...foreign } = other;
      for (const words of Object.values(foreign))
        for (const copy of [full, served]) expect(copy, `${own.court}: ${words}`).not.toContain(words);
      // What is struck out for another reader was not marked for this one.
      expect(served).toContain(theirs);
    }
  }
});

it('serves a copy to nobody whose name nobody agreed to', async () => {
  const redactedFor = 'Opponent Whitby';
  const bundleId = bundleIds[0]!;
  const refused = await failureOf(() => made.call('bundleBuild', { bundleId, folder: out(), redactedFor }));
  expect(refused.found?.map(({ code }) => code)).toEqual(['consent-for-another']);
});

it('says of each copy that it is for that court or that reader, also once the bundle is for another court', async () => {
  const holders = async () => {
    const { releases } = await made.call('consentReleases', { caseId: made.caseId });
    return releases.map(({ title, to }) => [title.replace(/ \(.*/, ''), to]).toSorted();
  };
  const expected = each().flatMap(({ own }) => [own.court, own.reader].map((to) => [own.title, to]));
  expect(await holders()).toEqual(expected.toSorted());
  const { id: bundleId, title, hearingDate } = await made.call('bundleShow', { bundleId: bundleIds[0]! });
  const other = { bundleId, title, hearingDate, court: 'Court at Whitby', sections: [] };
  await made.call('bundleArrange', other);
  expect(await holders()).toEqual(expected.toSorted());
});
