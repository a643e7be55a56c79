/** @file The list of what nobody has decided between two offices, and deciding: the line that is to stand is written once more. */
import { DECIDED_WITHOUT_REASON } from '../../contract/cases.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { answerName } from '../../core/handover/compare-records.ts';
import { requireCase } from '../cases/case-view.ts';
import { wordsDecide } from '../cases/earlier-words.ts';
import { type Again, type AnswerAgain, undecidedIn } from '../cases/undecided-in.ts';
import { clockReopen, clockSettle, dateAmend, dateWithdraw } from '../clocks/write-dates.ts';
import { consentRecord } from '../consent/consent.ts';
import { supportRecord } from '../contact/support.ts';
import { contactCorrect, contactPlanRecord } from '../contact/write-contacts.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { answerStep } from '../handover/take-in-records.ts';
import { answeredNote, answerIn } from '../interviews/screening-answer.ts';

const openIn = (engine: Engine, { caseId }: Pick<CheckedInput<'undecidedList'>, 'caseId'>) =>
  engine.session.read((db) => undecidedIn(engine, db, requireCase(db, caseId).id));

/** Throws `not-found`. */
export const undecidedList = (
  engine: Engine,
  input: CheckedInput<'undecidedList'>,
): CallOutput<'undecidedList'> => ({ undecided: openIn(engine, input).map(({ view }) => view) });

/** Throws `not-found` where nothing of that name is undecided any more, `bad-input` without a reason; what recording such a line throws. */
export async function undecidedDecide(
  engine: Engine,
  { caseId, name, line, reason }: CheckedInput<'undecidedDecide'>,
): Promise<CallOutput<'undecidedList'>> {
  const found = openIn(engine, { caseId }).find(({ view }) => view.name === name);
  if (found === undefined) throw new TestimonyError('not-found', { subject: name });
  if (reason === '' && !DECIDED_WITHOUT_REASON.includes(found.view.kind))
    throw new TestimonyError('bad-input', { subject: 'reason' });
  const again = found.again(line, reason);
  if (again.call === 'screeningAnswer') await decideAnswer(engine, again);
  else writeAgain(engine, again);
  return undecidedList(engine, { caseId });
}

type Written = Exclude<Again, AnswerAgain>;
function writeAgain(engine: Engine, { call, input }: Written): void {
  const write: { readonly [N in Written['call']]: (to: Engine, said: CheckedInput<N>) => unknown } = {
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

/** What they answered comes into the draft, and below it what was decided, all of it or nothing: the author's, as every answer is. */
async function decideAnswer(engine: Engine, { input, there }: AnswerAgain): Promise<void> {
  const expressions = await loadExpressions();
  const { screeningId } = input;
  const nonce = engine.random.id();
  transact(
    engine,
    (written: ReturnType<typeof answerIn>) => answeredNote(screeningId, nonce, written),
    (tx) => {
      const known = new Set<string>();
      for (const { handover: id, answers } of there)
        for (const answer of answers) {
          // Two files may have the same answer.
          if (known.has(answerName(answer))) continue;
          known.add(answerName(answer));
          answerStep({ engine, id }, screeningId, [answer]).run(tx);
        }
      return answerIn(engine, tx, input, engine.clock.now(), nonce, expressions, { again: true });
    },
  );
}
