/** @file A vault from before rows knew their log entry is upgraded to the very order its log has. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { behindItsBack } from '../../support/behind-its-back.ts';
import { settableClock } from '../../support/clock-scenarios.ts';
import { openingAnswers } from '../../support/interview.ts';
import { quietJob, testClock } from '../../support/ports.ts';
import { temporaryFolder, temporaryVault } from '../../support/vault.ts';

const TABLES = [
  'case_file',
  'particular',
  'screening',
  'screening_answer',
  'consent',
  'bundle',
  'bundle_issue',
  'release',
  'custody_event',
];
const BEFORE = [
  'DROP TABLE search_vocabulary; DROP TABLE search_words; DROP VIEW search_folded; DROP TABLE search_piece;',
  'DROP TABLE search_term; DROP TABLE search_unread; DROP TABLE search_read;',
  'DROP TABLE search_person; DROP TABLE person_apart; DROP TABLE field_line;',
  'ALTER TABLE evidence DROP COLUMN machine_read; ALTER TABLE evidence DROP COLUMN transcripts;',
  'ALTER TABLE evidence DROP COLUMN reading_languages;',
  'DROP INDEX case_file_order; DROP INDEX audit_entry_day; DROP INDEX audit_entry_clock_corrected;',
  'CREATE INDEX case_file_updated ON case_file(updated_at DESC);',
  'CREATE INDEX bundle_issue_newest ON bundle_issue(built_at DESC);',
  ...TABLES.map((table) => `ALTER TABLE ${table} DROP COLUMN log_seq;`),
  'DROP VIEW departure_line; DROP VIEW departure_newest; DROP TABLE departure_state;',
  'DROP TABLE departure_file; DROP TABLE departure; ALTER TABLE evidence DROP COLUMN hidden;',
  'ALTER TABLE screening_answer DROP COLUMN how_said;',
  'DROP VIEW privileged_now; DROP TABLE privileged_mark;',
  'DROP TABLE age_decision; DROP TABLE exhibit_origin;',
  'DROP TABLE offer_left; DROP TABLE submission; DROP TABLE readiness_aside;',
  'ALTER TABLE evidence DROP COLUMN pictured_pages; ALTER TABLE evidence DROP COLUMN pictured_blob;',
  'DROP INDEX case_file_situation; ALTER TABLE case_file DROP COLUMN situation;',
  'DROP TABLE chronology_exhibit; DROP TABLE chronology_issue; DROP TABLE prompt_mark; DROP TABLE support_line;',
  'DROP TABLE contact_plan; DROP TABLE contact_addendum; DROP TABLE contact_note;',
  'DROP TABLE clock_mark; DROP TABLE event_line; DROP TABLE case_event; DROP INDEX screening_answer_asked;',
  'DROP TABLE log_checkpoint; DROP TABLE store_state;',
  'DROP TABLE store_untidied; DROP TABLE erased_entry; DROP TABLE erasure; DROP TABLE legal_hold;',
  'DROP TABLE vault_rule; DROP TABLE verified_head; DROP TABLE line_salt;',
  'DROP TABLE table_seal; DROP TABLE seal_key; DROP TABLE salvage_missing; DROP TABLE salvage_kept;',
  'DROP TABLE line_view; DROP TABLE release_line; DROP TABLE pack_outcome; DROP TABLE pack; DROP TABLE release_told;',
  'DROP TABLE log_copy; ALTER TABLE case_file DROP COLUMN nation;',
  'ALTER TABLE partner_note DROP COLUMN held_on; ALTER TABLE partner_note DROP COLUMN read_back_of;',
  ...['screening', 'screening_layer'].map(
    (table) => `ALTER TABLE ${table} DROP COLUMN held_on; ALTER TABLE ${table} DROP COLUMN taken_by;`,
  ),
  'DROP TABLE handover_item; DROP TABLE handover_exhibit; DROP TABLE handover_text; DROP TABLE handover_event;',
  'DROP TABLE handover_in; DROP TABLE handover_receipt; DROP TABLE handover_out; DROP TABLE receiving_key;',
  'ALTER TABLE bundle DROP COLUMN heading; ALTER TABLE bundle DROP COLUMN marking;',
  'DROP TABLE search_due; DELETE FROM migration WHERE version >= 180;',
].join(' ');

test('every row gets the entry that recorded it, though the clock went back an hour in between', async () => {
  const clock = settableClock('2026-10-25T01:30:00.000+01:00');
  const vault = await temporaryVault({ clock });
  const engine = { ...composeEngine(vault.session, testClock), clock };
  const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    perform(engine, name, input, quietJob());
  const { id: caseId } = await call('caseCreate', { reference: 'UP', title: 'Upgraded' });
  await call('caseCreate', { reference: 'OTHER', title: 'Other' });
  const about = { role: 'survivor', name: 'Ana', safeContact: 'Ring her own phone' } as const;
  const { id: personId } = await call('personAdd', { caseId, ...about });
  const start = { caseId, personId, formId: 'first-account' };
  const { id: screeningId } = await call('screeningStart', start);
  const answer = (answers: CallInput<'screeningAnswer'>['answers']) =>
    call('screeningAnswer', { screeningId, answers });
  await answer(openingAnswers());
  clock.set('2026-10-25T01:10:00.000+00:00');
  await call('personUpdate', { personId, ...about, safeContact: 'Never ring' });
  await call('consentRecord', { personId, purpose: 'police', status: 'given' });
  await answer([{ question: 'consent-police', state: 'answered', value: 'refused' }]);
  await answer([{ question: 'consent-nrm', state: 'cleared' }]);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'note.txt'), 'A note');
  const file = engine.files.register(join(folder, 'note.txt'));
  const out = engine.files.register(folder);
  const { id: evidenceId } = await call('evidenceAdd', { caseId, file, title: 'Note' });
  const decided = { overrideReason: 'Agreed by telephone', overrideGround: 'legal-claims' };
  await call('evidenceExport', { evidenceId, folder: out, recipient: 'Kent Police', ...decided });
  const bundle = await call('bundleCreate', { caseId, title: 'Papers', include: 'all-evidence' });
  const sections = [{ title: 'A', evidenceIds: [evidenceId] }];
  await call('bundleArrange', { bundleId: bundle.id, title: 'Papers', hearingDate: null, sections });
  await call('bundleBuild', { bundleId: bundle.id, folder: out, ...decided });
  const sheet = await call('screeningStart', { ...start, formId: 'nrm-preparation' });
  await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  await call('copyOutRecord', {
    screeningId: sheet.id,
  });
  await call('consentRecord', { personId, purpose: 'police', status: 'withdrawn' });
  await call('screeningStart', start);
  const order = () =>
    TABLES.map((table) => [
      table,
      vault.session.read((db) => db.all(`SELECT rowid, log_seq FROM ${table} ORDER BY rowid`)),
    ]);
  const written = order();
  await behindItsBack(vault, BEFORE);
  expect(order()).toEqual(written);
  await engine.close();
});
