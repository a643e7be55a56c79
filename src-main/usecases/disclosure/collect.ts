import { HOW_LONG_AGO, hasAged } from '../../core/answers/aging.ts';
import type { FactView, KnownAnswer, Withheld } from '../../core/answers/fact.ts';
import { rowsOf, toFactValue } from '../../core/answers/fact-values.ts';
import { gatherFacts, type KeyedStatement } from '../../core/answers/facts.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { rowSlips } from '../../core/answers/row-slips.ts';
import { factState, withoutWithdrawn } from '../../core/answers/said.ts';
import { relationTold } from '../../core/answers/since-then.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { conditionOf } from '../../core/consent/condition.ts';
import { dateRange, onDay } from '../../core/dates/fuzzy-date.ts';
import { heldFields } from '../../core/dates/held.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { knownAnswer } from '../../core/interviews/known-answer.ts';
import { listBefore, putRightInPlace } from '../../core/interviews/put-right-in-place.ts';
import { isOfTalk } from '../../core/interviews/talk.ts';
import { JOURNEY_LEGS, rowsInOrder } from '../../core/told/row-lines.ts';
import { withDerived } from '../../core/told/through-accounts.ts';
import { toldWithoutFact } from '../../core/withholding/accounts.ts';
import type { HeldPassage } from '../../core/withholding/passages.ts';
import { inLine, withWordsWithheld } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers, targetsOf } from '../../vault/queries/annotations.ts';
import {
  answerEntries,
  answerHistory,
  everCarried,
  listPersonScreenings,
  newestAnswers,
  type ScreeningRow,
} from '../../vault/queries/screening.ts';
import { listWithheld, type WithheldLine } from '../../vault/queries/withheld.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { canonicalText } from '../engine/fingerprint.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { findPinned } from '../forms/pinned-form.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { fromCaseFile, particulars } from './from-case-file.ts';
import { agreedStatements, consentStatements, FROM_LEDGER } from './from-ledger.ts';
import { HELD, heldStatements, SAFETY, safetyStatements } from './held-how.ts';

/**
 * What other places than `except` say about the person, by fact key; without what was told in privileged records where
 * `forForms`: nothing of that is offered to another form; without words that the worker keeps out of what is handed on where
 * `withhold`, from the reader that something is made for.
 */
export function readFacts(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  except: ScreeningId | null,
  { forForms = false, withhold = false, until }: Partial<Asked> = {},
): ReadonlyMap<string, FactView> {
  const of = JSON.stringify([
    'facts',
    personId,
    except,
    forForms,
    withhold,
    until ?? '',
    engine.reader,
    today(engine, db),
  ]);
  return engine.session.workedOut.recall(of, () =>
    workOutFacts(engine, db, personId, except, { forForms, withhold, until }),
  );
}

/**
 * Of these facts alone what was told or is among the particulars, without what follows from anything: a small part of the work,
 * for what is asked before each thing that is done with a person. `keys` are facts that follow from nothing that was told to others.
 */
export function readToldOf(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  keys: readonly string[],
): ReadonlyMap<string, FactView> {
  const of = JSON.stringify(['told of', keys, personId, engine.reader, today(engine, db)]);
  return engine.session.workedOut.recall(of, () => {
    const say = paperWords(engine.resources);
    const told = listPersonScreenings(db, personId).flatMap((row) =>
      interviewStatements(db, say, row, undefined, (fact) => keys.includes(fact ?? '')),
    );
    const statements = [...particulars(engine, db, personId), ...withoutWordings(told)];
    const titles = new Map([...factTitles(engine)].filter(([key]) => keys.includes(key)));
    return gatherFacts(titles, statements, canonicalText);
  });
}

interface Asked {
  readonly forForms: boolean;
  readonly withhold: boolean;
  /** Interviews, and what is made of the ledger, as they were recorded when that entry of the log was the newest; all else as it is now. */
  readonly until: number | undefined;
}

