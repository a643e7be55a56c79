/**
 * @file What was told, offered beside the points of a worksheet to be linked or left. Nothing is marked and nothing
 * linked by itself; what was left is remembered, until something else is recorded in its place.
 */

import { join } from 'node:path';
import * as z from 'zod';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { OffersView, OfferView } from '../../contract/offers.ts';
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { Certainty } from '../../core/forms/form-format.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { headOf, type Period, readPeriods, whereOf } from '../../core/told/period.ts';
import { type LegTold, legBetween, legsTold } from '../../core/worksheets/legs-told.ts';
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
import type { Resources } from '../resources/resources.ts';
import { loadFactKeys, readData } from '../resources/vocabulary.ts';
import { linkTargetsOf } from './link-target.ts';

// Which facts are offered beside which points of a worksheet: resources/rules/offers.json, checked when it is read.

const line = z.string().min(1);
const Offer = z.strictObject({ fact: line, values: z.array(line).min(1).optional() });
/** Facts, or why nothing told can be offered. */
const Point = z.union([z.strictObject({ offers: z.array(Offer).min(1) }), z.strictObject({ none: line })]);
const OffersFile = z.strictObject({
  about: line,
  source: line,
  certainty: Certainty,
  /** By form, by point. */
  sheets: z.record(line, z.record(line, Point)),
});
type OffersData = z.infer<typeof OffersFile>;

const FILE = join('rules', 'offers.json');
const read = new WeakMap<Resources, OffersData>();

/** Read once. Throws `form-damaged` naming the file, and the point where it names no fact. */
export function loadOffers(resources: Resources): OffersData {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const data = readData(resources, FILE, OffersFile);
  const keys = loadFactKeys(resources);
  for (const points of Object.values(data.sheets)) {
    for (const [point, entry] of Object.entries(points)) {
      const wrong = 'none' in entry ? undefined : entry.offers.find(({ fact }) => !keys.has(fact));
      if (wrong !== undefined)
        throw new TestimonyError('form-damaged', { subject: FILE, detail: `${point}: ${wrong.fact}` });
    }
  }
  read.set(resources, data);
  return data;
}

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

// Legs of a journey, offered from the places and dates that were told.

interface LegRead {
  readonly part: string;
  readonly leg: LegTold;
  readonly from: OfferedStatement;
}

const TOLD = ['journey.details', 'recruitment.how-started', 'exploitation.places'];
const UNITED_KINGDOM = 'GB';

/** Country by country as each account names them; then from where it was offered to where it was. */
function legOffers(facts: ReadonlyMap<string, FactView>): LegRead[] {
  const accounts = offeredOn(
    TOLD.map((fact) => ({ fact })),
    facts,
  );
  const named = accounts.flatMap((from) =>
    legsTold([from.statement.text, from.statement.ownWords].join('\n'), COUNTRY_NAMES).map((leg, index) => ({
      part: `${index + 1} ${leg.from} ${leg.to}`,
      leg,
      from,
    })),
  );
  return [...named, ...periodLegs(facts), ...endLegs(facts)];
}

/** From each place of a list of periods to the next. */
function periodLegs(facts: ReadonlyMap<string, FactView>): LegRead[] {
  return offeredOn([{ fact: PERIODS }], facts).flatMap((from) => {
    const rows = readPeriods(from.value).filter((row) => whereOf(row) !== '');
    return rows.slice(1).flatMap((to, index): LegRead[] => {
      const before = rows[index];
      if (before === undefined || whereOf(before) === whereOf(to)) return [];
      const ends = { fromPlace: before.place, from: codeOf(before), toPlace: to.place, to: codeOf(to) };
      const words = `${headOf(before)} … ${headOf(to)}`;
      return [{ part: `period ${index + 1}`, leg: { ...ends, arrived: null, words }, from }];
    });
  });
}

const PERIODS = 'exploitation.periods';
const codeOf = ({ country }: Pick<Period, 'country'>): string => (country === 'unknown' ? '' : country);

function endLegs(facts: ReadonlyMap<string, FactView>): LegRead[] {
  const told = (fact: string) => offeredOn([{ fact }], facts).map((one) => ({ one, text: textOf(one) }));
  const places = [
    ...offeredOn([{ fact: PERIODS }], facts)
      .flatMap(({ value }) => readPeriods(value).slice(0, 1))
      .map((first) => ({ place: first.place, country: codeOf(first) })),
    ...told('exploitation.uk-place').map(({ text }) => ({ place: text, country: UNITED_KINGDOM })),
    ...told('exploitation.country').map(({ one }) => ({ place: '', country: String(one.value ?? '') })),
  ];
  return told('recruitment.where').flatMap(({ one: from, text }) =>
    places.flatMap((then, index): LegRead[] => {
      const leg = legBetween(text, then, COUNTRY_NAMES);
      return leg === null ? [] : [{ part: `end ${index + 1} ${then.country}`, leg, from }];
    }),
  );
}

const textOf = ({ statement: { text, ownWords } }: OfferedStatement): string =>
  text === '' ? ownWords : text;
