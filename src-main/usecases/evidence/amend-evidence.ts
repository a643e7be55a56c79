/** @file Describing many exhibits anew at once: names and dates typed into a table, a section for all that are marked. */
import type { EvidenceChange, EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { type EvidenceDescription, updateEvidence } from '../../vault/queries/evidence.ts';
import { noteDetailsIn, transactDetails } from '../engine/detail-facts.ts';
import type { Engine } from '../engine/engine.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';

type Change = Omit<EvidenceChange, 'evidenceId'>;

/** Throws not-found, with nothing changed. */
export function evidenceAmend(
  engine: Engine,
  { changes }: CheckedInput<'evidenceAmend'>,
): { evidence: EvidenceView[] } {
  const wanted = differing(engine, inOne(changes));
  const last = wanted.at(-1);
  if (last === undefined) return { evidence: [] };
  const evidence: EvidenceView[] = [];
  const noteOf = ([subject]: readonly [EvidenceId, Change]) => ({ action: 'evidence.updated', subject });
  transactDetails(engine, 'exhibit', noteOf(last), (tx) => {
    for (const one of wanted.slice(0, -1))
      noteDetailsIn(engine, tx, 'exhibit', noteOf(one), () => void evidence.push(amend(engine, tx, one)));
    evidence.push(amend(engine, tx, last));
  });
  return { evidence };
}

/** What is said of one exhibit in several places is one change; the later counts. */
function inOne(changes: readonly EvidenceChange[]): ReadonlyMap<EvidenceId, Change> {
  const byId = new Map<EvidenceId, Change>();
  for (const { evidenceId, ...change } of changes)
    byId.set(evidenceId, { ...byId.get(evidenceId), ...change });
  return byId;
}

/** Without those that say what stands there already: the log has no entry of nothing. */
function differing(
  engine: Engine,
  changes: ReadonlyMap<EvidenceId, Change>,
): readonly (readonly [EvidenceId, Change])[] {
  return engine.session.read((db) =>
    [...changes].filter(([id, change]) => {
      const before: EvidenceDescription = requireEvidence(db, id);
      const differs = (field: keyof EvidenceDescription) =>
        change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(before[field]);
      return FIELDS.some(differs);
    }),
  );
}

const FIELDS = ['title', 'exhibitRef', 'documentDate', 'section', 'receivedFrom'] as const;

function amend(engine: Engine, tx: WriteTx, [id, change]: readonly [EvidenceId, Change]): EvidenceView {
  const before = requireEvidence(tx, id);
  const after = { ...before, ...(change as Partial<EvidenceDescription>) };
  updateEvidence(tx, id, after);
  touchCase(tx, before.caseId, engine.clock.now());
  return toEvidenceView(after);
}
