/**
 * @file One record as it is on both sides. Lines are told apart by the random part each was written with, so that what
 * was written before they parted is known on both. Nothing here is newer or better: both sides may have gone on.
 */
import type { AnswerData, RecordData } from './case-data.ts';

/** How two sides of a record stand to each other. */
export interface ComparedRecord {
  /** Answers that only one side has, in the order they were written there. */
  readonly answersThere: readonly AnswerData[];
  readonly answersHere: readonly AnswerData[];
  /** Later accounts that only the other side has. */
  readonly layersThere: RecordData['layers'];
  readonly sessionsThere: RecordData['sessions'];
  readonly breaksThere: RecordData['breaks'];
  readonly linksThere: RecordData['links'];
  readonly submissionsThere: RecordData['submissions'];
  readonly moreHere: boolean;
  readonly moreThere: boolean;
  /** Signed on the other side alone, and all that is here is there too: the sign-off can come along. */
  readonly signOffComes: boolean;
  /** Signed on the other side alone, over something else than is here. */
  readonly signedApart: boolean;
  /** Questions of a draft to which both sides said something of their own. */
  readonly clashing: readonly string[];
  /** Lines that have one name on both sides and do not say the same. */
  readonly altered: number;
}

/**
 * The change that wrote an answer, whichever side it is on. Taken in it gets a random part of its own, behind a point:
 * of one change some answers may be taken in today and others later, and the log has a hash of each time.
 */
export const changeOf = (nonce: string): string => nonce.split('.')[0] ?? '';
export const takenInAs = (nonce: string, random: string): string => `${changeOf(nonce)}.${random}`;

/** What names an answer on both sides. */
export const answerName = ({ nonce, question }: Pick<AnswerData, 'nonce' | 'question'>): string =>
  JSON.stringify([changeOf(nonce), question]);

/** What it says: its account may have another number on the other side. */
const said = ({ layer: _, seq: _seq, nonce: _nonce, ...answer }: AnswerData): string =>
  JSON.stringify(sorted(answer));
const saidShort = ({ state, value, ownWords }: AnswerData): string =>
  JSON.stringify([state, value, ownWords]);
const sorted = (value: object) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

export function compareRecords(here: RecordData, there: RecordData): ComparedRecord {
  const namesHere = Map.groupBy(here.answers, answerName);
  const namesThere = new Set(there.answers.map(answerName));
  const answersThere = there.answers.filter((one) => !namesHere.has(answerName(one)));
  const answersHere = here.answers.filter((one) => !namesThere.has(answerName(one)));
  const altered = there.answers.filter((one) => {
    const known = namesHere.get(answerName(one));
    return known !== undefined && !known.some((mine) => said(mine) === said(one));
  }).length;
  const only = <T>(from: readonly T[], other: readonly T[], name: (one: T) => string) => {
    const known = new Set(other.map(name));
    return from.filter((one) => !known.has(name(one)));
  };
  const layersThere = only(there.layers, here.layers, lineName);
  const rest = {
    sessionsThere: only(there.sessions, here.sessions, lineName),
    breaksThere: only(there.breaks, here.breaks, breakName),
    linksThere: only(there.links, here.links, ({ id }) => id),
    submissionsThere: only(there.submissions, here.submissions, lineName),
  };
  const signedThereAlone = there.signed !== null && here.signed === null;
  const moreHere =
    answersHere.length > 0 ||
    only(here.layers, there.layers, lineName).length > 0 ||
    only(here.links, there.links, ({ id }) => id).length > 0 ||
    (here.signed !== null && there.signed === null);
  const first = (one: AnswerData) => one.layer === 0;
  // A sign-off covers the first account: what was written in it here is in it there, or it is signed over something else.
  const firstThere = new Set(there.answers.filter(first).map(answerName));
  const isCovered = here.answers.every((one) => !first(one) || firstThere.has(answerName(one)));
  return {
    answersThere,
    answersHere,
    layersThere,
    ...rest,
    moreHere,
    altered,
    moreThere:
      answersThere.length > 0 ||
      layersThere.length > 0 ||
      Object.values(rest).some((lines) => lines.length > 0) ||
      signedThereAlone,
    signOffComes: signedThereAlone && !moreHere && isCovered && altered === 0,
    signedApart: signedThereAlone && (moreHere || !isCovered || altered > 0),
    clashing:
      here.status === 'draft'
        ? answersApart(here.answers, there.answers).map(({ question }) => question)
        : [],
  };
}

/** Of one question of a draft: the newest that each side said and the other has not, where they do not say the same. */
export interface AnswersApart {
  readonly question: string;
  readonly here: AnswerData;
  /** All of it, the newest last. */
  readonly there: readonly AnswerData[];
}

export function answersApart(here: readonly AnswerData[], there: readonly AnswerData[]): AnswersApart[] {
  const only = (from: readonly AnswerData[], other: readonly AnswerData[]) => {
    const known = new Set(other.map(answerName));
    const own = from.filter((one) => one.layer === 0 && !known.has(answerName(one)));
    return Map.groupBy(own, ({ question }) => question);
  };
  const mine = only(here, there);
  return [...only(there, here)].flatMap(([question, theirs]) => {
    const [ours, newest] = [mine.get(question)?.at(-1), theirs.at(-1)];
    const differ = ours !== undefined && newest !== undefined && saidShort(ours) !== saidShort(newest);
    return differ ? [{ question, here: ours, there: theirs }] : [];
  });
}

/** By when and by whom it was written, to the millisecond: lines of the first versions have no random part. */
export const lineName = (one: { at: string; author?: string; by?: string }): string =>
  JSON.stringify([one.at, one.author ?? one.by]);
const breakName = ({ startedAt }: RecordData['breaks'][number]): string => startedAt;
