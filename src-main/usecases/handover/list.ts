/** @file What was handed over and what was received: listed, shown, and put aside. */
import type { HandoverReview } from '../../contract/handover.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { findReceived, listReceived } from '../../vault/queries/handovers-received.ts';
import type { Engine } from '../engine/engine.ts';
import { discard } from './read.ts';
import { reviewOf } from './review.ts';
import { sentWithReceipts } from './stands-here.ts';

/** Newest first. Of one case where it is named. */
export function handoverList(
  engine: Engine,
  { caseId }: CheckedInput<'handoverList'>,
): CallOutput<'handoverList'> {
  return engine.session.read((db) => ({
    sent: sentWithReceipts(engine, db, caseId),
    received: listReceived(db).filter((one) => caseId === null || one.caseId === caseId),
  }));
}

export const handoverReview = (
  engine: Engine,
  { handoverId }: CheckedInput<'handoverReview'>,
): Promise<HandoverReview> => reviewOf(engine, handoverId);

/** Throws `not-found`. */
export function handoverDiscard(
  engine: Engine,
  { handoverId }: CheckedInput<'handoverDiscard'>,
): CallOutput<'handoverDiscard'> {
  if (engine.session.read((db) => findReceived(db, handoverId)) === undefined)
    throw new TestimonyError('not-found', { subject: handoverId });
  discard(engine, handoverId, 'handover.discarded');
  return { received: engine.session.read(listReceived) };
}
