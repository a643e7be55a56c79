/**
 * @file What was said of the police, for whoever asks whether they may be told: the newest line of each reader, refusals included. A
 * no to somebody for every purpose there is was no word on the police, unless they are some, or were asked about by themselves.
 */
import { isOfOffice } from '../people/office-kind.ts';
import { plainName } from '../people/plain-name.ts';
import { isAboutTheSame, standingConsents } from './consent.ts';
import { type ConsentView, isNo } from './consent-line.ts';
import { limitOf } from './limit.ts';
import { saidTogether } from './together.ts';

export interface PoliceAsked {
  readonly line: ConsentView;
  /** The no of the same reader before a yes with a limit: what the yes does not reach may be refused still. */
  readonly before: ConsentView | undefined;
}

/** `ledger`: of one person, in the order of the log, without slips and without what is about one exhibit. */
export function policeAsked(ledger: readonly ConsentView[]): PoliceAsked[] {
  const elsewhere = saidOfNoOffice(ledger);
  const said = ledger.filter(({ purpose }) => purpose === 'police');
  const asked = new Set(
    said.filter(({ id }) => !elsewhere.has(id)).map(({ recipient }) => plainName(recipient)),
  );
  return standingConsents(said)
    .filter(({ recipient }) => asked.has(plainName(recipient)))
    .map((line) => ({
      line,
      before:
        limitOf(line) === ''
          ? undefined
          : said.findLast((one) => isAboutTheSame(one, line) && one.seq < line.seq && isNo(one.status)),
    }));
}

/** Of lines that say "nothing at all to him": recorded for every purpose, each has one for the police, and nobody spoke of them. */
const saidOfNoOffice = (ledger: readonly ConsentView[]): ReadonlySet<string> =>
  new Set(
    saidTogether(ledger)
      .filter((same) => same.length > 1 && !isOfOffice('police', same[0].recipient))
      .flatMap((same) => same.map(({ id }) => id)),
  );
