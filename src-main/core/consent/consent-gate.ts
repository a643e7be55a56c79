/**
 * @file The gate before anything leaves the vault: has each person it is about agreed, for this purpose, to this
 * recipient, for each of these items? What is missing comes back line by line, so that it can be asked for.
 */

import type { CONSENT_CODES } from '../findings/consent-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { Params } from '../findings/kinds.ts';
import type { RecordedAge } from '../people/age.ts';
import { conditionOf, conditionSettled } from './condition.ts';
import { covering, decidedDay, hasExpired, standingConsents } from './consent.ts';
import { type ConsentView, isNo } from './consent-line.ts';
import { conditionForAll, openCondition } from './open-condition.ts';

export interface PersonAtGate {
  readonly id: string;
  readonly name: string;
  /** Whether their consent is needed. Where it is not, only a "no" that they gave themselves holds something back. */
  readonly asked: boolean;
  readonly under18: RecordedAge;
  /** The ISO day on which their age was last said, where that is too long ago to go by. */
  readonly ageSaidOn: string | null;
}

export interface GateRequest {
  readonly purpose: string;
  /** The purpose in words, for the lines. */
  readonly purposeTitle: string;
  /** Who would hold it; empty when nobody in particular is named. */
  readonly recipient: string;
  /** Whom the case names. */
  readonly people: readonly PersonAtGate[];
  /** Whether no consent is asked of a child for this purpose. */
  readonly childNeedsNone: boolean;
  /** What was said or taken about being under 18 before this ISO day is too old to go by. */
  readonly ageSaidSince: string;
  /** The latest ISO day on which a line can have been written, whatever the clock said then. */
  readonly writtenOn: (line: ConsentView) => string;
  /** What would leave; empty for "all of it". */
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

/** Who, for what, to whom, and why it does not stand. */
export type MissingConsent = Coded<keyof typeof CONSENT_CODES> & {
  readonly personId: string;
  /** Word of the purpose. */
  readonly purpose: string;
  /** Empty when the whole purpose lacks consent. */
  readonly item: string;
};

/** Whether two are the same: the same person, purpose, recipient, item, reason and day. */
export const isSameMissing = (one: MissingConsent, other: MissingConsent): boolean =>
  likeness(one) === likeness(other);

/** Whether somebody else has a yes changes nothing of what is missing here. */
const plainReason = (code: MissingConsent['code']): MissingConsent['code'] =>
  code === 'consent-for-another' ? 'consent-not-recorded' : code;

const likeness = ({ personId, purpose, item, params, ...reason }: MissingConsent): string => {
  const code = plainReason(reason.code);
  return JSON.stringify([
    personId,
    purpose,
    item,
    code,
    params.recipient,
    'on' in params ? params.on : '',
    'holder' in params ? params.holder : '',
  ]);
};

/** What every reason is filled in with: person, purpose, recipient and item. */
type Asked = Params<(typeof CONSENT_CODES)['consent-not-recorded']>;
type Reason = (asked: Asked) => Coded<keyof typeof CONSENT_CODES>;

/**
 * Missing consents; empty when everything may leave. The most particular line that covers a request counts: one for
 * this recipient and item before one for either, before one for all. An expired line does not fall back
 * on a wider one. Of two equally particular lines the one that holds back counts. Where nobody is named who will hold
 * it, a "no" to anybody in particular holds it back until somebody is. A yes to everybody that was given on a condition is
 * none until it is decided for this recipient, and one to them by name none until the condition is met, its own or the one that
 * was set for everybody. `today` is an ISO day.
 */
export function consentGate(
  request: GateRequest,
  ledger: readonly ConsentView[],
  today: string,
): MissingConsent[] {
  const standing = standingConsents(ledger).filter((line) => line.purpose === request.purpose);
  return request.people
    .filter((person) => !(isExcused(request, person) && person.under18 === 'yes'))
    .flatMap((person) => {
      const own = standing.filter((line) => line.personId === person.id);
      const reasonFor = (item: string) =>
        reasonAgainst(covering(own, request.recipient, item), request, { ...person, own, ledger }, today) ??
        (request.recipient.trim() === '' ? noToSomebody(own, item) : null);
      const { purpose, purposeTitle, recipient } = request;
      const missing = (item: string, title: string, reason: Reason): MissingConsent => ({
        ...reason({ person: person.name, purpose: purposeTitle, recipient, item: title }),
        personId: person.id,
        purpose,
        item,
      });
      const wide = reasonFor('');
      if (wide !== null && !request.items.some((item) => own.some((line) => line.item === item.id))) {
        return [missing('', '', wide)];
      }
      if (request.items.length === 0) return [];
      return request.items.flatMap((item) => {
        const reason = reasonFor(item.id);
        return reason === null ? [] : [missing(item.id, item.title, reason)];
      });
    });
}

/**
 * The people on whose consent this release depends: those who are asked, and those who have a line in the ledger for
 * this purpose.
 */
export function restsOn(request: GateRequest, ledger: readonly ConsentView[]): PersonAtGate[] {
  return request.people.filter(
    (person) =>
      !isExcused(request, person) &&
      (person.asked ||
        ledger.some((line) => line.purpose === request.purpose && line.personId === person.id)),
  );
}

/**
 * A person who is, or may be, under 18 is referred without being asked (Home Office form and guidance, April 2026 [A]).
 * If they only may be, a "no" that they gave still holds the referral back: they may be an adult, what has left cannot
 * be called back, and a supervisor can decide within a minute that it goes.
 */
const isExcused = (request: Pick<GateRequest, 'childNeedsNone'>, { under18 }: PersonAtGate): boolean =>
  request.childNeedsNone && (under18 === 'yes' || under18 === 'not-sure');

/** The reason where no recipient is named and a "no" to one recipient stands: this may be meant for that recipient. */
function noToSomebody(own: readonly ConsentView[], item: string): Reason | null {
  const no = own.find(
    ({ recipient, status, ...line }) =>
      recipient !== '' && isNo(status) && (line.item === '' || line.item === item),
  );
  if (no === undefined) return null;
  const code = no.status === 'refused' ? 'consent-refused-for' : 'consent-withdrawn-for';
  return (asked) => coded(code, { ...asked, on: decidedDay(no), holder: no.recipient });
}

/** Why nothing may leave on these lines, or null when it may. */
function reasonAgainst(
  lines: readonly ConsentView[],
  request: GateRequest,
  person: PersonAtGate & { readonly own: readonly ConsentView[]; readonly ledger: readonly ConsentView[] },
  today: string,
): Reason | null {
  const excused = isExcused(request, person);
  if (lines.length === 0) return person.asked && !excused ? noConsent(person, today) : null;
  for (const line of lines) {
    const reason = reasonOf(line, request, person, today);
    if (reason !== null) return line.undecided === undefined ? reason : undecided(line);
  }
  return null;
}

function reasonOf(
  line: ConsentView,
  request: GateRequest,
  person: PersonAtGate & { readonly own: readonly ConsentView[]; readonly ledger: readonly ConsentView[] },
  today: string,
): Reason | null {
  if (line.status === 'refused') return onDay('consent-refused', decidedDay(line));
  if (line.status === 'withdrawn') return onDay('consent-withdrawn', decidedDay(line));
  if (isExcused(request, person)) return null;
  if (line.status === 'not-yet') return onDay('consent-not-yet', decidedDay(line));
  if (hasExpired(line, today)) return onDay('consent-ended', line.expiresOn ?? '');
  const open = openCondition(person.ledger, line);
  const code = line.recipient === '' ? 'consent-conditional' : 'consent-condition-open';
  if (open !== undefined) {
    const said = { on: decidedDay(open), holder: conditionOf(open) };
    return (asked) => coded(code, { ...asked, ...said });
  }
  const forAll = conditionForAll(person.ledger, person.own, line);
  if (forAll !== undefined) {
    const said = { on: decidedDay(forAll), holder: conditionSettled(forAll).beside };
    return (asked) => coded('consent-condition-for-all', { ...asked, ...said });
  }
  if (line.status !== 'not-needed-child') return null;
  if (!request.childNeedsNone) return because('consent-asked-of-a-child');
  if (person.under18 === 'unknown' && (line.decidedOn ?? request.writtenOn(line)) < request.ageSaidSince)
    return onDay('consent-child-said-too-long-ago', decidedDay(line));
  if (person.under18 === 'no') return because('consent-not-a-child');
  return null;
}

const undecided = (line: ConsentView): Reason => {
  const { status } = line;
  const until = isNo(status)
    ? ('no' as const)
    : status === 'not-yet'
      ? ('not-yet' as const)
      : ('narrower' as const);
  return (asked) => coded('consent-undecided', { ...asked, on: decidedDay(line), until });
};

/** A yes to somebody else by name is none to this recipient; that it is there is said, so that it is not taken for lost. */
function noConsent(
  { ageSaidOn, own }: PersonAtGate & { readonly own: readonly ConsentView[] },
  today: string,
): Reason {
  if (ageSaidOn !== null) return onDay('consent-age-too-old', ageSaidOn);
  const yes = own.filter((one) => one.status === 'given' && one.recipient !== '' && !hasExpired(one, today));
  const holders = [...new Set(yes.map(({ recipient }) => recipient))];
  if (holders.length === 0) return because('consent-not-recorded');
  return (asked) => coded('consent-for-another', { ...asked, holders });
}

const because =
  (code: 'consent-not-recorded' | 'consent-asked-of-a-child' | 'consent-not-a-child'): Reason =>
  (asked) =>
    coded(code, asked);

/** `on`: an ISO day. */
const onDay =
  (
    code:
      | 'consent-refused'
      | 'consent-withdrawn'
      | 'consent-ended'
      | 'consent-not-yet'
      | 'consent-age-too-old'
      | 'consent-child-said-too-long-ago',
    on: string,
  ): Reason =>
  (asked) =>
    coded(code, { ...asked, on });
