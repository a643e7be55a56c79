/** Erasing a case or a person: no trace in the store, its free pages, its journal or its log; a log that still holds; a certificate. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import type { ErasureCertificate } from '../../../src-main/core/keeping/erasure.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import {
  BY_ID,
  columnsOf,
  NEVER,
  tablesIn,
  WITHOUT_ROWID,
  whatHangsOn,
} from '../../../src-main/vault/queries/what-hangs-on.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const WORDS = {
  name: 'Marwilla Traceworth',
  alias: 'Tracealias',
  contact: 'Tracecontact lane',
  title: 'Tracetitle matter',
  reference: 'TRACE-7',
  letter: 'Traceletter',
  reason: 'Tracereason for the hold',
  story: 'Tracestory of what was said',
  draft: 'Tracedraft words',
};
const OTHER = 'Keptperson Staywell';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

interface Made {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly other: PersonId;
}

/** A case with a person, an interview, a consent, exhibits, a bundle, words not saved yet, something given out, and a hold that was lifted. */
async function made(reference = WORDS.reference): Promise<Made> {
  const { id: caseId } = await at.do('caseCreate', { reference, title: WORDS.title, profile: 'general' });
  const about = { alsoKnownAs: WORDS.alias, safeContact: WORDS.contact, role: 'survivor' as const };
  const added = await at.do('personAdd', { caseId, name: WORDS.name, ...about });
  const personId = added.id;
  const { id: other } = await at.do('personAdd', { caseId, name: OTHER, role: 'survivor' });
  const file = at.pick(`${WORDS.letter}-${reference}.pdf`, await paper(`${WORDS.letter} ${reference}`, 2));
  const exhibit = await at.do('evidenceAdd', { caseId, file, title: WORDS.letter, receivedFrom: WORDS.name });
  await at.do('bundleCreate', { caseId, title: `Bundle ${WORDS.title}`, include: 'all-evidence' });
  const { id } = await at.do('screeningStart', {
    caseId,
    personId,
    formId: 'first-account',
    language: 'en',
    interpreter: '',
  });
  const said = { question: 'safety-contact', state: 'own-words' as const, ownWords: WORDS.story };
  await at.do('screeningAnswer', { screeningId: id, answers: [said] });
  await at.do('draftTextKeep', { kind: 'note', subject: id, detail: '', words: { note: WORDS.draft } });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', note: WORDS.contact });
  await at.do('evidenceExport', {
    evidenceId: exhibit.id,
    folder: at.pickFolder(temporaryFolder()),
    recipient: WORDS.name,
    purpose: 'x',
    overrideReason: WORDS.story,
    overrideGround: 'court-order',
  });
  // Everything of it is in the index of words.
  expect((await at.do('searchFind', { words: WORDS.letter })).hits).not.toEqual([]);
  await at.do('holdSet', { caseId, reason: WORDS.reason });
  await at.do('holdLift', { caseId, reason: WORDS.reason });
  return { caseId, personId, other };
}

/** Where a word is still to be read, by somebody with the key. */
async function traces(words: readonly string[]): Promise<string[]> {
  const { folder } = at.engine.session;
  const key = await storeKeyOf(folder, PASSPHRASE);
  const pages = decryptedPages(join(folder, 'vault.db'), key);
  return words.filter((word) =>
    pages.some((page) => page.includes(word) || page.includes(Buffer.from(word, 'utf16le'))),
  );
}

