/**
 * @file What the log keeps of each line around the answers: a hash that can be worked out again from the line and its
 * random part, and that tells nobody who only has the log what the line says.
 */
import type { Alteration } from '../../contract/interviews.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  MARGINS,
  type Margin,
  type MarginLine,
  marginLines,
} from '../../vault/queries/screening-margin-lines.ts';
import type { LoggedFact } from '../../vault/queries/screening-proof.ts';
import { fingerprint } from '../fingerprint.ts';

type Proofs = { readonly [M in Margin as `${M}Proof`]?: string };

/** The facts that tie a line to the log. Nothing for a line from before it had a random part. */
export const marginProof = (margin: Margin, nonce: string, line: MarginLine): Proofs =>
  nonce === '' ? {} : { [`${margin}Proof`]: fingerprint({ nonce, line }) };

/** Entries that come with one new line each. */
const WRITES: Readonly<Record<Margin, readonly string[]>> = {
  start: ['screening.started'],
  sitting: ['screening.sitting-changed', 'screening.layer-opened'],
  account: ['screening.layer-opened'],
  break: ['screening.paused'],
  note: ['screening.noted'],
};
const SAID_AS: Readonly<Record<Margin, Alteration['kind']>> = {
  start: 'sitting',
  sitting: 'sitting',
  account: 'account',
  break: 'break',
  note: 'note',
};

/** Of each kind one at most: a line that is not as the log has it, that the log does not know, or that is not there. */
export function marginAlterations(db: ReadDb, id: ScreeningId, log: readonly LoggedFact[]): Alteration[] {
  const found = MARGINS.flatMap((margin) => marginAlteration(db, margin, id, log) ?? []);
  return found.filter((one, at) => found.findIndex(({ kind }) => kind === one.kind) === at);
}

function marginAlteration(
  db: ReadDb,
  margin: Margin,
  id: ScreeningId,
  log: readonly LoggedFact[],
): Alteration | null {
  const fact = `${margin}Proof`;
  const proofs = new Map(log.filter(({ facts }) => fact in facts).map((one) => [one.facts[fact], one]));
  const lines = marginLines(db, margin, id);
  const odd = lines
    .filter(({ nonce }) => nonce !== '')
    .filter(({ nonce, line }) =>
      saidOf(margin, line).some((ways) => {
        const known = ways.map((way) => fingerprint({ nonce, line: way })).find((one) => proofs.has(one));
        return known === undefined || !proofs.delete(known);
      }),
    );
  const before = log.filter(({ action, facts }) => WRITES[margin].includes(action) && !(fact in facts));
  const slippedIn = lines.filter(({ nonce }) => nonce === '').slice(before.length);
  const [first] = [...odd, ...slippedIn];
  const [gone] = proofs.values();
  if (first === undefined && gone === undefined) return null;
  const { question = '', at = null, startedAt = at } = first?.line ?? {};
  return {
    kind: SAID_AS[margin],
    questions: typeof question === 'string' && question !== '' ? [question] : [],
    at: typeof startedAt === 'string' ? startedAt : (gone?.at ?? null),
  };
}

/**
 * What the log has to know of a line, each in one of these ways. A break is said twice, when it begins and when it ends;
 * its reason may be given at either time.
 */
function saidOf(margin: Margin, line: MarginLine): readonly (readonly MarginLine[])[] {
  if (margin !== 'break' || line.endedAt === null) return [[line]];
  const begun = { ...line, endedAt: null };
  return [[line], [begun, { ...begun, reason: '' }]];
}
