/**
 * @file Which records are worksheets: filled in at a desk, with nobody being asked. They are counted and named apart
 * from interviews, so that nobody reads from a case that the person was questioned more often than they were.
 */

/** The pinned forms of worksheets, as (form_id, version); a form that does not say its use is an interview. */
export const DESK_FORMS = `(SELECT form_id, version FROM form_version
  WHERE json_extract(definition, '$.testimony.use') = 'worksheet')`;
