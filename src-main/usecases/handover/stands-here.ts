/**
 * @file What stands in a case here, held against what stands at another organisation: what its file has, or the marks of its receipt.
 * A receipt is not encrypted, so that it has no word of the case: marks are made with the key that only the file itself holds.
 */
import type { SentHandover } from '../../contract/handover.ts';
import type { CaseData } from '../../core/handover/case-data.ts';
import type { Receipt } from '../../core/handover/receipt.ts';
import { type Standing, standsIn } from '../../core/handover/stands.ts';
import type { CaseId } from '../../core/ids.ts';
import { hmacSha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { findSent, listSent, receiptStands } from '../../vault/queries/handovers-sent.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { collectCase } from './collect.ts';

export function standing(engine: Engine, data: CaseData): Standing[] {
  const purposes = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  return standsIn(data, { purpose: (id) => purposes.get(id) ?? id, say: paperWords(engine.resources) });
}

/** Nothing where the case is not here. */
export const standingHere = (engine: Engine, db: ReadDb, caseId: CaseId): Standing[] =>
  findCase(db, caseId) === undefined ? [] : standing(engine, collectCase(db, caseId, null));

type Marks = NonNullable<Receipt['stands']>;
export function marksOf(all: readonly Standing[], key: string): Marks {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const mark = (text: string) => toHex(hmacSha256(bytes(key), bytes(text)));
  return all.map(({ name, lines }) => ({ name: mark(`name ${name}`), says: mark(`says ${name} ${lines}`) }));
}

/** What was handed over, the newest first; of the newest receipt of each organisation what stands otherwise here. */
export function sentWithReceipts(engine: Engine, db: ReadDb, caseId: CaseId | null): SentHandover[] {
  const known = new Map<CaseId, Standing[]>();
  const seen = new Set<string>();
  return listSent(db, caseId).map((one) => {
    const who = `${one.caseId} ${one.recipient}`;
    if (one.receipt === null || seen.has(who)) return one;
    seen.add(who);
    const stands = receiptStands(db, one.id);
    if (stands === undefined) return one;
    const here = known.get(one.caseId) ?? standingHere(engine, db, one.caseId);
    known.set(one.caseId, here);
    const key = findSent(db, one.id)?.receiptKey ?? '';
    return { ...one, receipt: { ...one.receipt, otherwise: titlesOtherwise(here, stands, key) } };
  });
}

function titlesOtherwise(here: readonly Standing[], stands: Marks, key: string): string[] {
  const theirs = new Map(stands.map(({ name, says }) => [name, says]));
  const mine = marksOf(here, key);
  const titles = here.flatMap(({ title }, at) => {
    const { name = '', says = '' } = mine[at] ?? {};
    return (theirs.get(name) ?? says) === says ? [] : [title];
  });
  return [...new Set(titles)];
}
