/** @file `testimony screen withhold`: keeping the words of a telling out of sheets and packs, with a reason. */

import type { ScreeningView } from '../../contract/interviews.ts';
import { type Telling, tellingsBeside } from '../../core/answers/accounts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { isRecorded, standingAnswers } from '../../core/answers/said.ts';
import { tellingLine } from '../../core/answers/telling-line.ts';
import { placeOf } from '../../core/answers/withheld.ts';
import { tellsByName } from '../../core/answers/withheld-name.ts';
import { rowsOf } from '../../core/answers/withheld-rows.ts';
import { withheldLine } from '../../core/answers/withheld-scope.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { questionsOf, titleOf } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';
import { questionNamed } from './tell-once.ts';

export const withhold = command({
  name: 'screen withhold',
  summary:
    'Keep the words of a telling beside a field out of sheets and packs, from everybody or from some readers',
  details: [
    'Of a record that is typed into no form, such as that of a child, it is what the record says itself: in the record it stays as it is.',
    'Without --telling it lists what was told beside the question, each with its number, and changes nothing. What was recorded in the interview stays there; beside the field, on paper, in copy-out and in packs the reason stands in place of the words, with the day and the source, on every sheet of the person.',
    '--row takes one row of a list alone; the rest of the list goes. --from keeps the words from these readers, and --but from everybody except these; several are parted by semicolons. Readers are those that a consent names, those that something went to, and whoever the form is typed to. Where a paper names nobody who gets it, the words stay out. Said again, the readers are added to those before; with --replace they stand in their place.',
    'The reason is handed on: name nobody in it. --give-back undoes it.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    question: {
      type: 'string',
      value: 'NAME',
      help: 'its name or its title, as in "screen show"',
      required: true,
    },
    telling: { type: 'string', value: 'NUMBER', help: 'the telling, as listed' },
    fact: { type: 'string', value: 'FACT', help: 'only what it says about this, as listed' },
    row: { type: 'string', value: 'NUMBER', help: 'only that row of the list, as listed' },
    from: { type: 'string', value: 'NAMES', help: 'only from these readers' },
    but: { type: 'string', value: 'NAMES', help: 'from everybody except these readers' },
    replace: { type: 'boolean', help: 'these readers in place of those said before' },
    reason: { type: 'string', value: 'TEXT', help: 'why its words are withheld' },
    'give-back': { type: 'boolean', help: 'give its words back' },
  },
  example:
    'screen withhold --vault ./my-vault --id 0f3k… --question living-conditions --telling 212 --row 2 --but "Bev, nurse" --reason "She asked for it"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { telling, fact, reason, row } = options;
      const back = options['give-back'] === true;
      for (const [name, typed] of [
        ['--telling', telling],
        ['--row', row],
      ] as const)
        if (typed !== undefined && !/^[1-9]\d{0,14}$/.test(typed))
          throw new TestimonyError('usage', { subject: name, detail: 'a number, as listed without it' });
      const readers = readersOf(options);
      if (telling === undefined && (row !== undefined || readers !== undefined))
        throw new TestimonyError('usage', { subject: '--telling', detail: 'say which with --telling' });
      if (back && readers !== undefined)
        throw new TestimonyError('usage', {
          subject: '--give-back',
          detail: 'it gives them back to everybody',
        });
      if ((telling !== undefined && (reason !== undefined) === back) || (telling === undefined && back))
        throw new TestimonyError('usage', {
          subject: '--telling',
          detail: 'it goes together with --reason, or with --give-back',
        });
      if (telling === undefined && reason !== undefined)
        throw new TestimonyError('usage', { subject: '--reason', detail: 'say which with --telling' });
      const sheet = await perform(engine, 'screeningShow', { screeningId }, job);
      const question = questionNamed(sheet, options.question);
      const which = {
        ...{ screeningId, question, entry: Number(telling) },
        ...(fact === undefined ? {} : { fact }),
        ...(row === undefined ? {} : { row: Number(row) }),
      };
      const view =
        telling === undefined
          ? sheet
          : back
            ? await perform(engine, 'accountsGiveBack', which, job)
            : await perform(
                engine,
                'accountsWithhold',
                {
                  ...{ ...which, reason: reason ?? '', replace: options.replace === true },
                  ...(readers === undefined ? {} : { readers }),
                },
                job,
              );
      const tellings = listed(view, question);
      const own = ownAnswers(view, question);
      const { lines: withheld, readers: known } = await perform(
        engine,
        'accountsWithheld',
        { screeningId },
        job,
      );
      const rows = new Map<string, readonly string[]>();
      for (const { origin } of tellings)
        if (origin.kind === 'interview' && !rows.has(placeOf({ origin }))) {
          const told = await perform(engine, 'screeningShow', { screeningId: origin.screeningId }, job);
          rows.set(placeOf({ origin }), rowsIn(told, origin.question, origin.layer));
        }
      const lines = [
        `${titleOf(questionsOf(view), question)} (${question})`,
        ...(tellings.length + own.length === 0 ? [`  ${nothingTold(view, question)}`] : []),
        ...tellings.flatMap((one) => [
          `  ${one.seq}  ${sayFinding(tellingLine(one))}  [${one.key}]`,
          ...(rows.get(placeOf(one)) ?? []).map((said, at) => `      row ${at + 1}  ${said}`),
        ]),
        ...own.map(({ seq, line }) => `  ${seq}  ${line}`),
        ...(withheld.length === 0 ? [] : ['Withheld, of all that was told:']),
        ...withheld.map((one) => `  ${sayFinding(withheldLine(one))}`),
        ...(telling === undefined && known.length > 0 ? [`Readers by name: ${known.join('; ')}`] : []),
        ...(telling === undefined
          ? []
          : [
              back
                ? 'Its words go with what is handed on again.'
                : standsFor(tellings.find((one) => one.seq === Number(telling))?.key),
            ]),
      ];
      return {
        json: { question, tellings, own, withheld, readers: known },
        lines: lines.flatMap((one) => one.split('\n')).map(printable),
      };
    }),
});

