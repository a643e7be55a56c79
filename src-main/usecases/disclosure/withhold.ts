/**
 * @file What a reader gets of what was said: of a sheet that holds words withheld since it was written, and of the answers that a paper
 * prints. Every output asks here.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KeptBack, KnownAnswer } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { isReader } from '../../core/people/office-kind.ts';
import { withheldOnSheet } from '../../core/withholding/on-sheet.ts';
import {
  type Going,
  goingOf,
  type MadeOfWithheld,
  NOTHING_WITHHELD,
  type WithheldAnswers,
  withheldAnswers,
} from '../../core/withholding/places.ts';
import { cutFrom } from '../../core/withholding/sentences.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  answerEntries,
  findScreening,
  listPersonScreenings,
  newestAnswers,
  type ScreeningRow,
} from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { type Engine, forReader, onOwnSheet } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { findPinned, pinnedForm } from '../forms/pinned-form.ts';
import { copiedOutAs } from '../resources/vocabulary.ts';
import { heldPassages, readFacts } from './collect.ts';
import { knownFor } from './resolve.ts';

interface OnSheet {
  /** The newest answer to each question, of which something may go. */
  readonly standing: Map<string, AnswerView>;
  /** By question, why words of it, or all of them, are not there. */
  readonly kept: ReadonlyMap<string, KeptBack>;
}

type Sheet = Pick<ScreeningRow, 'id' | 'personId'>;

/** An interview is the record itself: all of it stands. */
export function standingOnSheet(
  given: Engine,
  db: ReadDb,
  row: Sheet,
  form: CompiledForm,
  elsewhere?: readonly KnownAnswer[],
): OnSheet {
  const engine = onOwnSheet(given, form.file.testimony.id);
  const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
  const kept = new Map<string, KeptBack>();
  const isSheet = form.file.testimony.use === 'worksheet';
  if (!isSheet || listWithheld(db, row.personId, engine.reader).length === 0) return { standing, kept };
  const known = elsewhere ?? knownFor(engine, db, row, form);
  const outdated = outdatedOn(engine, db, row, form, standing, known);
  const withheld = {
    ...withheldOf(engine, db, row.personId),
    made: ({ question }: { readonly question: string }) => outdated.get(question),
  };
  for (const [name, answer] of [...standing]) {
    const element = form.byName.get(name)?.element;
    const read = (value: unknown) => (answer.state === 'answered' ? readableValue(element, value) : '');
    const place = { screeningId: row.id, ...answer };
    const { said, value, ownWords, why, partly } = goingOf(withheld, place, true, read);
    // What was carried is made anew from what goes; what somebody wrote is theirs, and they are told of it.
    const typed = (left: string) =>
      answer.relation === 'confirms'
        ? {}
        : { typed: cutFrom(`${read(answer.value)}\n${answer.ownWords}`, left) };
    if (why !== undefined) {
      kept.set(name, { ...why, ...typed('') });
      standing.delete(name);
    } else if (partly !== undefined) {
      kept.set(name, { ...partly, rest: true, ...typed(`${said}\n${ownWords}`) });
      standing.set(name, { ...answer, value: value as AnswerView['value'], ownWords });
    }
  }
  return { standing, kept };
}

/** Of one person: the records they were told in, by place. */
const withheldOf = (engine: Engine, db: ReadDb, id: PersonId): WithheldAnswers =>
  withheldAnswers(
    readFacts(engine, db, id, null),
    readFacts(engine, db, id, null, { withhold: true }),
    heldPassages(listWithheld(db, id, engine.reader)),
  );

/** By place, the answers of this person's sheets that are made of words kept back since. */
function outdatedSheets(engine: Engine, db: ReadDb, id: PersonId): ReadonlyMap<string, MadeOfWithheld> {
  return new Map(
    listPersonScreenings(db, id).flatMap((row) => {
      const form = findPinned(db, row.formId, row.formVersion);
      if (form?.file.testimony.use !== 'worksheet') return [];
      const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
      const known = knownFor(engine, db, row, form);
      return [...outdatedOn(engine, db, row, form, standing, known)].map(
        ([question, made]) => [`${row.id}/${question}`, made] as const,
      );
    }),
  );
}

