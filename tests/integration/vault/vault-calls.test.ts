import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { vaultHandlers } from '../../../src-main/usecases/handlers/vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, auditHead } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, type TemporaryVault, temporaryVault } from '../../support/vault.ts';

const note = { at: '2026-11-24T09:00:00.000+00:00', actor: OWNER, action: 'test.noted', facts: {} };
const job = quietJob();
/** These use cases take the session and the clock of an engine and nothing else. */
const engineOf = ({ session, clock }: TemporaryVault) => ({ session, clock }) as Engine;

describe('vault calls', () => {
  test('say which vault is open, and as whom', async () => {
    const vault = await temporaryVault();
    const engine = engineOf(vault);
    const name = basename(vault.folder);
    expect(vaultHandlers.vaultStatus(engine)).toEqual({ state: 'unlocked', name, actor: OWNER });
    vault.session.lock();
    expect(vaultHandlers.vaultStatus(engine)).toEqual({ state: 'locked', name, actor: null });
  });

  test('list the log newest first, a page at a time', async () => {
    const vault = await temporaryVault();
    for (const subject of ['a', 'b', 'c']) vault.session.write((tx) => appendAudit(tx, { ...note, subject }));
    const first = vaultHandlers.auditList(engineOf(vault), { limit: 2 });
    expect(first.total).toBe(4);
    expect(first.entries.map(({ seq, subject }) => [seq, subject])).toEqual([
      [4, 'c'],
      [3, 'b'],
    ]);
    const next = vaultHandlers.auditList(engineOf(vault), { limit: 2, before: 3 });
    expect(next.entries.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(next.entries[1]).toEqual({
      seq: 1,
      at: expect.any(String),
      purpose: '',
      decided: '',
      actor: OWNER,
      action: 'vault.created',
      subject: vault.session.vaultId,
      about: '',
      worksheet: '',
      heldOn: null,
      refused: null,
    });
    expect(vaultHandlers.auditList(engineOf(vault), { limit: 2, before: 1 }).entries).toEqual([]);
  });

  test('prove the log whole, with the head to print and compare', async () => {
    const vault = await temporaryVault();
    vault.session.write((tx) => appendAudit(tx, { ...note, subject: 'a' }));
    const { hash } = vault.session.read(auditHead);
    expect(await vaultHandlers.auditVerify(engineOf(vault), { sinceLast: false }, job)).toEqual({
      entries: 2,
      records: 0,
      alteredRecords: [],
      alteredDetails: [],
      linesBefore: 0,
      alteredTables: [],
      strangeCheckpoints: [],
      notAsLeft: [],
      notCovered: [],
      head: hash,
      intact: true,
      firstBroken: null,
      gaps: [],
      clockBehind: null,
      checkedBefore: null,
    });
    const again = await vaultHandlers.auditVerify(engineOf(vault), { sinceLast: true }, job);
    expect(again).toMatchObject({ entries: 2, head: hash, checkedBefore: { seq: 2 } });
  });

  test('name the first entry that somebody with the key changed, took out or cut off', async () => {
    const changes: [string, number][] = [
      ["UPDATE audit_entry SET actor = 'someone else' WHERE seq = 3", 3],
      [
        "UPDATE audit_entry SET canonical = CAST(replace(CAST(canonical AS TEXT), 'test', 'TEST') AS BLOB) WHERE seq = 2",
        2,
      ],
      ['DELETE FROM audit_entry WHERE seq = 2', 2],
      ['DELETE FROM audit_entry WHERE seq >= 4', 4],
    ];
    for (const [sql, firstBroken] of changes) {
      const vault = await temporaryVault();
      for (const subject of ['a', 'b', 'c'])
        vault.session.write((tx) => appendAudit(tx, { ...note, subject }));
      await vault.reopen();
      vault.session.write((tx) => {
        tx.run('DROP TRIGGER audit_entry_no_update');
        tx.run('DROP TRIGGER audit_entry_no_delete');
        tx.run(sql);
      });
      expect([
        sql,
        await vaultHandlers.auditVerify(engineOf(vault), { sinceLast: false }, job),
      ]).toMatchObject([sql, { intact: false, firstBroken }]);
    }
  });

  test('change the passphrase, wiping what was typed', async () => {
    const vault = await temporaryVault();
    const next = 'seven other herons wade upstream';
    const typed: Uint8Array[] = [];
    const change = (words: string) => {
      const [current, now] = [passphraseBytes(words), passphraseBytes(next)];
      typed.push(current, now);
      return vaultHandlers.vaultChangePassphrase(engineOf(vault), { current, next: now });
    };
    expect(await codeOf(() => change('not the passphrase'))).toBe('wrong-passphrase');
    expect(await change(PASSPHRASE)).toEqual({ changed: true });
    expect(typed.map((bytes) => bytes.findIndex((byte) => byte !== 0))).toEqual([-1, -1, -1, -1]);
    expect((await vault.reopen(next)).actor).toBe(OWNER);
  });
});
