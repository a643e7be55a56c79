/** The police read the referral form: a field that says what they are not to be told is named, and nothing is taken out of it. */
import { beforeAll, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});
const WOMEN = 'Ngọc and Diễm were in the next room.';

let call: Caller;
let sheet: ScreeningId;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'N/1', title: 'A case' });
  const born = { value: '1994-03-14', qualifier: 'exact' as const };
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Long Tran',
    birthDate: born,
  });
  for (const purpose of ['interview', 'nrm-referral'])
    await call('consentRecord', { personId, purpose, status: 'given' });
  const screeningId = (
    await call('screeningStart', {
      caseId,
      personId,
      formId: 'screening-interview',
      heldOn: { value: '2026-10-03', qualifier: 'exact' },
    })
  ).id;
  await call('screeningAnswer', {
    screeningId,
    answers: [
      ...openingAnswers(),
      answered('others', 'yes'),
      answered('others-who', WOMEN),
      answered('living', 'Six in a caravan; his parents rang on Sundays. Please leave out the landlord.'),
      answered('not-to-be-told', [
        { what: 'Anything about Ngọc and Diễm, until they are out', whom: 'The police' },
        { what: 'That he is in a caravan', words: 'caravan', whom: 'His parents' },
        { what: 'The next room', words: 'Telford', whom: 'police' },
      ]),
    ],
  });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId: sheet });
});

it('comes first of what is to be looked at, with the field, the words and where the wish is written', async () => {
  const { lookAt } = await call('copyOutCheck', { screeningId: sheet });
  const said = lookAt.map(sayFinding);
  expect(said[0]).toMatch(/^“[^”]+”: the police must not be told: “Ngọc”, “Diễm”\./u);
  const where = '“What is not to be told, or not to be written” (Screening interview, 3 Oct 2026), line 1';
  expect(said[0]).toContain(`Asked: not to The police; what it is stands under ${where}`);
  // What it is stands there alone.
  expect(said.join()).not.toMatch(/until they are out|That he is in a caravan|Telford/);
  expect(said.filter((one) => one.includes('must not be told'))).toHaveLength(1);
});

it('an account that asks for something by itself is pointed at where it stands, and is not quoted', async () => {
  const { lookAt } = await call('copyOutCheck', { screeningId: sheet });
  const asks = lookAt.map(sayFinding).filter((one) => one.includes('asks that something is not told'));
  expect(asks).toEqual([
    expect.stringMatching(/^“[^”]+” \(NRM referral: preparation sheet, .+\) asks that something/u),
  ]);
  expect(lookAt.map(sayFinding).join()).not.toContain('landlord');
});

it('stands beside that field as it is typed, and the field keeps its words', async () => {
  const { fields } = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const named = fields.filter((one) => one.text.includes('Ngọc'));
  expect(named.map(({ text }) => text)).toEqual([expect.stringContaining(WOMEN)]);
  expect(named[0]?.lookAgain.map(sayFinding).join('\n')).toContain('the police must not be told: “Ngọc”');
  const about = fields.filter(({ lookAgain }) =>
    lookAgain.map(sayFinding).join('\n').includes('must not be told'),
  );
  expect(about).toEqual(named);
});
