/**
 * @file A record as one reader gets it, worked out once: what of it goes, account by account, what goes onto no paper, and what the
 * copy says of the rest. A paper lays it out and decides nothing.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import { isWordedAnew } from '../../core/answers/carried.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { shownMark } from '../../core/answers/how-said.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { rowSlips } from '../../core/answers/row-slips.ts';
import { rowsSince } from '../../core/answers/rows-since.ts';
import { accountAnswers, hasContent, standingAnswers } from '../../core/answers/said.ts';
import { MAY_BE_TOLD } from '../../core/contact/may-be-told.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { answersBesideRows, type BesideRows } from '../../core/interviews/beside-rows.ts';
import { accountAt } from '../../core/interviews/break.ts';
import { INTERVIEW_PURPOSE, isWritingMended } from '../../core/interviews/opening.ts';
import { listBefore, targetsIn } from '../../core/interviews/put-right-in-place.ts';
import { isTalkTold, talkIn } from '../../core/interviews/talk.ts';
import { CHILD_SAID } from '../../core/told/child-said.ts';
import { isWorkersView } from '../../core/told/facts-told.ts';
import { KEPT_FROM_POLICE } from '../../core/told/made-to.ts';
import { speakersIn } from '../../core/told/spoken-by.ts';
import { accountLines } from '../../core/told/telling-line.ts';
import { type Copy, isSilent, tellsByName } from '../../core/withholding/copy.ts';
import {
  type ContactOnSheet,
  contactOnSheet,
  isContactPlan,
  isKeptBack,
  isWayToReach,
  staysOffPaper,
} from '../../core/withholding/off-paper.ts';
import { saidAt } from '../../core/worksheets/referral-yes.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type {
  AccountDisclosed,
  Apart,
  HeadDisclosed,
  OnCopy,
  ReadRecord,
  RecordAsked,
  RecordDisclosed,
  RecordOf,
  StatementDisclosed,
  TalkOf,
} from './record-model.ts';
import {
  answerDisclosed,
  consentLimits,
  goingWords,
  inPlaceOf,
  isApart,
  linkLine,
  readBackWords,
} from './record-statement.ts';
import { ALL_GOES, type DisclosedAnswers } from './withhold.ts';

export function discloseRecord(read: ReadRecord, asked: RecordAsked): RecordDisclosed {
  const { say, copy, contact = false, apart, whole = false, own, why = () => true } = asked;
  const isWhole = whole || own !== undefined;
  const record: OnCopy = {
    ...withoutWithheldAccounts(isWhole ? { ...read, withheld: ALL_GOES } : read, copy),
    say,
    copy,
  };
  const { form } = record;
  const contactStays = contact ? NOTHING_STAYS : staysOf(record, own !== undefined);
  const stays: Stays = {
    ...withApart(record, contactStays, apart, own !== undefined),
    ...(own === undefined ? {} : { kept: { withheld: read.withheld, say: own } }),
    limits: asked.limits === true,
  };
  const accounts = accountsOf(record, stays, why);
  return {
    ...headOf(record),
    accounts,
    putRight: putRightIn(record),
    notCovered: notCoveredThere(record, stays).map((name) => form.byName.get(name)?.title ?? name),
    offPaper: stays.line,
    silent: silentLine(record),
    isAll: copy.kind === 'own',
    // Only now is it known whether anything was left out.
    atHead: copy.atHead(),
  };
}

/** How a record was held, without its answers; null where its first account is withheld, of which that is. */
export const discloseHead = (
  read: ReadRecord,
  { say, copy }: Pick<RecordAsked, 'say' | 'copy'>,
): HeadDisclosed | null =>
  copy.kind !== 'own' && read.withheld.account(read.view.id, 0) !== undefined
    ? null
    : headOf({ ...withoutWithheldAccounts(read, copy), say, copy });

