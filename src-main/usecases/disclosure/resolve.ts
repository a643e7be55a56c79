/**
 * @file What is known for a form, with what was put off: a question that somebody wanted left for another time, in an
 * interview or on another sheet, and whose subject nobody has spoken to since. It is no answer; but a sheet that says
 * "not asked" of it would not be true.
 */

import type { AnswerView } from '../../core/answers/answer.ts';
import { saysMore, toldNoMore } from '../../core/answers/carried.ts';
import type { FactStatement, KnownAnswer } from '../../core/answers/fact.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import { relationTold } from '../../core/answers/since-then.ts';
import { isDaysSafety, type Question } from '../../core/forms/questions.ts';
import { knownAnswer } from '../../core/interviews/known-answer.ts';
import { isOfTalk } from '../../core/interviews/talk.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  answerEntries,
  entriesElsewhere,
  listPersonScreenings,
  newestAnswers,
  type ScreeningRow,
} from '../../vault/queries/screening.ts';
import { today } from '../engine/day.ts';
import { type Engine, onOwnSheet } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { findPinned } from '../forms/pinned-form.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { accountsHeld, readFacts } from './collect.ts';

// For whom something is made: words may be kept from one reader and not from another, and every output says whose it is.

type PutOff = FactStatement & { readonly state: 'deferred' };

/**
 * In the order of the form, what is known elsewhere than in `record`; an interview is told nothing of what was put off: it
 * asks.
 */
export function knownFor(
  given: Engine,
  db: ReadDb,
  record: { readonly personId: ScreeningRow['personId']; readonly id: ScreeningRow['id'] | null },
  form: CompiledForm,
): readonly KnownAnswer[] {
  const { personId, id: except } = record;
  const engine = onOwnSheet(given, form.file.testimony.id);
  const of = JSON.stringify(['known', personId, except, form.sha256, engine.reader, today(engine, db)]);
  return engine.session.workedOut.recall(of, () => workOutKnown(engine, db, personId, except, form));
}

function workOutKnown(
  engine: Engine,
  db: ReadDb,
  personId: ScreeningRow['personId'],
  except: ScreeningRow['id'] | null,
  form: CompiledForm,
): readonly KnownAnswer[] {
  const isSheet = form.file.testimony.use === 'worksheet';
  const facts = readFacts(engine, db, personId, except, { forForms: true, withhold: isSheet });
  const putOff: ReadonlyMap<string, PutOff> = isSheet
    ? putOffElsewhere(engine, db, personId, except)
    : new Map();
  const titles = new Map(loadFacts(engine.resources).map((fact) => [fact.key, fact.title]));
  const all = form.questions.flatMap((question): KnownAnswer[] => {
    const known = knownAnswer(question, facts);
    if (known !== null) return [known];
    const said = takesWhatWasPutOff(question) ? putOff.get(question.fact ?? '') : undefined;
    if (said === undefined || question.fact === null || facts.has(question.fact)) return [];
    const title = titles.get(question.fact) ?? question.title;
    return [
      {
        question: question.name,
        state: said.state,
        value: null,
        text: '',
        ownWords: '',
        howSaid: '',
        itself: true,
        facts: [{ key: question.fact, title, statements: [said], differs: false }],
      },
    ];
  });
  if (!isSheet || except === null) return all;
  const gone = toldNoMoreOn(engine, db, { id: except, personId }, form, all);
  if (gone.size === 0) return all;
  const still = new Set(all.map(({ question }) => question));
  const known = all.map((one) => {
    const toldNoMore = gone.get(one.question);
    return toldNoMore === undefined ? one : { ...one, toldNoMore };
  });
  return [...known, ...[...gone].filter(([question]) => !still.has(question)).map(nothingTold)];
}

/** All that it was carried from is gone: of such a field nothing else would say so. */
const nothingTold = ([question, toldNoMore]: readonly [string, readonly string[]]): KnownAnswer => ({
  question,
  toldNoMore,
  state: 'answered',
  value: null,
  text: '',
  ownWords: '',
  howSaid: '',
  facts: [],
});