function workOutFacts(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  except: ScreeningId | null,
  { forForms, withhold, until }: Asked,
): ReadonlyMap<string, FactView> {
  const titles = factTitles(engine);
  const say = paperWords(engine.resources);
  const { workedOut } = engine.session;
  const beside = workedOut.recall(
    JSON.stringify(['beside interviews', personId, until ?? '', today(engine, db)]),
    () => besideInterviews(engine, db, personId, until),
  );
  for (const [key, title] of beside.titles) titles.set(key, title);
  const told = listPersonScreenings(db, personId)
    .filter((row) => row.id !== except && !(forForms && row.privileged))
    .flatMap((row) =>
      workedOut.recall(`told in ${row.id} until ${until ?? 'now'}`, () =>
        interviewStatements(db, say, row, until),
      ),
    );
  const statements = [...beside.statements, ...withoutWordings(told)];
  const facts = gatherFacts(titles, statements, canonicalText);
  for (const { key, askInstead } of loadFacts(engine.resources)) {
    const fact = facts.get(key);
    if (fact !== undefined && askInstead !== undefined) facts.set(key, { ...fact, askInstead });
  }
  const ago = facts.get(HOW_LONG_AGO);
  if (ago !== undefined && isAged(ago, today(engine, db))) facts.set(HOW_LONG_AGO, { ...ago, aged: true });
  // Where somebody said otherwise, that stands; none of it is anything that was told.
  for (const one of fromCaseFile(engine, db, personId)) {
    if (!facts.has(one.key))
      for (const [key, fact] of gatherFacts(titles, [one], canonicalText))
        facts.set(key, { ...fact, derived: true });
  }
  const held = facts.get(HELD);
  if (held !== undefined) {
    // None of them has an entry of its own in the log: records stand in the order they were begun, and the newest is first.
    facts.set(HELD, { ...held, statements: held.statements.toReversed(), derived: true });
  }
  // Of a talk, or of the ledger, which is shown itself.
  for (const key of [SAFETY, ...FROM_LEDGER]) {
    const fact = facts.get(key);
    if (fact !== undefined) facts.set(key, { ...fact, derived: true });
  }
  const kept = withhold ? listWithheld(db, personId, engine.reader) : [];
  const [ofRows, others] = [kept.filter(({ row }) => row !== null), kept.filter(({ row }) => row === null)];
  return withWordsWithheld(
    facts,
    new Map(others.filter(({ passage }) => passage === null).map((one) => [one.line, whyOf(one)])),
    (some) => withDerived(some, titles),
    ofRows.flatMap(({ row, ...one }) =>
      row === null ? [] : [{ ...inLine(one.line), row, why: whyOf(one) }],
    ),
    heldPassages(kept),
  );
}

/** Among the particulars, and in the ledger. */
function besideInterviews(engine: Engine, db: ReadDb, personId: PersonId, until: number | undefined) {
  const consents = consentStatements(engine, db, personId);
  const statements: readonly KeyedStatement[] = [
    ...particulars(engine, db, personId),
    ...consents.map(({ title: _, ...statement }) => statement),
    ...agreedStatements(engine, db, personId, paperWords(engine.resources), until),
  ];
  return { titles: consents.map(({ key, title }) => [key, title] as const), statements };
}

const factTitles = (engine: Engine): Map<string, string> =>
  new Map(loadFacts(engine.resources).map((fact) => [fact.key, fact.title]));

const whyOf = ({ reason, at, by, seq }: Withheld): Withheld => ({ reason, at, by, seq });

/** By the day it was told, as far as that is known. */
export function isAged(fact: FactView, day: string): boolean {
  const said = standingStatements(fact).at(-1);
  const told = said === undefined ? null : heldDay(said);
  return said !== undefined && told !== null && hasAged(said.value, dateRange(told)[0] ?? day, day);
}

/** What is already recorded for each question of a form, elsewhere than in this record. */
export function knownAnswers(form: CompiledForm, facts: ReadonlyMap<string, FactView>): KnownAnswer[] {
  return form.questions.flatMap((question) => knownAnswer(question, facts) ?? []);
}

/** What a worker made of something told is no telling of it. */
interface Statement {
  readonly said: KeyedStatement;
  /** `copy`: written over what was carried there; `text`: typed into a field that is made of what was told. */
  readonly wording?: 'copy' | 'text' | undefined;
}

