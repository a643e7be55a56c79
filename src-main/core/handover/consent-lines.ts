/**
 * @file The ledgers of two vaults as one: what lines say they were written in view of when they go, and what they are taken to say when
 * they come. A line of the ledger is never left behind once its person is there: a no is not for anybody to choose.
 */
import { isAboutTheSame, isNoTo, standingConsents } from '../consent/consent.ts';
import { type ConsentView, isNo } from '../consent/consent-line.ts';
import { joined, type Line, namesSeen, union, viewOf, viewToSend } from '../effective.ts';
import type { CaseData, ConsentData } from './case-data.ts';
import type { SaysWhat } from './compared.ts';

/** What lines are known beside each other: a no to one reader touches a yes to all. */
const group = ({ personId, purpose }: Pick<ConsentData, 'personId' | 'purpose'>): string =>
  `${personId} ${purpose}`;

/** `all`: of the case, in the order of the log; `going`: those of them that go. */
export function consentsToSend(all: readonly ConsentData[], going: readonly ConsentData[]): ConsentData[] {
  const [groups, parts] = [Map.groupBy(all, group), Map.groupBy(going, group)];
  return going.map(({ view: _, ...line }) => {
    const lines = groups.get(group(line)) ?? [];
    const own = lines.find(({ id }) => id === line.id) ?? line;
    const view = viewToSend(own, lines, parts.get(group(line)) ?? []);
    return view === null ? line : { ...line, view };
  });
}

/**
 * Lines as the sender's program has them. A file of an earlier program has only the order in which its vault got them; of a line that
 * was taken in there, that says nothing about what its writer knew. Such a yes is not taken to be written in view of any no.
 */
function asSaid(lines: readonly ConsentData[], saysWhat: SaysWhat): ConsentData[] {
  return lines.map((line) => {
    if (saysWhat(line) || isNo(line.status)) return line;
    const names = namesSeen(line, lines);
    for (const { id, status } of lines) if (isNo(status)) names.delete(id);
    return { ...line, view: viewOf(names, lines) };
  });
}

export interface Ledgers {
  readonly here: readonly ConsentData[];
  readonly there: readonly ConsentData[];
  readonly saysWhat: SaysWhat;
}

/** Person by person and purpose by purpose, in the order of the sender's log. */
export function consentUnion({ here, there, saysWhat }: Ledgers) {
  const [mine, theirs] = [Map.groupBy(here, group), Map.groupBy(there, group)];
  const each = [...theirs].map(([key, lines]) =>
    union(mine.get(key) ?? [], asSaid(lines, saysWhat), saysWhat),
  );
  return {
    comes: each.flatMap(({ comes }) => comes).sort((a, b) => a.line.seq - b.line.seq),
    disputed: each.flatMap(({ disputed }) => disputed),
  };
}

/** The ledger as it would be with all of theirs in it. */
export const ledgerWith = (ledgers: Ledgers): ConsentView[] =>
  joined<ConsentData & Line>(ledgers.here, consentUnion(ledgers)) as unknown as ConsentView[];

/** Of a case that comes in: the lines between which nobody would have decided, by the name of each. */
export function undecidedWith(ledgers: Ledgers): Map<string, ConsentView> {
  return new Map(
    standingConsents(ledgerWith(ledgers)).flatMap((line) =>
      (line.undecided ?? []).map(({ id }) => [id as string, line] as const),
    ),
  );
}

/**
 * What taking a line in does to what it is about: from then on nothing may be given, or something may. A no to all stops also what
 * was agreed with one reader. Null where nothing changes.
 */
export function whatItDoes(ledgers: Ledgers): (line: ConsentData) => 'stops' | 'opens' | null {
  const given = (lines: readonly ConsentView[]) =>
    standingConsents(lines).filter(({ status }) => status === 'given');
  const before = given(ledgers.here as unknown as ConsentView[]);
  const after = given(ledgerWith(ledgers));
  const without = (some: readonly ConsentView[], others: readonly ConsentView[]) =>
    some.filter((one) => !others.some((other) => isAboutTheSame(one, other)));
  const [stopped, opened] = [without(before, after), without(after, before)];
  return (line) => {
    const own = line as unknown as ConsentView;
    if (opened.some((one) => isAboutTheSame(one, own))) return 'opens';
    return stopped.some((one) => isAboutTheSame(one, own) || isNoTo(own, one)) ? 'stops' : null;
  };
}

/** Both ledgers of a case. */
export const ledgersOf = (
  here: Pick<CaseData, 'consents'> | null,
  there: Pick<CaseData, 'consents'>,
  saysWhat: SaysWhat,
): Ledgers => ({ here: here?.consents ?? [], there: there.consents, saysWhat });
