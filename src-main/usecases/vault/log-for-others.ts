/**
 * @file A copy of the log for somebody else, without what would tell of words that are kept back from them: that words were kept
 * back or given back, a later account of which every word is, and the name of an exhibit that counts one. What was taken out of
 * the case is not named either. All of it stands in the office's own copy, and in the log.
 */
import type { AuditEntryView } from '../../contract/vault.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { type OpenedAccount, openedAccounts } from '../../vault/queries/log-copies.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { discloseAccounts } from '../disclosure/answers.ts';
import { keptSinceMade } from '../disclosure/disclosure.ts';
import type { Copy } from '../disclosure/on-copy.ts';
import { type Engine, forReader } from '../engine/engine.ts';

export interface LogReader {
  readonly caseId: CaseId;
  /** Empty where nobody is named: words that are kept from anybody stay out then. */
  readonly recipient: string;
  readonly copy: Copy;
}

const KEEPING = new Set(['screening.words-withheld', 'screening.words-given-back']);
/** What is done in an account. That something of its record was written out tells of none. */
const IN_ACCOUNT = new Set([
  'screening.layer-opened',
  'screening.account-taken-in',
  'screening.answered',
  'screening.noted',
  'screening.sitting-changed',
  'screening.paused',
  'screening.resumed',
  'screening.break-taken-back',
  'screening.place-kept',
]);

/** `exhibits`: which exhibit an entry's subject is about. */
export function entriesForOthers(
  engine: Engine,
  db: ReadDb,
  entries: readonly AuditEntryView[],
  exhibits: ReadonlyMap<string, string>,
  { caseId, recipient, copy }: LogReader,
): AuditEntryView[] {
  const people = listPeople(db, caseId).map(({ id }) => id);
  const accounts = discloseAccounts(forReader(engine, recipient), db, people);
  const opened = Map.groupBy(openedAccounts(db), ({ record }) => record);
  const isKept = ({ record, layer }: OpenedAccount) => !accounts.goes(record as ScreeningId, layer);
  const isOfKept = ({ action, subject, seq, heldOn }: AuditEntryView): boolean => {
    if (!IN_ACCOUNT.has(action)) return false;
    const all = opened.get(subject) ?? [];
    const own = all.findLast((one) => one.seq <= seq);
    // Something noted later that says of which day it is.
    const ofDay = heldOn === null ? undefined : all.find((one) => one.heldOn === heldOn.value && isKept(one));
    return (own !== undefined && isKept(own)) || ofDay !== undefined;
  };
  const goes = entries.filter((one) => !KEEPING.has(one.action) && !isOfKept(one));
  if (goes.length < entries.length) copy.left();
  const about = new Set(goes.flatMap(({ subject }) => exhibits.get(subject) ?? []));
  const nameless = new Set([...about].filter((id) => keptSinceMade(db, [id], recipient).length > 0));
  const there = new Set<string>(listEvidence(db, caseId, { removed: false }).map(({ id }) => id));
  const isNamed = ({ subject }: AuditEntryView) => {
    const exhibit = exhibits.get(subject);
    return exhibit === undefined || (there.has(exhibit) && !nameless.has(exhibit));
  };
  return goes.map((one) => (isNamed(one) ? one : { ...one, about: '' }));
}