/** A text of the worker's stays where it is all there is. */
function withoutWordings(statements: readonly Statement[]): KeyedStatement[] {
  const told = new Set(
    statements.flatMap(({ said: { key, origin } }) =>
      origin.kind === 'interview' && origin.sheet !== true ? [key] : [],
    ),
  );
  return statements.flatMap(({ wording, said }) =>
    wording === 'copy' || (wording === 'text' && told.has(said.key)) ? [] : [said],
  );
}

function interviewStatements(
  db: ReadDb,
  say: Say,
  row: ReturnType<typeof listPersonScreenings>[number],
  until?: number,
  isAsked: (fact: string | null) => boolean = () => true,
): Statement[] {
  const form = findPinned(db, row.formId, row.formVersion);
  if (form === undefined || !form.questions.some(({ fact }) => isAsked(fact))) return [];
  const entries = new Map(
    answerEntries(db, row.id, until).map(({ layer, question, seq }) => [`${layer} ${question}`, seq]),
  );
  const held = accountsHeld(db, row);
  const whys = new Map(
    listLayers(db, row.id).flatMap(({ layer, reason }) => (reason === '' ? [] : [[layer, reason] as const])),
  );
  const { use, askedOf } = form.file.testimony;
  const isSheet = use === 'worksheet';
  const carried = isSheet && askedOf !== 'person' ? everCarried(db, row.id) : new Set();
  const wordingOf = (at: string, relation: string, isNarrative: boolean) => {
    // That it was told otherwise, or that more was told, is for whoever wrote it to say.
    if (!isSheet || relation !== 'new') return {};
    if (carried.has(at)) return { wording: 'copy' as const };
    return isNarrative ? { wording: 'text' as const } : {};
  };
  const targets = targetsOf(db, row.id);
  const newest = newestAnswers(db, row.id, until);
  const { answers: inPlace, by: rightBy, slips: slipsBy } = putRightInPlace(newest, targets);
  const answers = withoutWithdrawn(inPlace);
  const history = Map.groupBy(isSheet ? [] : answerHistory(db, row.id, until), ({ question }) => question);
  const alsoTold = toldWithoutFact(answers, form.byName);
  const told = answers.flatMap((answer): Told[] => {
    const asked = form.byName.get(answer.question);
    const { howSaid, at, author, layer, question } = answer;
    const as = relationTold(answer);
    if (asked === undefined || !isAsked(asked.fact)) return [];
    // Asked once more on another day, they said it on that day too.
    const isAgain = asked.fact === null && asked.consent !== null && answer.relation === 'confirms';
    const { relation, cause } = isAgain ? { ...as, relation: 'adds' as const } : as;
    const { own: ownWords, reason, ofRows } = apartFromReason(answer);
    const beside = isSheet ? undefined : besideConsent(asked.consent, answer);
    const key = asked.fact ?? (ownWords === '' ? undefined : beside);
    // The decision itself is the ledger's.
    const state = asked.fact === null ? ('own-words' as const) : factState({ ...answer, ownWords });
    if (key === undefined || state === null) return [];
    const given = asked.fact === null ? null : answer.value;
    const told = asked.fact === JOURNEY_LEGS ? rowsInOrder(given) : given;
    const text = state === 'answered' ? readableValue(asked.element, told) : '';
    const value = state === 'answered' ? toFactValue(asked, told) : told;
    const corrected = isSheet ? undefined : correctedBy(answer, answers, targets);
    // What stands in its place has the day of the account that it puts right, and is as new as the correction.
    const rightNow = rightBy.get(`${layer} ${question}`);
    const ownSlips = slipsBy.get(`${layer} ${question}`);
    // Of a list only the rows that were put right are the correction's.
    const right = ownSlips === undefined ? rightNow : undefined;
    const origin = {
      kind: 'interview' as const,
      screeningId: row.id,
      formTitle: row.formTitle,
      question,
      asked: asked.title,
      layer,
      ...(whys.has(layer) ? { why: whys.get(layer) ?? '' } : {}),
      ...(isSheet ? { sheet: true as const } : {}),
      ...(isSheet && askedOf !== 'person' ? { workersOwn: true as const } : {}),
      ...(corrected === undefined ? {} : { putRight: { layer: corrected.layer } }),
      ...(right === undefined ? {} : { putRight: { layer } }),
      ...(alsoTold.has(layer) ? { alsoTold: true as const } : {}),
      ...(row.privileged ? { privileged: true as const } : {}),
    };
    const seq = entries.get(`${layer} ${question}`) ?? 0;
    const why = reason === '' ? {} : { reasonWords: reason };
    const said = { state, value, text, ownWords, ...why, relation, cause, howSaid };
    const wording = wordingOf(`${layer} ${question}`, relation, asked.element.testimony.narrative === true);
    const when =
      corrected === undefined
        ? { ...(right === undefined ? {} : { heldOn: onDay(at.slice(0, 10)) }), ...held.get(layer) }
        : { heldOn: onDay(corrected.at.slice(0, 10)), ...held.get(corrected.layer) };
    const written = (history.get(question) ?? []).filter((one) => one.layer === layer);
    const before = listBefore(
      newest.filter((one) => one.question === question),
      layer,
      targets,
    );
    const slips = ownSlips ?? (isSheet ? [] : rowSlips([...before, ...written], layer));
    const putRight = slips.length === 0 ? {} : { slips };
    const rowReasons = ofRows.flatMap(({ row: number, cause: of, words }) => {
      const one = rowsOf(answer.value)[number - 1];
      return one === undefined ? [] : [{ row: one, cause: of, reasonWords: words }];
    });
    const ofEach = rowReasons.length === 0 ? {} : { rowReasons };
    const headSince = rightNow && (entries.get(`${rightNow.layer} ${question}`) ?? 0);
    const since = headSince === undefined ? {} : { headSince };
    const recorded = { at: right?.at ?? at, author: right?.author ?? author };
    return [
      { key, ...said, ...ofEach, ...putRight, ...since, ...when, ...recorded, seq, origin, ...wording },
    ];
  });
  const aboutPerson = told.filter(({ key }) => !isOfTalk({ fact: key }));
  const safety = isSheet ? [] : safetyStatements(row, form, answers, { held, entries });
  const all: Told[] =
    told.length === 0 ? safety : [...aboutPerson, ...safety, ...heldStatements({ db, say }, row, form, told)];
  return all.map(({ wording, ...said }) => ({ said, wording }));
}
type Told = KeyedStatement & Pick<Statement, 'wording'>;

