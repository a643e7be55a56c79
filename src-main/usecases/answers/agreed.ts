/**
 * @file What the person agreed to, for one office or person alone, and what they said of the police each time they were asked:
 * from the ledger, for whoever prepares a referral. What they agreed to for everybody needs no line.
 */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { conditionOf } from '../../core/consent/condition.ts';
import { decidedDay, hasExpired, standingConsents, withoutDoubles } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { formatDay, onDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { Say } from '../resources/paper-words.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

const [AGREED, ASKED] = ['contact.agreed', 'police.asked'] as const;
export const FROM_LEDGER = [AGREED, ASKED];

const OF_THEIR_OWN = ['given', 'refused', 'withdrawn', 'not-yet'];

export function agreedStatements(engine: Engine, db: ReadDb, personId: PersonId, say: Say): KeyedStatement[] {
  const ledger = withoutDoubles(listPersonConsents(db, personId)).filter(({ status, item }) => {
    return OF_THEIR_OWN.includes(status) && item === '';
  });
  const day = today(engine, db);
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  const inWords = (line: ConsentView): string => {
    const until = line.expiresOn === null ? '' : formatDay(line.expiresOn);
    const { status, recipient } = line;
    return say(coded('pack-decided', { status, on: decidedDay(line), recipient, until }));
  };
  const limits = standingConsents(ledger).filter(
    (line) => line.status === 'given' && line.recipient !== '' && !hasExpired(line, day),
  );
  const police = ledger.filter(({ purpose, status }) => purpose === 'police' && status !== 'given');
  const stands = standingConsents(ledger).some(
    ({ purpose, status, recipient, note }) =>
      purpose === 'police' &&
      recipient === '' &&
      status === 'given' &&
      conditionOf({ status, note, recipient }) === '',
  );
  return [
    ...statementOf(
      AGREED,
      limits,
      limits.map((line) => `${titles.get(line.purpose) ?? line.purpose}: ${inWords(line)}`).join('\n'),
    ),
    // A yes since has its own field, and takes what was said before it.
    ...(stands ? [] : statementOf(ASKED, police, [...new Set(police.map(inWords))].join('. '))),
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
