/**
 * @file Where the lines of a record from another organisation go in the record that is here. Nothing here is overwritten:
 * what they wrote into an account that is closed here, or in which somebody here went on too, becomes an account of its
 * own.
 */
import type { AnswerData, RecordData } from '../../core/handover/case-data.ts';
import { type ComparedRecord, compareRecords, lineName } from '../../core/handover/compare-records.ts';

export interface RecordPlan {
  /** Accounts to open, by the number they get here, in order. */
  readonly layers: RecordData['layers'];
  /** With the account's number here. */
  readonly answers: readonly AnswerData[];
  readonly sessions: RecordData['sessions'];
  readonly breaks: RecordData['breaks'];
  readonly links: RecordData['links'];
  readonly submissions: RecordData['submissions'];
  readonly signOff: RecordData['signed'];
}

export const wholeRecord = ({
  layers,
  answers,
  sessions,
  breaks,
  links,
  submissions,
  signed,
}: RecordData): RecordPlan => ({
  layers,
  answers,
  sessions,
  breaks,
  links,
  submissions,
  signOff: signed,
});

/** `takes`: whether what they answered to a question that both sides answered goes in after what is here. */
export function planRecord(
  here: RecordData,
  there: RecordData,
  takes: (question: string) => boolean,
  from: string,
): RecordPlan {
  const found = compareRecords(here, there);
  const clashing = new Set(found.clashing);
  const isOpen = here.signed !== null || found.signOffComes;
  const wanted = found.answersThere.filter(({ layer, question }) =>
    layer === 0 ? !clashing.has(question) || takes(question) : isOpen,
  );
  if (here.signed === null && !found.signOffComes) wanted.push(...decidedThere(found, there));
  const mine = new Map(here.layers.map((one) => [lineName(one), one.layer]));
  const numbers = new Map<number, number>();
  const opened: RecordData['layers'] = [];
  const open = (line: Omit<RecordData['layers'][number], 'layer'>): number => {
    const layer = here.layers.length + opened.length + 1;
    opened.push({ ...line, layer });
    return layer;
  };
  for (const one of isOpen ? found.layersThere : []) numbers.set(one.layer, open(one));
  const apart = new Map<number, number>();
  const placeOf = (answer: AnswerData): number => {
    const known = numbers.get(answer.layer);
    if (known !== undefined) return known;
    const line = there.layers.find(({ layer }) => layer === answer.layer);
    const same = answer.layer === 0 ? 0 : line === undefined ? undefined : mine.get(lineName(line));
    const goesOnHere = found.answersHere.some(({ layer }) => layer === same);
    const isClosed = same === 0 ? here.signed !== null : same === undefined || goesOnHere;
    if (!isClosed && same !== undefined) return same;
    const { at, author, nonce } = answer;
    const number =
      apart.get(answer.layer) ??
      open({ at, author, reason: from, heldOn: line?.heldOn ?? null, takenBy: line?.takenBy ?? '', nonce });
    apart.set(answer.layer, number);
    return number;
  };
  const answers = wanted.map((answer) => {
    const layer = placeOf(answer);
    return {
      ...answer,
      layer,
      relation: layer > 0 && answer.layer === 0 ? relationTo(here, answer) : answer.relation,
    };
  });
  return {
    layers: opened,
    answers,
    breaks: found.breaksThere,
    submissions: found.submissionsThere,
    sessions: found.sessionsThere.flatMap((one) => {
      const layer = one.layer === 0 && here.signed === null ? 0 : numbers.get(one.layer);
      return layer === undefined ? [] : [{ ...one, layer }];
    }),
    // A signature covers what the first account rests on: nothing is put under one that was given here.
    links: here.signed === null ? found.linksThere : [],
    signOff: found.signOffComes ? there.signed : null,
  };
}

/**
 * Answers of a draft that stand there and are here already, under others that come now: whoever wrote there knew all that is here, so
 * that theirs is taken in once more and stands here too.
 */
function decidedThere({ answersThere, answersHere }: ComparedRecord, there: RecordData): AnswerData[] {
  const first = ({ layer }: AnswerData) => layer === 0;
  const own = new Set(answersHere.filter(first).map(({ question }) => question));
  const coming = new Set(answersThere);
  const questions = new Set(answersThere.filter(first).map(({ question }) => question));
  return [...questions].flatMap((question) => {
    const newest = there.answers.findLast((one) => first(one) && one.question === question);
    return own.has(question) || newest === undefined || coming.has(newest) ? [] : [newest];
  });
}

/** In an account of its own it stands beside what was told here: it says the same, or something else. */
function relationTo(
  here: RecordData,
  { question, state, value, ownWords, relation }: AnswerData,
): AnswerData['relation'] {
  const told = here.answers.findLast((one) => one.question === question && one.state !== 'not-asked');
  if (told === undefined) return relation;
  const words = (one: Pick<AnswerData, 'state' | 'value' | 'ownWords'>) =>
    JSON.stringify([one.state, one.value, one.ownWords]);
  return words(told) === words({ state, value, ownWords }) ? 'confirms' : 'differs';
}