/** What a mistake of the worker's was written down as, in the account before it; nobody was asked for the correction. */
const correctedBy = (
  { question, layer, relation, cause }: NewestAnswer,
  all: readonly NewestAnswer[],
  targets: ReadonlyMap<number, number>,
): NewestAnswer | undefined =>
  relation === 'differs' && cause === 'recording'
    ? all
        .filter((one) => one.question === question && one.layer < layer && one.cause !== 'recording')
        .toSorted(
          (a, b) =>
            Number(b.layer === targets.get(layer)) - Number(a.layer === targets.get(layer)) ||
            b.layer - a.layer,
        )[0]
    : undefined;
type NewestAnswer = ReturnType<typeof newestAnswers>[number];

/** By purpose, the fact that takes what was said beside a consent: on what condition, or to whom. */
const WORDS_BESIDE: Readonly<Record<string, string>> = {
  police: 'police.consent-words',
  'nrm-referral': 'referral.consent-words',
};

/** Of a yes to the referral, only a condition says something of what the authorities may be told. */
const besideConsent = (consent: string | null, { value, ownWords }: NewestAnswer): string | undefined =>
  consent === 'nrm-referral' && conditionOf({ status: value as never, note: ownWords, recipient: '' }) === ''
    ? undefined
    : WORDS_BESIDE[consent ?? ''];

/** By account, when it was held and by whom it was taken, where that was said. */
export const accountsHeld = (db: ReadDb, row: Pick<ScreeningRow, 'id' | 'heldOn' | 'takenBy'>) =>
  new Map([
    [0, heldFields(row.heldOn, row.takenBy)],
    ...listLayers(db, row.id).map((one) => [one.layer, heldFields(one.heldOn, one.takenBy)] as const),
  ]);

/** Of the decisions that keep words back, those about words of one answer. */
export const heldPassages = (kept: readonly WithheldLine[]): HeldPassage[] =>
  kept.flatMap(({ line, passage, reason, at, by, seq }) =>
    passage === null ? [] : [{ key: inLine(line).key, passage, why: { reason, at, by, seq } }],
  );
