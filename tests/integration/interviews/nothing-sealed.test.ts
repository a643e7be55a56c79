/** What stores nothing seals nothing: the same given again, or taken back where it is not, is no alteration of a record. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { transact } from '../../../src-main/usecases/engine/transact.ts';
import { answeredNote } from '../../../src-main/usecases/interviews/screening-answer.ts';
import { auditVerify } from '../../../src-main/usecases/vault/audit-log.ts';
import { behindItsBack } from '../../support/behind-its-back.ts';
import {
  beginFirstAccount,
  type Caller,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';
import { temporaryVault } from '../../support/vault.ts';

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let screeningId: ScreeningId;
const call: Caller = (name, input) => interviewCaller(vault)(name, input);
beforeEach(async () => {
  vault = await temporaryVault();
  ({ screeningId } = await beginFirstAccount(call));
  const answers = [...openingAnswers(), told('birthplace', 'Tarija')];
  await call('screeningAnswer', { screeningId, answers });
  await call('screeningSign', { screeningId, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId });
  await goOn(...safetyAnswers());
});
const told = (question: string, value: string) => ({ question, state: 'answered' as const, value });
const cleared = (question: string) => ({ question, state: 'cleared' as const });
const goOn = (...answers: object[]) =>
  call('screeningContinue', { screeningId, answers: answers as never, readBack: null });
const engine = () => ({ session: vault.session, clock: vault.clock, random: vault.random }) as Engine;
const verify = () => auditVerify(engine(), { sinceLast: false }, quietJob());
const checked = async () => {
  const { intact, alteredRecords } = await verify();
  const { alterations } = await call('screeningShow', { screeningId });
  return { intact, alteredRecords, alterations };
};
const SOUND = { intact: true, alteredRecords: [], alterations: [] };
const held = async () =>
  (await call('screeningShow', { screeningId })).answers.filter((one) => one.question === 'birthplace');

describe('an answer that only an earlier account holds', () => {
  it('is not taken back from a later one, and the refusal says what to record instead', async () => {
    const before = await held();
    await expect(goOn(cleared('birthplace'))).rejects.toMatchObject({
      code: 'answer-not-allowed',
      subject: 'birthplace',
      found: [{ code: 'answer-of-earlier-account' }],
    });
    expect(await held()).toEqual(before);
    expect(await checked()).toEqual(SOUND);
  });

  it('is left alone by a field of the window in which nothing stands', async () => {
    await call('screeningAnswer', { screeningId, answers: [cleared('birthplace')] });
    expect(await held()).toHaveLength(1);
    expect(await checked()).toEqual(SOUND);
  });

  it('may be told in the later account, and there be taken back', async () => {
    await goOn(told('birthplace', 'Villamontes'));
    await goOn(cleared('birthplace'));
    expect((await held()).map(({ layer, state }) => [layer, state])).toEqual([
      [0, 'answered'],
      [1, 'cleared'],
    ]);
    expect(await checked()).toEqual(SOUND);
  });
});

it('the same given a second time, or a field nobody answered, is no alteration', async () => {
  await goOn(told('treatment', 'Locked in'));
  const { entries } = await verify();
  await goOn(told('treatment', 'Locked in'));
  await goOn(cleared('still-there'));
  expect(await checked()).toEqual(SOUND);
  expect((await verify()).entries).toBe(entries);
});

describe('a vault in which a former version sealed such an entry', () => {
  beforeEach(() => {
    const note = answeredNote(screeningId, 'nonce', { fresh: [], consents: [] });
    transact(engine(), note, () => undefined);
  });

  it('is not said to be altered', async () => {
    expect(await checked()).toEqual(SOUND);
  });

  it('still shows an answer that was taken out behind its back', async () => {
    await goOn(told('birthplace', 'Villamontes'));
    await behindItsBack(vault, 'DELETE FROM screening_answer WHERE value = \'"Villamontes"\'');
    expect((await checked()).alterations).toEqual([expect.objectContaining({ kind: 'gone' })]);
  });
});
