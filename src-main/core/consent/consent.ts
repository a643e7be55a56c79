/**
 * @file The consent that stands. A line is about a person, a purpose, a recipient and an item; an empty
 * recipient or item means all of them. Of the lines for the same four the effective one stands (core/effective.ts), unless it has
 * expired. In one vault that is what was recorded last, by the order of the log; a clock may have gone back in between.
 */

import offices from '../../../resources/codes/office-kinds.json' with { type: 'json' };
import { areApart, effective, sees } from '../effective.ts';
import { looksLikeName, plainName } from '../people/plain-name.ts';
import { conditionOf } from './condition.ts';
import { type ConsentStatus, type ConsentView, isNo, isSlip } from './consent-line.ts';
import { limitOf } from './limit.ts';
import { wordsOf } from './settled-words.ts';

/**
 * One line for each person, purpose, recipient and item, in the order they were last spoken to. `ledger` is in the order of the log.
 * A yes that was written down by mistake never was: what held back before it stands again, and otherwise nothing is recorded.
 *
 * A no ends every yes that it covers and was written in view of, also one to a single reader or for a single thing, and ends it for
 * good. A yes that was recorded in view of the no stands.
 *
 * Where two lines are effective, nobody has decided between them: `undecided` has both, and the safer one governs. A yes, to one reader
 * too, opens nothing while there is a no that touches it and neither was written in view of the other: the no governs for it as well,
 * until somebody decides about the very same.
 */
export function standingConsents(ledger: readonly ConsentView[]): ConsentView[] {
  const byTopic = new Map<string, ConsentView[]>();
  for (const line of ledger) {
    const topic = JSON.stringify([line.personId, line.purpose, plainName(line.recipient), line.item]);
    const lines = byTopic.get(topic) ?? [];
    lines.push(line);
    byTopic.delete(topic);
    byTopic.set(topic, lines);
  }
  const noesSaid = ledger.filter((one) => isNo(one.status) && !isSlip(one));
  const isEnded = (line: ConsentView) => noesSaid.some((no) => ends(no, line));
  const standing = [...byTopic.values()].flatMap((lines) => governing(lines, isEnded) ?? []);
  // Where every line was written here, each was written in view of all before it.
  if (ledger.every(({ view }) => view == null)) return standing;
  const noes = noesSaid.filter((one) => isStillNo(one, standing));
  return standing.map((line) => {
    if (isNo(line.status)) return line;
    const others = line.undecided ?? [line];
    const against = noes.filter(
      (no) => !isAboutTheSame(no, line) && others.some((one) => isNoTo(no, one) && areApart(no, one)),
    );
    const no = safest(against);
    if (no === undefined) return line;
    return { ...no, recipient: line.recipient, item: line.item, undecided: [...against, ...others] };
  });
}

/** A no to everybody, or about all, ends what was agreed with one reader, or of one thing, before it. */
const ends = (no: ConsentView, line: ConsentView): boolean =>
  LETS_GO.has(line.status) &&
  no.personId === line.personId &&
  no.purpose === line.purpose &&
  (no.recipient === '' || plainName(no.recipient) === plainName(line.recipient)) &&
  (no.item === '' || no.item === line.item) &&
  sees(no, line);
const LETS_GO: ReadonlySet<ConsentStatus> = new Set(['given', 'best-interests', 'not-needed-child']);

/** The line that governs of those about the very same; undefined where nothing is recorded, or nothing is left of it. */
function governing(
  lines: readonly ConsentView[],
  isEnded: (line: ConsentView) => boolean,
): ConsentView | undefined {
  const heads = effective(lines).filter((head) => !isEnded(head));
  const said = heads.map((head) => (isSlip(head) ? heldBackBefore(lines, head) : head));
  const [first] = said;
  if (heads.length === 1) return first;
  // Of a mistake that is put right nothing is left, and nothing is safer than a yes that the other side wrote beside it.
  const undecided = said.map((one, at) => one ?? (heads[at] as ConsentView));
  const line = safest(undecided);
  if (line === undefined || undecided.every((one) => saysTheSame(one, line))) return line;
  return { ...line, undecided };
}

