/**
 * @file Whether days, contacts, plans, decisions, support and dismissed prompts are as they were written: what each entry of
 * the log wrote is held against the hash in it. Of what was written before entries had one, only that it is there.
 */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  calledToday,
  isExhibit,
  KEPT_TABLES,
  type KeptEntry,
  keptEntries,
  linesOf,
  linesWithoutEntry,
  mayWriteNone,
  paperOf,
} from '../../vault/queries/kept-lines.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import { fingerprintOfLines, LINES } from '../engine/kept-lines.ts';
import type { Sliced } from '../engine/slices.ts';

const AT_ONCE = 200;

/** One at most for each entry, in the order of the log; lines that no entry wrote after them. */
export function* checkLines(db: ReadDb): Sliced<AlteredDetail[]> {
  const altered: AlteredDetail[] = [];
  for (let after = 0; ; ) {
    yield;
    const entries = keptEntries(db, after, AT_ONCE);
    for (const entry of entries) {
      const how = stateOf(db, entry);
      if (how !== 'as-written') altered.push(named(db, entry, how));
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < AT_ONCE) break;
    after = last.seq;
  }
  for (const table of KEPT_TABLES) {
    yield;
    for (const _ of linesWithoutEntry(db, table)) {
      const about = { about: '', caseReference: '' };
      altered.push({
        kind: table === 'field_line' ? 'earlier-words' : table.startsWith('contact') ? 'contact' : 'date',
        how: 'differs',
        at: '',
        ...about,
      });
    }
  }
  return altered;
}

function stateOf(db: ReadDb, { seq, action, canonical, salt }: KeptEntry) {
  const { [LINES]: hash, evidenceId } = factsOf(canonical);
  const lines = linesOf(db, action, seq);
  const isGone = Object.keys(lines).length === 0;
  if (isGone) return hash === undefined && mayWriteNone(action) ? 'as-written' : 'gone';
  if (hash === undefined && salt === null) return 'as-written';
  if (salt === null || fingerprintOfLines(salt, lines) !== hash) return 'differs';
  return isItsPaper(db, seq, evidenceId) ? 'as-written' : 'differs';
}

/** A paper that was erased since leaves the day without one. `logged`: undefined where the entry is about none. */
function isItsPaper(db: ReadDb, seq: number, logged: unknown): boolean {
  if (logged === undefined) return true;
  const stands = paperOf(db, seq);
  return stands === logged || (stands === null && typeof logged === 'string' && !isExhibit(db, logged));
}

const KINDS: Readonly<Record<string, AlteredDetail['kind']>> = {
  'case.created': 'earlier-words',
  'case.updated': 'earlier-words',
  'person.added': 'earlier-words',
  'person.updated': 'earlier-words',
  'evidence.received': 'earlier-words',
  'evidence.updated': 'earlier-words',
  'contact.planned': 'plan',
  'contact.plan-taken-in': 'plan',
  'support.recorded': 'support',
  'support.taken-in': 'support',
};

function named(db: ReadDb, { action, subject, at }: KeptEntry, how: 'differs' | 'gone'): AlteredDetail {
  const area = action.split('.')[0];
  const kind = KINDS[action] ?? (area === 'contact' ? 'contact' : area === 'prompt' ? 'prompt' : 'date');
  const { about = '', caseReference = '' } = calledToday(db, subject) ?? {};
  return { kind, how, at, about, caseReference };
}