function headOf(record: OnCopy): HeadDisclosed {
  const { view, form, person, role, reference, alterations, signedSeq, lastSeq } = record;
  const { id, caseId, formTitle, formVersion, status, startedAt, author, signedAt, signedSha256 } = view;
  const { language, sessions, heldOn, takenBy } = view;
  return {
    form,
    person,
    role,
    reference,
    alterations,
    signedSeq,
    lastSeq,
    id,
    caseId,
    formTitle,
    formVersion,
    status,
    startedAt,
    author,
    signedAt,
    signedSha256,
    language,
    sessions,
    heldOn,
    takenBy,
    first: talkOf(record, 0),
    place: goingWords(record, view.place),
    readBack: readBackWords(record, view.readBack ?? ''),
    breaks: view.breaks
      .filter(({ takenBack }) => takenBack === undefined)
      .map(({ startedAt, endedAt, reason }) => ({ startedAt, endedAt, reason: goingWords(record, reason) })),
    isAgreementOpen: isAgreementOpen(record),
  };
}

/**
 * Without later accounts of which every word is withheld, for a copy that says nothing of them. Layers keep their numbers: what is
 * withheld of the others is known by them. The first account stays, as the record that whoever makes the copy chose.
 */
export function withoutWithheldAccounts(record: ReadRecord, copy: Copy): ReadRecord {
  const { view, withheld } = record;
  if (copy.kind === 'own') return record;
  const isKept = (layer: number) => layer > 0 && withheld.account(view.id, layer) !== undefined;
  if (!view.layers.some(({ layer }) => isKept(layer))) return record;
  copy.left();
  const accounts = [{ layer: 0, at: view.startedAt, heldOn: view.heldOn }, ...view.layers];
  const goes = ({ layer }: { readonly layer: number }) => !isKept(layer);
  return {
    ...record,
    view: {
      ...view,
      answers: view.answers.filter(goes),
      layers: view.layers.filter(goes),
      sessions: view.sessions.filter(goes),
      breaks: view.breaks.filter(({ startedAt }) => !isKept(accountAt(accounts, startedAt))),
    },
    history: record.history.filter(goes),
  };
}

/** Whether an account was a talk, or only written down in an office, and how the talk was held. */
function talkOf({ view, form }: ReadRecord, layer: number): TalkOf {
  const factOf = (question: string) => form.byName.get(question)?.fact ?? null;
  const said = view.answers
    .filter((one) => one.layer === layer)
    .map((one) => ({ ...one, key: factOf(one.question) ?? '' }));
  return {
    isTalk: isTalkTold(said, form.file.testimony.use === 'interview'),
    talk: talkIn(
      view.answers.map((answer) => ({ ...answer, fact: factOf(answer.question) })),
      layer,
    ),
  };
}

/** Whether the person agreed to be talked with was left open, of a talk that was entered afterwards. */
function isAgreementOpen({ view, form }: ReadRecord): boolean {
  const question = form.questions.find(({ consent }) => consent === INTERVIEW_PURPOSE);
  const state = view.answers.findLast((one) => one.question === question?.name)?.state;
  return question !== undefined && (state === 'not-asked' || state === 'not-known');
}

/** By the question, which account a correction stands in and which had it written down wrongly. */
function putRightIn({ view, form }: ReadRecord): RecordDisclosed['putRight'] {
  const mended = view.answers.filter(isWritingMended).toSorted((a, b) => a.layer - b.layer);
  return mended.map(({ question, layer }) => {
    const was = view.answers
      .filter((one) => one.question === question && one.layer < layer && !isWritingMended(one))
      .toSorted((a, b) => b.layer - a.layer)[0];
    const number = form.questions.findIndex(({ name }) => name === question) + 1;
    return { number, layer, was: was?.layer ?? layer };
  });
}

// What goes onto no paper, and the line that says so.

interface Stays {
  readonly stays: (question: Question) => boolean;
  readonly line: string;
  /** Of an answer that a point rests on. */
  readonly apart?: Apart;
  readonly limits?: boolean;
  /** What readers do not get and this paper has. */
  readonly kept?: { readonly withheld: DisclosedAnswers; readonly say: (why: Withheld) => Coded };
}
const NOTHING_STAYS: Stays = { stays: () => false, line: '' };

