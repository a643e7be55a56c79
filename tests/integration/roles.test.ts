/**
 * Every call of the register, performed by somebody of every role on a real vault: what a role does not cover is refused
 * before anything is looked at, each refusal is in the log, and a decision or a step that takes two takes two.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '../../src-main/contract/index.ts';
import { contract } from '../../src-main/contract/index.ts';
import { ROLES, type Role } from '../../src-main/core/vault/roles.ts';
import { SECOND_KINDS, type SecondKind } from '../../src-main/core/vault/second-person.ts';
import { composeEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { addPerson } from '../../src-main/vault/people.ts';
import { listAudit } from '../../src-main/vault/queries/audit.ts';
import { anyInput } from '../support/any-input.ts';
import { codeOf } from '../support/failures.ts';
import { quietJob } from '../support/ports.ts';
import { PASSPHRASE, type TemporaryVault, temporaryVault } from '../support/vault.ts';

const CALLS = Object.keys(contract) as CallName[];
/** What each role may not do, by hand: the table in the program is not its own measure. */
const MANAGE = [
  'vaultCorrectClock',
  'formImport',
  'formRemove',
  'colleagueAdd',
  'colleagueRemove',
  'recoveryMake',
  'colleagueRole',
  'secondSet',
  'retentionSet',
  'lockingSet',
  'pictureReadingSet',
  'rekeyMake',
  'holdLift',
  'erasurePreview',
  'erasureMake',
];
const COURT = [
  'bundleCreate',
  'bundleArrange',
  'bundleBuild',
  'evidenceRemove',
  'evidenceRestore',
  'privilegeLift',
  'holdSet',
];
const CHANGES =
  /Create|Witness$|accountsSettle|accountsWithhold|accountsGiveBack|Update|Add|Remove|Restore|Answer|Start|Open|Continue|CarryOver|Sign|Note|Pause|Resume|Record$|Keep|Turn|PicturePages|pictureRead|transcriptSave|Export|formPaper|consentPaper|recordExhibit|chronologyExhibit|Dismiss|Build|Arrange|Make|Import|Correct|Link$|Situation|Mark|Lift|Unlink|Relink|Session|Leave$|TakeUp|SetAside|Withdraw|Outcome|Told|handoverKey|handoverRead|Merge|Discard|Receipt|Amend|Settle$|Reopen/;
// A key file is for one's own key, as a passphrase is.
const LOOKS = [
  'keyFileMake',
  'screeningRecord',
  'colleagueList',
  'evidenceRemoved',
  'evidenceViewed',
  'bundleMayBuild',
  // Reads what is there into the index, and changes nothing.
  'searchBuild',
];
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
async function tried(name: CallName, input: unknown) {
  const before = engine.session.read((db) => listAudit(db, { limit: 1 })).total;
  const code = await codeOf(() => perform(engine, name, input as never, quietJob()));
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
const shape = (name: CallName) =>
  (contract[name].input as unknown as { shape: Record<string, unknown> }).shape;
const input = (name: CallName, more = {}) => anyInput(name, more) ?? 'no input fits';
const isMine = (role: Role, name: CallName): boolean => {
  if (role === 'supervisor') return true;
  if (MANAGE.includes(name)) return false;
  if (COURT.includes(name)) return role === 'solicitor';
  return role !== 'read-only' || !CHANGES.test(name) || LOOKS.includes(name);
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

describe.each(ROLES)('%s', (role) => {
  beforeAll(async () => {
    engine = composeEngine(await vault.reopen(passphraseOf(role)));
    expect(engine.session.role).toBe(role);
  });
  const refused = (call: CallName, decision: string | null) => ({
    ...{ code: 'not-allowed', written: 1 },
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
});

describe('a second person', () => {
  beforeAll(async () => {
    engine = composeEngine(await vault.reopen(passphraseOf('supervisor')));
    for (const kind of SECOND_KINDS) await perform(engine, 'secondSet', { kind, on: true }, quietJob());
  });
  const asked = (call: CallName, kind: SecondKind) => ({
    ...{ code: 'second-person-needed', written: 1 },
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
