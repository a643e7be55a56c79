/** @file `testimony record fill`, `form list`, `worksheet export`: the forms there are, and filling one in from a file. */

import { resolve } from 'node:path';
import type { FormOffers } from '../../contract/age.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import type { Job } from '../../contract/ports.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { answeredValues, isRecorded, standingAnswers } from '../../core/answers/said.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { FormFile } from '../../core/forms/form-format.ts';
import { questionName } from '../../core/forms/question-name.ts';
import { flattenQuestions } from '../../core/forms/questions.ts';
import type { CaseId } from '../../core/ids.ts';
import { daysAfterTalk } from '../../core/interviews/after-talk.ts';
import { answersBesideRows } from '../../core/interviews/beside-rows.ts';
import { putsRight } from '../../core/interviews/put-right-in-place.ts';
import { PERIODS } from '../../core/told/derived.ts';
import { isOfPlaces, placedWords, placesIn } from '../../core/told/words-of-place.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { leftOutOfChronology } from '../../usecases/resources/chronology-list.ts';
import { findingLines, outcomeOf } from '../account-lines.ts';
import { type AnswersFile, readAnswers, recordInterview } from '../answers-file.ts';
import { withChangedRows } from '../changed-rows.ts';
import { columns, facts, printable } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFound } from '../failure.ts';
import { findCase } from '../find.ts';
import { findPerson, isMeant } from '../find-person.ts';
import { fitAnswers } from '../fit-answers.ts';
import { makeFolder } from '../folders.ts';
import { HELD, heldOnOf, heldWords } from '../held-option.ts';
import { questionsOf, recordFacts, titleOf } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { sinceLines } from '../since-lines.ts';
import { withVault } from '../with-vault.ts';
import { certaintyWords } from './form-questions.ts';
import { annotationCommands } from './record-notes.ts';
import { readingCommands } from './record-show.ts';
import { signingCommands } from './record-sign.ts';
import { withhold } from './withhold.ts';
import { copyOutCommand } from './worksheet-copy-out.ts';

// What an interview does not say the place of: own words beside several places, and an answer that belongs to a row.

/** A line for each, with how to say it: nobody has to. None on a sheet, which is filled from interviews. */
function wordsWithoutPlace(view: ScreeningView): string[] {
  const questions = questionsOf(view);
  const standing = standingAnswers(view.answers);
  const periods = [...standing.values()].filter(
    ({ question }) => questions.get(question)?.element.testimony.fact === PERIODS,
  );
  const places = placesIn(answeredValues(periods));
  if (places.length < 2) return [];
  return [...standing.values()].flatMap(({ question, ownWords }) => {
    const asked = questions.get(question);
    const isOne = asked?.prepared === false && isOfPlaces(asked.element.testimony.fact ?? '');
    const alone = placedWords(ownWords).find(({ place }) => place === '');
    if (!isOne || alone === undefined) return [];
    return [
      `“${titleOf(questions, question)}” (${question}): of which place are the own words? To say it, begin with the place in brackets: "[PLACE] ${alone.words.slice(0, 40)}". Places told: ${places.join(', ')}. Left so, the sheet says: place not recorded.`,
    ];
  });
}

/** A line for each answer that belongs to a row of a list and stands in none, with the rows. None on a sheet. */
function besideRowsLines(view: ScreeningView): string[] {
  const questions = flattenQuestions(FormFile.parse(view.definition));
  return answersBesideRows(questions, standingAnswers(view.answers)).map(({ answer, asked, list, rows }) => {
    const each = rows.map((row, at) => `${at + 1}: ${readableValue(list.element, [row])}`);
    const value = answer.state === 'answered' ? readableValue(asked.element, answer.value) : '';
    const said = [value, answer.ownWords].filter((one) => one !== '').join('; ');
    return `“${asked.title}” (${asked.name}) is not asked while “${list.name}” has rows. “${said}” belongs to one of them, and no sheet says to which. ${each.join(' | ')}. To put it there: "rows": [{"row": NUMBER, "set": {…}}] of "${list.name}".`;
  });
}

