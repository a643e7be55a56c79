/** @file The consent ledger and what is already out, as lines for people: every field that a line has. */
import type { PersonView } from '../contract/cases.ts';
import type { EvidenceView } from '../contract/evidence.ts';
import { decidedDay, hasExpired, lastDay, withoutDoubles } from '../core/consent/consent.ts';
import { type ConsentView, isSlip } from '../core/consent/consent-line.ts';
import { noteInWords } from '../core/consent/settled-words.ts';
import { saidTogether } from '../core/consent/together.ts';
import { columns, printable } from './columns.ts';
import { sayFinding } from './finding-words.ts';

interface Around {
  /** How many purposes there are. */
  readonly purposes: number;
  readonly people: readonly PersonView[];
  readonly evidence: readonly EvidenceView[];
  readonly today: string;
}

/** A row for what was decided, and under it how it was explained. A no to one recipient for several purposes is one row. */
export function ledgerLines(all: readonly ConsentView[], around: Around): string[] {
  const together = saidTogether(withoutDoubles(all));
  if (together.length === 0) return ['Nothing is recorded yet. Next: consent record'];
  const ledger = together.map(([line]) => line);
  const rows = together.map(([line, ...rest]) => [
    decidedDay(line),
    around.people.find((one) => one.id === line.personId)?.name ?? line.personId,
    rest.length === 0 ? line.purpose : forWhat([line, ...rest], around.purposes),
    line.recipient === '' ? 'anybody' : line.recipient,
    rest.length === 0 ? statusOf(line) : `nothing to them (${line.status})`,
    until(line, around.today),
  ]);
  const [headings = '', ...shown] = columns(
    ['date', 'person', 'purpose', 'recipient', 'status', 'until'],
    rows,
  );
  return [headings, ...shown.flatMap((row, index) => [row, ...howLines(ledger[index], around)])];
}

/** A yes that nobody gave is taken out of the ledger by nobody: the word of the status would say that somebody did. */
const statusOf = (line: ConsentView): string => (isSlip(line) ? 'written by mistake' : line.status);

/** Every purpose there is, in words; otherwise each of them. */
function forWhat(lines: readonly ConsentView[], purposes: number): string {
  const of = [...new Set(lines.map(({ purpose }) => purpose))];
  return of.length >= purposes ? 'any purpose' : of.join(', ');
}

function howLines(line: ConsentView | undefined, { evidence }: Around): string[] {
  if (line === undefined) return [];
  const exhibit = (id: string) => {
    const found = evidence.find((one) => one.id === id);
    return found === undefined ? id : [found.exhibitRef, found.title].filter(Boolean).join(' ');
  };
  const how = [
    line.explainedBy === ''
      ? 'nobody is recorded as having explained it'
      : `explained by ${line.explainedBy}`,
    line.toldIn ? `told in: ${line.toldIn}` : '',
    line.language === '' ? '' : `in ${line.language}`,
    line.interpreter === '' ? '' : `interpreter ${line.interpreter}`,
    line.privacyNotice === '' ? '' : `privacy notice ${line.privacyNotice}`,
    line.decidedBy === '' ? '' : `decided for them by ${line.decidedBy}: ${line.cannotDecide}`,
    line.item === '' ? '' : `only "${exhibit(line.item)}"`,
    line.evidenceId === null ? '' : `signed paper "${exhibit(line.evidenceId)}"`,
    `written down ${line.decidedOn === null ? '' : `${line.at.slice(0, 10)} `}by ${line.recordedBy}`,
  ].filter(Boolean);
  const said = noteInWords(line, sayFinding);
  const note = said.split('\n').map((one) => `    ${printable(one)}`);
  return [`    ${printable(how.join(', '))}`, ...(said === '' ? [] : note)];
}

/** The last day, and that it is past: an old line that says "given" stands no longer. */
const until = (line: ConsentView, today: string): string =>
  hasExpired(line, today) ? `${line.expiresOn}, over` : (lastDay(line) ?? '');
