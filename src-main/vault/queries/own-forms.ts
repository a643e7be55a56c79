/**
 * @file Own forms in the store: versions are only ever added; a form is listed or not. Its definition, and whatever stands behind
 * it in its row, is only read where it is needed: it may be megabytes long, and is stored before the rest.
 */
import type { ReadDb, WriteTx } from '../db.ts';

export interface OwnFormHead {
  readonly formId: string;
  readonly version: number;
  readonly title: string;
  readonly sha256: string;
  readonly contentSha256: string;
}
/** JSON text, and who brought it along. */
export interface OwnFormPapers {
  readonly source: string;
  readonly report: string;
  readonly importedAt: string;
  readonly importedBy: string;
}
export interface OwnForm extends OwnFormHead, OwnFormPapers {
  /** JSON text. */
  readonly definition: string;
}

const HEAD = 'form_id AS formId, version, title, sha256, content_sha256 AS contentSha256';
const NEWEST =
  'version = (SELECT max(version) FROM own_form AS other WHERE other.form_id = own_form.form_id)';

/** The newest version of every form that is listed, by title. */
export function listedOwnForms(db: ReadDb): OwnFormHead[] {
  return db.all<OwnFormHead>(
    `SELECT ${HEAD} FROM own_form JOIN own_form_listing USING (form_id)
      WHERE listed = 1 AND ${NEWEST} ORDER BY title, form_id`,
  );
}

/** The newest version, if the form is listed. */
export function findOwnForm(db: ReadDb, formId: string): OwnFormHead | undefined {
  return db.get<OwnFormHead>(
    `SELECT ${HEAD} FROM own_form JOIN own_form_listing USING (form_id)
      WHERE form_id = ? AND listed = 1 AND ${NEWEST}`,
    [formId],
  );
}

/** JSON text of a version that is there. */
export const ownFormDefinition = (db: ReadDb, { formId, version }: OwnFormHead): string =>
  db.get<{ definition: string }>('SELECT definition FROM own_form WHERE form_id = ? AND version = ?', [
    formId,
    version,
  ])?.definition ?? '{}';

export function findOwnFormPapers(db: ReadDb, formId: string, version: number): OwnFormPapers | undefined {
  return db.get<OwnFormPapers>(
    `SELECT source, report, imported_at AS importedAt, imported_by AS importedBy FROM own_form
      WHERE form_id = ? AND version = ?`,
    [formId, version],
  );
}

/** The newest version of each form by its id, listed or not. */
export const newestOwnFormVersions = (db: ReadDb): ReadonlyMap<string, number> =>
  new Map(
    db
      .all<{ formId: string; version: number }>(
        'SELECT form_id AS formId, max(version) AS version FROM own_form GROUP BY form_id',
      )
      .map(({ formId, version }) => [formId, version]),
  );

/** 0 when there is none yet, listed or not. */
export function newestOwnFormVersion(db: ReadDb, formId: string): number {
  const row = db.get<{ version: number | null }>(
    'SELECT max(version) AS version FROM own_form WHERE form_id = ?',
    [formId],
  );
  return row?.version ?? 0;
}

export function insertOwnForm(tx: WriteTx, form: OwnForm): void {
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
