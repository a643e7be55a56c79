/** Attack: somebody who has the store's key and not the program changes an exhibit's mark or a birth date. It shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceView } from '../../src-main/contract/evidence.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';
import { projectRoot } from '../support/project-files.ts';

let at: EngineAtWork;
let letter: EvidenceView;
let personId: PersonId;
const about = () => ({
  evidenceId: letter.id,
  title: 'Letter of the landlord',
  exhibitRef: 'AB/7',
  documentDate: null,
  section: '',
  receivedFrom: 'Dr Ng',
});
const person = { role: 'survivor' as const, name: 'Maria Popescu' };

beforeAll(async () => {
  at = await engineAtWork();
  letter = await at.do('evidenceAdd', { caseId: at.caseId, file: at.pick('letter.txt', 'x') });
  personId = (await at.do('personAdd', { caseId: at.caseId, ...person })).id;
});
afterAll(() => at.engine.close());

const behindItsBack = (sql: string) => at.engine.session.write((tx) => tx.run(sql));
const altered = async () => (await at.do('auditVerify', {})).alteredDetails;
const facts = (action: string) =>
  at.engine.session.read((db) =>
    db
      .all<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry WHERE action = ? ORDER BY seq', [
        action,
      ])
      .map(({ canonical }) => JSON.parse(Buffer.from(canonical).toString()).facts),
  );

it('what changed is in the log, by field and fingerprint, and nothing that could be guessed', async () => {
  await at.do('evidenceUpdate', about());
  await at.do('personUpdate', { personId, ...person, language: 'Romanian' });
  const { reference, title, profile } = await at.do('caseShow', { caseId: at.caseId });
  await at.do('caseUpdate', { caseId: at.caseId, reference, title, profile, status: 'closed' });
  const [received] = facts('evidence.received');
  const [updated] = facts('evidence.updated');
  expect(updated).toMatchObject({ changed: 'title exhibitRef receivedFrom', before: received.after });
  expect(updated.after).toMatch(/^[0-9a-f]{64}$/);
  expect(facts('person.updated')[0]).toMatchObject({
    changed: 'language',
    before: facts('person.added')[0].after,
  });
  expect(facts('case.updated')[0]).toMatchObject({
    changed: 'status',
    before: facts('case.created')[0].after,
  });
  await at.do('evidenceUpdate', about());
  expect(facts('evidence.updated')[1]).toMatchObject({ changed: '', before: updated.after });
  // The same words do not give the same fingerprint twice, so nobody can try words out on the log.
  expect(facts('evidence.updated')[1].after).not.toBe(updated.after);
  expect(await altered()).toEqual([]);
});

it('many described at once: an entry for each that differs, in one step or not at all', async () => {
  const { evidence } = await at.do('evidenceAmend', {
    changes: [
      { evidenceId: letter.id, section: 'Letters' },
      { evidenceId: letter.id, documentDate: { value: '2026-01', qualifier: 'exact' } },
    ],
  });
  expect(evidence).toMatchObject([{ id: letter.id, section: 'Letters', documentDate: { value: '2026-01' } }]);
  expect(facts('evidence.updated').at(-1)).toMatchObject({ changed: 'documentDate section' });
  const entries = facts('evidence.updated').length;
  const same = { evidenceId: letter.id, section: 'Letters' };
  expect((await at.do('evidenceAmend', { changes: [same] })).evidence).toEqual([]);
  const gone = { evidenceId: '0'.repeat(26) as typeof letter.id, section: 'Other' };
  const other = { ...same, section: 'Other' };
  await expect(at.do('evidenceAmend', { changes: [other, gone] })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(facts('evidence.updated')).toHaveLength(entries);
  const back = { evidenceId: letter.id, section: '', documentDate: null };
  await at.do('evidenceAmend', { changes: [back] });
  expect(await altered()).toEqual([]);
});

it('pages turned, and an exhibit taken out and put back, are no change to what is said of it', async () => {
  await at.do('evidenceTurnPages', { evidenceId: letter.id, pages: [1], quarterTurns: 1 });
  await at.do('evidenceRemove', { evidenceId: letter.id, reason: '' });
  await at.do('evidenceRestore', { evidenceId: letter.id });
  expect(await altered()).toEqual([]);
});

it.each([
  ['exhibit', "UPDATE evidence SET exhibit_ref = 'AB/1'", "UPDATE evidence SET exhibit_ref = 'AB/7'"],
  ['exhibit', "UPDATE evidence SET received_from = 'Nobody'", "UPDATE evidence SET received_from = 'Dr Ng'"],
  [
    'person',
    `UPDATE person SET birth_date = '{"value":"1990","qualifier":"exact"}'`,
    'UPDATE person SET birth_date = NULL',
  ],
  ['case', "UPDATE case_file SET title = 'R v Other'", "UPDATE case_file SET title = 'R v Example'"],
])('what is said of a %s, altered behind the program’s back, is named: %s', async (kind, attack, undo) => {
  const { title } = await at.do('caseShow', { caseId: at.caseId });
  behindItsBack(attack);
  expect(await altered()).toMatchObject([
    { kind, caseReference: expect.any(String), at: expect.any(String) },
  ]);
  behindItsBack(undo.replace('R v Example', title));
  expect(await altered()).toEqual([]);
});

it.each([
  [
    'altered',
    "UPDATE age_decision SET under_18 = 'no'",
    "UPDATE age_decision SET under_18 = 'not-sure'",
    'differs',
  ],
  [
    'slipped in',
    `INSERT INTO age_decision SELECT 99, person_id, 'no', why, decided_by, at, recorded_by, nonce, log_seq FROM age_decision`,
    'DELETE FROM age_decision WHERE id = 99',
    'differs',
  ],
])('a decision about an age that was %s is named', async (_, attack, undo, how) => {
  if ((await at.do('ageShow', { personId })).lines.length === 0)
    await at.do('ageRecord', { personId, under18: 'not-sure', why: 'Says she is 16' });
  expect(await altered()).toEqual([]);
  behindItsBack('DROP TRIGGER IF EXISTS age_decision_no_update');
  behindItsBack('DROP TRIGGER IF EXISTS age_decision_no_delete');
  behindItsBack(attack);
  expect(await altered()).toMatchObject([{ kind: 'age', how, about: 'Maria Popescu' }]);
  behindItsBack(undo);
  expect(await altered()).toEqual([]);
});

it('a decision about an age that was taken away is named', async () => {
  await at.do('ageRecord', { personId, under18: 'not-sure', why: 'Says she is 16' });
  behindItsBack('CREATE TABLE kept AS SELECT * FROM age_decision');
  behindItsBack('DELETE FROM age_decision');
  expect(await altered()).toMatchObject([{ kind: 'age', how: 'gone', about: 'Maria Popescu' }]);
  behindItsBack('INSERT INTO age_decision SELECT * FROM kept');
  expect(await altered()).toEqual([]);
});

it('is named though a later change of the program went over it', async () => {
  behindItsBack("UPDATE evidence SET received_from = 'Nobody'");
  await at.do('evidenceUpdate', about());
  expect(await altered()).toMatchObject([{ kind: 'exhibit', about: 'AB/7 Letter of the landlord' }]);
});

it('is named when its salt was changed or taken away', async () => {
  behindItsBack('DELETE FROM detail_salt');
  const differing = (await altered()).filter(({ how }) => how === 'differs');
  expect(differing.map(({ kind }) => kind).toSorted()).toEqual(['case', 'exhibit', 'person']);
});

it('every use case that describes one of them goes by the log, or the check would cry wolf', () => {
  const folder = join(projectRoot, 'src-main/usecases');
  const describing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => /\b(insert|update)(Case|Person|Evidence)\(/.test(text));
  expect(describing.length).toBe(8);
  // What comes in of another organisation is one change with several entries.
  for (const text of describing) expect(text).toMatch(/\b(transactDetails|noteDetailsIn)\(/);
});

it('a contact, a plan, a decision and a day that are edited or taken out are named; what was before is counted', async () => {
  const { caseId } = at;
  const { contactId } = await at.do('contactAdd', { personId, wishes: 'Fridays' });
  await at.do('contactCorrect', { contactId, text: 'Mornings' });
  await at.do('contactPlanRecord', { personId, plan: { everyDays: 14 } });
  const decision = { kind: 'decision', about: 'police', answer: 'yes' } as const;
  await at.do('supportRecord', { personId, line: decision });
  const on = { value: '2030-01-04', qualifier: 'exact' } as const;
  await at.do('dateRecord', { caseId, kind: 'hearing', on, evidenceId: letter.id });
  const before = await altered();
  const found = async () => (await altered()).slice(before.length);
  expect(before.filter(({ kind }) => ['contact', 'plan', 'support', 'date'].includes(kind))).toEqual([]);
  const tables = ['contact_note', 'contact_addendum', 'contact_plan', 'support_line', 'event_line'];
  at.engine.session.write((tx) => {
    for (const table of tables)
      for (const change of ['update', 'delete']) tx.run(`DROP TRIGGER ${table}_no_${change}`);
    tx.run(`UPDATE contact_note SET fields = replace(fields, 'Fridays', 'Mondays')`);
    tx.run('DELETE FROM contact_addendum');
    tx.run(`UPDATE contact_plan SET plan = replace(plan, '14', '90')`);
    tx.run(`UPDATE support_line SET line = replace(line, '"yes"', '"no"')`);
    tx.run('UPDATE event_line SET evidence_id = NULL');
  });
  expect(await found()).toMatchObject([
    { kind: 'contact', how: 'differs', about: 'Maria Popescu', caseReference: 'LH/1' },
    { kind: 'contact', how: 'gone', about: 'Maria Popescu' },
    { kind: 'plan', how: 'differs', about: 'Maria Popescu' },
    { kind: 'support', how: 'differs' },
    { kind: 'date', how: 'differs', about: 'Hearing in a criminal court' },
  ]);
  behindItsBack(`INSERT INTO contact_note (id, case_id, person_id, fields, breach, at, actor, log_seq)
    SELECT 'made-up', case_id, person_id, fields, breach, at, actor, 1 FROM contact_note`);
  expect((await found()).at(-1)).toMatchObject({ kind: 'contact', how: 'differs', about: '' });
});
