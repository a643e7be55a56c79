/** @file The list of what nobody has decided between two offices, and deciding: the line that is to stand is written once more. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { requireCase } from '../cases/case-view.ts';
import { wordsDecide } from '../cases/earlier-words.ts';
import { type Again, undecidedIn } from '../cases/undecided-in.ts';
import { clockReopen, clockSettle, dateAmend, dateWithdraw } from '../clocks/write-dates.ts';
import { consentRecord } from '../consent/consent.ts';
import { supportRecord } from '../contact/support.ts';
import { contactCorrect, contactPlanRecord } from '../contact/write-contacts.ts';
import type { Engine } from '../engine/engine.ts';

const openIn = (engine: Engine, { caseId }: Pick<CheckedInput<'undecidedList'>, 'caseId'>) =>
  engine.session.read((db) => undecidedIn(engine, db, requireCase(db, caseId).id));

/** Throws `not-found`. */
export const undecidedList = (
  engine: Engine,
  input: CheckedInput<'undecidedList'>,
): CallOutput<'undecidedList'> => ({ undecided: openIn(engine, input).map(({ view }) => view) });

/** Throws `not-found` where nothing of that name is undecided any more, `bad-input` without a reason; what recording such a line throws. */
export function undecidedDecide(
  engine: Engine,
  { caseId, name, line, reason }: CheckedInput<'undecidedDecide'>,
): CallOutput<'undecidedList'> {
  const found = openIn(engine, { caseId }).find(({ view }) => view.name === name);
  if (found === undefined) throw new TestimonyError('not-found', { subject: name });
  if (reason === '' && found.view.kind !== 'field')
    throw new TestimonyError('bad-input', { subject: 'reason' });
  writeAgain(engine, found.again(line, reason));
  return undecidedList(engine, { caseId });
}

function writeAgain(engine: Engine, { call, input }: Again): void {
  const write: { readonly [N in Again['call']]: (to: Engine, said: CheckedInput<N>) => unknown } = {
    consentRecord,
    contactPlanRecord,
    contactCorrect,
    dateAmend,
    dateWithdraw,
    clockSettle,
    clockReopen,
    supportRecord,
    wordsDecide,
  };
  (write[call] as (to: Engine, said: typeof input) => unknown)(engine, input);
}
