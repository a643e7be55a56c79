/**
 * @file The gate before anything leaves the vault: has each person it is about agreed, for this purpose, to this
 * recipient, for each of these items? What is missing comes back line by line, so that it can be asked for.
 */

import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { RecordedAge } from '../people/age.ts';
import { covering, decidedDay, hasExpired, standingConsents } from './consent.ts';
import type { ConsentView } from './consent-line.ts';

export interface PersonAtGate {
  readonly id: string;
  readonly name: string;
  /** Whether their consent is needed. Of anybody else only what they said themselves counts: a recorded "no" holds back. */
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

export interface MissingConsent {
  readonly personId: string;
  /** Empty when the whole purpose lacks consent. */
  readonly item: string;
  /** For a person to read: who, for what, to whom, and why it does not stand. */
  readonly line: string;
}

/**
 * Missing consents; empty when everything may leave. The most particular line that covers a request counts: one for
 * this recipient and item before one for either, before one for all. An expired line does not fall back
 * on a wider one. Of two equally particular lines the one that holds back counts. Where nobody is named who will hold
 * it, a "no" to anybody in particular holds it back until somebody is. `today` is an ISO day.
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
        reasonAgainst(covering(own, request.recipient, item), request, person, today) ??
        (request.recipient.trim() === '' ? noToSomebody(own, item) : null);
      const missing = (item: string, title: string, reason: string): MissingConsent => ({
        personId: person.id,
        item,
        line: [
          `${person.name}: ${request.purposeTitle}`,
          request.recipient === '' ? '' : `to ${request.recipient}`,
          title === '' ? '' : `"${title}"`,
          reason,
        ]
          .filter((part) => part !== '')
          .join(', '),
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

/** Whose consent what leaves rests on: those who are asked, and whoever else said something about this purpose. */
export function restsOn(request: GateRequest, ledger: readonly ConsentView[]): PersonAtGate[] {
  return request.people.filter(
    (person) =>
      !isExcused(request, person) &&
      (person.asked ||
        ledger.some((line) => line.purpose === request.purpose && line.personId === person.id)),
  );
}

/**
 * Who is, or may be, under 18 is referred without being asked (Home Office form and guidance, April 2026 [A]). Of
 * somebody who may be a recorded "no" still holds back: it may be an adult's, what has left cannot be called back, and
 * a supervisor can decide within a minute that it goes.
 */
const isExcused = (request: Pick<GateRequest, 'childNeedsNone'>, { under18 }: PersonAtGate): boolean =>
  request.childNeedsNone && (under18 === 'yes' || under18 === 'not-sure');

/** A "no" to one recipient, while nobody is named: it may be for them. */
function noToSomebody(own: readonly ConsentView[], item: string): string | null {
  const no = own.find(
    ({ recipient, status, ...line }) =>
      recipient !== '' &&
      (status === 'refused' || status === 'withdrawn') &&
      (line.item === '' || line.item === item),
  );
  return no === undefined
    ? null
    : `${no.status} on ${dayOf(decidedDay(no))} for ${no.recipient}: say who will hold it`;
}

/** Why nothing may leave on these lines, or null when it may. */
function reasonAgainst(
  lines: readonly ConsentView[],
  request: GateRequest,
  person: PersonAtGate,
  today: string,
): string | null {
  const excused = isExcused(request, person);
  if (lines.length === 0) return person.asked && !excused ? noConsent(person) : null;
  for (const line of lines) {
    if (line.status === 'refused') return `refused on ${dayOf(decidedDay(line))}`;
    if (line.status === 'withdrawn') return `withdrawn on ${dayOf(decidedDay(line))}`;
    if (excused) continue;
    if (hasExpired(line, today)) return `consent ended on ${dayOf(line.expiresOn ?? '')}`;
    if (line.status !== 'not-needed-child') continue;
    if (!request.childNeedsNone) return 'a child is asked for this too, and no consent is recorded';
    if (person.under18 === 'unknown' && (line.decidedOn ?? request.writtenOn(line)) < request.ageSaidSince)
      return `not needed, under 18, was last said on ${dayOf(decidedDay(line))}: ask again`;
    if (person.under18 === 'no') return 'no consent is recorded, and the person is not under 18';
  }
  return null;
}

const noConsent = ({ ageSaidOn }: PersonAtGate): string =>
  ageSaidOn === null
    ? 'no consent is recorded'
    : `no consent is recorded, and whether they are under 18 was last said on ${dayOf(ageSaidOn)}: ask again`;

/** `iso`: a day. */
const dayOf = (iso: string): string => formatFuzzyDate({ value: iso, qualifier: 'exact' });
