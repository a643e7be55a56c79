/** A break that was written down by mistake: refused where its times are not of the talk, and taken back where it stands. */

import { beforeEach, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { saidBy } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

let call: Caller;
let id: ScreeningId;
let ids: { caseId: CaseId; personId: PersonId };

beforeEach(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'BREAK', title: 'A break that never was' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria Dizon' });
  ids = { caseId, personId };
  const held = { formId: 'screening-interview', heldOn: { value: '2026-03-14' } } as const;
  ({ id } = await call('screeningStart', { caseId, personId, ...held }));
  const minutes = { question: 'held-minutes', state: 'answered' as const, value: 60 };
  await call('screeningAnswer', { screeningId: id, answers: [...openingAnswers(), minutes] });
});

const pause = (input: object) => call('screeningPause', { screeningId: id, ...input });
const refused = (input: object) => pause(input).catch((thrown: unknown) => saidBy(thrown).join());
const at = (from: string, to: string) => ({ from: `2026-03-${from}`, to: `2026-03-${to}` });
const told = async () => {
  const { id: sheet, known } = await call('screeningStart', {
    caseId: ids.caseId,
    personId: ids.personId,
    formId: 'nrm-preparation',
  });
  return { sheet, text: known.find((one) => one.question === 'where-how-interview-carried-out')?.text ?? '' };
};

it('refuses times of another day than the talk, and a break longer than the talk was', async () => {
  expect(await refused({ earlier: at('15T11:00', '15T11:10') })).toContain(
    'this talk was held on 14 Mar 2026',
  );
  expect(await refused({ earlier: at('14T11:00', '14T12:30') })).toContain('60 minutes long with its breaks');
  expect((await call('screeningShow', { screeningId: id })).breaks).toEqual([]);
});

it('takes one back that stands, in a signed record too: the sheet leaves it out, the record and the log say so', async () => {
  await pause({ earlier: at('14T11:00', '14T11:10') });
  await pause({ earlier: at('14T11:30', '14T11:45'), reason: 'air' });
  await call('screeningSign', { screeningId: id, readBack: 'Read aloud' });
  const before = await told();
  expect(before.text).toContain('11:00, 10 minutes');
  await call('screeningCarryOver', { screeningId: before.sheet });
  const looked = async () =>
    (await call('readinessShow', { screeningId: before.sheet })).checks
      .flatMap(({ found }) => found)
      .filter(({ code }) => code === 'break-taken-back-stands');
  expect(await looked()).toEqual([]);

  expect(await refused({ takeBack: '2026-03-14T10:00', reason: 'typed twice' })).toContain(
    'no break that stands',
  );
  expect(await refused({ takeBack: '2026-03-14T11:00' })).toContain('why it is taken back');
  await pause({ takeBack: '2026-03-14T11:00', reason: 'typed by mistake' });
  const { known } = await call('screeningShow', { screeningId: before.sheet });
  const text = known.find((one) => one.question === 'where-how-interview-carried-out')?.text ?? '';
  expect(text).not.toContain('11:00');
  expect(text).toContain('11:30, 15 minutes');
  // A sheet that took it over before has it until somebody takes it out, and says so.
  expect(await looked()).toMatchObject([{ params: { line: expect.stringContaining('11:00, 10 minutes') } }]);
  const { breaks, alterations } = await call('screeningShow', { screeningId: id });
  expect(alterations).toEqual([]);
  expect(breaks).toMatchObject([{ takenBack: 'typed by mistake' }, { reason: 'air' }]);
  expect(breaks).toHaveLength(2);
  expect(await refused({ takeBack: '2026-03-14T11:00', reason: 'again' })).toContain('no break that stands');
});

it('a break of a talk that is marked privileged is no matter of a sheet, whatever stands on it', async () => {
  const line = /11:00, 10 minutes/;
  const looked = async (sheet: ScreeningId) =>
    (await call('readinessShow', { screeningId: sheet })).checks
      .flatMap(({ found }) => found)
      .filter(({ code }) => code === 'break-taken-back-stands');
  await pause({ earlier: at('14T11:00', '14T11:10') });
  const { sheet, text } = await told();
  expect(text).toMatch(line);
  await call('screeningCarryOver', { screeningId: sheet });
  await pause({ takeBack: '2026-03-14T11:00', reason: 'typed by mistake' });
  expect(await looked(sheet)).toHaveLength(1);
  await call('privilegeMark', { of: { kind: 'record', id }, reason: 'Notes for counsel' });
  expect(await looked(sheet)).toEqual([]);
});

it('takes back one that still runs: nothing goes on after it', async () => {
  const held = { caseId: ids.caseId, personId: ids.personId, formId: 'first-account' };
  ({ id } = await call('screeningStart', held));
  const { startedAt } = await pause({});
  await pause({ takeBack: startedAt.slice(0, 16), reason: 'pressed by mistake' });
  expect(await call('screeningResume', { screeningId: id })).toEqual({ minutes: 0 });
  const { breaks, alterations } = await call('screeningShow', { screeningId: id });
  expect(breaks).toMatchObject([{ takenBack: 'pressed by mistake', endedAt: expect.any(String) }]);
  expect(alterations).toEqual([]);
});

it('one that was hardly any is said on paper as on the screen: it was no break of 0 minutes', () => {
  const said = (minutes: number) =>
    sayFinding(coded('paper-break', { at: '3 Nov 2026, 11:00', minutes, reason: '' }));
  expect([0, 1, 10].map(said)).toEqual([
    '3 Nov 2026, 11:00, under a minute',
    '3 Nov 2026, 11:00, 1 minute',
    '3 Nov 2026, 11:00, 10 minutes',
  ]);
});
