/**
 * What manages a vault, asked by somebody of each role with values that no page of ours sends, one at a time and twice at
 * once: data or a refusal by name, each refusal for a role in the log, and the log unbroken afterwards.
 */
import { beforeAll, expect, it } from 'vitest';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { ROLES } from '../../../src-main/core/vault/roles.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { addPerson } from '../../../src-main/vault/people.ts';
import { listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { anyInput } from '../../support/any-input.ts';
import { ownNames } from '../../support/fuzz-channels.ts';
import { Fuzz } from '../../support/fuzz-messages.ts';
import { quietJob, testClock } from '../../support/ports.ts';
import { PASSPHRASE, type TemporaryVault, temporaryVault } from '../../support/vault.ts';

const CALLS = [
  ...(['secondSet', 'colleagueRemove', 'colleagueRole'] as const),
  ...(['erasureMake', 'pictureReadingSet', 'vaultCorrectClock'] as const),
];
const TRIES = 120;
const ODD = ['a'.repeat(2_000_000), '\u0000', -1, 2 ** 53, '9999-12-31', '0000-01-01', '2026-11-24'];
const passphraseOf = (role: string) => `a long passphrase for ${role}`;

let vault: TemporaryVault;
beforeAll(async () => {
  vault = await temporaryVault();
  const { session, clock, random } = vault;
  for (const role of ROLES) {
    const own = passphraseBytes(PASSPHRASE);
    const passphrase = passphraseBytes(passphraseOf(role));
    await addPerson({ session, clock, random, own, passphrase, name: `The ${role}`, role });
  }
});

it.each(ROLES)('by a %s', { timeout: 60_000 }, async (role) => {
  const engine = composeEngine(await vault.reopen(passphraseOf(role)), testClock);
  const fuzz = new Fuzz(role.length);
  const entries = () => engine.session.read((db) => listAudit(db, { limit: 1 })).total;
  const before = ownNames();
  const wrong: unknown[] = [];
  for (let n = 0; n < TRIES; n += 1) {
    const name = fuzz.one(CALLS);
    const whole = { ...anyInput(name) } as Record<string, unknown>;
    const field = fuzz.one([...Object.keys(whole), 'extra']);
    const people = engine.session.keyHolders.map(({ id }) => id);
    const odd = fuzz.one([fuzz.value(), fuzz.one(ODD), fuzz.one(people)]);
    const input = fuzz.one([whole, { ...whole, [field]: odd }, fuzz.value()]);
    const ask = () =>
      perform(engine, name, input as never, quietJob()).then(
        () => 'none',
        (thrown) => (thrown instanceof TestimonyError ? thrown.code : String(thrown)),
      );
    const was = entries();
    const codes = await Promise.all(fuzz.next() < 0.3 ? [ask(), ask()] : [ask()]);
    const mayNot = codes.every((code) => code === 'not-allowed') && entries() === was + codes.length;
    const isNamed = codes.every((code) => /^[a-z-]+$/.test(code) && code !== 'internal');
    if (role === 'supervisor' ? !isNamed : !mayNot) wrong.push([name, codes]);
  }
  expect(wrong).toEqual([]);
  expect(ownNames()).toBe(before);
  expect(engine.session.read((db) => verifyAudit(db)).intact).toBe(true);
  expect(engine.session.keyHolders.some((one) => one.role === 'supervisor')).toBe(true);
  engine.close();
});