function readersOf({ from, but }: { readonly from?: string | undefined; readonly but?: string | undefined }) {
  if (from !== undefined && but !== undefined)
    throw new TestimonyError('usage', { subject: '--from', detail: 'either --from or --but' });
  const typed = from ?? but;
  if (typed === undefined) return undefined;
  const names = typed.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (names.length === 0)
    throw new TestimonyError('usage', { subject: from === undefined ? '--but' : '--from', detail: 'a name' });
  return { only: from === undefined ? ('but' as const) : ('from' as const), names };
}

/** Of a list as that account has it, row by row. */
function rowsIn(view: ScreeningView, question: string, layer: number): string[] {
  const element = questionsOf(view).get(question)?.element;
  const answer = view.answers.find((one) => one.question === question && one.layer === layer);
  return rowsOf(answer?.value).map((row) => readableValue(element, [row]).replaceAll('\n', ' / '));
}

/** Of a record that is typed into no form: what it says itself, account by account. */
function ownAnswers(
  view: ScreeningView,
  question: string,
): { readonly seq: number; readonly line: string }[] {
  const questions = questionsOf(view);
  const isTyped = [...questions.values()].some(({ element }) => element.testimony.field !== undefined);
  const on = questions.get(question);
  if (isTyped || on?.prepared !== true || on.element.testimony.fact === undefined) return [];
  return view.answers
    .filter((one) => one.question === question && isRecorded(one))
    .flatMap((one) => {
      const entry = view.entries.find(
        ({ layer, question: name }) => layer === one.layer && name === question,
      );
      const said = readableValue(on.element, one.value).replaceAll('\n', ' / ');
      const words = quotedWords(one.ownWords);
      const of = one.layer === 0 ? 'First account' : `Later account ${one.layer}`;
      const line = `${of}: ${[said, words].filter((part) => part !== '').join(' ')}`;
      return entry === undefined ? [] : [{ seq: entry.seq, line }];
    });
}

/** All that can be withheld there, in the field already or not. */
function listed(view: ScreeningView, question: string): readonly Telling[] {
  const known = view.known.find((one) => one.question === question);
  return known === undefined ? [] : tellingsBeside(known);
}

function nothingTold(view: ScreeningView, question: string): string {
  const isThere = isRecorded(standingAnswers(view.answers).get(question));
  return isThere
    ? 'Nothing that was told elsewhere stands beside it. What is in the field was written there: change it, or take it out, with screen fill.'
    : 'Nothing that was told stands beside it, and nothing is in the field.';
}

/** A thing whose name alone would say what is kept back is named on nothing that leaves: whoever withholds it has to know. */
const standsFor = (key: string | undefined): string =>
  tellsByName(key ?? null)
    ? 'Its name alone would say what is withheld: on what is handed on nothing stands for it, neither its name nor the reason; it is only counted among what is withheld.'
    : 'The reason stands in place of its words wherever they would be handed on.';
