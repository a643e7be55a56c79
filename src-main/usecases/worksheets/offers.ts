/**
 * @file What was told, offered beside the points of a worksheet to be linked or left. Nothing is marked and nothing
 * linked by itself; what was left is remembered, until something else is recorded in its place.
 */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { OffersView, OfferView } from '../../contract/offers.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { type OfferedStatement, offeredOn, placeOf } from '../../core/worksheets/offers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertOfferLeft, listOffersLeft, type OfferLeftRow } from '../../vault/queries/offers-left.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readLinks } from '../answers/read-links.ts';
import { readFacts } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { writableLayer } from '../interviews/screening-answer.ts';
import { legOffers } from './leg-offers.ts';
import { linkTargetsOf } from './link-target.ts';
import { loadOffers } from './offers-data.ts';

/** Throws `not-found`. */
export const pointOffers = (engine: Engine, input: CheckedInput<'pointOffers'>): OffersView =>
  engine.session.read((db) => readOffers(engine, db, requireScreening(db, input.screeningId)));

function readOffers(engine: Engine, db: ReadDb, sheet: ScreeningRow): OffersView {
  const facts = readFacts(engine, db, sheet.personId, sheet.id, { forForms: true });
  const form = pinnedForm(db, sheet);
  const map = loadOffers(engine.resources).sheets[sheet.formId] ?? {};
  const left = leftOn(db, sheet);
  const linked = new Set(
    readLinks(db, sheet.id).flatMap(({ question, target }) => {
      if (target.kind !== 'answer') return [];
      const { quoted } = target;
      return [`${question} ${quoted.screeningId} ${quoted.question} ${quoted.layer}`];
    }),
  );
  const points = form.questions.flatMap(({ name }) => {
    const entry = map[name];
    if (entry === undefined) return [];
    const offers = 'none' in entry ? [] : offeredOn(entry.offers, facts);
    return {
      point: name,
      none: 'none' in entry ? entry.none : '',
      offers: offers
        .filter(({ statement }) => !linked.has(`${name} ${placeOf(statement)}`))
        .map((one) => viewOf(db, one, left(name, '', one))),
    };
  });
  const legs = form.file.testimony.rule === 'journey' ? legOffers(facts) : [];
  return {
    points,
    legs: legs.map(({ part, leg, from }) => ({
      part,
      leg,
      from: viewOf(db, from, left('legs', part, from)),
    })),
  };
}

/** Looks up whether somebody left it, by the answer as it stands now. */
function leftOn(db: ReadDb, sheet: ScreeningRow) {
  const rows = new Map(listOffersLeft(db, sheet.id).map((one) => [keyOf(one), one]));
  const answers = new Map<string, number | null>();
  return (point: string, part: string, { statement }: OfferedStatement): OfferView['left'] => {
    if (statement.origin.kind !== 'interview' || rows.size === 0) return null;
    const place = placeOf(statement);
    const { screeningId, question, layer } = statement.origin;
    const target = { kind: 'answer', screeningId, question, layer } as const;
    if (!answers.has(place)) answers.set(place, linkTargetsOf(db, sheet, point, target)[0]?.answerId ?? null);
    const answerId = answers.get(place) ?? null;
    const row = answerId === null ? undefined : rows.get(keyOf({ point, answerId, part }));
    return row === undefined ? null : { at: row.at, by: row.by };
  };
}

const keyOf = ({ point, answerId, part }: Pick<OfferLeftRow, 'point' | 'answerId' | 'part'>): string =>
  `${point} ${answerId} ${part}`;

function viewOf(
  db: ReadDb,
  { fact, statement, value }: OfferedStatement,
  left: OfferView['left'],
): OfferView {
  const { origin, state, ownWords, howSaid, at, author } = statement;
  if (origin.kind !== 'interview') throw new TestimonyError('not-found', { subject: fact.key });
  const { screeningId, question, layer, formTitle } = origin;
  const some =
    Array.isArray(value) && Array.isArray(statement.value) && value.length < statement.value.length;
  const found = some ? pinnedForm(db, requireScreening(db, screeningId)).byName.get(question) : undefined;
  // What only follows from an answer has no choices of its own.
  const asked = found?.fact === fact.key ? found : undefined;
  return {
    ...{
      screeningId,
      question,
      layer,
      formTitle,
      title: fact.title,
      state,
      ownWords,
      howSaid,
      toldOn: heldOrRecorded(statement.heldOn, at),
      at,
      author,
      left,
    },
    text: asked === undefined ? statement.text : readableValue(asked.element, value),
    differs: fact.differs,
  };
}

/** Throws `not-found`, `signed-off`; `answer-not-allowed`, naming the point, for what is not offered there. */
export const offerLeave = (engine: Engine, input: CheckedInput<'offerLeave'>): CallOutput<'offerLeave'> =>
  setLeft(engine, input, true);

/** Throws as `offerLeave` does. */
export const offerTakeUp = (engine: Engine, input: CheckedInput<'offerTakeUp'>): CallOutput<'offerTakeUp'> =>
  setLeft(engine, input, false);

function setLeft(engine: Engine, input: CheckedInput<'offerLeave'>, stands: boolean): OffersView {
  const { screeningId } = input;
  const look = (db: ReadDb) => {
    const sheet = requireScreening(db, screeningId);
    writableLayer(engine, db, sheet);
    const offer = requireOffer(readOffers(engine, db, sheet), input);
    const [target] = linkTargetsOf(db, sheet, input.point, { kind: 'answer', ...input.offer });
    const answerId = target?.answerId ?? null;
    return { sheet, answerId, changes: (offer.left !== null) !== stands };
  };
  if (engine.session.read((db) => look(db).changes)) {
    const note = {
      action: stands ? 'screening.offer-left' : 'screening.offer-taken-up',
      subject: screeningId as ScreeningId,
      facts: { point: input.point, record: input.offer.screeningId, question: input.offer.question },
    };
    transact(engine, note, (tx) => {
      const { sheet, answerId } = look(tx);
      if (answerId === null) throw new TestimonyError('not-found', { subject: input.point });
      const [at, by] = [engine.clock.now(), engine.session.actor];
      insertOfferLeft(tx, screeningId, stands, { point: input.point, answerId, part: input.part, at, by });
      touchCase(tx, sheet.caseId, at);
    });
  }
  return pointOffers(engine, { screeningId });
}

function requireOffer(view: OffersView, { point, offer, part }: CheckedInput<'offerLeave'>): OfferView {
  const isIt = (one: OfferView) =>
    one.screeningId === offer.screeningId && one.question === offer.question && one.layer === offer.layer;
  const found =
    part === ''
      ? view.points.find((one) => one.point === point)?.offers.find(isIt)
      : view.legs.find((one) => one.part === part && isIt(one.from))?.from;
  if (found !== undefined) return found;
  const nothing = [coded('offer-not-there', { question: offer.question })];
  throw new TestimonyError('answer-not-allowed', { subject: point, found: nothing });
}
