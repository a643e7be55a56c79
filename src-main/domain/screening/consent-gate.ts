/**
 * @file The gate before anything leaves the vault: has each person it is about agreed, for this purpose, to this
 * recipient, for each of these items? What is missing comes back line by line, so that it can be asked for.
 */
import type { ConsentView } from '../../shared/contract/screening.ts';
import { formatFuzzyDate } from '../../shared/fuzzy-date.ts';
import { hasExpired, standingConsents } from './consent.ts';

export interface GateRequest {
  readonly purpose: string;
  /** The purpose in words, for the lines. */
  readonly purposeTitle: string;
  /** Who would hold it; empty when nobody in particular is named. */
  readonly recipient: string;
  /** Whose consent is needed. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
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
 * on a wider one. Of two equally particular lines the one that holds back counts. `today` is an ISO day.
 */
export function consentGate(
  request: GateRequest,
  ledger: readonly ConsentView[],
  today: string,
): MissingConsent[] {
  const standing = standingConsents(ledger).filter((line) => line.purpose === request.purpose);
  return request.people.flatMap((person) => {
    const own = standing.filter((line) => line.personId === person.id);
    const reasonFor = (item: string) => reasonAgainst(covering(own, request.recipient, item), today);
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

function covering(own: readonly ConsentView[], recipient: string, item: string): ConsentView[] {
  const candidates = own.filter(
    (line) =>
      (line.recipient === '' || line.recipient === recipient) && (line.item === '' || line.item === item),
  );
  const particular = (line: ConsentView) => Number(line.recipient !== '') + Number(line.item !== '');
  const most = Math.max(...candidates.map(particular), 0);
  return candidates.filter((line) => particular(line) === most);
}

/** Why nothing may leave on these lines, or null when it may. */
function reasonAgainst(lines: readonly ConsentView[], today: string): string | null {
  if (lines.length === 0) return 'no consent is recorded';
  const day = (iso: string) => formatFuzzyDate({ value: iso.slice(0, 10), qualifier: 'exact' });
  for (const line of lines) {
    if (line.status === 'refused') return `refused on ${day(line.at)}`;
    if (line.status === 'withdrawn') return `withdrawn on ${day(line.at)}`;
    if (hasExpired(line, today)) return `consent ended on ${day(line.expiresOn ?? line.at)}`;
  }
  return null;
}