/** Of answers that put right what was written down wrongly, which account each of them changed: nobody has to guess it. */
interface Given {
  readonly question: string;
  readonly cause?: string | undefined;
}

/** `before`: the record as it was, without the answers `given`. A line for each account, and none where nothing was put right. */
function putRightLines(before: ScreeningView, given: readonly Given[]): string[] {
  const open = before.layers.at(-1);
  if (open === undefined) return [];
  const target = putsRight(open.reason);
  const questions = questionsOf(before);
  const accountOf = (name: string): number =>
    target ??
    before.answers
      .filter((one) => one.question === name && isRecorded(one))
      .filter(({ layer, cause }) => layer === 0 || cause !== 'recording')
      .reduce((newest, { layer }) => Math.max(newest, layer), 0);
  const right = given
    .filter(({ cause }) => target !== undefined || cause === 'recording')
    .map(({ question }) => (questions.has(question) ? question : questionName(question)));
  return [...Map.groupBy(right, accountOf)].map(([layer, names]) => {
    const titles = names.map((name) => `“${titleOf(questions, name)}”`).join(', ');
    const account = layer === 0 ? 'the first account' : `later account ${layer}`;
    const held = layer === 0 ? before : before.layers.find((one) => one.layer === layer);
    const on = held === undefined ? '' : heldWords(held);
    const other =
      target === undefined
        ? ' For another account: record later-account --puts-right, and then these answers.'
        : '';
    return `Put right, as it was written down in ${account}${on === '' ? '' : ` (${on})`}: ${titles}.${other}`;
  });
}

// Lines of the command line for days in an account that came after it was held.

/** A line for each of the newest account, with what to do; `isOut`: as `daysAfterTalk` takes it. None where no day is recorded, as on most sheets. */
function daysAfterTalkIn(
  view: Pick<ScreeningView, 'definition' | 'answers' | 'layers' | 'heldOn'>,
  isOut: (question: string, cell?: string) => boolean,
): string[] {
  const form = FormFile.parse(view.definition);
  const questions = new Map(flattenQuestions(form).map((one) => [one.name, one]));
  const held = new Map([[0, view.heldOn], ...view.layers.map((one) => [one.layer, one.heldOn] as const)]);
  const newest = view.layers.at(-1)?.layer ?? 0;
  const found = daysAfterTalk(questions, view.answers, held, isOut).filter(({ layer }) => layer === newest);
  return found.map(({ question, layer, heldOn, days }) => {
    const on = formatFuzzyDate(heldOn);
    const account = layer === 0 ? 'the account' : `later account ${layer}`;
    return `“${questions.get(question)?.title ?? question}” (${question}) names ${days.map(formatFuzzyDate).join(', ')}, after ${account} was held (${on}). Became known later? Take it out here and put it in an account of its own: record later-account. Left so, papers say that it was told on ${on}.`;
  });
}

/** Which of our forms is taken for whom, and when: whoever has a first talk in front of them, or on paper, asks that first. */
const TAKE: Readonly<Record<string, string>> = {
  'screening-interview':
    'the whole account of an adult, in one talk or several, or from paper. A referral is prepared from it.',
  'first-account':
    'a first talk with an adult that has to be short. It asks less, and a referral lacks more; go on with screening-interview.',
  'child-first-response': 'anybody who is under 18 or may be, and a talk held while they were.',
  'nrm-preparation':
    'after a talk, to prepare the referral: worksheet carry-over fills it from what was told.',
};

/** "Take it for: …" below a form; none for one of which its own words say enough. */
export const takeItFor = (formId: string): string[] =>
  TAKE[formId] === undefined ? [] : [`Take it for: ${TAKE[formId]}`];

