/**
 * @file Records taken in from another organisation, line by line as they were written there, under their authors. This
 * vault's log has a hash of each line, as it has of those that are written here.
 */
import { asLogged } from '../../core/answers/how-said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { AnswerData, RecordData } from '../../core/handover/case-data.ts';
import {
  type ComparedRecord,
  compareRecords,
  lineName,
  takenInAs,
} from '../../core/handover/compare-records.ts';
import { itemOf } from '../../core/handover/compared.ts';
import type { WriteTx } from '../../vault/db.ts';
import { endBreak, insertBreak, insertLayer, openBreak } from '../../vault/queries/annotations.ts';
import { findAnswerByName } from '../../vault/queries/handover-data.ts';
import { insertSession } from '../../vault/queries/interview-sessions.ts';
import { findScreening, insertAnswer, insertScreening, setSigned } from '../../vault/queries/screening.ts';
import { findLink, insertLink } from '../../vault/queries/screening-links.ts';
import { insertSubmission } from '../../vault/queries/submissions.ts';
import { heldLine } from '../answers/held-on.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { annotationProof } from '../interviews/annotation-proof.ts';
import { pinForm } from '../interviews/screening-start.ts';
import { agreesUnder } from '../interviews/signature.ts';
import { inOrder, type Step } from './steps.ts';
import { type FromFile, type Merge, noteTakenIn } from './take-in.ts';

/**
 * Where the lines of a record from another organisation go in the record that is here. Nothing here is overwritten:
 * what they wrote into an account that is closed here, or in which somebody here went on too, becomes an account of its
 * own.
 */
