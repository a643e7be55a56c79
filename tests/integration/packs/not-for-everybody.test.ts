/**
 * Where somebody is staying, in their own words, and a wish that somebody is not to know: neither goes out by the way of a
 * question that nobody took for an address, and no paper is made for whom the person named without somebody saying so.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said, saidBy } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const HOUSE = 'A safe house of a charity, flat 2, 9 Monks Leys.';
const WISH = 'Bev is not to know where I went.';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers', 'support-services'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: string) => ({ question, state: 'answered' as const, value });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('staying', HOUSE),
      answered('may-be-told', 'Lissett House may know that she is safe, nothing else.'),
      answered('family', `My sister is in Iași. ${WISH}`),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const record = async (screeningId: ScreeningId, more: object = {}) => {
  const folder = temporaryFolder();
  const input = { screeningId, recipient: 'The court', forPurpose: 'court-papers', ...more };
  const done = await work.do('recordExport', { ...input, folder: work.pickFolder(folder) });
  return { text: flowOf(readFileSync(join(folder, done.fileName))), wishes: done.wishes.map(said) };
};
const pack = (profileId: string, more: object = {}) =>
  work.do('packPreview', { profileId, personId, recipient: 'The council', ...more });

describe('where the person is staying', () => {
  it('is in the record and on the sheet, and on no paper of either', async () => {
    expect(JSON.stringify(await work.do('screeningShow', { screeningId: sheet }))).toContain('Monks Leys');
    expect((await record(interview)).text).not.toContain('Monks Leys');
    expect((await record(sheet, { forPurpose: '' })).text).not.toContain('Monks Leys');
  });

  it.each(['nrm-preparation', 'support-letter'])('is in no pack by itself: %s', async (profileId) => {
    expect(JSON.stringify(await pack(profileId))).not.toContain('Monks Leys');
  });

  it('is said to be an address where somebody adds it, with a reason', async () => {
    const reason = 'The council pays for it';
    const { parts, warnings } = await pack('support-letter', { beyond: [{ fact: 'needs.housing', reason }] });
    expect(JSON.stringify(parts)).toContain('Monks Leys');
    expect(warnings.map(({ code }) => code)).toContain('pack-says-address');
  });
});

describe('a wish that somebody is not to know', () => {
  it('is said before a pack goes and with a record that went', async () => {
    expect((await pack('support-letter')).warnings.map(said).join('\n')).toContain(WISH);
    expect((await record(interview)).wishes.join('\n')).toContain(WISH);
  });

  it('lets no record out to whom it names, unless somebody says that they read it', async () => {
    const refused = await failureOf(() => record(interview, { recipient: 'Bev Hughes, the farm' }));
    expect(refused).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refused).join('\n')).toContain(WISH);
    const { text } = await record(interview, { recipient: 'Bev Hughes, the farm', wishesSeen: true });
    expect(text).toContain('Maria');
  });

  it('is told from what somebody may know, which holds a record for them as well, and is shown to others', async () => {
    const refused = await failureOf(() => record(interview, { recipient: 'LISSETT house, Hull' }));
    expect(saidBy(refused).join('\n')).toContain('may know that she is safe, nothing else');
    expect((await record(interview)).wishes.join('\n')).toContain('may know that she is safe, nothing else');
    const { consent } = await pack('support-letter', { recipient: 'Lissett House' });
    expect(consent.missing.map(({ code }) => code)).toContain('recipient-may-know');
  });

  it('is said by itself before a letter goes to whom it names', async () => {
    const { warnings } = await pack('support-letter', { recipient: 'Bev Hughes' });
    const found = warnings.filter(({ code }) => code === 'recipient-not-to-know').map(said);
    expect(found.join('\n')).toMatch(/A wish may be about Bev Hughes\..*Bev is not to know where I went/);
    const other = await pack('support-letter', { recipient: 'The Council' });
    expect(other.warnings.map(({ code }) => code)).not.toContain('recipient-not-to-know');
  });
});

describe('a yes with a limit', () => {
  it('holds a pack that would leave under it until somebody says that they read it against the pages', async () => {
    const line = { personId, purpose: 'support-services', status: 'given' as const, recipient: 'Foodbank' };
    const to = { recipient: 'Foodbank' };
    await work.do('consentRecord', { ...line, decidedOn: '2026-02-01', note: 'a room by the sea' });
    const free = await pack('support-letter', to);
    expect(free.consent.missing).toEqual([]);
    await work.do('consentRecord', { ...line, decidedOn: '2026-02-02', note: 'without her name' });
    const held = await pack('support-letter', to);
    expect(held.consent.missing.map(said)).toEqual([
      expect.stringMatching(/to Foodbank, agreed on .+ with a limit \(“without her name”\)/u),
    ]);
    const build = (more: object) =>
      work.do('packBuild', {
        profileId: 'support-letter',
        personId,
        ...to,
        seen: held.sha256,
        folder: work.pickFolder(temporaryFolder()),
        ...more,
      });
    expect(await failureOf(() => build({}))).toMatchObject({ code: 'consent-missing' });
    const overrideReason = 'Read: her name was taken out by hand';
    expect((await build({ overrideReason })).pages).toBeGreaterThan(0);
  });
});

describe('a safe contact plan', () => {
  it('is held against the pages of a record too, and against whoever gets them', async () => {
    const plan = {
      ways: [],
      never: [{ what: 'word' as const, value: 'Iași', why: 'Her sister is looked for there' }],
      ifOtherAnswers: 'Say nothing to Radu Popescu',
      ifNotReached: '',
    };
    await work.do('contactPlanRecord', { personId, plan, reason: '' } as never);
    const { wishes } = await record(interview);
    expect(wishes.filter((one) => one.includes('Iași'))).toEqual([
      expect.stringContaining('Her sister is looked for there'),
    ]);
    const refused = await failureOf(() => record(interview, { recipient: 'Radu Popescu' }));
    expect(refused).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refused).join('\n')).toContain('safe contact plan mentions Radu Popescu');
    const seen = await record(interview, { recipient: 'Radu Popescu', wishesSeen: true });
    expect(seen.text).toContain('Maria');
  });

  it('has what limits a yes read before it is written, and beside it', async () => {
    const limited = {
      purpose: 'court-papers',
      status: 'given' as const,
      note: 'All but what is said of Radu',
    };
    await work.do('consentRecord', { personId, ...limited });
    await expect(record(interview)).rejects.toMatchObject({
      code: 'consent-missing',
      found: [expect.objectContaining({ code: 'consent-limited' })],
    });
    const { wishes } = await record(interview, { overrideReason: 'Nothing of it is about Radu' });
    expect(wishes.join('\n')).toContain('with a limit: “All but what is said of Radu”');
  });

  it('is held against what another account said, which a form has beside its field', async () => {
    const answered = (value: string, more: object = {}) => [
      { question: 'living', state: 'answered' as const, value, ...more },
    ];
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'She came back' });
    const first = [...openingAnswers(), ...answered('A room with two beds.')];
    await work.do('screeningAnswer', { screeningId: interview, answers: first as never });
    await work.do('screeningCarryOver', { screeningId: sheet });
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'Once more' });
    const more = { relation: 'differs' as const, cause: 'memory' as const };
    const again = [...openingAnswers(), ...answered('A cellar, with a girl from Iași.', more)];
    await work.do('screeningAnswer', { screeningId: interview, answers: again as never });
    const { warnings } = await pack('nrm-preparation');
    const places = warnings.filter(({ code }) => code === 'pack-against-plan').map(said);
    expect(places.join('\n')).toContain('How did the person live?');
  });
});