function outdatedOn(
  engine: Engine,
  db: ReadDb,
  row: Sheet,
  form: CompiledForm,
  standing: ReadonlyMap<string, AnswerView>,
  known: readonly KnownAnswer[],
): Map<string, MadeOfWithheld> {
  const told = readFacts(engine, db, row.personId, row.id, { forForms: true });
  const limits = limitsFor(engine, db, row, form);
  const beside = new Map(known.map((one) => [one.question, one]));
  const entries = new Map(answerEntries(db, row.id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  return new Map(
    form.questions.flatMap((question) => {
      const answer = standing.get(question.name);
      const made =
        answer === undefined
          ? undefined
          : withheldOnSheet(
              question,
              { answer, entry: entries.get(`${answer.layer} ${answer.question}`) ?? 0, limits },
              told,
              beside.get(question.name) ?? null,
            );
      return made === undefined ? [] : [[question.name, made] as const];
    }),
  );
}

/** What somebody typed for the reader of the sheet, they typed for no other. */
function limitsFor(engine: Engine, db: ReadDb, { personId }: Sheet, form: CompiledForm): ReadonlySet<number> {
  const { recipient } = copiedOutAs(engine.resources, form.file.testimony.id);
  if (recipient !== '' && isReader(recipient, engine.reader ?? '')) return new Set();
  const lines = listWithheld(db, personId, engine.reader);
  return new Set(lines.flatMap(({ seq, readers }) => (readers === null ? [] : [seq])));
}

/** What of somebody's answers is kept back, for papers that print the answers themselves. */

/** What of the answers of records goes, by their place. */
export interface DisclosedAnswers extends WithheldAnswers {
  /** What of one answer goes, and why the rest does not. `read`: a value of it in words. */
  going(...[place, isSheet, read]: OfOne): Going;
}
type OfOne = Parameters<typeof goingOf> extends [unknown, ...infer Rest] ? Rest : never;

const disclosed = (answers: WithheldAnswers): DisclosedAnswers => ({
  ...answers,
  going: (...of) => goingOf(answers, ...of),
});

/** Of whoever may have all of it: the person whose words they are, and the office. */
export const ALL_GOES = disclosed(NOTHING_WITHHELD);

/** From the reader that something is made for; of these people together: a sheet may rest on what somebody else of the case told. */
export function readWithheld(given: Engine, db: ReadDb, people: Iterable<PersonId>): DisclosedAnswers {
  const engine = forReader(given, given.reader ?? '');
  const each = [...new Set(people)]
    .filter((id) => listWithheld(db, id, engine.reader).length > 0)
    .map((id) => ({ ...withheldOf(engine, db, id), sheets: outdatedSheets(engine, db, id) }));
  if (each.length === 0) return ALL_GOES;
  const first = <T>(of: (one: (typeof each)[number]) => T | undefined) =>
    each.map(of).find((why) => why !== undefined);
  return disclosed({
    account: (record, layer) => first((one) => one.account(record, layer)),
    upTo: (record, layer) => first((one) => one.upTo(record, layer)),
    before: (record, layer) => Math.max(...each.map((one) => one.before(record, layer))),
    at: (place) => first((one) => one.at(place)),
    made: (place) => first((one) => one.sheets.get(`${place.screeningId}/${place.question}`)),
    without: (text) => each.reduce((left, one) => one.without(left), text),
    rows: (place, value) => first((one) => one.rows(place, value)),
    choice: (label, code) => first((one) => one.choice(label, code)),
    within: (...texts) => first((one) => one.within(...texts)),
  });
}

// Papers that were made before words on their pages were withheld: whoever would get one would read the words.

/** `place`: where it was told, as a line of the list has it. */
export function rowInWords(db: ReadDb, place: string, row: object): string {
  const [id = '', name = ''] = place.split('/');
  const record = findScreening(db, id as ScreeningId);
  const asked = record === undefined ? undefined : pinnedForm(db, record).byName.get(name);
  return readableValue(asked?.element, [row]);
}