/** What held back before the mistake. */
function heldBackBefore(lines: readonly ConsentView[], slip: ConsentView): ConsentView | undefined {
  const before = lines.slice(0, lines.indexOf(slip)).filter((one) => slip.view == null || sees(slip, one));
  const held = before.filter((one) => !isSlip(one) && (isNo(one.status) || one.status === 'not-yet'));
  return safest(effective(held));
}

/** Whether about the very same a no stands still. */
const isStillNo = (no: ConsentView, standing: readonly ConsentView[]): boolean =>
  standing.some((one) => isNo(one.status) && isAboutTheSame(one, no));

const saysTheSame = (a: ConsentView, b: ConsentView): boolean => whatItSays(a) === whatItSays(b);
const whatItSays = ({ status, note, settled, expiresOn }: ConsentView): string =>
  JSON.stringify([status, note.trim(), settled ?? null, expiresOn]);

/** Which of several governs until somebody decides. The same in every vault: it does not go by what came last. Our own rule. */
function safest(lines: readonly ConsentView[]): ConsentView | undefined {
  const until = (line: ConsentView) => line.expiresOn ?? '9999';
  return [...lines].sort(
    (a, b) =>
      opens(a) - opens(b) ||
      compareText(until(a), until(b)) ||
      compareText(decidedDay(b), decidedDay(a)) ||
      compareText(a.id, b.id),
  )[0];
}
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How far a line lets anything go: a no least, a yes without any limit most. */
function opens(line: ConsentView): number {
  if (isNo(line.status)) return isSlip(line) ? 1 : 0;
  if (line.status !== 'given')
    return ['not-yet', 'not-needed-child', 'best-interests'].indexOf(line.status) + 2;
  return conditionOf(line) !== '' ? 5 : limitOf(line) !== '' ? 6 : 7;
}

/**
 * The ledger as it is read: what was told in an interview and recorded in the ledger as well, on the same day and the same
 * way, is one line. The record's counts, and says where it was told too. `ledger` is in the order of the log.
 */
export function withoutDoubles(ledger: readonly ConsentView[]): ConsentView[] {
  const out: ConsentView[] = [];
  for (const line of ledger) {
    const at = out.findLastIndex((one) => isAboutTheSame(one, line));
    const before = out[at];
    const again = before !== undefined && isToldAgain(before, line) && !areApart(before, line);
    if (again) out.splice(at, 1);
    out.push(again ? { ...line, toldIn: before.toldIn ?? null } : line);
  }
  return out;
}

/**
 * The same without what was written down by mistake: neither the yes that nobody gave nor the line that put it right. That line stays
 * while nobody has decided between it and another.
 */
export function withoutSlips(ledger: readonly ConsentView[]): ConsentView[] {
  const open = new Set(
    standingConsents(ledger)
      .flatMap((line) => line.undecided ?? [])
      .map(({ id }) => id),
  );
  const out: ConsentView[] = [];
  for (const line of ledger) {
    const at = isSlip(line)
      ? out.findLastIndex(
          (one) => one.status === 'given' && isAboutTheSame(one, line) && !areApart(one, line),
        )
      : -1;
    if (at >= 0) out.splice(at, 1);
    if (!isSlip(line) || open.has(line.id)) out.push(line);
  }
  return out;
}

type About = Pick<ConsentView, 'personId' | 'purpose' | 'item' | 'recipient'>;
export const isAboutTheSame = (a: About, b: About): boolean =>
  a.personId === b.personId &&
  a.purpose === b.purpose &&
  a.item === b.item &&
  plainName(a.recipient) === plainName(b.recipient);

const isToldAgain = (told: ConsentView, recorded: ConsentView): boolean =>
  Boolean(told.toldIn) &&
  !recorded.toldIn &&
  told.status === recorded.status &&
  decidedDay(told) === decidedDay(recorded);

/** The ISO day on which the person decided, to be shown: what the paper says, or the day it was written down. */
export const decidedDay = ({ decidedOn, at }: Pick<ConsentView, 'decidedOn' | 'at'>): string =>
  decidedOn ?? at.slice(0, 10);

/**
 * A "no" that stands, covers all of `line` and was decided after it. What was recorded last counts, so that a slip can
 * be put right; but a signed yes that is filed late must not undo what the person has said since. `writtenOn`: the
 * latest ISO day on which a line can have been written, whatever the clock said then. It stands in for the day of the
 * decision on a line that does not give one.
 */
