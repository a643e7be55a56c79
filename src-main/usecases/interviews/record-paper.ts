/** @file What of a record is printed: what it is, how it was held, and every account in the order of the form. */
import type { AnswerView } from '../../core/answers/answer.ts';
import { isWordedAnew } from '../../core/answers/carried.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { shownMark } from '../../core/answers/how-said.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { rowSlips } from '../../core/answers/row-slips.ts';
import { rowsSince } from '../../core/answers/rows-since.ts';
import { accountAnswers, hasContent, standingAnswers } from '../../core/answers/said.ts';
import { MAY_BE_TOLD } from '../../core/contact/may-be-told.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { answersBesideRows, type BesideRows } from '../../core/interviews/beside-rows.ts';
import { CHILD_SAID } from '../../core/told/child-said.ts';
import { isWorkersView } from '../../core/told/facts-told.ts';
import { KEPT_FROM_POLICE } from '../../core/told/made-to.ts';
import { speakersIn } from '../../core/told/spoken-by.ts';
import { accountLines } from '../../core/told/telling-line.ts';
import { isSilent, type KeptBackSaid, tellsByName } from '../../core/withholding/copy.ts';
import { isKeptBack, isWayToReach, staysOffPaper } from '../../core/withholding/off-paper.ts';
import { saidAt } from '../../core/worksheets/referral-yes.ts';
import type { PrintedAccount, RecordPaper } from '../../documents/record-paper.ts';
import { ALL_GOES, type DisclosedAnswers } from '../disclosure/withhold.ts';
import type { Say } from '../resources/paper-words.ts';
import {
  heldLine,
  type InForm,
  momentOf,
  type OnPaper,
  printedAnswer,
  readBackWords,
  withheldLine,
} from './printed-answer.ts';
import { type ReadRecord, withoutKeptAccounts } from './read-record.ts';
import { consentLimits, contactLine, contactOf, isTalk, recordFacts, talkLine } from './record-facts.ts';

/**
 * `printed`: when, ISO date-time, and by whom. `contact`: with the ways to reach the person, for the person's own copy.
 * `apart`: what else stays in the record, for a copy that leaves. `whole`: with the words that are kept back, for the
 * person whose they are. `keptSaid`: what this copy says of them.
 */
export function recordPaper(
  say: Say,
  read: ReadRecord,
  printed: { at: string; by: string },
  {
    contact = false,
    apart,
    whole = false,
    own,
    why = () => true,
    marks = [],
    limits = false,
    keptSaid,
  }: PrintedHow,
): RecordPaper {
  const isWhole = whole || own !== undefined;
  const record = withoutKeptAccounts({
    ...read,
    ...(isWhole ? { withheld: ALL_GOES } : {}),
    keptSaid,
  });
  const kept = own === undefined ? {} : { kept: { withheld: read.withheld, say: own } };
  const { view, form } = record;
  const draft = view.status === 'draft';
  const contactStays = contact ? NOTHING_STAYS : staysOf(say, record, own !== undefined);
  const stays = withApart(say, record, contactStays, apart, own !== undefined);
  const notCovered = notCoveredThere(record, stays);
  const facts = recordFacts(say, { ...record, view: { ...view, notCovered } }, printed);
  const accounts = accountsOf(say, record, { ...stays, ...kept, limits }, why);
  return {
    title: view.formTitle,
    label: form.file.testimony.label,
    draft,
    // Only now is it known whether anything was left out.
    standing: [...marks, ...keptSaid.atHead(), ...standing(record)].map(say).join(' '),
    fingerprint: view.signedSha256 ?? '',
    facts,
    accounts,
    signatures: draft
      ? []
      : SIGNERS[form.file.testimony.use].map((signer) => say(coded('paper-signs', { signer }))),
    createdAt: printed.at,
  };
}

type Apart = (question: Pick<Question, 'fact'>) => boolean;

type PaperRecord = ReadRecord & OnPaper;

interface PrintedHow {
  readonly keptSaid: KeptBackSaid;
  readonly contact?: boolean;
  readonly apart?: Apart;
  readonly whole?: boolean;
  /** For the own file, which has the words that are kept back: what stands beside them, from whom they are kept and why. */
  readonly own?: (why: Withheld) => Coded;
  /** What every page says first: what this copy is, or is not. */
  readonly marks?: readonly Coded[];
  /** Whether the words of a limit on a yes go, where only the consents have them: they may name others. */
  readonly limits?: boolean;
  /** Whether the reason for a later account goes with it; as a rule it does. */
  readonly why?: (reason: string) => boolean;
}

const SIGNERS = {
  interview: ['person', 'interpreter', 'author', 'adult'],
  worksheet: ['preparer'],
} as const;

