import { describe, expect, test } from 'vitest';
import type { WriteTx } from '../../../src-main/vault/db.ts';
import { appendAudit, auditHead } from '../../../src-main/vault/queries/audit.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { temporaryVault } from '../../support/vault.ts';

const note = {
  at: '2026-11-24T09:00:00.000+00:00',
  actor: 'A',
  action: 'test.noted',
  subject: 'x',
  facts: {},
};

describe('a change', () => {
  test('that fails half way leaves nothing behind, and the vault goes on', async () => {
    const { session } = await temporaryVault();
    const before = session.read(auditHead);
    const change = () =>
      session.write((tx) => {
        appendAudit(tx, note);
        throw new TypeError('half way');
      });
    expect(change).toThrow(TypeError);
    expect(session.read(auditHead)).toEqual(before);
    session.write((tx) => appendAudit(tx, note));
    expect(session.read(auditHead).seq).toBe(before.seq + 1);
  });

  test('cannot wait for something, happen inside another, or go on after its end', async () => {
    const { session } = await temporaryVault();
    const before = session.read(auditHead);
    expect(await codeOf(() => session.write(async (tx) => appendAudit(tx, note)))).toBe('internal');
    expect(
      await codeOf(() =>
        session.write((tx) => {
          appendAudit(tx, note);
          session.write((inner) => appendAudit(inner, note));
        }),
      ),
    ).toBe('internal');
    let kept: WriteTx | undefined;
    session.write((tx) => {
      kept = tx;
    });
    expect(await codeOf(() => appendAudit(kept!, note))).toBe('internal');
    expect(session.read(auditHead)).toEqual(before);
  });

  test('sees its own rows, takes named and numbered values, and bytes', async () => {
    const { session } = await temporaryVault();
    const bytes = new Uint8Array([0, 1, 2, 255]);
    session.write((tx) => {
      tx.run('INSERT INTO blob (id, sha256, byte_size) VALUES (@id, @sha256, @size)', {
        id: 'a',
        sha256: 'x',
        size: 4,
      });
      expect(tx.run('INSERT INTO blob_chunk VALUES (?, ?, ?)', ['a', 0, bytes])).toBe(1);
      expect(tx.get('SELECT byte_size AS size FROM blob WHERE id = ?', ['a'])).toEqual({ size: 4 });
    });
    const row = session.read((db) =>
      db.get<{ bytes: Uint8Array }>('SELECT bytes FROM blob_chunk WHERE blob_id = @id', { id: 'a' }),
    );
    expect(new Uint8Array(row!.bytes)).toEqual(bytes);
    expect(session.read((db) => db.get('SELECT 1 FROM blob WHERE id = ?', ['none']))).toBeUndefined();
  });

  test('that the store refuses is named, with the store’s own reason', async () => {
    const { session } = await temporaryVault();
    const failure = await failureOf(() =>
      session.write((tx) => tx.run("INSERT INTO blob_chunk VALUES ('nowhere', 0, x'')")),
    );
    expect(failure).toMatchObject({
      code: 'storage',
      subject: 'vault.db',
      detail: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
  });

  test('is refused while rows are still being read one by one, and can be made after', async () => {
    const { session } = await temporaryVault();
    for (let count = 0; count < 5; count += 1) session.write((tx) => appendAudit(tx, note));
    const rows = session.read((db) =>
      db.iterate<{ seq: number }>('SELECT seq FROM audit_entry ORDER BY seq'),
    );
    expect(rows.next().value).toEqual({ seq: 1 });
    expect(await codeOf(() => session.write((tx) => appendAudit(tx, note)))).toBe('internal');
    rows.return?.();
    session.write((tx) => appendAudit(tx, note));
    expect(session.read(auditHead).seq).toBe(7);
  });
});