describe('a case', () => {
  let certificate: ErasureCertificate;
  let id: CaseId;
  it('stays while a hold stands, or the reference is typed otherwise, and nothing is then touched', async () => {
    const { caseId } = await made();
    id = caseId;
    await at.do('holdSet', { caseId, reason: 'Appeal' });
    const all = { caseId, ground: 'request', typed: WORDS.reference };
    const stays = await failureOf(() => at.do('erasureMake', all));
    expect(stays.code).toBe('held-by-law');
    expect(stays.findings).toEqual([expect.stringMatching(/^Appeal · .+ · \d{1,2} \w{3} \d{4}$/)]);
    // That somebody tried is for whoever ordered the hold to see.
    const { entries } = await at.do('auditList', {});
    expect(entries[0]).toMatchObject({ action: 'erasure.refused', actor: OWNER });
    await at.do('holdLift', { caseId, reason: 'Over' });
    expect(await codeOf(() => at.do('erasureMake', { ...all, typed: 'TRACE' }))).toBe('bad-input');
    expect(await codeOf(() => at.do('erasureMake', { ...all, ground: 'tidying up' }))).toBe('bad-input');
    expect((await at.do('caseShow', { caseId })).people).toHaveLength(2);
    const preview = await at.do('erasurePreview', { caseId });
    expect(preview.counts).toMatchObject({ people: 2, records: 1, consents: 1, exhibits: 1, bundles: 1 });
    expect(preview.backups).toEqual([]);
  });

  it('goes without a trace, and names the backup that still holds it', async () => {
    await at.do('backupMake', { folder: at.pickFolder(temporaryFolder()) });
    expect(await traces(Object.values(WORDS))).toEqual(Object.values(WORDS));
    const made = await at.do('erasureMake', { caseId: id, ground: 'request', typed: WORDS.reference });
    ({ certificate } = made);
    expect(made.tidied).toBe(true);
    expect(await traces([...Object.values(WORDS), OTHER])).toEqual([]);
    expect(statSync(join(at.engine.session.folder, 'vault.db-journal')).size).toBe(0);
    expect(certificate.backups).toEqual([
      { name: expect.stringMatching(/^vault-backup-/), at: expect.any(String) },
    ]);
    expect((await at.do('caseList', { search: 'trace' })).total).toBe(0);
    expect(await codeOf(() => at.do('caseShow', { caseId: id }))).toBe('not-found');
  });

  it('leaves a log that holds, whose guards stand, and that shows what else is taken out', async () => {
    const found = await at.do('auditVerify', {});
    expect(found).toMatchObject({ intact: true, alteredRecords: [], alteredDetails: [] });
    const { session } = at.engine;
    for (const table of ['audit_entry', 'erased_entry', 'erasure'])
      expect(await codeOf(() => session.write((tx) => tx.run(`DELETE FROM ${table}`)))).not.toBe('none');
    expect(certificate.log.entries).toBeGreaterThan(8);
    // Somebody who has the key and not the program takes out one more.
    session.write((tx) => {
      const [guard] = tx.all<{ sql: string }>(
        "SELECT sql FROM sqlite_schema WHERE name = 'audit_entry_no_update'",
      );
      tx.run('DROP TRIGGER audit_entry_no_update');
      const kept = tx.get<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry WHERE seq = 1');
      tx.run("UPDATE audit_entry SET canonical = CAST('{}' AS BLOB) WHERE seq = 1");
      expect(verifyAudit(tx)).toMatchObject({ intact: false, firstBroken: 1, reason: 'hash' });
      tx.run('INSERT INTO erased_entry (seq, erasure_id) VALUES (1, ?)', [certificate.id]);
      expect(verifyAudit(tx)).toMatchObject({ intact: false, firstBroken: 1, reason: 'erased' });
      tx.run('DROP TRIGGER erased_entry_no_delete');
      tx.run('DELETE FROM erased_entry WHERE seq = 1');
      tx.run('UPDATE audit_entry SET canonical = ? WHERE seq = 1', [kept?.canonical ?? null]);
      tx.run(guard?.sql ?? '');
      expect(verifyAudit(tx).intact).toBe(true);
    });
  });

  it('has a certificate that says how much, when, by whom and why, and nothing of what it was', async () => {
    const out = temporaryFolder();
    const { files } = await at.do('erasureExport', { id: certificate.id, folder: at.pickFolder(out) });
    const [pdf = '', json = ''] = files;
    const text = execFileSync('pdftotext', ['-layout', join(out, pdf), '-'], { encoding: 'utf8' });
    expect(text).toContain('the person asked for it');
    expect(text).toContain('vault-backup-');
    expect(text).toContain(at.engine.session.actor);
    const data = readFileSync(join(out, json), 'utf8');
    expect(JSON.parse(data)).toEqual(certificate);
    for (const word of [...Object.values(WORDS), OTHER, id])
      expect([word, text.includes(word), data.includes(word)]).toEqual([word, false, false]);
  });
});

describe('a person', () => {
  it('goes without a trace, and who is beside them stays', async () => {
    const { caseId, personId, other } = await made('SECOND-1');
    const preview = await at.do('erasurePreview', { caseId, personId });
    expect(preview.counts).toMatchObject({ people: 1, records: 1, exhibits: 0, consents: 1 });
    // The exhibit says whom it came from: that is the case's, and somebody has to look.
    expect(preview.stillNamed.map(({ where }) => where)).toContain('evidence');
    await at.do('holdSet', { caseId, personId: other, reason: 'Not this one' });
    await at.do('erasureMake', { caseId, personId, ground: 'request', typed: WORDS.name.toUpperCase() });
    expect(await traces([WORDS.alias])).toEqual([]);
    const left = await at.do('caseShow', { caseId });
    expect(left.people.map(({ name }) => name)).toEqual([OTHER]);
    expect((await at.do('caseList', { search: 'marwilla' })).total).toBe(0);
    expect((await at.do('auditVerify', {})).alteredDetails).toEqual([]);
    expect(
      await codeOf(() => at.do('erasureMake', { caseId, personId: other, ground: 'request', typed: OTHER })),
    ).toBe('held-by-law');
  });
});

it('closed cases are due once their time is over, and only where a rule says so', async () => {
  const { id: caseId } = await at.do('caseCreate', { reference: 'OLD', title: 'Old', profile: 'general' });
  await at.do('caseUpdate', { caseId, reference: 'OLD', title: 'Old', profile: 'general', status: 'closed' });
  expect((await at.do('erasureList', {})).due).toEqual([]);
  await at.do('retentionSet', { years: 1 });
  expect((await at.do('erasureList', {})).due).toEqual([]);
  expect((await at.do('erasureList', {})).made).toHaveLength(2);
});

it('knows every table of the store: what hangs on a case by a reference, by an identifier, or never', () => {
  at.engine.session.read((db) => {
    for (const table of tablesIn(db)) {
      const reached = columnsOf(db, table).some((column) => /_id$|^subject$/.test(column));
      expect([table, NEVER.includes(table) || reached || table === 'case_file']).toEqual([table, true]);
    }
    for (const { table, column } of BY_ID) expect(columnsOf(db, table)).toContain(column);
    const plain = db.all<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE wr = 1 AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    expect(plain.map(({ name }) => name)).toEqual(WITHOUT_ROWID);
    expect(
      [...whatHangsOn(db, { table: 'case_file', id: 'nobody' }).values()].every(({ size }) => size === 0),
    ).toBe(true);
  });
});
