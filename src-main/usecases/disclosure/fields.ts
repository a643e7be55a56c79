/**
 * @file What of a sheet goes, field by field in the order of its form: copying out shows it, and a pack prints it. What
 * applies on this route, what was decided, what no field asks for, and what somebody else sent before is settled here.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { isLeftOut, tellingsBeside } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { isWordedAnew } from '../../core/answers/carried.ts';
import type { KeptBack, KnownAnswer } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { hasContent } from '../../core/answers/said.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { isAlsoRecorded, waitsFor } from '../../core/forms/also-recorded.ts';
import { hasTrait } from '../../core/forms/fact-traits.ts';
import type { FormQuestion } from '../../core/forms/form-format.ts';
import {
  isAsked,
  isFurtherBox,
  isTyped,
  type Question,
  takesOfficialValue,
} from '../../core/forms/questions.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import { onceFor } from '../../core/told/once-for.ts';
import { tellingLine } from '../../core/told/telling-line.ts';
import { isSilent, silentIn, tellsByName } from '../../core/withholding/copy.ts';
import { isKeptBack } from '../../core/withholding/off-paper.ts';
import {
  countsFromThatDay,
  isOfSeveralTalks,
  leftOn,
  lookAgain,
  reachedSafely,
  toldOn,
} from '../../core/worksheets/beside-field.ts';
import { hiddenAnswers, hiddenBy, isAskedOtherwise } from '../../core/worksheets/hidden-answers.ts';
import { answeredBySender } from '../../core/worksheets/referral-route.ts';
import { saidAt } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';
import type { ReadinessData } from './referral-yes.ts';
import {
  heldOnSheet,
  type LookAt,
  notTakenIn,
  onSheetNow,
  openAccounts,
  type SheetAccounts,
  type SheetNow,
} from './sheet.ts';

// What is typed into the other form: each field that is asked now, in the form's order.

/** `standing`: the newest answer to each question, `values` those that are answered, `wrongly` the questions that asked the wrong thing. */
function copyOutFields(
  form: CompiledForm,
  standing: ReadonlyMap<string, AnswerView>,
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  wrongly: ReadonlySet<string>,
  accounts: SheetAccounts,
  known: readonly KnownAnswer[],
  kept: ReadonlyMap<string, KeptBack>,
  questions: readonly Question[] = fieldsAsked(form, values, evaluate).filter(
    (one) => !isFurtherBox(one) || hasContent(standing.get(one.name)) || accounts.has(one.name),
  ),
): CopiedField[] {
  const told = new Map(known.map((one) => [one.question, one]));
  const isSeveral = isOfSeveralTalks(known);
  return questions.map((question) => {
    const { name, title, element } = question;
    const toBeAsked = wrongly.has(name);
    const answer = toBeAsked ? undefined : standing.get(name);
    const beside = toBeAsked ? undefined : withoutSilent(accounts.get(name));
    const text = toBeAsked ? '' : readableValue(element, values[name]);
    return {
      question: name,
      field: element.testimony.field ?? '',
      title,
      asks: element.testimony.official?.asks ?? '',
      hint: element.testimony.official?.hint ?? '',
      codes: toBeAsked ? [] : codesOf(element, values[name]),
      takesValue: takesOfficialValue(element),
      state: beside?.stands === 'put-off' ? 'deferred' : (answer?.state ?? 'not-asked'),
      toBeAsked,
      text,
      ownWords: answer?.ownWords ?? '',
      worded: isWordedAnew(element, answer, told.get(name)),
      accounts: beside ?? { stands: 'agrees', tellings: [] },
      waitsFor: waitsFor(question, form.questions, values, evaluate).map((gate) => gate.title),
      hiddenBy: hiddenBy(question, form.questions, values, evaluate),
      kept: keptFrom(question, kept.get(name)),
      toldOn:
        (isSeveral || countsFromThatDay(`${text}\n${answer?.ownWords ?? ''}`)) && beside === undefined
          ? toldOn(`${text}\n${answer?.ownWords ?? ''}`, element, answer, told.get(name))
          : [],
      leftOn: answer === undefined && beside === undefined ? [] : leftOn(question, known),
      lookAgain: lookAgain(question, answer, known),
      reach: reachedSafely(question, form.questions, (name) => standing.get(name), known),
      instead: hasContent(answer)
        ? []
        : [...oneName(question, told.get(name)), ...besideIt(question, told.get(name))],
      bySender: hasContent(answer) || toBeAsked ? [] : bySender(question),
      optional: element.testimony.destination === 'optional',
      limit: 'maxLength' in element ? (element.maxLength ?? null) : null,
    };
  });
}

