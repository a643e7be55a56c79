/**
 * @file What an import said of a workbook becomes codes with parameters. The lines of former versions are sentences: each
 * is kept word for word under a code of its own, with its place. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0251: Migration = {
  version: 251,
  name: 'import-codes',
  sql: `
DROP TRIGGER IF EXISTS own_form_no_update;
UPDATE own_form SET report = json_set(report, '$.lines', (
  SELECT json_group_array(json_remove(
    json_set(value, '$.says', json_object('code', 'import-line-as-written',
      'params', json_object('text', value ->> '$.words'))), '$.words') ORDER BY key)
  FROM json_each(own_form.report, '$.lines')
)) WHERE json_type(report, '$.lines[0].words') = 'text';
CREATE TRIGGER own_form_no_update BEFORE UPDATE ON own_form
BEGIN SELECT RAISE(ABORT, 'own forms are append-only'); END;
`,
};
