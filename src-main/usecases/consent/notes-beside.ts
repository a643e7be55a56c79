/** @file What was written beside a yes, for whoever lets something go: a limit above all, with the purpose it was set for. */
import { decidedDay, decisionFor, yesesBefore } from '../../core/consent/consent.ts';
import type { GateRequest } from '../../core/consent/consent-gate.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import type { ConsentPurpose } from '../../core/consent/purposes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';

interface Around {
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly asked: boolean }[];
  readonly requests: readonly Pick<GateRequest, 'purpose' | 'recipient'>[];
  readonly purposes: readonly Pick<ConsentPurpose, 'id' | 'title'>[];
}

/**
 * Every note beside a yes that it leaves under; of a yes for another purpose, to this recipient or to nobody in particular,
 * only what limits it: a referral that goes to the police may say what the police were not to have yet. `day`: ISO day.
 */
export function notesBeside(
  ledger: readonly ConsentView[],
  { people, requests, purposes }: Around,
  day: string,
): Coded[] {
  const under = new Set(requests.map(({ purpose }) => purpose));
  const recipient = requests[0]?.recipient ?? '';
  const others = requests.length === 0 ? [] : purposes.filter(({ id }) => !under.has(id));
  const inOrder = [...purposes.filter(({ id }) => under.has(id)), ...others];
  return inOrder.flatMap(({ id: purpose, title }) =>
    people
      .filter((one) => one.asked)
      .flatMap(({ id, name: person }) => {
        const line = decisionFor(ledger, { personId: id, purpose, recipient }, day);
        if (line?.status !== 'given') return [];
        // What limited an earlier yes to the same reader may hold still: the later one is read with it.
        const earlier = yesesBefore(ledger, line, day).filter((one) => limitOf(one) !== '');
        return [line, ...earlier].flatMap((one) => {
          const limits = limitOf(one) === '' ? ('no' as const) : ('yes' as const);
          const isOther = !under.has(purpose) && earlier.length === 0;
          if (one.note === '' || (isOther && limits === 'no')) return [];
          const about = { person, purpose: title, recipient: one.recipient, on: decidedDay(one) };
          return [coded('consent-note', { ...about, note: one.note, limits })];
        });
      }),
  );
}
