/** @file The end of a break: by going on, or by signing off while it runs. */
import type { ScreeningId } from '../../core/ids.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import type { WriteTx } from '../../vault/db.ts';
import { endBreak, type RunningBreak } from '../../vault/queries/annotations.ts';
import type { AuditNote } from '../engine/transact.ts';
import { annotationProof } from './annotation-proof.ts';

/** Ends it, and says so for the log. `given` fills in a reason that was not said at its start, and never replaces one. */
export function breakOver(
  tx: WriteTx,
  subject: ScreeningId,
  { id, startedAt, reason: before, nonce }: RunningBreak,
  endedAt: string,
  given = '',
): AuditNote {
  const reason = before === '' ? given : before;
  endBreak(tx, id, endedAt, reason);
  const minutes = breakMinutes(startedAt, endedAt);
  const proof = annotationProof('break', nonce, { startedAt, endedAt, reason });
  return { action: 'screening.resumed', subject, facts: { minutes, ...proof } };
}
