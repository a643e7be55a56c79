/** Every use case against every role: what a role does not cover is refused, and each refusal is in the log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '../../src-main/contract/index.ts';
import { contract } from '../../src-main/contract/index.ts';
import { ROLES, type Role } from '../../src-main/core/vault/roles.ts';
import { composeEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { mayCall, requireRight } from '../../src-main/usecases/handlers/rights.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { addPerson } from '../../src-main/vault/people.ts';
import { listAudit } from '../../src-main/vault/queries/audit.ts';
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

const newest = () => engine.session.read((db) => listAudit(db, { limit: 1 })).entries[0];

describe.each(ROLES)('%s', (role) => {
  beforeAll(async () => {
    engine = composeEngine(await vault.reopen(passphraseOf(role)));
    expect(engine.session.role).toBe(role);
  });

  it.each(CALLS)('%s', async (name) => {
    const allowed = mayCall(role, name);
    const outcome = await codeOf(() => requireRight(engine, name, {}));
    expect([name, outcome]).toEqual([name, allowed ? 'none' : 'not-allowed']);
    if (!allowed) expect(newest()).toMatchObject({ action: 'vault.refused', actor: `The ${role}` });
    const changes = CHANGES.test(name) && !LOOKS.includes(name);
    const wanted =
      role === 'supervisor' ||
      (MANAGE.includes(name)
        ? false
        : COURT.includes(name)
          ? role === 'solicitor'
          : role !== 'read-only' || !changes);
    expect([name, allowed]).toEqual([name, wanted]);
  });
});

it('is asked for before a use case runs, and going on without a consent is more than a caseworker decides', async () => {
  engine = composeEngine(await vault.reopen(passphraseOf('read-only')));
  const made = { reference: 'R', title: 'Refused' };
  expect(await codeOf(() => perform(engine, 'caseCreate', made, quietJob()))).toBe('not-allowed');
  expect((await perform(engine, 'caseList', {}, quietJob())).total).toBe(0);
  engine = composeEngine(await vault.reopen(passphraseOf('caseworker')));
  const without = { overrideReason: 'It cannot wait' };
  expect(await codeOf(() => requireRight(engine, 'evidenceExport', without))).toBe('not-allowed');
  const released = { items: ['an exhibit'], by: '', reason: '' };
  expect(await codeOf(() => requireRight(engine, 'evidenceExport', { released }))).toBe('not-allowed');
  const neither = { overrideReason: '', released: { items: [] } };
  expect(await codeOf(() => requireRight(engine, 'evidenceExport', neither))).toBe('none');
});