interface RecordPlan {
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

const wholeRecord = ({
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
function planRecord(
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

export function recordSteps(merge: Merge, there: RecordData): Step[] {
  if (!merge.takes(itemOf('record', there.id))) return [];
  const here = merge.sides.here?.records.find(({ id }) => id === there.id);
  const takes = (question: string) => merge.takes(itemOf('answer', there.id, question));
  const plan = here === undefined ? wholeRecord(there) : planRecord(here, there, takes, merge.from);
  const start: Step[] = here === undefined ? [{ seq: there.seq, run: (tx) => begin(merge, tx, there) }] : [];
  return inOrder([...start, ...lineSteps(merge, there, plan)]);
}

const nonceOf = ({ engine }: Merge, nonce: string): string => (nonce === '' ? engine.random.id() : nonce);

function begin(merge: Merge, tx: WriteTx, there: RecordData): void {
  const { id, personId, author, language, interpreter, place, startedAt, heldOn, takenBy } = there;
  const form = merge.sides.forms.get(there.form);
  if (form === undefined) throw new TestimonyError('form-damaged', { subject: there.form });
  const caseId = merge.sides.there.case.id;
  const formVersion = pinForm(tx, form, merge.at);
  const start = { caseId, personId, author, language, interpreter, place, startedAt };
  const nonce = nonceOf(merge, there.nonce);
  insertScreening(tx, { ...start, id, formId: form.file.testimony.id, formVersion, heldOn, takenBy }, nonce);
  const proof = annotationProof('start', nonce, { ...start, ...heldLine({ heldOn, takenBy }) });
  const facts = { form: form.file.testimony.id, formSha256: there.form, ...proof };
  noteTakenIn(merge, tx, { action: 'screening.taken-in', subject: id, facts });
}

/** Accounts are opened before the first answer in them, and the sign-off stands before the first later account. */
function lineSteps(merge: Merge, there: RecordData, plan: RecordPlan): Step[] {
  const { id } = there;
  const steps: Step[] = [
    ...plan.sessions.filter(({ layer }) => layer === 0).map((one) => sessionStep(merge, id, one)),
    ...plan.breaks.map((one): Step => ({ seq: 0, run: (tx) => takeInBreak(merge, tx, id, one) })),
  ];
  const waiting = [...plan.layers];
  let toSign = plan.signOff;
  const signUp = () => {
    if (toSign !== null) steps.push(signStep(merge, there, toSign));
    toSign = null;
  };
  const openUpTo = (layer: number) => {
    while (waiting[0] !== undefined && waiting[0].layer <= layer) {
      const next = waiting.shift() as RecordPlan['layers'][number];
      steps.push(layerStep(merge, id, next));
      const spoken = plan.sessions.filter((one) => one.layer === next.layer);
      steps.push(...spoken.map((one) => sessionStep(merge, id, one)));
    }
  };
  const changes = Map.groupBy(plan.answers, ({ nonce, layer }) => JSON.stringify([nonce, layer]));
  for (const together of [...changes.values()].sort(byAccount)) {
    const layer = together[0]?.layer ?? 0;
    if (layer > 0) signUp();
    openUpTo(layer);
    steps.push(answerStep(merge, id, together));
  }
  // What a signature rests on is here before it is.
  steps.push(...plan.links.filter((one) => one.layer === 0).map((one) => linkStep(merge, id, one)));
  signUp();
  openUpTo(Number.POSITIVE_INFINITY);
  return [
    ...steps,
    ...plan.links.filter((one) => one.layer > 0).map((one) => linkStep(merge, id, one)),
    ...plan.submissions.map((one): Step => ({ seq: 0, run: (tx) => takeInSubmission(merge, tx, id, one) })),
  ];
}

type Change = RecordPlan['answers'];
const byAccount = (a: Change, b: Change): number => (a[0]?.layer ?? 0) - (b[0]?.layer ?? 0);

/** `answers`: of one change. */
export function answerStep(merge: FromFile, id: RecordData['id'], answers: Change): Step {
  const nonce = takenInAs(answers[0]?.nonce ?? '', merge.engine.random.id());
  const rows = answers.map(({ nonce: _, seq: _seq, ...row }) => row);
  return {
    seq: Math.max(...answers.map(({ seq }) => seq)),
    run(tx) {
      for (const row of rows) insertAnswer(tx, id, row, nonce);
      const facts = { answers: rows.length, sha256: fingerprint({ nonce, answers: rows.map(inLog) }) };
      noteTakenIn(merge, tx, { action: 'screening.answers-taken-in', subject: id, facts });
    },
  };
}
/** In the order of fields that checking reads them back in. A hash of JSON in one spelling does not mind. */
const inLog = (row: Parameters<typeof asLogged>[0]) => asLogged(row);

function layerStep(
  merge: Merge,
  id: RecordData['id'],
  { nonce: given, ...line }: RecordPlan['layers'][number],
): Step {
  return {
    seq: 0,
    run(tx) {
      const nonce = nonceOf(merge, given);
      insertLayer(tx, id, line, nonce);
      const { heldOn, takenBy, ...account } = line;
      const proof = annotationProof('account', nonce, { ...account, ...heldLine({ heldOn, takenBy }) });
      const facts = { layer: line.layer, ...proof };
      noteTakenIn(merge, tx, { action: 'screening.account-taken-in', subject: id, facts });
    },
  };
}

function sessionStep(
  merge: Merge,
  id: RecordData['id'],
  { nonce: given, ...line }: RecordPlan['sessions'][number],
): Step {
  return {
    seq: 0,
    run(tx) {
      const nonce = nonceOf(merge, given);
      insertSession(tx, id, line, nonce);
      const facts = annotationProof('sitting', nonce, line);
      noteTakenIn(merge, tx, { action: 'screening.session-taken-in', subject: id, facts });
    },
  };
}

/** The log says a break twice, when it begins and when it ends. */
function takeInBreak(
  merge: Merge,
  tx: WriteTx,
  id: RecordData['id'],
  one: RecordPlan['breaks'][number],
): void {
  const { startedAt, endedAt, reason } = one;
  // One break at a time: a second that is open here would never end.
  if (endedAt === null && openBreak(tx, id) !== undefined) return;
  const nonce = nonceOf(merge, one.nonce);
  insertBreak(tx, id, { startedAt, reason }, nonce);
  const note = (end: string | null) =>
    noteTakenIn(merge, tx, {
      action: 'screening.break-taken-in',
      subject: id,
      facts: annotationProof('break', nonce, { startedAt, endedAt: end, reason }),
    });
  note(null);
  const begun = endedAt === null ? undefined : openBreak(tx, id);
  if (begun === undefined || endedAt === null) return;
  endBreak(tx, begun.id, endedAt, reason);
  note(endedAt);
}

function signStep(
  merge: Merge,
  there: RecordData,
  { at, readBack, sha256 }: NonNullable<RecordPlan['signOff']>,
): Step {
  return {
    seq: 0,
    run(tx) {
      setSigned(tx, there.id, at, readBack, sha256);
      const row = findScreening(tx, there.id);
      if (row === undefined || agreesUnder(tx, row) === null)
        throw new TestimonyError('damaged-file', {
          subject: row?.formTitle ?? there.id,
          found: [coded('handover-lines-differ', { count: 1 })],
        });
      noteTakenIn(merge, tx, { action: 'screening.sign-off-taken-in', subject: there.id, facts: { sha256 } });
    },
  };
}

function linkStep(
  merge: Merge,
  screeningId: RecordData['id'],
  { answer, exhibit, ...link }: RecordPlan['links'][number],
): Step {
  return {
    seq: 0,
    run(tx) {
      if (findLink(tx, link.id) !== undefined) return;
      const answerId = answer === null ? null : (findAnswerByName(tx, answer) ?? null);
      // What it rests on was not taken in: the point stands without it.
      if (answer !== null && answerId === null) return;
      insertLink(tx, { ...link, screeningId, answerId, evidenceId: exhibit });
      noteTakenIn(merge, tx, {
        action: 'screening.link-taken-in',
        subject: screeningId,
        facts: { link: link.id },
      });
    },
  };
}

function takeInSubmission(
  merge: Merge,
  tx: WriteTx,
  id: RecordData['id'],
  { nonce, ...line }: RecordPlan['submissions'][number],
): void {
  insertSubmission(tx, id, line, nonceOf(merge, nonce));
  noteTakenIn(merge, tx, {
    action: 'screening.submission-taken-in',
    subject: id,
    facts: { kind: line.kind },
  });
}