/** `testimony worksheet export`: a sheet that is made to be printed, as PDF. */
const exportWorksheet = command({
  name: 'worksheet export',
  summary: 'Write a sheet that is made to be printed as PDF: special measures',
  details: [
    'It holds what is recorded on the sheet, and at its head what it is and is not. It leaves under consent for papers to the court.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    recipient: { type: 'string', value: 'NAME', help: 'who will hold it; consent for them counts' },
    ...DECISION,
    ...RELEASE,
  },
  example: 'worksheet export --vault ./my-vault --id 0f3k… --out ./for-court --recipient "The prosecutor"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { recipient = '' } = options;
      const screeningId = recordId(options.id);
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const released = releasedRecords(options);
      const input = { screeningId, folder, recipient, ...decisionIn(options), released };
      const done = await perform(engine, 'worksheetExport', input, job);
      return {
        json: { ...done, folder: out },
        lines: [
          ...facts([
            ['file', done.fileName],
            ['sha256', done.sha256],
          ]),
          ...findingLines(done.accounts),
        ],
        outcome: outcomeOf(done.accounts),
      };
    }),
});

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const forms = command({
  name: 'form list',
  summary: 'List the forms, with what each is and what it is not',
  details: [
    'Below each form that starts an account you see whom it is for and when. With --case: only forms for the person, by role, age and the nation of the case.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: { type: 'string', value: 'REF', help: 'list what is for a person in this case' },
    person: { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' },
  },
  example: 'form list --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const every = await perform(engine, 'formList', {}, job);
      const offered = await offeredTo(engine, options, job);
      const then = offered?.offeredForThen ?? [];
      const isFor = (id: string) =>
        offered === undefined || offered.offered.includes(id) || then.includes(id);
      const list = {
        ...every,
        forms: every.forms
          .filter(({ id }) => isFor(id))
          .map((form) => (then.includes(form.id) ? { ...form, forTalkHeldThen: true as const } : form)),
      };
      const rows = list.forms.map((form) => [
        form.id,
        form.version,
        form.questions,
        form.own ? 'own' : '',
        form.title,
      ]);
      const table = columns(['form', 'version', 'questions', 'whose', 'title'], rows);
      const damaged = list.damaged.flatMap(({ file, found }) => [
        `${file} cannot be used:`,
        ...found.map((one) => `    ${sayFound(one)}`),
      ]);
      const lines = table.flatMap((line, index) => {
        const form = list.forms[index - 1];
        return form === undefined
          ? [line]
          : [
              line,
              ...(then.includes(form.id) ? [HELD_THEN] : []),
              ...takeItFor(form.id).map((one) => `    ${one}`),
              `    ${form.label}`,
              `    From: ${form.source}. ${certaintyWords(form.certainty)}`,
            ];
      });
      return { json: list, lines: [...lines, ...damaged].map(printable) };
    }),
});

/** The forms for the person that is asked about; undefined where nobody is. Throws `usage`, `not-found`. */
async function offeredTo(
  engine: Engine,
  asked: { readonly case: string | undefined; readonly person: string | undefined },
  job: Job,
): Promise<FormOffers | undefined> {
  if (asked.case === undefined) {
    if (asked.person === undefined) return undefined;
    throw new TestimonyError('usage', { subject: '--person', detail: 'say which case with --case' });
  }
  const { id: caseId } = await findCase(engine, asked.case, job);
  const { id: personId } = await findPerson(engine, caseId, asked.person, job);
  return await perform(engine, 'formOffers', { personId }, job);
}

const HELD_THEN =
  '    Only for a talk held while they were under 18: give its day ("heldOn", or --held-on). They are an adult now.';