/** At the head of every page. */
function standing({ view, alterations, signedSeq: entry }: ReadRecord): Coded[] {
  if (view.status === 'draft') return [coded('paper-draft')];
  const [on, by, later] = [formatDay(view.signedAt ?? ''), view.author, view.layers.length];
  const altered = alterations.length === 0 ? [] : [coded('paper-altered')];
  return [...altered, coded('paper-signed', { on, by, entry, later })];
}

/** What is not printed, and the line that says so. */
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
function withApart(
  say: Say,
  { form }: ReadRecord,
  kept: Stays,
  apart: Apart | undefined,
  isOwn: boolean,
): Stays {
  if (apart === undefined) return kept;
  if (!form.questions.some(apart)) return { ...kept, apart };
  // Whoever keeps the own file takes it for all there is; of what leaves it would tell that there is more.
  const isMade =
    isOwn && form.questions.some((one) => apart(one) && KEPT_FROM_POLICE.includes(one.fact ?? ''));
  const made = isMade ? say(coded('paper-made-apart')) : '';
  const line = [kept.line, say(coded('paper-kept-apart')), made].filter((part) => part !== '').join(' ');
  return { stays: (question) => kept.stays(question) || apart(question), line, apart };
}

function staysOf(say: Say, { view, form, asked }: ReadRecord, isOwn: boolean): Stays {
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
    line: form.questions.some(isKeptBack) ? contactLine(say, contact) : '',
  };
}

function accountsOf(
  say: Say,
  record: PaperRecord,
  stays: Stays,
  goes: (reason: string) => boolean,
): PrintedAccount[] {
  const { view, withheld, keptSaid } = record;
  const whyOf = (reason: string, layer: number): string => {
    const kept = reason === '' ? undefined : (withheld.upTo(view.id, layer) ?? withheld.within(reason));
    if (kept !== undefined) return withheldLine(say, kept, keptSaid);
    return goes(reason) ? reason : say(coded('paper-why-stays'));
  };
  const first = {
    title: say(coded(view.layers.length === 0 ? 'paper-recorded' : 'paper-first-account')),
    about: [numbersLine(say, record), howSaidLine(say, record, 0), stays.line, silentLine(say, record)]
      .filter((part) => part !== '')
      .join(' '),
    pages: pagesOf(say, record, 0, stays),
  };
  const later = view.layers.map(({ layer, at, author: by, reason, heldOn, takenBy: taken }, before) => ({
    // Of those that go: a number left out would say that there is another.
    title: say(coded('paper-later-account', { number: before + 1 })),
    about: [
      heldLine(say, { heldOn, takenBy: taken }, isTalk(record, layer)),
      talkLine(say, record, layer),
      say(coded('paper-later-about', { at: momentOf(at), by, reason: whyOf(reason, layer) })),
      howSaidLine(say, record, layer),
      ...view.notes
        .filter((note) => note.readBackOf === layer && !note.privileged)
        .map(({ note }) => say(coded('paper-later-read-back', { how: readBackWords(say, record, note) }))),
    ]
      .filter((part) => part !== '')
      .join(' '),
    pages: pagesOf(say, record, layer, stays),
  }));
  return [first, ...later];
}

/** Of a copy that may leave something out it does not say that nothing else was recorded. */
const numbersLine = (say: Say, { keptSaid }: PaperRecord): string =>
  say(coded('paper-numbers', { all: keptSaid.kind === 'own' ? 'yes' : 'no' }));

/** Once for an account, and under none of its answers: how they came to be said, of those of which nobody said. */
function howSaidLine(say: Say, { view, form }: ReadRecord, layer: number): string {
  const isOpen = view.answers.some(
    (one) =>
      one.layer === layer && shownMark(one, form.byName.get(one.question)?.asked ?? '') === 'not-recorded',
  );
  return isOpen ? say(coded('paper-how-said-open')) : '';
}

/** How many answers nothing stands for: of an interview by where they were told, of a sheet by their words too. */
function silentLine(say: Say, { view, form, withheld, keptSaid }: PaperRecord): string {
  const isSheet = form.file.testimony.use === 'worksheet';
  const count = view.answers.filter((one) => {
    const question = form.byName.get(one.question);
    if (question === undefined || !tellsByName(question.fact)) return false;
    const place = { screeningId: view.id, ...one };
    return (
      withheld.going(place, isSheet, (value) => readableValue(question.element, value)).why !== undefined
    );
  }).length;
  const line = keptSaid.counted(count);
  return line === null ? '' : `${say(line)}.`;
}

/**
 * What was told since or differently stands once, below the answer that stands; without what goes onto no paper: whether
 * somebody is safe, and how they are reached. What a worker makes of it on another sheet nobody told.
 */
