/** Attack: somebody changes what stands around the answers: notes, breaks, who spoke how, when an account was given. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
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
import { OWNER, temporaryVault } from '../../support/vault.ts';

const MARCH = JSON.stringify({ value: '2025-03', qualifier: 'about' });
const NOTE = 'The town was looked up on a map.';
let vault: Awaited<ReturnType<typeof temporaryVault>>;
let screeningId: Awaited<ReturnType<typeof beginFirstAccount>>['screeningId'];
const call: Caller = (name, input) => interviewCaller(vault)(name, input);
const kinds = async () => (await call('screeningShow', { screeningId })).alterations.map((one) => one.kind);
const logged = () =>
  vault.session
    .read((db) => db.all<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry'))
    .map(({ canonical }) => new TextDecoder().decode(canonical))
    .join('\n');

/** A record with everything around it: notes, breaks of each kind, sessions, a later account. */
beforeEach(async () => {
  vault = await temporaryVault();
  ({ screeningId } = await beginFirstAccount(call));
  await call('screeningAnswer', { screeningId, answers: openingAnswers() });
  await call('screeningNote', { screeningId, question: 'birthplace', note: NOTE, author: 'Minh Chau' });
  await call('screeningPause', { screeningId, reason: 'asked for air' });
  await call('screeningResume', { screeningId, language: 'English', interpreter: '' });
  await call('screeningPause', { screeningId });
  await call('screeningSign', { screeningId, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId, reason: 'a second meeting', language: 'Romanian' });
  await call('screeningAnswer', { screeningId, answers: safetyAnswers() });
  await call('screeningPause', { screeningId });
  await call('screeningResume', { screeningId, reason: 'a glass of water' });
  await call('screeningPause', { screeningId, reason: 'lunch' });
});

describe('what stands around the answers', () => {
  it('is as it was written, also with a break that is not over, and is not in the log in words', async () => {
    expect(await kinds()).toEqual([]);
    expect(
      await auditVerify(
        { session: vault.session, clock: vault.clock } as Engine,
        { sinceLast: false },
        quietJob(),
      ),
    ).toMatchObject({
      intact: true,
      alteredRecords: [],
    });
    expect(logged()).not.toMatch(/looked up|asked for air|second meeting|lunch/);
  });

  it.each([
    ['a note', "UPDATE partner_note SET note = 'She made it up.'", 'note'],
    ['whose note it is', "UPDATE partner_note SET author = 'Somebody'", 'note'],
    ['who wrote a note down', "UPDATE partner_note SET written_by = ''", 'note'],
    ['a note taken away', 'DELETE FROM partner_note', 'note'],
    [
      'a note slipped in',
      `INSERT INTO partner_note (screening_id, at, author, note)
         SELECT screening_id, at, author, 'She made it up.' FROM partner_note`,
      'note',
    ],
    ['a note without its random part', "UPDATE partner_note SET nonce = ''", 'note'],
    [
      'the reason of a break',
      "UPDATE interview_break SET reason = 'x' WHERE reason = 'asked for air'",
      'break',
    ],
    [
      'the reason given afterwards',
      "UPDATE interview_break SET reason = 'x' WHERE reason LIKE 'a glass%'",
      'break',
    ],
    [
      'the length of a break',
      "UPDATE interview_break SET ended_at = '2026-11-24T23:00:00.000+00:00' WHERE id = 1",
      'break',
    ],
    [
      'the end of a break that signing ended',
      "UPDATE interview_break SET ended_at = '2026-11-24T23:00:00.000+00:00' WHERE id = 2",
      'break',
    ],
    ['a break that is not over', "UPDATE interview_break SET reason = 'x' WHERE reason = 'lunch'", 'break'],
    ['a break taken away', 'DELETE FROM interview_break WHERE id = 1', 'break'],
    ['who interpreted later', "UPDATE screening_sitting SET interpreter = 'I-7'", 'sitting'],
    ['who interpreted at first', "UPDATE screening SET interpreter = 'I-8'", 'sitting'],
    ['where it was held', "UPDATE screening SET place = 'At home'", 'sitting'],
    ['a session taken away', 'DELETE FROM screening_sitting WHERE layer = 0', 'sitting'],
    [
      'when a later account was given',
      "UPDATE screening_layer SET at = '2026-11-01T09:00:00.000+00:00'",
      'account',
    ],
    ['when a later account was held', `UPDATE screening_layer SET held_on = '${MARCH}'`, 'account'],
    ['what day a note is of', `UPDATE partner_note SET held_on = '${MARCH}'`, 'note'],
    ['what led to a later account', "UPDATE screening_layer SET reason = 'pressed'", 'account'],
  ])('shows when it was changed: %s', async (_what, sql, kind) => {
    await behindItsBack(vault, `${sql};`);
    expect(await kinds()).toEqual([kind]);
    const { alteredRecords } = await auditVerify(
      { session: vault.session, clock: vault.clock } as Engine,
      { sinceLast: false },
      quietJob(),
    );
    expect(alteredRecords).toMatchObject([{ screeningId, alterations: [{ kind }] }]);
  });

  it('shows that the day the signed account was held, or who took it, was changed, and the signature with it', async () => {
    await behindItsBack(vault, `UPDATE screening SET held_on = '${MARCH}', taken_by = 'Somebody';`);
    expect(await kinds()).toEqual(['signature', 'sitting']);
  });

  it('says who wrote a note down that is another’s', async () => {
    await call('screeningNote', { screeningId, note: 'Mine.' });
    const { notes } = await call('screeningShow', { screeningId });
    expect(notes).toMatchObject([
      { author: 'Minh Chau', writtenBy: OWNER },
      { author: OWNER, writtenBy: OWNER },
    ]);
  });
});
