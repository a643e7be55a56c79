/**
 * @file A form in its own order, for reading across: what copy-out shows of the sheet, field by field, and what no field
 * asks for. Where it is still to be decided what goes into a field, every account stands in it; where it was decided, what
 * was decided, with the days and reasons beside it. Where nothing is on record, why not.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { type AccountsOn, isSuperseded } from '../../core/answers/accounts.ts';
import { isWithheld, type KnownAnswer } from '../../core/answers/fact.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import { isFurtherBox, type Question } from '../../core/forms/questions.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { accountsBeside } from '../../core/told/telling-line.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { countsFromThatDay } from '../../core/worksheets/beside-field.ts';
import { answeredBySender } from '../../core/worksheets/referral-route.ts';
import { takeBoth, takeNewest } from '../../core/worksheets/settle.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import type { SheetDisclosed } from '../disclosure/disclosure.ts';
import { type FieldOnCopy, isBlankField, sheetOnCopy } from '../disclosure/on-copy.ts';
import { contactLine } from '../disclosure/record.ts';
import { tellingSaid } from '../worksheets/settle-accounts.ts';
import { frontPage } from './front-page.ts';
import { made, type PartMade, sentenceOf } from './pack-part.ts';
import type { PackLaid } from './pack-source.ts';

export function formPart(
  source: PackLaid,
  sheet: SheetDisclosed,
  part: Extract<PackPart, { kind: 'form' }>,
): PartMade {
  const { say, copy } = source;
  const { form, fields, also } = sheet;
  const going = sheetOnCopy(sheet, copy);
  const unsettled = [...fields, ...also].filter((one) => isUnsettled(sheet, one));
  const titles = unsettled.map(({ title }) => title);
  const warnings = [
    ...(titles.length === 0 ? [] : [coded('pack-not-settled', { titles })]),
    ...warningsOn(sheet),
  ];
  const numberOf = new Map(form.questions.map(({ name }, at) => [name, at + 1]));
  const days = daysOfSeveral([...fields, ...also], numberOf);
  const printed = (some: readonly FieldOnCopy[]) =>
    some.flatMap((one) => {
      const { question, copied, facts } = one;
      const alone = days.of.has(question.name) ? { ...one, copied: { ...copied, toldOn: [] } } : one;
      const answer = fieldOf(source, sheet, alone, warnings);
      return answer === null ? [] : [{ page: question.page, answer, facts }];
    });
  // What the form may still come to ask stands in its place there.
  const { waits = [], nowhere = [] } = Object.groupBy(going.also, ({ copied }) =>
    isWaiting(copied) ? 'waits' : 'nowhere',
  );
  const inOrder = printed([...going.fields, ...waits]).toSorted((a, b) => a.answer.number - b.answer.number);
  const inForm = Map.groupBy(inOrder, ({ page }) => page);
  const pages = form.file.pages.map((page) => ({
    title: formText(page.title),
    answers: (inForm.get(page.name) ?? []).map(({ answer }) => answer),
  }));
  const answers = new Map(inOrder.map(({ answer }) => [form.questions[answer.number - 1]?.name, answer]));
  const required = new Set(
    form.questions
      .filter(({ element }) => element.testimony.destination === 'required')
      .map(({ name }) => name),
  );
  const front =
    part.front === undefined
      ? []
      : [
          frontPage(source, part.front, {
            answers,
            unsettled: new Set(unsettled.map(({ question }) => question)),
            required,
          }),
        ];
  const outside = printed(nowhere);
  const beside = {
    title: say(coded('pack-heading', { heading: 'also-recorded' })),
    answers: outside.map(({ answer }) => answer),
  };
  return made(
    [
      ...front,
      {
        title: part.title,
        about: [form.file.testimony.source, say(contactLine(going.contact)), ...days.said.map(say)].join(
          '\n',
        ),
        pages: [
          ...pages,
          beside,
          { title: '', answers: going.counted.map((one) => sentenceOf(say(one))) },
        ].filter(({ answers }) => answers.length > 0),
        lines: [],
        blanks: [],
      },
    ],
    {
      warnings,
      undecided: sheet.held,
      unsettled: titles,
      records: sheet.row === null ? [] : [sheet.row.id],
      facts: [...inOrder, ...outside].flatMap(({ facts }) => facts),
    },
  );
}

/**
 * Of fields that were told on the same days, the days with their numbers, once at the head: beside each they would be read thirty times.
 * Words that count from the day ("two weeks ago") keep it beside them.
 */
