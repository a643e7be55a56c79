/** @file What was written beside a yes, for whoever lets something go: a limit above all, with the purpose it was set for. */
import { conditionSettled } from '../../core/consent/condition.ts';
import { decisionFor, yesesBefore } from '../../core/consent/consent.ts';
import type { GateRequest } from '../../core/consent/consent-gate.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { agreedOn } from '../../core/consent/open-condition.ts';
import type { ConsentPurpose } from '../../core/consent/purposes.ts';
import { noteInWords, settledWords } from '../../core/consent/settled-words.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Say } from '../resources/paper-words.ts';

interface Around {
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly asked: boolean }[];
  readonly requests: readonly Pick<GateRequest, 'purpose' | 'recipient'>[];
  readonly purposes: readonly Pick<ConsentPurpose, 'id' | 'title' | 'office'>[];
}

/**
 * Every note beside a yes that it leaves under; of a yes for another purpose only what limits it, where it is for this recipient
 * by name or for an office that may come to hold it: a referral that goes to the police may say what the police were not to
 * have yet. A limit on what has nothing to do with it would hide the ones that have. `day`: ISO day.
 */
export function notesBeside(
  ledger: readonly ConsentView[],
  { people, requests, purposes }: Around,
  day: string,
  say: Say,
): Coded[] {
  const under = new Set(requests.map(({ purpose }) => purpose));
  const recipient = requests[0]?.recipient ?? '';
  const others = requests.length === 0 ? [] : purposes.filter(({ id }) => !under.has(id));
  const inOrder = [...purposes.filter(({ id }) => under.has(id)), ...others];
  return inOrder.flatMap(({ id: purpose, title, office }) =>
    people
      .filter((one) => one.asked)
      .flatMap(({ id, name: person }) => {
        const line = decisionFor(ledger, { personId: id, purpose, recipient }, day);
        if (line?.status !== 'given') return [];
        if (!under.has(purpose) && office === undefined && line.recipient.trim() === '') return [];
        // What limited an earlier yes to the same reader may hold still: the later one is read with it.
        const earlier = yesesBefore(ledger, line, day).filter((one) => limitOf(one) !== '');
        return [line, ...earlier].flatMap((one) => {
          const limits = limitOf(one) === '' ? ('no' as const) : ('yes' as const);
          const isOther = !under.has(purpose) && earlier.length === 0;
          const whole = noteInWords(one, say);
          if (whole === '' || (isOther && limits === 'no')) return [];
          const about = { person, purpose: title, recipient: one.recipient, on: agreedOn(ledger, one).on };
          // What limits it stands first, and the condition that is settled after it, once.
          const { settled: condition, beside } = conditionSettled(one);
          const settled = settledWords(one, condition);
          const note =
            limits === 'yes' && settled !== null ? `${beside.replace(/[.;]$/u, '')}. ${say(settled)}` : whole;
          return [coded('consent-note', { ...about, note, limits })];
        });
      }),
  );
}

/** Whether a yes that it leaves under, or one for the office whom it goes to, is limited. `day`: ISO day. */
export const isLimited = (
  ledger: readonly ConsentView[],
  { people, requests }: Pick<Around, 'people' | 'requests'>,
  day: string,
): boolean =>
  requests.some(({ purpose, recipient }) =>
    people
      .filter(({ asked }) => asked)
      .map(({ id: personId }) => decisionFor(ledger, { personId, purpose, recipient }, day))
      .some((line) => line !== undefined && limitOf(line) !== ''),
  );

/** Each yes that names no reader, where it lets something go to somebody by name. `day`: ISO day. */
export const forAnybody = (
  ledger: readonly ConsentView[],
  { people, requests, purposes }: Around,
  day: string,
): Coded[] =>
  requests
    .filter(({ recipient }) => recipient.trim() !== '')
    .flatMap(({ purpose, recipient }) =>
      people
        .filter(({ asked }) => asked)
        .flatMap(({ id: personId, name: person }) => {
          const line = decisionFor(ledger, { personId, purpose, recipient }, day);
          if (line?.status !== 'given' || line.recipient.trim() !== '') return [];
          const title = purposes.find((one) => one.id === purpose)?.title ?? purpose;
          const { on } = agreedOn(ledger, line);
          return [coded('consent-for-anybody', { person, purpose: title, recipient, on })];
        }),
    );
