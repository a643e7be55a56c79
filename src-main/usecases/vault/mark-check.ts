/** @file Whether the privileged marks are as they were last set or lifted here: held against the log. */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { listMarks, markEntries, newestMarks } from '../../vault/queries/privilege.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import type { Sliced } from '../engine/slices.ts';

/** A mark that the log does not know, or that stands otherwise than the log says. */
export function* checkMarks(db: ReadDb): Sliced<AlteredDetail[]> {
  yield;
  const logged = new Map<string, { readonly stands: boolean; readonly at: string }>();
  for (const { at, action, canonical } of markEntries(db)) {
    const { kind, of } = factsOf(canonical);
    logged.set(`${kind} ${of}`, { stands: action === 'privilege.marked', at });
  }
  const stored = new Map(newestMarks(db).map((one) => [`${one.kind} ${one.subject}` as string, one]));
  const keys = new Set([...logged.keys(), ...stored.keys()]);
  return [...keys].flatMap((key): AlteredDetail[] => {
    const [said, there] = [logged.get(key), stored.get(key)];
    if (said !== undefined && there !== undefined && said.stands === (there.stands === 1)) return [];
    const how = there === undefined ? 'gone' : 'differs';
    const about = there === undefined ? '' : titleOf(db, there.caseId, there.subject);
    const caseReference = there === undefined ? '' : (findCase(db, there.caseId)?.reference ?? '');
    return [{ kind: 'mark', how, at: said?.at ?? '', about, caseReference }];
  });
}

const titleOf = (db: ReadDb, caseId: CaseId, subject: string): string =>
  listMarks(db, caseId).find((one) => one.subject === subject)?.title ?? '';
