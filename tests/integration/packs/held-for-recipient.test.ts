/**
 * Whoever gets a pack may be somebody who must not, under another spelling, as a suspect of the case, or as whom the person
 * does not want to know what is in it: it is held with the question, and goes only with a reason, which is logged.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { saidBy } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown) => ({ question, state: 'answered' as const, value });

let work: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: day('2010-06-02') };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Ibrahim Saleh', ...born })).id;
  const suspect = { role: 'suspect', name: 'Haroun', alsoKnownAs: 'Hajj Mounir (maybe); Abu Zayd' } as const;
  await work.do('personAdd', { caseId, ...suspect });
  await work.do('consentRecord', {
    personId,
    purpose: 'police',
    everyPurpose: true,
    status: 'refused' as const,
    recipient: 'Restaurant Al Nakheel',
  });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'child-first-response',
    language: 'English',
    heldOn: day('2026-10-26'),
    takenBy: 'Shazia Noor',
    readBack: 'Read to him',
    answers: [
      answered('council-name', 'Warwickshire'),
      answered('known-start', 'Taken from a camp.'),
      answered('known-health', 'Pain passing water, told to the nurse.'),
      answered('may-be-told', 'Coundon School may know that he is in care, nothing else. Not from the home.'),
      answered('not-to-be-told', 'His pain passing water is not to be discussed with Mrs Pattle.'),
    ] as never,
  });
}, 60_000);
afterFile(() => work?.engine.close());

const build = async (recipient: string, more: object = {}) => {
  const asked = { personId, profileId: 'child-safeguarding', recipient };
  const { sha256: seen } = await work.do('packPreview', asked);
  return await work.do('packBuild', { ...asked, seen, folder: work.pickFolder(temporaryFolder()), ...more });
};

describe.each([
  ['Al Nakheel', 'Restaurant Al Nakheel'],
  ['Al-Nakhéel Restaurant, Luton', 'Restaurant Al Nakheel'],
  ['Haroun Idris', 'Haroun'],
  ['Hajj Mounir', 'Haroun'],
  ['Mrs Jean Pattle', 'what it is, and who is not to be told, stands under “Who must not be told”'],
  ['Coundón high SCHOOL', 'may know that he is in care, nothing else'],
])('to %s', (recipient, holder) => {
  it('is held, and says why', async () => {
    const asked = { personId, profileId: 'child-safeguarding', recipient };
    const { consent } = await work.do('packPreview', asked);
    const why = consent.missing.map(({ code }) => code).filter((code) => code !== 'recipient-unlike');
    expect(why).toHaveLength(1);
    const refused = await failureOf(() => build(recipient));
    expect(refused).toMatchObject({ code: 'consent-missing' });
    expect(saidBy(refused).join('\n')).toMatch(new RegExp(holder));
    expect(saidBy(refused).join('\n')).toContain(recipient);
  });

  it('goes with a reason and no other ground, and the log has it', async () => {
    const { pages } = await build(recipient, { overrideReason: 'Looked into on the telephone.' });
    expect(pages).toBeGreaterThan(0);
    const { entries } = await work.do('auditList', { limit: 5 });
    expect(entries.map((one) => one.action)).toContain('consent.overridden');
    const { releases } = await work.do('consentReleases', { caseId: work.caseId });
    expect(releases.find(({ to }) => to === recipient)?.purpose).toContain('Looked into on the telephone.');
  });
});

it('is held for whoever is not like the reader it is made for, and goes once that is answered', async () => {
  const refused = await failureOf(() => build('The Hillfields Youth Club'));
  expect(saidBy(refused).join('\n')).toContain('children’s services of a local authority');
  expect(saidBy(refused).join('\n')).not.toContain('may know');
  const { pages } = await build('The Hillfields Youth Club', {
    overrideReason: 'The council’s own team sits there.',
  });
  expect(pages).toBeGreaterThan(0);
});

it('shows what may be told to whom before it goes to anybody, and asks only of whom it names', async () => {
  const asked = { personId, profileId: 'child-safeguarding', recipient: 'Children’s Services, Warwick' };
  const { warnings, consent } = await work.do('packPreview', asked);
  expect(warnings.map(({ code }) => code)).toContain('pack-may-be-told');
  // "home" in a sentence is not the Home Office.
  const office = await work.do('packPreview', { ...asked, recipient: 'Home Office' });
  expect(office.consent.missing.map(({ code }) => code)).toEqual(['recipient-unlike']);
  expect(consent.missing).toEqual([]);
});

it('names the words that hold it, and the fields they stand in', async () => {
  const refused = saidBy(await failureOf(() => build('Mrs Jean Pattle'))).join('\n');
  expect(refused).toMatch(/the words .*“passing”.* are in “Injuries and illness/);
});

it('goes to whoever is none of them without being asked', async () => {
  expect((await build('Warwickshire County Council')).pages).toBeGreaterThan(0);
});

it('holds no other ground’s place: a no to the very name stays one', async () => {
  for (const overrideGround of ['', 'court-order', 'about-recipient']) {
    const decided = { overrideReason: 'Because.', overrideGround };
    const refused = await failureOf(() => build('Restaurant Al Nakheel', decided));
    // Nothing else counts for this reader: no list of grounds is offered, and no empty one.
    const found = [{ code: 'pack-ground-none', params: {} }];
    expect(refused).toMatchObject({ code: 'bad-input', subject: 'ground', found });
  }
});
