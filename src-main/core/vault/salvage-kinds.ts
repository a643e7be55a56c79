/** @file What something that was lost to damage is, by the table it was in. */

const KINDS = {
  case: ['case_file'],
  person: ['person', 'particular', 'age_decision', 'person_apart'],
  proof: ['detail_salt', 'table_seal', 'seal_key', 'store_state', 'log_checkpoint'],
  'earlier-words': ['field_line'],
  exhibit: ['evidence', 'exhibit_origin'],
  'exhibit-file': ['blob', 'blob_chunk'],
  custody: ['custody_event'],
  record: ['screening'],
  answers: [
    'screening_answer',
    'screening_layer',
    'screening_sitting',
    'interview_break',
    'partner_note',
    'worksheet_link',
    'worksheet_link_standing',
    'offer_left',
    'submission',
    'readiness_aside',
    'kept_words',
  ],
  consent: ['consent'],
  privileged: ['privileged_mark'],
  bundle: ['bundle', 'bundle_section', 'bundle_item', 'bundle_issue'],
  left: [
    'release',
    'release_told',
    'departure',
    'departure_file',
    'departure_state',
    'pack',
    'pack_outcome',
    'release_line',
    'log_copy',
    'handover_out',
    'handover_receipt',
  ],
  dates: ['case_event', 'event_line', 'clock_mark'],
  form: ['form_version', 'own_form', 'own_form_listing'],
  log: ['audit_entry'],
  keeping: ['vault_rule', 'legal_hold', 'erasure', 'erased_entry', 'store_untidied'],
} as const;

export type SalvageKind = keyof typeof KINDS | 'other';
export const SALVAGE_KINDS = [...Object.keys(KINDS), 'other'] as readonly SalvageKind[];

export function salvageKindOf(table: string): SalvageKind {
  for (const [kind, tables] of Object.entries(KINDS) as [SalvageKind, readonly string[]][])
    if (tables.includes(table)) return kind;
  return 'other';
}