/** Said without a reason where the name of the field alone would tell what is kept back: there nothing stands. */
const keptFrom = ({ fact }: Question, why: KeptBack | undefined): Coded[] =>
  why === undefined || tellsByName(fact)
    ? []
    : [coded(why.rest === true ? 'sheet-words-left' : 'sheet-words-withheld', { reason: why.reason })];

/** The person's name as the case has it, where the form asks for a part of it that nobody told. */
export const oneName = ({ fact }: Pick<Question, 'fact'>, known: KnownAnswer | undefined): Coded[] =>
  (fact === 'person.first-name' || fact === 'person.last-name'
    ? (known?.facts.find(({ key }) => key === 'person.name')?.statements ?? [])
    : []
  )
    .slice(0, 1)
    .map(({ text: name }) => coded('pack-one-name', { name }));

const bySender = (question: Question): Coded[] => {
  const why = answeredBySender(question);
  return why === null ? [] : [coded('pack-nothing', { why })];
};

/** Of a field that whoever types it fills in: what the person said to the same thing. */
const besideIt = ({ element }: Question, known: KnownAnswer | undefined): Coded[] =>
  known?.beside === true && element.testimony.beside !== undefined
    ? tellingsBeside(known)
        .filter((one) => !isSilent(one))
        .map(tellingLine)
    : [];

/** Nothing that is kept back and that its name would tell; undefined where nothing is left beside the field. */
function withoutSilent(on: ReturnType<SheetAccounts['get']>): ReturnType<SheetAccounts['get']> {
  if (on === undefined || !on.tellings.some(isSilent)) return on;
  const tellings = on.tellings.filter((one) => !isSilent(one));
  return tellings.length === 0 ? undefined : { ...on, tellings };
}

/** Of the options that stand in the form itself: entries of a list are named by their words there. */
const codesOf = (element: FormQuestion, value: unknown): string[] =>
  'choices' in element && element.testimony.codes === undefined && value !== undefined && value !== null
    ? [value].flat().map(String)
    : [];

/** Questions that have a field on the other form and are asked now. */
const fieldsAsked = (
  form: CompiledForm,
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
): Question[] =>
  form.questions.filter(({ element }) => isTyped(element)).filter((one) => isAsked(one, values, evaluate));

// What a sheet holds that no field of the other form asks for: somebody has to see it to place it, or to leave it.

type Copied = Parameters<typeof copyOutFields>;

/** Those with words in them, or of which something was told elsewhere; as `copyOutFields` takes them. */
const alsoRecorded = (
  ...[form, standing, values, evaluate, wrongly, accounts, known, kept]: Copied
): CopiedField[] =>
  copyOutFields(
    ...([
      form,
      standing,
      values,
      evaluate,
      wrongly,
      accounts,
      known,
      kept,
      askedByNoField(
        form,
        standing,
        values,
        evaluate,
        hiddenOn(form, standing, values, evaluate, accounts, known),
        known,
      ),
    ] as const),
  ).filter(
    ({ text, ownWords, accounts: told }) => text !== '' || ownWords !== '' || told.tellings.length > 0,
  );

/** Nothing was told to the question itself. */
const isOnlyWhereAsked = ({ from }: Question): boolean =>
  from.length > 0 && from.every((key) => hasTrait(key, 'only-where-asked'));

/** Questions that hold something and are asked no more, for another answer than the age and the decision. */
export const hiddenOn = (
  form: CompiledForm,
  standing: Copied[1],
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  accounts: Copied[5],
  known: Copied[6],
): Question[] => hiddenAnswers(form.questions, heldOnSheet(standing, values, accounts, known), evaluate);