/** The line is there wherever the form asks for such a thing, answered or not: by itself it tells nothing. */
function withApart({ say, form }: OnCopy, kept: Stays, apart: Apart | undefined, isOwn: boolean): Stays {
  if (apart === undefined) return kept;
  if (!form.questions.some(apart)) return { ...kept, apart };
  // Whoever keeps the own file takes it for all there is; of what leaves it would tell that there is more.
  const isMade =
    isOwn && form.questions.some((one) => apart(one) && KEPT_FROM_POLICE.includes(one.fact ?? ''));
  const made = isMade ? say(coded('paper-made-apart')) : '';
  const line = [kept.line, say(coded('paper-kept-apart')), made].filter((part) => part !== '').join(' ');
  return { stays: (question) => kept.stays(question) || apart(question), line, apart };
}

function staysOf({ say, view, form, asked }: OnCopy, isOwn: boolean): Stays {
  // Who may know what is no way to reach anybody: the office needs it, and who may know is nobody else's to read.
  const isForOffice = ({ fact }: Question) => isOwn && fact === MAY_BE_TOLD;
  if (asked === null) {
    const isAny = form.questions.some(isKeptBack);
    const stays = (question: Question) => isKeptBack(question) && !isForOffice(question);
    return { stays, line: isAny ? say(coded('paper-kept-back')) : '' };
  }
  const contact = contactOf(form, standingAnswers<AnswerView>(view.answers), asked);
  const goes = new Set([...contact.asked, contact.rules]);
  return {
    stays: (question) => isKeptBack(question) && !goes.has(question) && !isForOffice(question),
    line: form.questions.some(isKeptBack) ? say(contactLine(contact)) : '',
  };
}

/**
 * Which ways to reach the person are on the paper of a sheet that prepares a form. `asked`: names of the questions asked now.
 */
export function contactOf(
  form: Pick<CompiledForm, 'questions'>,
  standing: ReadonlyMap<string, Parameters<typeof hasContent>[0]>,
  asked: ReadonlySet<string>,
): ContactOnSheet<Question> {
  const answered = new Set([...standing].flatMap(([name, answer]) => (hasContent(answer) ? [name] : [])));
  return contactOnSheet(form.questions, asked, answered);
}

export const contactLine = ({ asked, rules }: ContactOnSheet<Question>): Coded =>
  asked.length === 0
    ? rules === null
      ? coded('paper-kept-back')
      : coded('paper-contact-rules', { rules: rules.title })
    : coded('paper-contact-asked', { titles: asked.map(({ title }) => title), rules: rules?.title ?? '' });

/** A plan of how somebody is reached and kept safe: it goes onto no paper that leaves. */
export const isOffPaper = ({ form }: Pick<RecordOf, 'form'>): boolean => isContactPlan(form.questions);

// The accounts, and what stands under each question.

function accountsOf(
  record: OnCopy,
  stays: Stays,
  goes: (reason: string) => boolean,
): readonly AccountDisclosed[] {
  const { say, view, withheld } = record;
  const whyOf = (reason: string, layer: number): string => {
    const kept = reason === '' ? undefined : (withheld.upTo(view.id, layer) ?? withheld.within(reason));
    if (kept !== undefined) return inPlaceOf(record, kept);
    return goes(reason) ? reason : say(coded('paper-why-stays'));
  };
  const accountOf = (layer: number) => ({
    layer,
    ...talkOf(record, layer),
    isHowSaidOpen: isHowSaidOpen(record, layer),
    pages: pagesOf(record, layer, stays),
  });
  const { heldOn, takenBy, startedAt: at, author: by } = view;
  const first = { ...accountOf(0), heldOn, takenBy, at, by, reason: '', readBack: [] };
  const later = view.layers.map(({ layer, at, author: by, reason, heldOn, takenBy }) => ({
    ...accountOf(layer),
    heldOn,
    takenBy,
    at,
    by,
    reason: whyOf(reason, layer),
    readBack: view.notes
      .filter((note) => note.readBackOf === layer && !note.privileged)
      .map(({ note }) => readBackWords(record, note)),
  }));
  return [first, ...later];
}

