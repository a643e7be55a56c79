/**
 * Every call of the register, performed by somebody of every role on a real vault: what a role does not cover is refused
 * before anything is looked at, each refusal is in the log, and a decision or a step that takes two takes two.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '../../src-main/contract/index.ts';
import { contract } from '../../src-main/contract/index.ts';
import { ROLES, type Role, SECOND_KINDS, type SecondKind } from '../../src-main/core/vault/roles.ts';
import { composeEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import type { Step } from '../../src-main/usecases/engine/second-person.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { showRawKey } from '../../src-main/usecases/vault/raw-key.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { addPerson } from '../../src-main/vault/people.ts';
import { listAudit } from '../../src-main/vault/queries/audit.ts';
import { anyInput } from '../support/any-input.ts';
import { codeOf } from '../support/failures.ts';
import { quietJob, testClock } from '../support/ports.ts';
import { COURT, MANAGE, SEE, WORK } from '../support/rights-by-hand.ts';
import { PASSPHRASE, type TemporaryVault, temporaryVault } from '../support/vault.ts';

const CALLS = Object.keys(contract) as CallName[];
const passphraseOf = (role: Role) => `a long passphrase for ${role}`;

let vault: TemporaryVault;
let engine: RunningEngine;
beforeAll(async () => {
  vault = await temporaryVault();
  const { session, clock, random } = vault;
  for (const role of ROLES) {
    const about = { session, clock, random, name: `The ${role}`, role };
    await addPerson({
      ...about,
      own: passphraseBytes(PASSPHRASE),
      passphrase: passphraseBytes(passphraseOf(role)),
    });
  }
});
afterAll(() => engine?.close());

/** What it is refused with, and what that wrote into the log, newest first. */
const tried = (name: CallName, input: unknown) =>
  outcomeOf(() => perform(engine, name, input as never, quietJob()));
async function outcomeOf(work: () => Promise<unknown>) {
  const before = engine.session.read((db) => listAudit(db, { limit: 1 })).total;
  const code = await codeOf(work);
  return engine.session.read((db) => {
    const { entries, total } = listAudit(db, { limit: 1 });
    const said = db.get<{ facts: string }>(
      "SELECT json_extract(CAST(canonical AS TEXT), '$.facts') AS facts FROM audit_entry ORDER BY seq DESC",
    );
    const { action, actor } = entries[0] ?? {};
    return {
      code,
      written: total - before,
      newest: { action, actor, facts: JSON.parse(said?.facts ?? '{}') },
    };
  });
}
/** Of a call that takes one thing or another, the fields of each. */
const shape = (name: CallName): Record<string, unknown> => {
  const { shape: own, def } = contract[name].input as unknown as Shaped;
  return own ?? Object.assign({}, ...(def.options ?? []).map((one) => one.shape));
};
interface Shaped {
  readonly shape?: Record<string, unknown>;
  readonly def: { readonly options?: readonly Shaped[] };
}
const input = (name: CallName, more = {}) => anyInput(name, more) ?? 'no input fits';
const isMine = (role: Role, name: CallName): boolean => {
  if (SEE.includes(name)) return true;
  if (WORK.includes(name)) return role !== 'read-only';
  return role === 'supervisor' || (role === 'solicitor' && COURT.includes(name));
};
/** Two decisions that a caseworker does not make, in every call that takes them. */
const DECISIONS = [
  { field: 'overrideReason', given: { overrideReason: 'It cannot wait' }, decision: 'without-consent' },
  {
    field: 'released',
    given: { released: { items: ['an exhibit'], by: '', reason: '' } },
    decision: 'privileged',
  },
];

it('every call stands by hand in what one of the rights covers, and no other does', () => {
  expect([...SEE, ...WORK, ...COURT, ...MANAGE].sort()).toEqual([...CALLS].sort());
});

describe.each(ROLES)('%s', (role) => {
  beforeAll(async () => {
    engine = composeEngine(await vault.reopen(passphraseOf(role)), testClock);
    expect(engine.session.role).toBe(role);
  });
  const refused = (call: Step, decision: string | null) => ({
    code: 'not-allowed',
    written: 1,
    newest: { action: 'vault.refused', actor: `The ${role}`, facts: { call, role, decision } },
  });

  it.each(CALLS)('%s', async (name) => {
    const good = input(name);
    expect([name, contract[name].input.safeParse(good).success]).toEqual([name, true]);
    if (isMine(role, name)) {
      const { code, newest } = await tried(name, good);
      expect([name, code, newest.action]).not.toEqual([name, 'not-allowed', expect.anything()]);
      expect([name, newest.action, newest.facts.call === name]).not.toEqual([name, 'vault.refused', true]);
    }
    // Whatever is given: an input that fits none is not looked at.
    else
      for (const given of [good, { surely: 'none' }, null])
        expect([name, await tried(name, given)]).toEqual([name, refused(name, null)]);
    for (const { field, given, decision } of DECISIONS.filter((one) => one.field in shape(name))) {
      const { code, newest } = await tried(name, input(name, given));
      const may = role === 'supervisor' || role === 'solicitor';
      expect([name, field, code === 'not-allowed']).toEqual([name, field, !may]);
      const known = { call: name, decision: isMine(role, name) ? decision : null };
      if (!may) expect([name, newest]).toMatchObject([name, { action: 'vault.refused', facts: known }]);
    }
  });

  // By command alone, and so no call.
  it('the raw key, which is a supervisor’s', async () => {
    const found = await outcomeOf(() => showRawKey(engine, passphraseBytes(passphraseOf(role))));
    if (role !== 'supervisor') expect(found).toEqual(refused('showRawKey', null));
    else expect([found.code, found.newest.action]).toEqual(['none', 'vault.key-shown']);
  });
});

describe('a second person', () => {
  beforeAll(async () => {
    engine = composeEngine(await vault.reopen(passphraseOf('supervisor')), testClock);
    for (const kind of SECOND_KINDS) await perform(engine, 'secondSet', { kind, on: true }, quietJob());
  });
  const asked = (call: CallName, kind: SecondKind) => ({
    code: 'second-person-needed',
    written: 1,
    newest: { action: 'vault.second-needed', actor: 'The supervisor', facts: { call, kind } },
  });

  // It shows what would go with what is released: nothing is decided by looking.
  const LOOKS: readonly CallName[] = ['handoverPreview'];

  it.each(LOOKS)('is asked for by nothing in %s, which only shows', async (name) => {
    for (const { field, given } of DECISIONS.filter((one) => one.field in shape(name))) {
      const { code, written } = await tried(name, input(name, given));
      expect([name, field, code === 'second-person-needed', written]).toEqual([name, field, false, 0]);
    }
  });

  it.each(
    CALLS.filter((name) => !LOOKS.includes(name) && DECISIONS.some(({ field }) => field in shape(name))),
  )('is asked for by a decision in %s', async (name) => {
    for (const { field, given } of DECISIONS.filter((one) => one.field in shape(name))) {
      const called = await tried(name, input(name, given));
      expect([name, field, called]).toEqual([name, field, asked(name, 'override')]);
    }
  });

  it.each([
    ['evidenceRemove', 'delete'],
    ['formRemove', 'delete'],
    ['erasureMake', 'erase'],
  ] as const)('is asked for by %s', async (name, kind) => {
    expect(await tried(name, input(name))).toEqual(asked(name, kind));
  });
});
