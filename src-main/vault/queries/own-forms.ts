/** @file Own forms in the store: versions are only ever added; a form is listed or not. */
import type { ReadDb, WriteTx } from '../db.ts';

export interface OwnFormVersion {
  readonly formId: string;
  readonly version: number;
  readonly title: string;
  readonly sha256: string;
  readonly contentSha256: string;
  /** JSON text, as are `source` and `report`. */
  readonly definition: string;
  readonly importedAt: string;
  readonly importedBy: string;
}
export interface OwnFormPapers {
  readonly source: string;
  readonly report: string;
}

const FIELDS = `form_id AS formId, version, title, sha256, content_sha256 AS contentSha256, definition,
  imported_at AS importedAt, imported_by AS importedBy`;
const NEWEST =
  'version = (SELECT max(version) FROM own_form AS other WHERE other.form_id = own_form.form_id)';

/** The newest version of every form that is listed, by title. */
export function listedOwnForms(db: ReadDb): OwnFormVersion[] {
  return db.all<OwnFormVersion>(
    `SELECT ${FIELDS} FROM own_form JOIN own_form_listing USING (form_id)
      WHERE listed = 1 AND ${NEWEST} ORDER BY title, form_id`,
  );
}

/** The newest version, if the form is listed. */
export function findOwnForm(db: ReadDb, formId: string): OwnFormVersion | undefined {
  return db.get<OwnFormVersion>(
    `SELECT ${FIELDS} FROM own_form JOIN own_form_listing USING (form_id)
      WHERE form_id = ? AND listed = 1 AND ${NEWEST}`,
    [formId],
  );
}

export function findOwnFormPapers(db: ReadDb, formId: string, version: number): OwnFormPapers | undefined {
  return db.get<OwnFormPapers>('SELECT source, report FROM own_form WHERE form_id = ? AND version = ?', [
    formId,
    version,
  ]);
}

/** 0 when there is none yet, listed or not. */
export function newestOwnFormVersion(db: ReadDb, formId: string): number {
  const row = db.get<{ version: number | null }>(
    'SELECT max(version) AS version FROM own_form WHERE form_id = ?',
    [formId],
  );
  return row?.version ?? 0;
}

export function insertOwnForm(tx: WriteTx, form: OwnFormVersion & OwnFormPapers): void {
  tx.run(
    `INSERT INTO own_form (form_id, version, title, sha256, content_sha256, definition, source, report,
       imported_at, imported_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      form.formId,
      form.version,
      form.title,
      form.sha256,
      form.contentSha256,
      form.definition,
      form.source,
      form.report,
      form.importedAt,
      form.importedBy,
    ],
  );
}

export function setOwnFormListed(tx: WriteTx, formId: string, listed: boolean): void {
  tx.run(
    `INSERT INTO own_form_listing (form_id, listed) VALUES (?, ?)
      ON CONFLICT (form_id) DO UPDATE SET listed = excluded.listed`,
    [formId, listed ? 1 : 0],
  );
}