function daysOfSeveral(
  fields: readonly CopiedField[],
  numberOf: ReadonlyMap<string, number>,
): { readonly said: Coded[]; readonly of: ReadonlySet<string> } {
  const told = fields.filter(
    ({ toldOn, text, ownWords }) => toldOn.length > 0 && !countsFromThatDay(`${text}\n${ownWords}`),
  );
  const groups = [...Map.groupBy(told, ({ toldOn }) => JSON.stringify(toldOn)).values()];
  const several = groups.filter((some) => some.length > 1);
  return {
    said: several.map((some) => {
      const numbers = some.map(({ question }) => numberOf.get(question) ?? 0).toSorted((a, b) => a - b);
      return coded('pack-told-on', { told: some[0]?.toldOn ?? [], numbers: numbers.join(', ') });
    }),
    of: new Set(several.flat().map(({ question }) => question)),
  };
}

/** What whoever makes the pack has to see. */
function warningsOn(sheet: SheetDisclosed): Coded[] {
  const { fields, also, aside, unread, notice } = sheet;
  const all = [...fields, ...also];
  return [
    ...sheet.open,
    ...(unread.length === 0 ? [] : [coded('pack-unread', { titles: unread.map(({ title }) => title) })]),
    ...sheet.names.map(({ title, found }) =>
      coded('pack-told-names', { title, names: found.map(({ text }) => text).join(', ') }),
    ),
    // The reason is for whoever makes the pack: on its pages the field only has nothing.
    ...all.flatMap((one) => {
      const why = aside.get(one.question);
      return why === undefined || !isBlankField(one)
        ? []
        : [coded('pack-field-kept', { title: one.title, why: [why] })];
    }),
    ...all.flatMap(({ title, kept }) => kept.map((why) => coded('pack-field-kept', { title, why: [why] }))),
    ...sheet.wishes.map(({ title, found }) => coded('pack-field-against', { title, wish: [found] })),
    // A yes to the referral says that the notice was explained, recorded or not.
    ...(notice === null
      ? []
      : [lookOn(notice.title, coded('notice-not-recorded', { titles: [...notice.titles] }))]),
    ...fields
      .filter(({ question }) => question === sheet.yes?.question)
      .flatMap(({ title, instead }) => instead.map((hint) => lookOn(title, hint))),
    ...all.flatMap(({ title, lookAgain }) =>
      lookAgain.filter((hint) => !isOfSender(hint)).map((hint) => lookOn(title, hint)),
    ),
  ];
}

const lookOn = (title: string, hint: Coded): Coded => coded('pack-look-again', { title, hint: [hint] });

/** It stands on the page, at the field itself. */
const isOfSender = ({ code }: Coded): boolean => code === 'answered-by-sender';

const isWaiting = ({ waitsFor }: CopiedField): boolean => waitsFor.length > 0;

/** Accounts differ, and nobody has said which of them goes in. */
const isUnsettled = (sheet: SheetDisclosed, copied: CopiedField): boolean =>
  copied.accounts.stands === 'undecided' || (isSuperseded(copied.accounts) && !isHeadedAnew(sheet, copied));

/**
 * Its own words are as they were: only the days or the place that they are headed by were told otherwise, and nobody wrote in it by
 * hand. There is nothing to decide in it, and it goes with the later days, which say that they are.
 */
const isHeadedAnew = ({ standing }: SheetDisclosed, { question, accounts }: CopiedField): boolean =>
  accounts.step === 'added' && isSuperseded(accounts) && standing.get(question)?.relation === 'confirms';