/** By no field of the other form, by one that waits for another answer, or by one that is asked no more. */
const askedByNoField = (
  form: CompiledForm,
  standing: Copied[1],
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  hidden: readonly Question[],
  known: readonly KnownAnswer[],
): Question[] => {
  const told = new Map(known.map((one) => [one.question, one]));
  return form.questions.filter((one) => {
    const asked = isAsked(one, values, evaluate);
    const answered = hasContent(standing.get(one.name));
    if (!asked && !answered && isOnlyWhereAsked(one)) return false;
    if (hidden.includes(one) || isAlsoRecorded(one, form.questions, { asked, answered })) return true;
    if (asked || waitsFor(one, form.questions, values, evaluate).length === 0) return false;
    return answered || !isAskedOtherwise(one, form.questions, told, values, evaluate);
  });
};

// What of a sheet goes to whoever types the form it prepares: copy-out shows it, and a pack of answers to retype prints
// it. What applies on this route, what was decided, and what no field asks for are settled here and nowhere else.

interface WhatGoes {
  /** Asked now, in the order of the form. */
  readonly fields: readonly CopiedField[];
  /** Recorded, and asked by no field of the form on this route. */
  readonly also: readonly CopiedField[];
  /** That answers are withheld whose names alone would tell: how many, and nothing else; empty for none. */
  readonly silent: readonly Coded[];
}

/** Of a sheet that was read once it is asked several times: for what is typed, for what is wished, for what is to be seen. */
export const whatGoes = onceFor((now: SheetNow, evaluate: Expressions['evaluate']): WhatGoes => {
  const { form, standing, kept, values, wrongly, accounts, known, yes } = now;
  const of = [form, standing, values, evaluate, wrongly, accounts, known, kept] as const;
  const count = silentIn(accounts.values());
  return {
    fields: copyOutFields(...of).map((one) => {
      const { instead, beside } = saidAt(yes, one.question, standing.get(one.question));
      if (instead.length + beside.length === 0) return one;
      // It stands open, whatever is asked because of it.
      const open = instead.length === 0 ? {} : { text: '', codes: [] };
      return {
        ...one,
        ...open,
        instead: [...one.instead, ...instead],
        lookAgain: [...one.lookAgain, ...beside],
      };
    }),
    also: alsoRecorded(...of),
    silent: count === 0 ? [] : [coded('answers-withheld', { count })],
  };
});

/**
 * What is shown and stands on an older account, or on none because they differ, or says how long ago something was and was
 * told too long ago: fields, and what no field asks, such as who must not be told.
 */
export function openIn(
  { form, standing, values, accounts, aged }: SheetNow,
  evaluate: Expressions['evaluate'],
): Coded[] {
  const shown = onSheetNow(form, standing, values, evaluate).filter(isNotLeft(accounts));
  const old = shown.filter(({ name }) => aged.has(name)).map(({ title }) => coded('account-aged', { title }));
  return [...openAccounts(shown, accounts), ...old];
}

/** Of what is shown, fields of which something was told that is not in them yet. */
export const leftIn = (
  { form, standing, values, accounts, known, wrongly, yes }: SheetNow,
  evaluate: Expressions['evaluate'],
): Coded[] => [
  ...notTakenIn(
    onSheetNow(form, standing, values, evaluate)
      // Carrying over does not fill it in, and what is missing for it is said by itself.
      .filter(({ name }) => !wrongly.has(name) && !(yes?.question === name && yes.missing.length > 0))
      .filter(isNotLeft(accounts)),
    accounts,
    known,
  ),
  ...reachNotAsked({ form, standing, values, accounts }, evaluate),
];

/**
 * Ways to reach the person that were told, and that another answer since hides: they stand on no paper, and are named here so that
 * somebody looks whether they are still safe.
 */