/** Once for an account, and under none of its answers: how they came to be said, of those of which nobody said. */
const isHowSaidOpen = ({ view, form }: ReadRecord, layer: number): boolean =>
  view.answers.some(
    (one) =>
      one.layer === layer && shownMark(one, form.byName.get(one.question)?.asked ?? '') === 'not-recorded',
  );

/** How many answers nothing stands for: of an interview by where they were told, of a sheet by their words too. */
function silentLine({ say, view, form, withheld, copy }: OnCopy): string {
  const isSheet = form.file.testimony.use === 'worksheet';
  const count = view.answers.filter((one) => {
    const question = form.byName.get(one.question);
    if (question === undefined || !tellsByName(question.fact)) return false;
    const place = { screeningId: view.id, ...one };
    return (
      withheld.going(place, isSheet, (value) => readableValue(question.element, value)).why !== undefined
    );
  }).length;
  const line = copy.counted(count);
  return line === null ? '' : `${say(line)}.`;
}

/**
 * What was told since or differently stands once, below the answer that stands; without what goes onto no paper: whether
 * somebody is safe, and how they are reached. What a worker makes of it on another sheet nobody told.
 */
function besideIn({ view, told, copy }: OnCopy, question: Question, layer: number): Coded[] {
  const { name } = question;
  const beside = told.get(name);
  const stands = standingAnswers<AnswerView>(view.answers).get(name)?.layer ?? 0;
  if (beside === undefined || stands !== layer) return [];
  const some = beside.tellings.filter((one) => !staysOffPaper(one.key, question) && !isWorkersView(one.key));
  // What of them is withheld goes first: of what is left it would still be said that it was told differently.
  const on = copy.beside({ ...beside, tellings: some });
  return accountLines({ ...on, tellings: on.tellings.filter((one) => !isSilent(one)) });
}

/** Of what a signature leaves out, what is on the paper: that a question has words says that it was answered. */
function notCoveredThere({ view, form, withheld, copy }: OnCopy, { stays }: Stays): string[] {
  if (copy.kind === 'own') return [...view.notCovered];
  const first = accountAnswers(view.answers, 0);
  return view.notCovered.filter((name) => {
    const [question, answer] = [form.byName.get(name), first.get(name)];
    if (question === undefined || answer === undefined || stays(question)) return false;
    const read = (value: unknown) => readableValue(question.element, value);
    const isSheet = form.file.testimony.use === 'worksheet';
    const { why, ownWords } = withheld.going({ screeningId: view.id, ...answer }, isSheet, read);
    return why === undefined && ownWords !== '';
  });
}