function fieldOf(
  source: PackLaid,
  sheet: SheetDisclosed,
  field: FieldOnCopy,
  warnings: Coded[],
): PrintedAnswer | null {
  const { say, copy } = source;
  const { question, number, copied, aside, known } = field;
  const { title, limit } = copied;
  const isOwn = copy.kind === 'own';
  const { said, ownWords, about } = saidIn(source, sheet, field);
  const isEmpty = said === '' && ownWords === '' && about.length === 0;
  const then = copied.lookAgain.filter(isOfSender);
  if (isEmpty && isFurtherBox(question)) return null;
  const isBeside = isEmpty && question.element.testimony.beside !== undefined && known !== undefined;
  const isLeft = aside !== undefined || field.isLeft;
  const length = Math.max(said.length, ownWords.length);
  const over = limit !== null && length > limit ? [coded('pack-over', { length, limit })] : [];
  if (over.length > 0) warnings.push(coded('pack-too-long', { title, length, limit: limit ?? 0 }));
  const head = [
    ...(isEmpty && then.length === 0
      ? [isOwn && aside !== undefined ? aside : why(question, known, copied, isLeft)]
      : []),
    ...over,
    ...(copied.worded ? [coded('account-worded')] : []),
    ...copied.reach,
    // Why the form's own yes stays open: on the page it would be a blank that nobody can tell from what was not asked.
    ...(question.name === sheet.yes?.question || isBeside ? copied.instead : []),
    ...copied.kept,
    ...copied.toldOn,
    ...copied.leftOn,
    ...(copied.hiddenBy.length === 0 ? [] : [coded('account-hidden', { titles: copied.hiddenBy })]),
    ...(copied.waitsFor.length === 0 ? [] : [coded('account-waits', { titles: copied.waitsFor })]),
  ];
  const language = sheet.standing.get(question.name)?.language ?? '';
  const lines = [...head, ...then, ...about].map(say);
  const beside = [
    ...then,
    ...(isBeside ? copied.instead : []),
    ...(said === '' && isUnsettled(sheet, copied) ? about : []),
  ];
  const onScreen = beside.length === 0 ? {} : { why: beside.map(say) };
  return { number, question: title, said, ownWords, about: lines, notes: head.length, language, ...onScreen };
}

interface Said {
  readonly said: string;
  readonly ownWords: string;
  readonly about: readonly Coded[];
}

/**
 * What is to be typed, and beside it whatever was told since or differently. As in copying out, words beside a value of
 * the form's own and what nobody has taken into a sheet that was begun are not to be typed.
 */
