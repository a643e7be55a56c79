/**
 * @file What the ledger says of a person, and what they said of the police each time they were asked, for whoever prepares a
 * referral.
 */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { conditionSettled } from '../../core/consent/condition.ts';
import {
  decidedDay,
  hasExpired,
  lastDay,
  standingConsents,
  withoutDoubles,
  withoutSlips,
  yesesBefore,
} from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { limitOf, saysThroughWhom } from '../../core/consent/limit.ts';
import { agreedOn } from '../../core/consent/open-condition.ts';
import { type PoliceAsked, policeAsked } from '../../core/consent/police-asked.ts';
import { settledWords } from '../../core/consent/settled-words.ts';
import { formatDay, onDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { Say } from '../resources/paper-words.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** `consent.<purpose>`: yes where consent stands, no where it was refused or taken back. */
export function consentStatements(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
): (KeyedStatement & { title: string })[] {
  const purposes = new Map(loadPurposes(engine.resources).map((one) => [one.id, one.title]));
  const day = today(engine, db);
  return (
    standingConsents(listPersonConsents(db, personId))
      .filter((line) => line.recipient === '' && line.item === '' && !hasExpired(line, day))
      // That a child is not asked is no answer of theirs, and would pass for one once they are grown. Nor is what
      // somebody decided in their place.
      .filter(({ status }) => status !== 'not-needed-child' && status !== 'best-interests')
      // Put off, it is neither.
      .filter(({ status }) => status !== 'not-yet')
      .map((line) => {
        const yes = line.status === 'given';
        return {
          key: `consent.${line.purpose}`,
          title: `Consent: ${purposes.get(line.purpose) ?? line.purpose}`,
          value: yes ? 'yes' : 'no',
          text: yes ? 'Yes' : 'No',
          state: 'answered',
          // What limits a yes to the police decides what they may read.
          ownWords: line.purpose === 'police' ? line.note : '',
          relation: 'new',
          cause: '',
          howSaid: '',
          // The day they said it, which may be long before it was written down.
          ...(decidedDay(line) === line.at.slice(0, 10) ? {} : { heldOn: onDay(decidedDay(line)) }),
          at: line.at,
          seq: line.seq,
          author: line.recordedBy,
          origin: { kind: 'consent', purpose: line.purpose },
        };
      })
  );
}

// What they agreed to for one office or person alone. What they agreed to for everybody needs no line, but for the police.

const [AGREED, ASKED] = ['contact.agreed', 'police.asked'] as const;
export const FROM_LEDGER = [AGREED, ASKED];

const OF_THEIR_OWN = ['given', 'refused', 'withdrawn', 'not-yet'];

/** `until`: as the ledger was when that entry of the log was the newest. */
export function agreedStatements(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  say: Say,
  until = Number.MAX_SAFE_INTEGER,
): KeyedStatement[] {
  const lines = listPersonConsents(db, personId).filter(({ seq }) => seq <= until);
  const ledger = withoutDoubles(withoutSlips(lines)).filter(({ status, item }) => {
    return OF_THEIR_OWN.includes(status) && item === '';
  });
  const day = today(engine, db);
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  // Of what was said beside a yes, an official form has no more than that something limits it: the words may name others. Through
  // whom they are to be reached is for that very reader: without it the yes would read as one to be asked directly.
  const inWords = (line: ConsentView, withLimit: boolean, recipient = line.recipient): string => {
    const last = lastDay(line);
    const until = last === null ? '' : formatDay(last);
    const { status } = line;
    const when = { on: agreedOn(ledger, line).on, recipient, until };
    const limit = limitOf(line);
    return limit === ''
      ? say(coded('pack-decided', { status, ...when }))
      : say(
          coded('pack-decided-limit', { limit: withLimit || saysThroughWhom(limit) ? limit : '', ...when }),
        );
  };
  const standing = standingConsents(ledger).filter(
    (line) => line.status !== 'given' || !hasExpired(line, day),
  );
  const asked = policeAsked(ledger).filter(({ line }) => standing.includes(line));
  const police = asked.map(({ line }) => line);
  // Whom a line is about is said of each, where there are several: one without a name would read as a word on the last.
  const named = ({ recipient }: ConsentView) =>
    recipient === '' && asked.length > 1 ? say(coded('pack-police-all')) : recipient;
  const askedInWords = ({ line, before }: PoliceAsked): string => {
    const said = inWords(line, false, named(line));
    if (before === undefined) return said;
    return say(coded('pack-decided-first', { said, before: inWords(before, false, '') }));
  };
  // Beside what one reader may know stands what the police as a whole may: else the one would read as all that was said.
  const toAll = police.filter((line) => line.recipient === '');
  const limits = standing.filter(
    (line) => (line.status === 'given' && line.recipient !== '') || toAll.includes(line),
  );
  return [
    ...statementOf(
      AGREED,
      limits,
      limits
        .flatMap((line) => {
          const purpose = titles.get(line.purpose) ?? line.purpose;
          // The later yes says what it adds, so that nobody takes the earlier limit for all there is, or for none.
          const before = yesesBefore(ledger, line, day).filter((one) => limitOf(one) !== '');
          const { settled: condition, beside } = conditionSettled(line);
          const settled = settledWords(line, condition);
          const isNoted = before.length > 0 && limitOf(line) === '';
          const note = [settled === null ? '' : say(settled), isNoted ? beside : '']
            .filter((part) => part !== '')
            .join('. ');
          const noted = note === '' ? '' : `. ${say(coded('pack-decided-noted', { note }))}`;
          return [
            `${purpose}: ${inWords(line, true)}${noted}`,
            ...before.map(
              (one) => `${purpose}: ${say(coded('pack-decided-before', { said: inWords(one, true) }))}`,
            ),
          ];
        })
        .join('\n'),
    ),
    ...statementOf(ASKED, police, asked.map(askedInWords).join('. ')),
  ];
}

function statementOf(key: string, lines: readonly ConsentView[], text: string): KeyedStatement[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const { at, seq, recordedBy: author, purpose } = last;
  const said = {
    state: 'answered',
    value: text,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
  } as const;
  return [
    { key, ...said, heldOn: onDay(decidedDay(last)), at, seq, author, origin: { kind: 'consent', purpose } },
  ];
}
