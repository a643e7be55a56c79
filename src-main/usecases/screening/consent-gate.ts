/** @file Asking the ledger before something leaves, and passing it over with a reason that stays on record. */
import type { MissingConsent } from '../../domain/screening/consent-gate.ts';
import { consentGate } from '../../domain/screening/consent-gate.ts';
import { type OverrideDecision, overrideDecision } from '../../domain/screening/override.ts';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import { TestimonyError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listConsents } from '../../vault/queries/consent.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine.ts';
import { transact } from '../transact.ts';
import { exportKinds, loadPurposes } from './vocabulary.ts';

export interface Leaving {
  /** A word from `exports` in resources/consent/purposes.json: `bundle-build`, `evidence-export`, … */
  readonly kind: string;
  readonly caseId: CaseId;
  /** Who will hold it; empty when nobody in particular is named. */
  readonly recipient: string;
  /** Ids and titles of what leaves; empty for "all of it". */
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** A supervisor's reason to go on without the consents that are missing; empty for none. */
  readonly overrideReason: string;
  /** The supervisor who decides; whoever is unlocked when empty, and then the override says so. */
  readonly overrideBy: string;
}

/** A decision to let something out without every consent, in words to be printed with what leaves. */
export interface ConsentOverride extends OverrideDecision {
  readonly reason: string;
  /** ISO date-time. */
  readonly at: string;
  /** What was passed over, a line each. Names people: for the log's reader, never for the printed page. */
  readonly lines: readonly string[];
}

/** What is missing for the survivors of the case: their story is what leaves. Reads only. */
export function missingConsents(engine: Engine, db: ReadDb, leaving: Leaving): MissingConsent[] {
  requireCase(db, leaving.caseId);
  const ledger = listConsents(db, leaving.caseId);
  const people = listPeople(db, leaving.caseId).filter((person) => person.role === 'survivor');
  const { recipient, items } = leaving;
  return loadPurposes(engine.resources)
    .filter((purpose) => purpose.exports.includes(leaving.kind))
    .flatMap(({ id: purpose, title: purposeTitle }) =>
      consentGate({ purpose, purposeTitle, recipient, people, items }, ledger, engine.clock.today()),
    );
}

/** Looks without letting anything out. Throws `bad-input` for a kind no purpose names, `not-found`. */
export function consentCheck(
  engine: Engine,
  { caseId, kind, recipient }: CheckedInput<'consentCheck'>,
): CallOutput<'consentCheck'> {
  const kinds = exportKinds(engine.resources);
  if (!kinds.includes(kind)) {
    throw new TestimonyError('bad-input', {
      subject: 'kind',
      findings: [`kind: one of ${kinds.join(', ')}`],
    });
  }
  const leaving = { caseId, kind, recipient, items: [], overrideReason: '', overrideBy: '' };
  return { missing: engine.session.read((db) => missingConsents(engine, db, leaving)) };
}

/**
 * Call before the first byte leaves. Throws `consent-missing`, one finding per missing line. With a reason it
 * goes on instead: the override is in the audit log with its reason and who decided, and comes back to be
 * printed with what leaves. Null when every consent stands.
 */
export function requireConsent(engine: Engine, leaving: Leaving): ConsentOverride | null {
  const missing = engine.session.read((db) => missingConsents(engine, db, leaving));
  const lines = missing.map((one) => one.line);
  if (lines.length === 0) return null;
  const reason = leaving.overrideReason.trim();
  if (reason === '') {
    throw new TestimonyError('consent-missing', {
      subject: lines[0] ?? '',
      detail: leaving.kind,
      findings: lines,
    });
  }
  const decision = overrideDecision(leaving.overrideBy, engine.session.actor);
  const facts = { export: leaving.kind, missing: lines.length, reason, ...decision };
  transact(engine, { action: 'consent.overridden', subject: leaving.caseId, facts }, () => undefined);
  return { ...decision, reason, at: engine.clock.now(), lines };
}