const fill = command({
  name: 'record fill',
  summary: 'Record an interview from a file of answers',
  place: 'answers-file',
  details: [
    'The file is JSON: {"person": "…", "form": "first-account", "answers": [{"question": "birthplace", "value": "…"}, {"question": "treatment", "state": "prefers-not-to-say"}]}. With "readBack" the record is signed off.',
    'Names and answers of the questions: form questions. In an interview, the safety and consent pages come first; after them no question has to be answered. A worksheet may have "answers": [] and be filled by worksheet carry-over.',
    'A date is written as for "person add --born": "value": "2023-05", "about 2023-05", "before 2019", "24 Nov 2026", "2009 or 2010", "between 2015 and 2018". "ownWords" holds the words of the person, beside any answer or instead of one. "state" says why there is no "value": own-words, not-asked, not-known, prefers-not-to-say or deferred; cleared takes an answer back.',
    'Where there were several places, own words may say which they belong to, in square brackets before them: "ownWords": "[Coventry] the windows had foil". A sheet then has them beside that place; without it, they stand below the rest.',
    'An answer may say "relation": "confirms", "adds", "since" or "differs", to what was recorded before: "since" where nothing is told otherwise and time has passed (they moved, the telephone is another, a case went on): both stand, each of its day, and the newer goes into a sheet; of where somebody lives, how they are reached or are now, and the last contact, that is so as a rule. Of a difference, or of what is added only now, if the person says why, "cause": "memory", "fear", "shame", "guilt", "trauma", "translation", "to-protect-somebody", "question-misunderstood", "setting" (how the talk was held), "recording" or "other". Their own words of why are "reasonWords", and a reason that was only reported, in nobody’s words, is "reason" in its place (of a row: "reasonWords" in square brackets, "[She had counted from the machine.] By hand it was nothing"): it is printed without quotation marks. A sheet has them as the reason, and never among the words of the answer, which are "ownWords"; of "other" without "reasonWords", "ownWords" beside a value are the reason.',
    '"howSaid" says how it came to be said: "volunteered", "asked-openly", "prompted", or "noted" where nobody was asked. Left out, it is as the question is asked: openly where the answer is written, prompted where it is chosen from a list; in an account of a day that is past (--held-on) it stays open, since nobody here knows.',
    'With --id the answers go into that draft, so that an interview that was broken off goes on; on a signed record, into the later account that "record later-account" opened last. "person" and "form" may then be left out; "language" and "interpreter" are those from now on. A later account begins with a safety check of its own; only what was written down wrongly ("relation": "differs", "cause": "recording") can be put right without one, since nobody is asked. Of a talk that is over (--held-on), what does not stand on its paper has the state "not-known", in the safety check too: nobody guesses whether they were alone. While a draft of the form is open for the person, another is begun only with --another.',
    'Where the person asked for an interpreter, the file names one in "interpreter". Without one nothing begins unless you say --no-interpreter.',
    'Of rows that are recorded, only what changed need be given, with --id: "rows": [{"row": 2, "set": {"until": "2026-10"}}] in place of "value". Rows are counted from 1, as "record show" has them; the numbers after the last add rows, as many as you give, null empties a cell, and "remove": true takes the row out. The others stay as they are. A row may have a reason of its own: "cause" and "reasonWords" beside its "set"; "cause": "" says that nobody gave one for that row. Where only the order was put right, give the whole list as "value" in the new order. In a later account it then "differs", or "adds" where there are only new rows, unless you say otherwise.',
    'Which form: screening-interview for the whole account of an adult, now or from paper; first-account for a first talk that has to be short; child-first-response for anybody who is under 18, or may be. A form is begun only with those it is for ("form list --case"): nobody who is under 18, or may be, is asked what an adult is asked. Of a talk held before, the age on that day decides: child-first-response with --held-on, also for somebody who is an adult now.',
    'An account that was taken before, on paper or elsewhere: --held-on says when, as far as that is known, and --taken-by who took it. When and by whom it was entered is recorded beside it.',
    'The record is saved whole or not at all: after a refusal nothing is left behind, and the file can be mended and used again.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    answers: {
      type: 'string',
      value: 'FILE',
      help: 'JSON file of answers ("-" for standard input)',
      required: true,
    },
    id: { type: 'string', value: 'ID', help: 'the record to go on with, as in "record show"' },
    ...HELD,
    another: { type: 'boolean', help: 'begin another although a draft of this form is open' },
    'no-interpreter': { type: 'boolean', help: 'nobody interprets, although the person asked for it' },
  },
  example: 'record fill --vault ./my-vault --case LH-2026-014 --answers interview.json',
  run: ({ options, terminal, job }) => {
    const answers = readAnswers(options.answers, terminal);
    const held = { heldOn: heldOnOf(options['held-on']), takenBy: options['taken-by'] ?? '' };
    if (options.id !== undefined && heldWords(held) !== '')
      throw new TestimonyError('usage', {
        subject: '--held-on',
        detail: 'when a record was held is said when it is begun',
      });
    return withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const { view, right } =
        options.id === undefined
          ? {
              view: await recordInterview(engine, id, answers, job, {
                held,
                ifOpen: options.another ? 'begin' : 'refuse',
                nobodyInterprets: options['no-interpreter'] === true,
              }).catch(sayHowToGoOn),
              right: [],
            }
          : await goOn(engine, id, options.id, answers, job);
      return {
        json: view,
        lines: [
          `${view.answered} of ${view.questions} questions are answered.`,
          ...recordFacts(view),
          ...wordsWithoutPlace(view).map(printable),
          ...besideRowsLines(view).map(printable),
          ...afterTalk(engine, view).map(printable),
          ...right.map(printable),
        ],
      };
    });
  },
});

