/**
 * What whoever types a referral has to know and no field asks: how the person is reached, and whom not to tell. It stands
 * where the answers are shown and, as far as it is for that reader, in the pack. A name of one word is said to be one.
 */
import { beforeAll, expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
const ROUTE = 'Text 07700 900461 from 2 to 5 pm, Indonesian only, never on Fridays.';

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Suwarni', ...born })).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  const rows = [{ what: 'What Faisal did', words: 'Faisal', whom: 'Sr Agnes, Fr Menzies', why: 'They talk' }];
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers().filter(({ question }) => question !== 'safety-contact'),
      { question: 'safety-contact', state: 'answered', value: ROUTE },
      { question: 'not-to-be-told', state: 'answered', value: rows },
      { question: 'treatment', state: 'answered', value: 'Faisal came into the room.' },
    ] as never,
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const preview = (recipient: string, more: object = {}) =>
  work.do('packPreview', { profileId: 'nrm-preparation', personId, recipient, ...more });

it('has the safe route in the pack, as copying out has it, and says what is printed', async () => {
  const { parts } = await preview('Kalayaan');
  expect(JSON.stringify(parts)).toContain(ROUTE);
  const { also } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(also.find(({ text }) => text.includes('07700 900461'))?.text).toContain(ROUTE);
});

it('says whom not to tell where the answers are shown to be typed', async () => {
  const { lookAt } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(lookAt.map(said).join('\n')).toMatch(
    /do not type this: not to Sr Agnes, Fr Menzies; what it is stands under .+, line 1/i,
  );
  expect(lookAt.map(said).join('\n')).not.toMatch(/What Faisal did|They talk/);
});

it('is held where it goes to whom it names, and not to another', async () => {
  expect((await preview('Fr Paul Menzies')).consent.missing.map(({ code }) => code)).toEqual([
    'recipient-not-told',
  ]);
  expect((await preview('Kalayaan')).consent.missing).toEqual([]);
});

it('says of a name of one word that it is one, on the page and in the pack', async () => {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const last = fields.find(({ question }) => question === 'pv-name-last-name');
  expect(last === undefined ? '' : fieldLines(last).join('\n')).toMatch(/On record as one name: Suwarni/);
  expect(last === undefined ? '' : fieldLines(last).join('\n')).not.toMatch(/Not asked/);
  expect(JSON.stringify((await preview('Kalayaan')).parts)).toContain('On record as one name: Suwarni');
});

it('says of what whoever sends it fills in that it is theirs, and of nothing that was to be asked', async () => {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const shown = (name: string) => {
    const found = fields.find(({ question }) => question === name);
    return found === undefined ? '' : fieldLines(found).join('\n');
  };
  for (const [name, words] of [
    ['referrer-email', 'For the first responder to fill in'],
    ['fr-location', 'For the first responder to fill in'],
    ['modern-slavery-indicators', 'For the first responder’s own view'],
  ] as const) {
    expect(shown(name), name).toContain(words);
    expect(shown(name), name).not.toContain('Not asked');
  }
  expect(shown('education')).toContain('Not asked');
});

it('refuses a reader where the pack is for the person alone: nobody is to stand as holding it', async () => {
  const asked = { profileId: 'safety-page', personId };
  const refused = await failureOf(() => work.do('packPreview', { ...asked, recipient: 'A police officer' }));
  expect(refused).toMatchObject({
    code: 'bad-input',
    subject: 'recipient',
    found: [{ code: 'pack-takes-no-recipient', field: 'recipient' }],
  });
  // Without one it only has no plan yet to print.
  const empty = await failureOf(() => work.do('packPreview', { ...asked, recipient: '' }));
  expect(empty.code).toBe('not-ready');
});
