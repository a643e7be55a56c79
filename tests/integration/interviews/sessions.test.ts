import { beforeAll, describe, expect, it } from 'vitest';
import {
  beginFirstAccount,
  type Caller,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { steadyClock } from '../../support/ports.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let call: Caller;
let colleague: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  colleague = interviewCaller(vault, 'Tomasz Zieliński');
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
});
const say = (question: string, value: string) =>
  call('screeningAnswer', {
    screeningId: ids.screeningId,
    answers: [{ question, state: 'answered', value }],
  });
const show = () => call('screeningShow', { screeningId: ids.screeningId });
const spoken = async (question: string) => {
  const { answers } = await show();
  const last = answers.findLast((one) => one.question === question);
  return [last?.language, last?.interpreter];
};

describe('the language and the interpreter of an interview', () => {
  it('change from one session to the next, and each answer keeps what was in force when it was written', async () => {
    await say('birthplace', 'Iași');
    await call('screeningSession', { screeningId: ids.screeningId, interpreter: 'I-9' });
    await say('family', 'Two sisters');
    await call('screeningPause', { screeningId: ids.screeningId });
    await call('screeningResume', { screeningId: ids.screeningId, language: 'English', interpreter: '' });
    await say('living', 'Eight years');
    expect(await spoken('birthplace')).toEqual(['Romanian', 'I-7']);
    expect(await spoken('family')).toEqual(['Romanian', 'I-9']);
    expect(await spoken('living')).toEqual(['English', '']);
    expect((await show()).sessions).toMatchObject([
      { layer: 0, author: OWNER, language: 'Romanian', interpreter: 'I-7' },
      { layer: 0, author: OWNER, language: 'Romanian', interpreter: 'I-9' },
      { layer: 0, author: OWNER, language: 'English', interpreter: '' },
    ]);
  });

  it('said the same again is no other session, and nobody else says it for the author', async () => {
    await call('screeningSession', { screeningId: ids.screeningId, language: 'English' });
    expect((await show()).sessions).toHaveLength(3);
    await expect(
      colleague('screeningSession', { screeningId: ids.screeningId, language: 'Polish' }),
    ).rejects.toMatchObject({ code: 'answer-not-allowed' });
  });

  it('said again on another day are a session of its own: they were asked anew', async () => {
    const later = interviewCaller({
      ...vault,
      session: vault.session,
      clock: steadyClock(Date.UTC(2026, 11, 2)),
    });
    await later('screeningSession', { screeningId: ids.screeningId, language: 'English' });
    const { sessions } = await show();
    expect(sessions.slice(2)).toMatchObject([
      { language: 'English', at: expect.stringContaining('2026-11-24') },
      { language: 'English', at: expect.stringContaining('2026-12-02') },
    ]);
  });

  it('are of the signed record for good, and asked anew for a later account', async () => {
    await call('screeningSign', { screeningId: ids.screeningId, readBack: 'Read aloud' });
    await expect(
      call('screeningSession', { screeningId: ids.screeningId, language: 'Romanian' }),
    ).rejects.toMatchObject({ code: 'signed-off' });
    await colleague('screeningAddLayer', { screeningId: ids.screeningId, language: 'Romanian' });
    const view = await show();
    expect(view.readBack).toBe('Read aloud');
    expect(view.sessions.at(-1)).toMatchObject({
      layer: 1,
      author: 'Tomasz Zieliński',
      language: 'Romanian',
      interpreter: '',
    });
    await colleague('screeningContinue', {
      screeningId: ids.screeningId,
      interpreter: 'I-7',
      answers: [
        ...safetyAnswers(),
        { question: 'birthplace', state: 'answered', value: 'Pașcani', relation: 'differs', cause: 'fear' },
      ],
    });
    expect(await spoken('birthplace')).toEqual(['Romanian', 'I-7']);
    expect((await show()).alterations).toEqual([]);
  });
});
