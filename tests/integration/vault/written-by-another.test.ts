/**
 * Attack: a colleague with the store's key and the stock sqlcipher changes what decides, or makes of a value what this
 * program never writes. Nothing leaves and nothing is erased on the strength of it, and whatever fails says why.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import type { CaseId, EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { lookAhead } from '../../../src-main/usecases/engine/as-written.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { engineAtWork } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { sqlcipher, storeKeyOf } from '../../support/sqlcipher.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

let made: string;
let key: string;
let guards: string;
let caseId: CaseId;
let personId: PersonId;
let evidenceId: EvidenceId;
let engine: RunningEngine | undefined;

beforeAll(async () => {
  const at = await engineAtWork();
  ({ caseId } = at);
  ({ id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' }));
  const file = at.pick('note.txt', 'A few words of a page.\n');
  ({ id: evidenceId } = await at.do('evidenceAdd', { caseId, file, title: 'Note' }));
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  await at.do('holdSet', { caseId, reason: 'An order of the court' });
  const colleague = { name: 'Kim', role: 'caseworker' as const, passphrase: 'a quite different long phrase' };
  await at.do('colleagueAdd', { own: PASSPHRASE, ...colleague });
  made = at.engine.session.folder;
  await at.engine.close();
  key = await storeKeyOf(made, PASSPHRASE);
  const store = join(made, 'vault.db');
  const named = "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger';";
  guards = sqlcipher(store, key, named).join(' ');
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
});

/** A copy of the vault, after this was done to its store, and open. */
async function openedAfter(sql: string): Promise<void> {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(made, folder, { recursive: true });
  sqlcipher(join(folder, 'vault.db'), key, `.dbconfig defensive off\n${guards} ${sql}`);
  const clock = steadyClock(Date.UTC(2026, 10, 25));
  const passphrase = passphraseBytes(PASSPHRASE);
  engine = { ...engineOn(await openVault({ folder, passphrase, clock })), clock };
}
const ask = <N extends CallName>(name: N, input: CallInput<N>) =>
  perform(engine as RunningEngine, name, input, quietJob());
const out = (decided = {}) =>
  ask('evidenceExport', {
    evidenceId,
    folder: (engine as RunningEngine).files.register(temporaryFolder()),
    recipient: 'The court',
    purpose: 'x',
    forPurpose: 'court-papers',
    ...decided,
  });

describe('what leaves', () => {
  it('goes, from a store that nobody else wrote in', async () => {
    await openedAfter('SELECT 1;');
    expect(await codeOf(out)).toBe('none');
  });

  it.each([
    ['a yes made wider', 'consent', "UPDATE consent SET recipient = '', note = 'x';"],
    ['another title', 'evidence', "UPDATE evidence SET title = 'Confession';"],
    ['another name', 'person', "UPDATE person SET name = 'Mario Popescu';"],
    ['an entry of the log taken out', 'audit_entry', "DELETE FROM audit_entry WHERE action = 'hold.set';"],
  ])('is held, naming the table, until somebody who may says why: %s', async (_, table, sql) => {
    await openedAfter(sql);
    const refused = await failureOf(out);
    expect(refused.code).toBe('consent-missing');
    expect(refused.found).toMatchObject([{ code: 'store-altered', params: { tables: [table] } }]);
    expect(await codeOf(() => out({ overrideReason: 'Compared with the paper, word for word' }))).toBe(
      'none',
    );
    const { entries } = await ask('auditList', { limit: 20 });
    expect(entries.map(({ action }) => action)).toContain('consent.overridden');
  });

  it('is held too where that was found out beforehand, while somebody wrote', async () => {
    await openedAfter("UPDATE evidence SET title = 'Confession';");
    const looking = lookAhead(engine as RunningEngine);
    await ask('personAdd', { caseId, role: 'other', name: 'Kofi' });
    await looking;
    expect((await failureOf(out)).found).toMatchObject([{ params: { tables: ['evidence'] } }]);
  });

  it('is found out beforehand of no table that this program wrote meanwhile', async () => {
    await openedAfter('SELECT 1;');
    const looking = lookAhead(engine as RunningEngine);
    await ask('personAdd', { caseId, role: 'other', name: 'Kofi' });
    await looking;
    expect(await codeOf(out)).toBe('none');
  });
});

describe('what protects', () => {
  it('a hold that was taken out of the store still stops an erasure', async () => {
    await openedAfter('DELETE FROM legal_hold;');
    const refused = await failureOf(() => ask('erasureMake', { caseId, ground: 'request', typed: 'LH/1' }));
    expect(refused.code).toBe('vault-damaged');
    expect(refused.found).toMatchObject([{ code: 'tables-altered', params: { tables: ['legal_hold'] } }]);
    expect((await ask('evidenceList', { caseId })).evidence).toHaveLength(1);
  });

  it('where the rules were written in, every step that can take a second person takes one', async () => {
    await openedAfter(
      "INSERT INTO vault_rule (name, value, at, actor, log_seq) VALUES ('second-leave', 'no', '', '', 1);",
    );
    expect(await codeOf(out)).toBe('second-person-needed');
    expect((await ask('rulesShow', {})).second).toContain('leave');
  });
});

describe('a value that this program never writes', () => {
  const SOFT =
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT', ''), 'NOT NULL', '')";
  it.each([
    [
      'bytes',
      'person',
      'caseShow',
      `${SOFT} WHERE name = 'person'; PRAGMA writable_schema = RESET; UPDATE person SET birth_date = x'ff00', name = x'00ff';`,
    ],
    [
      'no JSON',
      'evidence',
      'evidenceList',
      "PRAGMA ignore_check_constraints = ON; UPDATE evidence SET notes = '{\"';",
    ],
  ] as const)(
    'is said to be damage, with its table, and not a fault of the program: %s',
    async (_, table, name, sql) => {
      await openedAfter(sql);
      const failure = await failureOf(() => ask(name, { caseId }));
      expect(failure.code).toBe('vault-damaged');
      expect(failure.found).toMatchObject([{ code: 'tables-altered', params: { tables: [table] } }]);
    },
  );

  it.each([
    ['a table is gone', 'consent', 'DROP TABLE consent;'],
    ['the list of what was upgraded is gone', 'migration', 'DROP TABLE migration;'],
    ['whose vault it is is gone', 'vault_identity', 'DROP TABLE vault_identity;'],
    ['a column has another name', 'consent', 'ALTER TABLE consent RENAME COLUMN purpose TO aim;'],
  ])('%s', async (_, table, sql) => {
    const failure = await failureOf(async () => {
      await openedAfter(sql);
      await ask('consentList', { caseId });
    });
    expect(failure.code).toBe('vault-damaged');
    expect(JSON.stringify([failure.detail, failure.findings, failure.found])).toContain(table);
  });
});