const reachNotAsked = (
  {
    form: { questions },
    standing,
    values,
    accounts,
  }: Pick<SheetNow, 'form' | 'standing' | 'values' | 'accounts'>,
  evaluate: Expressions['evaluate'],
): Coded[] =>
  questions
    .filter((one) => isKeptBack(one) && !isAsked(one, values, evaluate))
    .filter(({ name }) => isLeftOut(accounts.get(name)) || hasContent(standing.get(name)))
    .filter(isNotLeft(accounts))
    .flatMap((one) => {
      const titles = hiddenBy(one, questions, values, evaluate);
      return titles.length === 0 ? [] : [coded('account-not-asked', { title: one.title, titles })];
    });

/** What somebody left out knowingly is decided, and its reason stands in the field. */
const isNotLeft =
  (accounts: SheetNow['accounts']) =>
  ({ name }: { readonly name: string }): boolean =>
    accounts.get(name)?.leftByHand !== true;

/** The kind of event that a referral is. */
export const REFERRAL = 'nrm-referral';

export interface SentElsewhere {
  /** Its day in words, and what was noted beside it: by whom, under which reference. */
  readonly on: string;
  readonly note: string;
}

/**
 * The newest, of whom the sheet is about, or of a case in which nobody else could be meant. Null for none, for another form, and where
 * this very sheet was sent.
 */
export function sentElsewhere(
  db: ReadDb,
  { id, formId, caseId, personId }: Pick<ScreeningRow, 'id' | 'formId' | 'caseId' | 'personId'>,
  { form }: Pick<ReadinessData, 'form'>,
): SentElsewhere | null {
  if (formId !== form) return null;
  const [own] = listSubmissionLines(db, id);
  if (own !== undefined && own.kind !== 'withdrawn') return null;
  const others = survivorsOf(listPeople(db, caseId)).some((one) => one.id !== personId);
  const isOfThem = (of: PersonId | null) => (of === null ? !others : of === personId);
  const newest = listEvents(db, caseId)
    .filter(({ kind, withdrawn, personId: of }) => kind === REFERRAL && !withdrawn && isOfThem(of))
    .toSorted((a, b) => a.on.value.localeCompare(b.on.value, 'en'))
    .at(-1);
  return newest === undefined
    ? null
    : { on: formatFuzzyDate(newest.on), note: newest.note.trim().replace(/\.$/u, '') };
}

export const sentElsewhereSaid = (sent: SentElsewhere): Coded => coded('referral-sent', { ...sent });

/** A line of the page that says so, at the person's decision: there the form has the first responder speak. */
export function sentToSee(
  sent: SentElsewhere | null,
  asked: readonly Question[],
  { 'of-who-sends': of }: Pick<ReadinessData, 'of-who-sends'>,
): LookAt[] {
  const on = of.flatMap((name) => asked.find((one) => one.name === name) ?? [])[0];
  if (sent === null || on === undefined) return [];
  return [{ line: 'row/referral-sent', on, about: on.title, source: '', found: [sentElsewhereSaid(sent)] }];
}

/** Beside each field in which whoever sent it spoke, that it was answered then, and what the sheet has of it: nothing to be typed. */
export const answeredThen = (
  sent: SentElsewhere | null,
  fields: readonly CopiedField[],
  { 'of-who-sends': of }: Pick<ReadinessData, 'of-who-sends'>,
): readonly CopiedField[] =>
  sent === null
    ? fields
    : fields.map((one) =>
        of.includes(one.question)
          ? {
              ...one,
              text: '',
              ownWords: '',
              codes: [],
              lookAgain: [
                coded('answered-by-sender', {
                  on: sent.on,
                  value: [one.text, one.ownWords].filter((part) => part !== '').join('; '),
                }),
                ...one.lookAgain,
              ],
            }
          : one,
      );

const FIELD = 'field/';

/** By question, who left it empty and why, as it stands. */
export const fieldsAside = (db: ReadDb, id: ScreeningId): ReadonlyMap<string, Coded> =>
  new Map(
    listAside(db, id)
      .filter(({ line }) => line.startsWith(FIELD))
      .map(({ line, reason, by }) => [line.slice(FIELD.length), coded('account-set-aside', { reason, by })]),
  );
