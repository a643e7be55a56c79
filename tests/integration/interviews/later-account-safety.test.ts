/** A later account may be given months on, in another room: whether it is safe to talk is asked in it again. */
import { beforeEach, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import {
  beginFirstAccount,
  type Caller,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { saidBy } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

type Answers = CallInput<'screeningAnswer'>['answers'];
const safety: Answers = safetyAnswers();
const told = { question: 'treatment', state: 'answered' as const, value: 'He hit me.' };

let call: Caller;
let screeningId: ScreeningId;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
const answer = (...answers: Answers) => call('screeningAnswer', { screeningId, answers });
const layerOf = async (layer: number) =>
  (await call('screeningShow', { screeningId })).answers.filter((one) => one.layer === layer);

beforeEach(async () => {
  call = interviewCaller(await temporaryVault());
  ids = await beginFirstAccount(call);
  screeningId = ids.screeningId;
  await answer(...openingAnswers(), { question: 'birthplace', state: 'answered', value: 'Iași' });
  await call('screeningSign', { screeningId, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId, reason: 'months later' });
});

it('takes no answer before the safety check of its own, and names what is missing', async () => {
  const refused = await answer(told).catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ code: 'not-ready' });
  expect(saidBy(refused)).toEqual([
    ...Array.from({ length: 4 }, () => expect.stringMatching(/^Safety check: /)),
  ]);
  await expect(call('screeningContinue', { screeningId, answers: [told] })).rejects.toMatchObject({
    code: 'not-ready',
  });
  expect(await layerOf(1)).toEqual([]);
});

it('goes on once it is recorded, and leaves the consents as they stand', async () => {
  await answer(...safety.slice(0, 3));
  await expect(answer(told)).rejects.toMatchObject({ code: 'not-ready' });
  await answer(...safety.slice(3), told);
  expect((await layerOf(1)).map((one) => one.question)).toContain('treatment');
  await call('screeningAddLayer', { screeningId });
  await expect(answer(told)).rejects.toMatchObject({ code: 'not-ready' });
});

it('lets how the person is reached stand as it was told before, and takes it in their words', async () => {
  const open = (state: 'not-asked' | 'deferred') => ({ question: 'safety-contact', state });
  await answer(...safety.filter((one) => one.question !== 'safety-contact'), open('not-asked'), told);
  expect((await layerOf(1)).map((one) => one.question)).toContain('treatment');
  await call('screeningAddLayer', { screeningId });
  await answer(...safety.filter((one) => one.question !== 'safety-contact'), open('deferred'), told);
  await call('screeningAddLayer', { screeningId });
  const words = { question: 'safety-contact', state: 'own-words', ownWords: 'ring Ana' } as const;
  await answer(...safety.filter((one) => one.question !== 'safety-contact'), words, told);
});

it.each(['not-asked', 'deferred', 'not-known', 'prefers-not-to-say', 'own-words'] as const)(
  'takes %s of each of its questions for an account that was held before',
  async (state) => {
    const heldOn = { value: '2025-03-01' } as const;
    const held = { caseId: ids.caseId, personId: ids.personId, formId: 'first-account', heldOn };
    const { id } = await call('screeningStart', held);
    const open = safety.map(({ question }) => ({
      question,
      state,
      ...(state === 'own-words' ? { ownWords: 'as she said' } : {}),
    }));
    const consents = openingAnswers().filter((one) => !safety.some((it) => it.question === one.question));
    await call('screeningAnswer', { screeningId: id, answers: [...open, ...consents, told] });
  },
);

it('takes breaks that are over where the account was held before, and points to a note where it is signed', async () => {
  const earlier = { from: '2025-03-01T11:30', to: '2025-03-01T11:40' };
  const held = { caseId: ids.caseId, personId: ids.personId, formId: 'first-account' };
  const { id } = await call('screeningStart', { ...held, heldOn: { value: '2025-03-01' } });
  await call('screeningPause', { screeningId: id, reason: 'air', earlier });
  const { breaks, alterations } = await call('screeningShow', { screeningId: id });
  expect(breaks).toMatchObject([{ reason: 'air', startedAt: expect.stringMatching(/^2025-03-01T11:30/) }]);
  expect(alterations).toEqual([]);
  const refused = (input: object, of = id) =>
    call('screeningPause', { screeningId: of, ...input }).catch((thrown: unknown) => saidBy(thrown).join());
  expect(await refused({ earlier: { from: earlier.to, to: earlier.from } })).toContain('ends after it began');
  expect(await refused({ earlier })).toMatchObject({ startedAt: expect.any(String) });
  const other = { from: '2025-03-03T11:30', to: '2025-03-03T11:40' };
  expect(await refused({ earlier: other })).toContain('this talk was held on 1 Mar 2025');
  // Nobody talks there now: a break of today would be printed as one of that talk.
  expect(await refused({})).toContain('--from and --to');
  expect((await call('screeningShow', { screeningId: id })).breaks).toHaveLength(2);
  // The later account that is open was begun without a day.
  expect(await refused({ earlier }, screeningId)).toContain('begun with the day it was held');
});

it('asks for one that was taken back again', async () => {
  await answer(...safety);
  await answer({ question: 'safety-now', state: 'cleared' });
  await expect(answer(told)).rejects.toMatchObject({ code: 'not-ready' });
});

it('lets a mistake in writing down be put right at a desk, where nobody is being asked', async () => {
  const mended = { question: 'birthplace', state: 'answered' as const, value: 'Pașcani' };
  await expect(answer({ ...mended, relation: 'differs', cause: 'memory' })).rejects.toMatchObject({
    code: 'not-ready',
  });
  await answer({ ...mended, relation: 'differs', cause: 'recording' });
  expect(await layerOf(1)).toMatchObject([{ question: 'birthplace', cause: 'recording' }]);
  await expect(
    answer({ ...mended, value: 'Iași', relation: 'differs', cause: 'recording' }, told),
  ).rejects.toMatchObject({ code: 'not-ready' });
});

it('asks nothing of the kind in a worksheet', async () => {
  const { caseId, personId } = ids;
  const { id } = await call('screeningStart', { caseId, personId, formId: 'elements' });
  const shown = { question: 'act-recruited', state: 'answered' as const, value: 'shown' };
  await call('screeningAnswer', { screeningId: id, answers: [shown] });
  await call('screeningSign', { screeningId: id, readBack: 'At a desk' });
  await call('screeningAddLayer', { screeningId: id });
  await call('screeningAnswer', { screeningId: id, answers: [{ ...shown, value: 'not-shown' }] });
});
