/** Pages for a printer: through the same gates as a file, recorded as printed, and nothing of them written anywhere. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';

let at: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  screeningId = (await at.do('screeningStart', { caseId, personId, formId: 'special-measures' })).id;
});
afterAll(() => at.engine.close());

const chosen = () => ({ personId, profileId: 'special-measures', recipient: 'The court' });
const pack = async () => {
  const { sha256: seen } = await at.do('packPreview', chosen());
  return at.do('packBuild', { ...chosen(), seen, folder: null });
};
const log = (recipient = 'The court') =>
  at.do('auditExport', { caseId: at.caseId, format: 'csv', own: false, recipient, folder: null });
const WAYS = {
  record: () => at.do('recordExport', { screeningId, recipient: 'The court', folder: null }),
  sheet: () => at.do('worksheetExport', { screeningId, recipient: 'The court', folder: null }),
  pack,
  log: () => log(),
};
const newest = async () => (await at.do('auditList', { limit: 1 })).entries[0]?.action;

it.each(Object.entries(WAYS))(
  '%s: held without consent, and printed pages are in the list of what is out',
  async (name, print) => {
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'refused' });
    await expect(print()).rejects.toMatchObject({ code: 'consent-missing' });
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    const before = readdirSync(at.desk);
    const { printed, fileName, sha256 } = await print();
    expect(await newest()).toBe(`${name}.printed`);
    expect([readdirSync(at.desk), fileName]).toEqual([before, '']);
    expect(printed.length).toBeGreaterThan(0);
    // A4 at some 200 dots an inch, as PNG.
    for (const { bytes } of printed) {
      const header = Buffer.from(bytes.subarray(0, 24));
      expect(header.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([header.readUInt32BE(16), Math.round(header.readUInt32BE(20) / 10)]).toEqual([1654, 234]);
    }
    const { releases } = await at.do('consentReleases', { caseId: at.caseId });
    expect(releases[0]).toMatchObject({ to: 'The court', sha256, state: 'confirmed' });
    expect(releases[0]?.title).toMatch(/, printed$/);
  },
);

it('what is marked privileged is held here too', async () => {
  await at.do('privilegeMark', { of: { kind: 'record', id: screeningId }, reason: 'advice' });
  for (const print of [WAYS.record, WAYS.sheet, WAYS.pack])
    await expect(print()).rejects.toMatchObject({ code: 'privileged-held' });
});

it('a pack with exhibits says that it is printed from the saved file', async () => {
  const { id } = await at.do('evidenceAdd', { caseId: at.caseId, file: at.pick('ticket.txt', 'y') });
  const with_ = { personId, profileId: 'translation-certificate', recipient: 'A reader', items: [id] };
  const { sha256: seen } = await at.do('packPreview', with_);
  await expect(at.do('packBuild', { ...with_, seen, folder: null })).rejects.toMatchObject({
    code: 'not-ready',
    found: [{ code: 'pack-print-exhibits' }],
  });
});