/** Days that came after the account was held; not the day a talk was typed, which is no part of it. */
const afterTalk = (engine: Engine, view: ScreeningView): string[] => {
  const isOut = leftOutOfChronology(engine.resources);
  return daysAfterTalkIn(view, (question, cell) => isOut(view.formId, question, cell));
};

/** The words of the command line for what the window offers as two buttons. */
function sayHowToGoOn(thrown: unknown): never {
  if (!(thrown instanceof TestimonyError) || thrown.code !== 'draft-open') throw thrown;
  const { subject = '', found = [] } = thrown;
  const how = 'Go on with it: record fill --id ID. Begin another all the same: --another';
  throw new TestimonyError('draft-open', { subject, findings: [...found.map(sayFound), how], cause: thrown });
}

/** Puts the answers into a draft of this case, or into its later account, all or none. Throws `not-found`, `usage` where the file is about another. */
async function goOn(
  engine: Engine,
  caseId: CaseId,
  typed: string,
  file: AnswersFile,
  job: Job,
): Promise<{ readonly view: ScreeningView; readonly right: readonly string[] }> {
  const { screenings } = await perform(engine, 'screeningList', { caseId }, job);
  const { people } = await perform(engine, 'caseShow', { caseId }, job);
  const draft = screenings.find((one) => one.id === typed);
  if (draft === undefined) throw new TestimonyError('not-found', { subject: typed });
  const other = (what: string) =>
    new TestimonyError('usage', { subject: '--answers', detail: `its "${what}" is not that of the draft` });
  const person = people.find((one) => one.id === draft.personId);
  if (file.person !== undefined && (person === undefined || !isMeant(person, file.person)))
    throw other('person');
  if (file.form !== undefined && file.form !== draft.formId) throw other('form');
  const { language, interpreter, readBack = null } = file;
  const record = await perform(engine, 'screeningShow', { screeningId: draft.id }, job);
  const input = {
    screeningId: draft.id,
    language,
    interpreter,
    answers: fitAnswers(record, withChangedRows(record, file.answers)),
    readBack,
  };
  const view = await perform(engine, 'screeningContinue', input, job);
  return { view, right: [...putRightLines(record, file.answers), ...sinceLines(record, view, file.answers)] };
}

export const recordFillCommands = [
  forms,
  fill,
  copyOutCommand,
  ...signingCommands,
  ...annotationCommands,
  ...readingCommands,
  withhold,
  exportWorksheet,
];
