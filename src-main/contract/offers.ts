/** @file What was told and could bear on a point of a worksheet: offered beside it, to be linked or left. */
import * as z from 'zod';
import type { FactStatement } from '../core/answers/fact.ts';
import type { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { HowSaid } from '../core/forms/questions.ts';
import { ScreeningId } from '../core/ids.ts';
import type { LegTold } from '../core/worksheets/legs-told.ts';
import { call } from './call.ts';

/** Somebody looked at it and left it; null while nobody did. */
type Left = { readonly at: string; readonly by: string } | null;

/** One thing told, as it stands, with where it was told. */
export interface OfferView {
  readonly screeningId: ScreeningId;
  readonly question: string;
  readonly layer: number;
  readonly formTitle: string;
  /** The fact in words. */
  readonly title: string;
  readonly state: FactStatement['state'];
  /** Of a choice of several only what bears on the point; empty for own words alone. */
  readonly text: string;
  readonly ownWords: string;
  readonly howSaid: HowSaid;
  /** The day the account was held; where nobody said, the day it was recorded. */
  readonly toldOn: FuzzyDate;
  readonly at: string;
  readonly author: string;
  /** Accounts of it differ: each is offered. */
  readonly differs: boolean;
  readonly left: Left;
}
export interface PointOffers {
  readonly point: string;
  /** What is linked to the point is not among them. */
  readonly offers: readonly OfferView[];
  /** Why nothing told can be offered here; '' where something could. */
  readonly none: string;
}
/** A leg of the journey read out of what was told. */
export interface LegOffer {
  /** Tells legs of one answer apart. */
  readonly part: string;
  readonly leg: LegTold;
  readonly from: OfferView;
}
export interface OffersView {
  /** Every point of the sheet that the map of offers knows, in the order of the form. */
  readonly points: readonly PointOffers[];
  /** Empty on sheets without a journey. */
  readonly legs: readonly LegOffer[];
}

const name = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
const which = {
  /** The worksheet. */
  screeningId: ScreeningId,
  point: name,
  offer: z.strictObject({ screeningId: ScreeningId, question: name, layer: z.number().int().min(0) }),
  /** Of a journey, the leg; '' for the whole answer. */
  part: z.string().max(80).default(''),
};

export const offerCalls = {
  pointOffers: call<OffersView>()(z.strictObject({ screeningId: ScreeningId })),
  /** It has nothing to do with the point: not brought up again, until something else is recorded there. */
  offerLeave: call<OffersView>()(z.strictObject(which)),
  /** Undoes `offerLeave`. */
  offerTakeUp: call<OffersView>()(z.strictObject(which)),
};