/** Neither a judgement nor what is asked afresh every day. */
const takesWhatWasPutOff = (question: Question): boolean =>
  question.beside.length === 0 &&
  !isDaysSafety(question) &&
  !isOfTalk(question) &&
  question.fact?.startsWith('safety.') !== true;

/** By fact, the newest. What a sheet took over from where it was put off is not a second time. */
function putOffElsewhere(
  { session }: Engine,
  db: ReadDb,
  personId: ScreeningRow['personId'],
  except: ScreeningRow['id'] | null,
): ReadonlyMap<string, PutOff> {
  const all = listPersonScreenings(db, personId)
    .filter((row) => row.id !== except && !row.privileged)
    .flatMap((row) => session.workedOut.recall(JSON.stringify(['put-off', row.id]), () => putOffIn(db, row)))
    .toSorted((a, b) => a.said.seq - b.said.seq);
  return new Map(all.map(({ key, said }) => [key, said]));
}

function putOffIn(db: ReadDb, row: ReturnType<typeof listPersonScreenings>[number]) {
  const left = [...standingAnswers(newestAnswers(db, row.id)).values()].filter(
    (one) => one.state === 'deferred' && apartFromReason(one).own === '' && one.relation !== 'confirms',
  );
  if (left.length === 0) return [];
  const form = findPinned(db, row.formId, row.formVersion);
  if (form === undefined) return [];
  const held = accountsHeld(db, row);
  const seqs = new Map(answerEntries(db, row.id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  return left.flatMap(({ question, layer, at, author, ...kept }) => {
    const asked = form.byName.get(question);
    if (asked === undefined || asked.fact === null) return [];
    const said = {
      state: 'deferred' as const,
      value: null,
      text: '',
      ownWords: '',
      howSaid: '' as const,
      ...relationTold(kept),
      ...held.get(layer),
      at,
      author,
      seq: seqs.get(`${layer} ${question}`) ?? 0,
      origin: {
        kind: 'interview' as const,
        screeningId: row.id,
        formTitle: row.formTitle,
        question,
        asked: asked.title,
        layer,
      },
    };
    return [{ key: asked.fact, said }];
  });
}

/** On a sheet, lines that were taken over from accounts which have been put right or have lost a row since. */

/**
 * By question. What was told then is worked out as this program does it now, so that another wording since is no change of
 * what was told. Of what somebody worded by hand nothing is said: it is theirs.
 */
function toldNoMoreOn(
  engine: Engine,
  db: ReadDb,
  { id, personId }: Pick<ScreeningRow, 'id' | 'personId'>,
  form: CompiledForm,
  known: readonly KnownAnswer[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const elsewhere = entriesElsewhere(db, personId, id);
  const newest = elsewhere.at(-1) ?? 0;
  const now = new Map(known.map((one) => [one.question, one]));
  const entries = new Map(answerEntries(db, id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  const then = new Map<number, ReturnType<typeof readFacts>>();
  for (const answer of standingAnswers<AnswerView>(newestAnswers(db, id)).values()) {
    const { question: name, layer, value, relation } = answer;
    const question = form.byName.get(name);
    if (question === undefined || typeof value !== 'string' || relation !== 'confirms') continue;
    if (question.element.type !== 'comment' || !saysMore(question.element, value, now.get(name))) continue;
    const entry = entries.get(`${layer} ${name}`) ?? 0;
    const until = elsewhere.findLast((seq) => seq <= entry);
    if (until === undefined || until === newest) continue;
    const facts =
      then.get(until) ?? readFacts(engine, db, personId, id, { forForms: true, withhold: true, until });
    then.set(until, facts);
    const was = knownAnswer(question, facts);
    const lines = was === null ? [] : toldNoMore(question.element, value, was, now.get(name));
    if (lines.length > 0) found.set(name, lines);
  }
  return found;
}