export function laterNo(
  ledger: readonly ConsentView[],
  line: Pick<ConsentView, 'personId' | 'purpose' | 'recipient' | 'item'> & { readonly decidedOn: string },
  writtenOn: (line: ConsentView) => string,
): ConsentView | undefined {
  const to = plainName(line.recipient);
  return standingConsents(ledger).find(
    (one) =>
      isNo(one.status) &&
      one.personId === line.personId &&
      one.purpose === line.purpose &&
      (one.recipient === '' || plainName(one.recipient) === to) &&
      (one.item === '' || one.item === line.item) &&
      (one.decidedOn ?? writtenOn(one)) > line.decidedOn,
  );
}

/**
 * A "no" to this very recipient for each of `purposes`: never, for nothing. Whatever asks no consent as a rule does not go
 * there either. Undefined where one of the purposes is without it, or where nobody is named.
 */
export function neverTo(
  ledger: readonly ConsentView[],
  personId: string,
  recipient: string,
  purposes: readonly string[],
): ConsentView | undefined {
  if (plainName(recipient) === '') return undefined;
  const named = standingConsents(ledger).filter(
    (one) => one.personId === personId && one.item === '' && one.recipient !== '',
  );
  const said = purposes.map((purpose) => {
    const own = named.filter((one) => one.purpose === purpose);
    return covering(own, recipient, '').find((one) => isNo(one.status));
  });
  return said.some((one) => one === undefined) ? undefined : said[0];
}

/** A "no" that stands and touches `line`: to anybody it is for, about anything it is about. */
export const noThatStands = (ledger: readonly ConsentView[], line: Touched): ConsentView | undefined =>
  standingConsents(ledger).find((one) => isNoTo(one, line));

type Touched = Pick<ConsentView, 'personId' | 'purpose' | 'recipient' | 'item'>;

/** Whether it is a no that touches the line: to its recipient or to all, to its item or to all, or to one of those where it is for all. */
export const isNoTo = (one: ConsentView, line: Touched): boolean =>
  isNo(one.status) &&
  one.personId === line.personId &&
  one.purpose === line.purpose &&
  (one.recipient === '' || line.recipient === '' || plainName(one.recipient) === plainName(line.recipient)) &&
  (one.item === '' || line.item === '' || one.item === line.item);

/** A yes that is given again, and names no privacy notice, keeps the notice that was named with it before. */
export const noticeNamed = (
  line: Pick<ConsentView, 'status' | 'privacyNotice'>,
  stands: Pick<ConsentView, 'status' | 'privacyNotice'> | undefined,
): string =>
  line.privacyNotice === '' && line.status === 'given' && stands?.status === 'given'
    ? stands.privacyNotice
    : line.privacyNotice;

/** A consent, or what was decided in somebody's place, ends after its last day. `today` is an ISO day. */
export function hasExpired(line: Pick<ConsentView, 'status' | 'expiresOn'>, today: string): boolean {
  const last = lastDay(line);
  return last !== null && last < today;
}
/** Of what lasts: a no, or a consent that was taken back, has no end that somebody agreed to. */
export const lastDay = ({ status, expiresOn }: Pick<ConsentView, 'status' | 'expiresOn'>): string | null =>
  LASTS.includes(status) ? expiresOn : null;
const LASTS: readonly ConsentStatus[] = ['given', 'best-interests'];

/**
 * A referral that goes to the Home Office is decided by its competent authority, and goes to nobody else there: a yes or a no to
 * the one, for a referral, is one to the other. Our own rule.
 */
const DECIDES: ReadonlySet<string> = new Set(offices['decides-referrals']);
const isSameDesk = ({ purpose, recipient }: ConsentView, to: string): boolean =>
  purpose === 'nrm-referral' && DECIDES.has(to) && DECIDES.has(plainName(recipient));

/**
 * Of the lines that stand, the most particular ones that cover a recipient and an item: one for this recipient and item
 * before one for either, before one for all. `own`: of one person and purpose.
 */