function saidIn(source: PackLaid, sheet: SheetDisclosed, field: FieldOnCopy): Said {
  const { question, copied, accounts, known } = field;
  const { text, ownWords, state } = copied;
  const isBegun = sheet.row !== null;
  const isAnswered = text !== '' || ownWords !== '';
  const anew = isHeadedAnew(sheet, copied) && known !== undefined ? takeNewest(question, known) : null;
  if (anew?.state === 'answered' && typeof anew.value === 'string')
    return { said: anew.value, ownWords: anew.ownWords, about: accountsBeside(accounts, anew.value) };
  if (isSuperseded(copied.accounts)) return notSettled(source, field);
  // The form's own words say that the notice was explained: on a page nobody says so of whom it is not recorded.
  if (isAnswered && sheet.notice?.question === copied.question)
    return {
      said: source.say(coded('pack-yes-without-notice')),
      ownWords,
      about: accountsBeside(accounts, text),
    };
  if (ownWords !== '' && copied.takesValue) {
    const beside = coded('pack-not-typed', { words: quotedWords(ownWords) });
    return { said: text, ownWords: '', about: [beside, ...accountsBeside(accounts, `${text}\n${ownWords}`)] };
  }
  if (isAnswered) return { said: text, ownWords, about: accountsBeside(accounts, `${text}\n${ownWords}`) };
  const { tellings } = accounts;
  // What the field is to hold does not hang on what is said beside it.
  const { stands } = copied.accounts;
  // Carried over, a value of the form's own would stand there: what is left is none.
  if ((stands === 'undecided' || stands === 'not-taken') && copied.takesValue)
    return { said: '', ownWords: '', about: accountsBeside(accounts, '') };
  // Put off on the sheet, although something was told elsewhere: both are so.
  const putOff = state === 'deferred' ? [coded('paper-no-value', { state })] : [];
  if (stands === 'not-taken' && isBegun)
    return { said: '', ownWords: '', about: [...putOff, ...accountsBeside(accounts, '')] };
  if (stands === 'undecided' || stands === 'not-taken') {
    const { told, ownWords: words } = allTold(source, question, known, accounts);
    const heading = stands === 'undecided' && tellings.length > 1 ? [coded('pack-two-accounts')] : [];
    return { said: told, ownWords: words, about: [...heading, ...accountsBeside(accounts, told)] };
  }
  if (stands === 'put-off') return { said: '', ownWords: '', about: accountsBeside(accounts, '') };
  const instead = copied.toBeAsked ? '' : standsIn(source, question);
  const isState = state === 'not-known' || state === 'prefers-not-to-say' || state === 'deferred';
  const stateOf = isState ? coded('paper-no-value', { state }) : null;
  // That it is not known, or was not said, is in our words: it stands beside the field, and nobody types it there.
  if (stateOf !== null) return { said: '', ownWords: '', about: [stateOf, ...accountsBeside(accounts, '')] };
  return { said: instead, ownWords: '', about: accountsBeside(accounts, instead) };
}

/** Every account in one text, each with its day. */
function allTold(
  { say }: PackLaid,
  question: Question,
  known: KnownAnswer | undefined,
  { tellings }: AccountsOn,
): { told: string; ownWords: string } {
  const all =
    known === undefined ? null : takeBoth(question, known, (one, title) => tellingSaid(say, one, title));
  const both = all?.state === 'answered' && typeof all.value === 'string' ? all.value : '';
  const open = tellings.filter((one) => !isWithheld(one));
  const told = both === '' ? open.map((one) => tellingSaid(say, one, '')).join('\n') : both;
  return { told, ownWords: all?.ownWords ?? '' };
}

/**
 * What the sheet says is no longer the answer: every account stands there instead, and what was written by hand beside them. One of
 * the form's own values is not printed in its place.
 */
function notSettled(source: PackLaid, { question, copied, known, accounts: on }: FieldOnCopy): Said {
  const accounts: AccountsOn = { ...on, stands: 'undecided' };
  const { told, ownWords } = copied.takesValue
    ? { told: '', ownWords: '' }
    : allTold(source, question, known, accounts);
  const before = [copied.text, quotedWords(copied.ownWords)].filter((one) => one !== '').join(' ');
  const isThere = [told, ...accounts.tellings.map(({ text }) => text)].some((one) => one.includes(before));
  return {
    said: told,
    ownWords,
    about: [
      coded('pack-two-accounts'),
      ...(isThere ? [] : [coded('pack-sheet-says', { words: before })]),
      ...accountsBeside(accounts, told),
    ],
  };
}

/** What the case knows under another name than the form asks for. */
function standsIn(source: PackLaid, { fact }: Question): string {
  const { say, person, reference } = source;
  switch (fact) {
    case 'case.reference':
      return reference;
    case 'person.first-name':
    case 'person.last-name':
      return say(coded('pack-one-name', { name: person.name }));
    case 'insight.interview':
      return source.heldHow();
    default:
      return '';
  }
}

function why(
  question: Question,
  known: KnownAnswer | undefined,
  { toBeAsked }: CopiedField,
  isLeft: boolean,
): Coded {
  if (toBeAsked || known?.toBeAsked === true) return coded('pack-nothing', { why: 'asked-otherwise' });
  const sender = answeredBySender(question);
  return coded('pack-nothing', { why: sender ?? (isLeft ? 'left-empty' : 'no-account') });
}