function pagesOf(
  record: OnCopy,
  layer: number,
  { stays, apart, kept, limits = false }: Stays,
): AccountDisclosed['pages'] {
  const { say, view, form, asked: now, copy } = record;
  const isOwn = copy.kind === 'own';
  const links = record.links.filter(({ id }) => isOwn || !record.keptLinks.has(id));
  if (links.length < record.links.length) copy.left();
  const answers = accountAnswers(view.answers, layer);
  // What a point rests on belongs to the sheet and to no account: it stands once.
  const linked = (name: string) => (layer === 0 ? links.filter((one) => one.question === name) : []);
  const spoken = form.questions
    .filter(({ fact }) => fact === CHILD_SAID)
    .flatMap(({ name }) => view.answers.filter(({ question }) => question === name))
    .flatMap(({ value }) => speakersIn(value));
  const isWorksheet = form.file.testimony.use === 'worksheet';
  const standing = standingAnswers<AnswerView>(view.answers);
  const notTaken = isWorksheet ? [] : answersBesideRows(form.questions, standing);
  const besideRows = new Map(notTaken.map((one) => [one.asked.name, one]));
  const statementsOf = (of: (question: Question) => boolean) =>
    form.questions.flatMap((question, at) =>
      of(question) && !stays(question) ? statementOf(question, at + 1) : [],
    );
  function statementOf(question: Question, number: number): StatementDisclosed[] {
    const { name, element, fact } = question;
    const answer = answers.get(name);
    const rests = linked(name);
    const known = view.known.find((one) => one.question === name);
    const worded = isWordedAnew(element, answer, known) ? [coded('account-worded')] : [];
    const limited = consentLimits(record, question, answer, limits, say);
    const isOn = layer === 0 && now?.has(name) !== false;
    const yes = saidAt(isOn ? record.yes : null, name, answer);
    // Why it was left empty is the office's own.
    const left = layer === 0 && !hasContent(answer) ? record.aside.get(name) : undefined;
    const beside = besideRows.get(name);
    const told = [
      ...(beside === undefined || beside.answer.layer !== layer ? [] : [besideRowsSaid(beside)]),
      ...(left === undefined || !isOwn ? [] : [left]),
      ...worded,
      ...limited,
      ...yes.instead,
      ...yes.beside,
      ...besideIn(record, question, layer),
    ];
    if (answer === undefined && rests.length === 0 && told.length === 0) return [];
    const ofIt = view.answers.filter((one) => one.question === name);
    const since = listBefore(ofIt, layer, targetsIn(view.layers));
    const history = [
      ...since,
      ...record.history.filter((one) => one.question === name && one.layer === layer),
    ];
    const read = (value: unknown) =>
      answer?.state === 'answered'
        ? rowsSince(element, value, standingAnswers(since).get(name)?.value, rowSlips(history, layer))
        : '';
    const place = answer === undefined ? undefined : { screeningId: view.id, ...answer };
    const going = place === undefined ? undefined : record.withheld.going(place, isWorksheet, read);
    // That something of it is withheld would say that there is something.
    if (going?.why !== undefined) {
      const isAlone = rests.length === 0 && told.length === 0;
      if (!isOwn) copy.left();
      if (tellsByName(fact) || (!isOwn && isAlone)) return [];
    }
    const forReaders =
      place === undefined || kept === undefined ? undefined : kept.withheld.going(place, isWorksheet, read);
    const keptBack = forReaders?.why ?? forReaders?.partly;
    if (kept !== undefined && keptBack !== undefined) told.unshift(kept.say(keptBack));
    return [
      {
        question,
        number,
        answer:
          answer === undefined || going === undefined
            ? null
            : answerDisclosed(record, question, answer, going, spoken, isAfterKept(name, read)),
        rests: rests
          .map((link) =>
            apart !== undefined && isApart(link, apart)
              ? say(coded('paper-rests-kept'))
              : linkLine(record, link),
          )
          .filter((line) => line !== ''),
        beside: told.map(say),
      },
    ];
  }
  function isAfterKept(name: string, read: (value: unknown) => string): boolean {
    const earlier = view.answers.filter(
      (one) => one.question === name && one.layer < layer && hasContent(one),
    );
    const isKept = (one: AnswerView) =>
      record.withheld.going({ screeningId: view.id, ...one }, isWorksheet, read).why !== undefined;
    // One that goes is another account than this one, and the reason is seen with both.
    return earlier.length > 0 && earlier.every(isKept);
  }
  // The rules for a number that is printed are asked on another route, and hold on every one.
  const goesOnly = ({ name, ...of }: Question) => now === null || now.has(name) || isWayToReach(of);
  const isBesideRows = ({ name }: Question) => besideRows.get(name)?.answer.layer === layer;
  const pages = form.file.pages.map((page) => ({
    title: formText(page.title),
    statements: statementsOf(
      (question) => question.page === page.name && goesOnly(question) && !isBesideRows(question),
    ),
  }));
  const earlier = statementsOf((question) => !goesOnly(question) && !record.superseded.has(question.name));
  return [
    ...pages,
    { title: say(coded('paper-not-taken')), statements: statementsOf(isBesideRows) },
    { title: say(coded('paper-not-asked-now')), statements: earlier },
  ].filter(({ statements }) => statements.length > 0);
}

const besideRowsSaid = ({ list, rows }: Pick<BesideRows<AnswerView>, 'list' | 'rows'>): Coded =>
  coded('paper-beside-rows', { list: list.title, rows: rows.length });
