/**
 * @file What the subjects of log entries are called today, and which case each belongs to. The log itself
 * holds identifiers only; this is for showing it to a person.
 */

/** A table expression `named(id, case_id, about)`, to stand after WITH. */
export const NAMED_SUBJECTS = `named(id, case_id, about) AS (
  SELECT id, id, title FROM case_file
  UNION ALL SELECT id, case_id, name FROM person
  UNION ALL SELECT id, case_id, title FROM evidence
  UNION ALL SELECT screening.id, screening.case_id, person.name
    FROM screening JOIN person ON person.id = screening.person_id
  UNION ALL SELECT consent.id, consent.case_id, person.name
    FROM consent JOIN person ON person.id = consent.person_id
  UNION ALL SELECT id, case_id, title FROM bundle
  UNION ALL SELECT id, case_id, title FROM pack
  UNION ALL SELECT id, case_id, title FROM departure
  UNION ALL SELECT id, case_id, title FROM handover_out
  UNION ALL SELECT id, case_id, json_extract(manifest, '$.made.organisation') FROM handover_in
  UNION ALL SELECT id, case_id, title FROM case_event
  UNION ALL SELECT contact_note.id, contact_note.case_id, person.name
    FROM contact_note JOIN person ON person.id = contact_note.person_id
  UNION ALL SELECT id, case_id, title FROM chronology_issue
  UNION ALL SELECT court_statement.id, court_statement.case_id, person.name
    FROM court_statement JOIN person ON person.id = court_statement.person_id
)`;