export function covering(own: readonly ConsentView[], recipient: string, item: string): ConsentView[] {
  const to = plainName(recipient);
  // A "no" holds for the same holder in another spelling; a "yes" is given to the very name.
  const isFor = (line: ConsentView) =>
    line.recipient === '' ||
    plainName(line.recipient) === to ||
    isSameDesk(line, to) ||
    (isNo(line.status) && looksLikeName(line.recipient, recipient));
  const candidates = own.filter((line) => isFor(line) && (line.item === '' || line.item === item));
  const particular = (line: ConsentView) => Number(line.recipient !== '') + Number(line.item !== '');
  const most = Math.max(...candidates.map(particular), 0);
  return candidates.filter((line) => particular(line) === most);
}

/**
 * The line that decides what goes to one recipient, as the gate takes it; undefined when nothing stands, or what stood
 * has ended. Of two equally particular lines the one that holds back. `today` is an ISO day.
 */
export function decisionFor(
  ledger: readonly ConsentView[],
  asked: { readonly personId: string; readonly purpose: string; readonly recipient: string },
  today: string,
): ConsentView | undefined {
  const own = standingConsents(ledger).filter(
    (line) => line.personId === asked.personId && line.purpose === asked.purpose,
  );
  const lines = covering(own, asked.recipient, '');
  const no = lines.find((line) => isNo(line.status));
  const line = no ?? lines.at(-1);
  return line === undefined || hasExpired(line, today) ? undefined : line;
}

/**
 * The yeses before `line` for the same person, purpose, recipient and item that had words beside them, the latest first: a
 * later yes stands in their place, and what limited the earlier may hold still. A no between them ends it; one whose words all
 * stand in the later one is said there, and one that was a condition, met or given up in any yes since, limits nothing. `today`: ISO day.
 */
export function yesesBefore(
  ledger: readonly ConsentView[],
  line: ConsentView,
  today: string,
): readonly ConsentView[] {
  const before = ledger.filter((one) => isAboutTheSame(one, line) && one.seq < line.seq);
  const no = before.findLastIndex((one) => one.status !== 'given');
  const words = wordsOf(line);
  const said = new Set([line.note.trim(), '']);
  return before
    .slice(no + 1)
    .toReversed()
    .filter((one) => !hasExpired(one, today) && !said.has(one.note.trim()) && said.add(one.note.trim()))
    .filter((one) => !isSaidIn(words, one) && ![...before, line].some((later) => settles(later, one)));
}

const settles = (later: ConsentView, one: ConsentView): boolean =>
  later.seq > one.seq &&
  !isSlip(later) &&
  !!later.settled?.condition &&
  isSaidIn(later.settled.condition, one);

/** Part by part: "The Home Office: only the referral", to the Home Office, is said in "If it is spelt right. Only the referral". */
function isSaidIn(later: string, { note, recipient }: ConsentView): boolean {
  const words = ` ${wordsIn(later)} `;
  return note
    .split(/[.;:\n]/u)
    .map(wordsIn)
    .every((part) => part === '' || words.includes(` ${part} `) || looksLikeName(part, recipient));
}
const wordsIn = (text: string): string => (plainName(text).match(/[\p{L}\p{N}’']+/gu) ?? []).join(' ');

/** The yes that stands to this very recipient by name, for one of `purposes` as a whole; undefined where there is none. */
export const agreedByName = (
  ledger: readonly ConsentView[],
  { recipient, purposes }: { readonly recipient: string; readonly purposes: readonly string[] },
  today: string,
): ConsentView | undefined =>
  standingConsents(ledger).findLast(
    (one) =>
      one.status === 'given' &&
      one.item === '' &&
      one.recipient.trim() !== '' &&
      (plainName(one.recipient) === plainName(recipient) || isSameDesk(one, plainName(recipient))) &&
      purposes.includes(one.purpose) &&
      !hasExpired(one, today),
  );

/** What one person said about a purpose as a whole; undefined when nothing stands. */
export function consentLine(
  ledger: readonly ConsentView[],
  personId: string,
  purpose: string,
  today: string,
): ConsentView | undefined {
  const line = standingConsents(ledger).findLast(
    (one) => one.personId === personId && one.purpose === purpose && one.recipient === '' && one.item === '',
  );
  return line === undefined || hasExpired(line, today) ? undefined : line;
}

/** The status of that line. */
export const consentFor = (...asked: Parameters<typeof consentLine>): ConsentStatus | undefined =>
  consentLine(...asked)?.status;
