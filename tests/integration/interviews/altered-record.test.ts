/** Attack: somebody who has the store's key and not the program changes what was said. It shows, and where. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { auditVerify } from '../../../src-main/usecases/vault/audit-log.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { behindItsBack as openedBehindItsBack } from '../../support/behind-its-back.ts';
import {
  beginFirstAccount,
  type Caller,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { temporaryVault } from '../../support/vault.ts';

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
const call: Caller = (name, input) => interviewCaller(vault)(name, input);
const alterations = async () => (await call('screeningShow', { screeningId: ids.screeningId })).alterations;
const verify = (session: VaultSession) =>
  auditVerify({ session, clock: steadyClock() } as Engine, { sinceLast: false }, quietJob());
const answer = (question: string, value: unknown) => ({
  screeningId: ids.screeningId,
  answers: [{ question, state: 'answered' as const, value: value as never }],
});

const behindItsBack = (sql: string) => openedBehindItsBack(vault, sql);

beforeAll(async () => {
  vault = await temporaryVault();
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
  await call('screeningAnswer', answer('birthplace', 'Iași'));
  await call('screeningAnswer', answer('birthplace', 'lângă Iași'));
});

describe('a record nobody touched', () => {
  it('is as it was written, as a draft, signed, and with a later account', async () => {
    expect(await alterations()).toEqual([]);
    await call('screeningSign', { screeningId: ids.screeningId, readBack: 'Read aloud' });
    expect(await alterations()).toEqual([]);
    await call('screeningAddLayer', { screeningId: ids.screeningId });
    const told = answer('birthplace', 'Podu Iloaiei');
    await call('screeningAnswer', { ...told, answers: [...safetyAnswers(), ...told.answers] });
    await call('screeningNote', { screeningId: ids.screeningId, note: 'x' });
    expect(await alterations()).toEqual([]);
    expect(await verify(vault.session)).toMatchObject({ intact: true, records: 1, alteredRecords: [] });
  });
});

describe('the store itself', () => {
  it.each([
    'DELETE FROM screening_answer',
    "UPDATE screening_answer SET value = 'null'",
    'DELETE FROM screening_layer',
    'DELETE FROM partner_note',
    'DELETE FROM screening_sitting',
    "UPDATE screening SET status = 'draft'",
    "UPDATE screening SET read_back = 'never'",
  ])('refuses %s', (sql) => {
    expect(() => vault.session.write((tx) => tx.run(sql))).toThrow('SQLITE_CONSTRAINT_TRIGGER');
  });
});

describe('a signed record altered behind the program’s back', () => {
  it('shows which answer was changed, on opening it and in the check of the whole log', async () => {
    await behindItsBack(
      `UPDATE screening_answer SET value = '"Chișinău"' WHERE value = '"lângă Iași"' AND layer = 0;`,
    );
    const found = await alterations();
    expect(found.map((one) => one.kind)).toEqual(['signature', 'answers']);
    expect(found[1]?.questions).toEqual(['birthplace']);
    const { intact, alteredRecords } = await verify(vault.session);
    expect(intact).toBe(true);
    expect(alteredRecords).toMatchObject([
      {
        screeningId: ids.screeningId,
        person: 'Maria Popescu',
        formTitle: 'First account',
        alterations: [found[0], { ...found[1], questions: ['Where were you born?'] }],
      },
    ]);
  });

  it('shows though its own hash was written anew', async () => {
    await behindItsBack(`UPDATE screening_answer SET value = '"lângă Iași"' WHERE value = '"Chișinău"';`);
    expect(await alterations()).toEqual([]);
    await behindItsBack(`UPDATE screening SET signed_sha256 = '${'0'.repeat(64)}';`);
    expect((await alterations()).map((one) => one.kind)).toEqual(['signature']);
  });

  it('shows that a read-back, an earlier wording or a later account was taken away, and is read all the same', async () => {
    await behindItsBack("UPDATE screening SET read_back = 'Read aloud twice';");
    expect((await alterations()).map((one) => one.kind)).toEqual(['signature']);
    await behindItsBack(`DELETE FROM screening_answer WHERE layer = 1 OR value = '"Iași"';`);
    expect((await alterations()).map((one) => one.kind)).toEqual(['signature', 'gone', 'gone']);
    const view = await call('screeningShow', { screeningId: ids.screeningId });
    expect(view.answers.find((one) => one.question === 'birthplace')?.value).toBe('lângă Iași');
  });

  it('shows that its questions were put in other words', async () => {
    await behindItsBack("UPDATE form_version SET definition = replace(definition, 'born', 'raised');");
    expect((await alterations()).map((one) => one.kind)).toContain('form');
  });

  it('shows that it was taken away whole', async () => {
    await behindItsBack(
      `PRAGMA foreign_keys = OFF; DELETE FROM screening_answer; DELETE FROM screening_layer; DELETE FROM consent;
       DELETE FROM partner_note; DELETE FROM screening_sitting; DELETE FROM screening;`,
    );
    expect(await verify(vault.session)).toMatchObject({
      records: 0,
      alteredRecords: [{ screeningId: ids.screeningId, alterations: [{ kind: 'record' }] }],
    });
  });
});
