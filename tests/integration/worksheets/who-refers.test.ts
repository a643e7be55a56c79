/** Whoever refers is asked once who they are: the next sheet knows it, of whichever case, and nothing of another person's. */
import { beforeAll, expect, it } from 'vitest';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const MINE = {
  'user-organisation': 'Kirklees Council',
  'fr-location': 'england',
  'fr-details-first-name': 'Marcus Olu',
  'fr-details-last-name': 'Ayodele-Finch',
  'fr-details-role': 'Child protection social worker',
  'fr-details-phone': '01484 555 0162',
  'fr-alternative-contact': 'duty@kirklees.example',
};
let vault: Awaited<ReturnType<typeof temporaryVault>>;
let marcus: Caller;

async function sheetFor(call: Caller, reference: string) {
  const { id: caseId } = await call('caseCreate', { reference, title: 'A case' });
  const person = { caseId, role: 'survivor' as const, name: 'Le Van Hung', birthDate: { value: '2010' } };
  const { id: personId } = await call('personAdd', person);
  return (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
}
const write = (call: Caller, screeningId: Awaited<ReturnType<typeof sheetFor>>, told: object) =>
  call('screeningAnswer', {
    screeningId,
    answers: Object.entries(told).map(([question, value]) => ({
      question,
      state: 'answered',
      value,
    })) as never,
  });
async function carried(call: Caller, reference: string) {
  const screeningId = await sheetFor(call, reference);
  await call('screeningCarryOver', { screeningId });
  const { answers, known } = await call('screeningShow', { screeningId });
  return { answers: new Map(answers.map((one) => [one.question, one.value])), known };
}

beforeAll(async () => {
  vault = await temporaryVault();
  marcus = interviewCaller(vault, 'Marcus Ayodele-Finch');
  await write(marcus, await sheetFor(marcus, 'K/1'), { 'pv-under-age': 'yes', ...MINE });
});

it('takes name, role, organisation and numbers from the last sheet of whoever is at work', async () => {
  const { answers } = await carried(marcus, 'K/2');
  for (const [question, value] of Object.entries(MINE))
    expect([question, answers.get(question)]).toEqual([question, value]);
});

it('takes nothing from a sheet that somebody else is named on, or that somebody else typed', async () => {
  const ruth = interviewCaller(vault, 'Ruth Pemberton-Cole');
  await write(ruth, await sheetFor(ruth, 'K/3'), {
    ...MINE,
    'pv-under-age': 'yes',
    'fr-details-first-name': 'Owen',
  });
  const { answers, known } = await carried(ruth, 'K/4');
  expect(answers.get('fr-details-phone')).toBeUndefined();
  expect(answers.get('fr-details-first-name')).toBeUndefined();
  // Whoever has the key may prepare it for somebody else: their name is shown, and taken by nobody but them.
  expect(known.find((one) => one.question === 'fr-details-first-name')).toMatchObject({
    beside: true,
    text: 'Whoever has the case file open: Ruth Pemberton-Cole',
  });
});

it('shows a name of three words beside first and last name, and splits none', async () => {
  const { answers, known } = await carried(marcus, 'K/5');
  expect(answers.get('pv-name-first-name')).toBeUndefined();
  for (const question of ['pv-name-first-name', 'pv-name-last-name'])
    expect(known.find((one) => one.question === question)).toMatchObject({
      beside: true,
      text: 'Name: Le Van Hung',
    });
});