function besideIn({ view, told, keptSaid }: PaperRecord, question: Question, layer: number): Coded[] {
  const { name } = question;
  const beside = told.get(name);
  const stands = standingAnswers<AnswerView>(view.answers).get(name)?.layer ?? 0;
  if (beside === undefined || stands !== layer) return [];
  const some = beside.tellings.filter((one) => !staysOffPaper(one.key, question) && !isWorkersView(one.key));
  // What of them is kept back goes first: of what is left it would still be said that it was told differently.
  const on = keptSaid.beside({ ...beside, tellings: some });
  return accountLines({ ...on, tellings: on.tellings.filter((one) => !isSilent(one)) });
}

/** Of what a signature leaves out, what is on the paper: that a question has words says that it was answered. */
function notCoveredThere({ view, form, withheld, keptSaid }: PaperRecord, { stays }: Stays): string[] {
  if (keptSaid.kind === 'own') return [...view.notCovered];
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
  say: Say,
  record: PaperRecord,
  layer: number,
  { stays, apart, kept, limits = false }: Stays,
): PrintedAccount['pages'] {
  const { view, form, asked: now, keptSaid } = record;
  const isOwn = keptSaid.kind === 'own';
  const links = record.links.filter(({ id }) => isOwn || !record.keptLinks.has(id));
  if (links.length < record.links.length) keptSaid.left();
  const answers = accountAnswers(view.answers, layer);
  const before = standingAnswers<AnswerView>(view.answers.filter((one) => one.layer < layer));
  const asked = form.questions.map((question, index): InForm => ({ question, number: index + 1 }));
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
  const printedOf = (of: (question: Question) => boolean) =>
    asked
      .filter(({ question }) => of(question) && !stays(question))
      .flatMap((one) => {
        const answer = answers.get(one.question.name);
        const rests = linked(one.question.name);
        const known = view.known.find(({ question }) => question === one.question.name);
        const worded = isWordedAnew(one.question.element, answer, known) ? [coded('account-worded')] : [];
        const limited = consentLimits(record, one.question, answer, limits, say);
        const isOn = layer === 0 && now?.has(one.question.name) !== false;
        const yes = saidAt(isOn ? record.yes : null, one.question.name, answer);
        // Why it was left empty is the office's own.
        const left = layer === 0 && !hasContent(answer) ? record.aside.get(one.question.name) : undefined;
        const beside = besideRows.get(one.question.name);
        const told = [
          ...(beside === undefined || beside.answer.layer !== layer ? [] : [besideRowsSaid(beside)]),
          ...(left === undefined || !isOwn ? [] : [left]),
          ...worded,
          ...limited,
          ...yes.instead,
          ...yes.beside,
          ...besideIn(record, one.question, layer),
        ];
        if (answer === undefined && rests.length === 0 && told.length === 0) return [];
        const history = record.history.filter(({ question }) => question === one.question.name);
        const read = (value: unknown) =>
          answer?.state === 'answered'
            ? rowsSince(
                one.question.element,
                value,
                before.get(one.question.name)?.value,
                rowSlips(history, layer),
              )
            : '';
        const place = answer === undefined ? undefined : { screeningId: view.id, ...answer };
        const going = place === undefined ? undefined : record.withheld.going(place, isWorksheet, read);
        // That something of it is kept back would say that there is something.
        if (going?.why !== undefined) {
          const isAlone = rests.length === 0 && told.length === 0;
          if (!isOwn) keptSaid.left();
          if (tellsByName(one.question.fact) || (!isOwn && isAlone)) return [];
        }
        const forReaders =
          place === undefined || kept === undefined
            ? undefined
            : kept.withheld.going(place, isWorksheet, read);
        const keptBack = forReaders?.why ?? forReaders?.partly;
        if (kept !== undefined && keptBack !== undefined) told.unshift(kept.say(keptBack));
        const around = {
          links: rests,
          apart,
          isWorksheet,
          spoken,
          told: told.map(say),
          withheld: record.withheld,
          keptSaid,
          afterKept: isAfterKept(one.question, read),
        };
        return [printedAnswer(say, one, { answer, going, ...around })];
      });
  function isAfterKept({ name }: Question, read: (value: unknown) => string): boolean {
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
    answers: printedOf(
      (question) => question.page === page.name && goesOnly(question) && !isBesideRows(question),
    ),
  }));
  const earlier = printedOf((question) => !goesOnly(question) && !record.superseded.has(question.name));
  return [
    ...pages,
    { title: say(coded('paper-not-taken')), answers: printedOf(isBesideRows) },
    { title: say(coded('paper-not-asked-now')), answers: earlier },
  ].filter(({ answers: some }) => some.length > 0);
}

const besideRowsSaid = ({ list, rows }: Pick<BesideRows<AnswerView>, 'list' | 'rows'>): Coded =>
  coded('paper-beside-rows', { list: list.title, rows: rows.length });
