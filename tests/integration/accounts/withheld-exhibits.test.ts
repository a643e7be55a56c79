/**
 * A record, or a chronology, that became an exhibit before words were kept back has them on its pages. It goes to nobody from whom
 * they are kept: not by itself, not in a pack, not in a bundle. Made anew, it goes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const ROWE = 'Adeyinka Rowe';
const KERRY = 'Kerry Maddox';
const MOMENT = 'They took my passport at the port';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let which: Parameters<EngineAtWork['do']>[1] & object;
const exhibits = new Map<string, EvidenceId>();
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['interview', 'court-papers', 'support-services', 'nrm-referral'])
    for (const recipient of ['', ROWE, KERRY])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  const moments = [
    { kind: 'threat', what: MOMENT, when: { value: '2025-01-09', qualifier: 'exact' } },
    { kind: 'threat', what: 'They shouted at us', when: { value: '2025-02-09', qualifier: 'exact' } },
  ];
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      { question: 'moments', state: 'answered' as const, value: moments as never },
    ],
  }));
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [found] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ origin, seq: entry }) =>
        origin.kind === 'interview' && origin.question === 'moments' ? [{ question, fact: key, entry }] : [],
      ),
    ),
  );
  which = { screeningId: sheet, ...found, row: 1 };
  exhibits.set('a record', (await work.do('recordExhibit', { screeningId: interview })).id);
  exhibits.set('a chronology', (await work.do('chronologyExhibit', { caseId })).id);
}, 60_000);
afterFile(() => work?.engine.close());

async function exported(id: EvidenceId, recipient: string): Promise<string> {
  const folder = temporaryFolder();
  const to = { recipient, forPurpose: 'court-papers', folder: work.pickFolder(folder) };
  const { fileName } = await work.do('evidenceExport', { evidenceId: id, ...to });
  return flowOf(readFileSync(join(folder, fileName)));
}
async function bundled() {
  const { caseId } = work;
  const { id } = await work.do('bundleCreate', { caseId, title: 'Hearing', include: 'all-evidence' });
  return work.do('bundleBuild', { bundleId: id, folder: work.pickFolder(temporaryFolder()) });
}
const packed = (id: EvidenceId, recipient: string) =>
  work.do('packBuild', {
    personId,
    profileId: 'first-account',
    recipient,
    items: [id],
    seen: 'a'.repeat(64),
    folder: work.pickFolder(temporaryFolder()),
  } as never);
const handed = async (id: EvidenceId, recipient: string, records?: ScreeningId[]) =>
  work.do('handoverMake', {
    caseId: work.caseId,
    recipient,
    exhibits: [id],
    records,
    folder: work.pickFolder(temporaryFolder()),
    to: { key: (await work.do('handoverKey', {})).recipient },
  });
const KINDS = ['a record', 'a chronology'] as const;
const idOf = (kind: (typeof KINDS)[number]) => exhibits.get(kind) as EvidenceId;
const HELD = { code: 'not-ready', found: [{ code: 'exhibit-made-before-kept' }] };

describe.each(KINDS)('%s that became an exhibit', (kind) => {
  it('goes with its words while nothing is kept back', async () => {
    expect(await exported(idOf(kind), ROWE)).toContain(MOMENT);
  });
});

describe('words that are kept back since from one reader', () => {
  beforeAll(async () => {
    const readers = { only: 'from', names: [KERRY] };
    await work.do('accountsWithhold', { ...which, reason: 'as she asked', readers } as never);
  });

  it.each(KINDS)(
    'do not go with %s to that reader, nor to nobody in particular, and go to another',
    async (kind) => {
      for (const reader of [KERRY, ''])
        await expect(exported(idOf(kind), reader)).rejects.toMatchObject(HELD);
      expect(await exported(idOf(kind), ROWE)).toContain(MOMENT);
    },
  );

  it('do not go in a bundle, which names both', async () => {
    const [one] = HELD.found;
    await expect(bundled()).rejects.toMatchObject({ ...HELD, found: [one, one] });
  });

  it.each(KINDS)('do not go in a pack with %s', async (kind) => {
    await expect(packed(idOf(kind), KERRY)).rejects.toMatchObject(HELD);
  });

  it.each(KINDS)(
    'are handed over with %s only beside the records themselves, of which the file says what is kept back',
    async (kind) => {
      await expect(handed(idOf(kind), KERRY, [])).rejects.toMatchObject(HELD);
      expect(await handed(idOf(kind), ROWE, [])).toMatchObject({ bytes: expect.any(Number) });
      expect(await handed(idOf(kind), KERRY)).toMatchObject({ bytes: expect.any(Number) });
    },
  );

  it('go with neither once the exhibit is made anew', async () => {
    const record = await work.do('recordExhibit', { screeningId: interview });
    const days = await work.do('chronologyExhibit', { caseId: work.caseId });
    for (const { id } of [record, days]) {
      const text = await exported(id, KERRY);
      expect(text).toContain('They shouted at us');
      expect(text).not.toContain(MOMENT);
    }
  });

  it('hold a bundle until the older ones are out of it, and each says so', async () => {
    const { caseId } = work;
    const { id: bundleId } = await work.do('bundleCreate', {
      caseId,
      title: 'Court',
      include: 'all-evidence',
    });
    const folder = work.pickFolder(temporaryFolder());
    const build = () => work.do('bundleBuild', { bundleId, folder });
    const { found = [] } = await build().then(
      () => ({}) as Partial<TestimonyError>,
      (thrown: TestimonyError) => thrown,
    );
    const steps = expect.stringMatching(/record exhibit.*chronology exhibit.*evidence remove/);
    expect(found.map(sayFinding)).toEqual([steps, steps]);
    for (const evidenceId of exhibits.values())
      await work.do('evidenceRemove', { evidenceId, reason: 'made anew' });
    expect(await build()).toMatchObject({ documents: 2 });
  });
});
