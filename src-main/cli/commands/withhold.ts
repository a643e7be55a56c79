/** @file `testimony record withhold`: keeping the words of a telling out of sheets and packs, with a reason. */

import type { WithheldLineView } from '../../contract/accounts.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import type { Job } from '../../contract/ports.ts';
import type { Telling } from '../../core/answers/accounts.ts';
import { isWithheld, placeOf } from '../../core/answers/fact.ts';
import { isRecorded, standingAnswers } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { tellsByName } from '../../core/withholding/copy.ts';
import { withheldLine } from '../../core/withholding/readers.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { questionsOf, titleOf } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';
import { beside, listed, ownAnswers, readersOf, rowsIn, shortly } from '../withhold-lines.ts';
import { questionNamed } from './tell-once.ts';

export const withhold = command({
  name: 'record withhold',
  summary: 'Withhold the words of an account from sheets and packs, from everybody or from some readers',
  details: [
    'Of a record that is typed into no form, such as that of a child, it is what the record says itself: in the record it stays as it is.',
    'Without --telling it lists what was told beside the question, each with its number, shortly, and changes nothing; with --telling alone it shows all of that one. What was recorded in the interview stays there; beside the field, on paper, in copy-out and in packs the reason stands in place of the words, with the day and the source, on every sheet of the person.',
    '--row takes one row of a list alone; the rest of the list goes. --words takes words of an answer, or of one part of a row, alone, as they are shown there; the rest of it goes, with a sign where they stood. --from keeps the words from these readers, and --but from everybody except these; several are parted by semicolons. Readers are those that a consent names, those that something went to, and whoever the form is typed to; for --but also whoever may have it by a general yes, for --from also whom the person named as not to be told and the people of the case. Where a paper names nobody who gets it, the words stay out. Said again, the readers are added to those before; with --replace they stand in their place.',
    'Words that are withheld already have a number in the list: with --withheld NUMBER they are kept from more readers, or from everybody, or given back, whatever they stand beside by now.',
    'Readers see the reason: name nobody in it. --give-back releases the words; leave out --telling if only one account of the question is withheld.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    question: {
      type: 'string',
      value: 'NAME',
      help: 'its name or its title, as in "record show"; not with --withheld',
    },
    withheld: { type: 'string', value: 'NUMBER', help: 'of what is withheld already, as listed' },
    telling: { type: 'string', value: 'NUMBER', help: 'the telling, as listed' },
    fact: { type: 'string', value: 'FACT', help: 'only what it says about this, as listed' },
    row: { type: 'string', value: 'NUMBER', help: 'only that row of the list, as listed' },
    words: { type: 'string', value: 'TEXT', help: 'only these words of it, letter by letter' },
    from: { type: 'string', value: 'NAMES', help: 'only from these readers' },
    but: { type: 'string', value: 'NAMES', help: 'from everybody except these readers' },
    replace: { type: 'boolean', help: 'these readers in place of those said before' },
    reason: { type: 'string', value: 'TEXT', help: 'why its words are withheld' },
    'give-back': { type: 'boolean', help: 'give its words back' },
  },
  example:
    'record withhold --vault ./my-vault --id 0f3k… --question living-conditions --telling 212 --row 2 --but "Bev, nurse" --reason "She asked for it"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { telling, fact, reason, row } = options;
      const back = options['give-back'] === true;
      for (const [name, typed] of [
        ['--telling', telling],
        ['--row', row],
        ['--withheld', options.withheld],
      ] as const)
        if (typed !== undefined && !/^[1-9]\d{0,14}$/.test(typed))
          throw new TestimonyError('usage', { subject: name, detail: 'a number, as listed without it' });
      const readers = readersOf(options);
      if (options.withheld !== undefined) return await changeWithheld(engine, options, readers, job);
      if (telling === undefined && [row, readers, options.words].some((one) => one !== undefined))
        throw new TestimonyError('usage', { subject: '--telling', detail: 'say which with --telling' });
      if (back && readers !== undefined)
        throw new TestimonyError('usage', {
          subject: '--give-back',
          detail: 'it gives them back to everybody',
        });
      const isAlone = [reason, row, readers, options.words].every((one) => one === undefined) && !back;
      if (
        (reason !== undefined && back) ||
        (telling !== undefined && reason === undefined && !back && !isAlone)
      )
        throw new TestimonyError('usage', {
          subject: '--telling',
          detail: 'it goes together with --reason, or with --give-back',
        });
      if (telling === undefined && reason !== undefined)
        throw new TestimonyError('usage', { subject: '--reason', detail: 'say which with --telling' });
      const sheet = await perform(engine, 'screeningShow', { screeningId }, job);
      if (options.question === undefined)
        throw new TestimonyError('usage', { subject: '--question', detail: 'which question, or --withheld' });
      const question = questionNamed(sheet, options.question);
      const only = telling === undefined && back ? onlyWithheld(listed(sheet, question)) : undefined;
      const which = {
        screeningId,
        question,
        entry: only?.seq ?? Number(telling),
        ...(fact === undefined && only === undefined ? {} : { fact: fact ?? only?.key }),
        ...(row === undefined ? {} : { row: Number(row) }),
        ...(options.words === undefined ? {} : { passage: options.words }),
      };
      const { lines: before } = await perform(engine, 'accountsWithheld', { screeningId }, job);
      const view = back
        ? await perform(engine, 'accountsGiveBack', which, job)
        : telling === undefined || isAlone
          ? sheet
          : await perform(
              engine,
              'accountsWithhold',
              {
                ...which,
                reason: reason ?? '',
                replace: options.replace === true,
                ...(readers === undefined ? {} : { readers }),
              },
              job,
            );
      const tellings = listed(view, question);
      const own = ownAnswers(view, question);
      const after = await perform(engine, 'accountsWithheld', { screeningId }, job);
      const { lines: withheld, readers: known } = after;
      const rows = new Map<string, readonly string[]>();
      for (const { origin } of isAlone ? tellings : [])
        if (origin.kind === 'interview' && !rows.has(placeOf({ origin }))) {
          const told = await perform(engine, 'screeningShow', { screeningId: origin.screeningId }, job);
          rows.set(placeOf({ origin }), rowsIn(told, origin.question, origin.layer));
        }
      const heading = `${titleOf(questionsOf(view), question)} (${question})`;
      const now = new Set(withheld.map((one) => JSON.stringify(one)));
      const given = before.filter((one) => !now.has(JSON.stringify(one)));
      const mine = tellings.filter(
        (one) => one.seq === which.entry && (fact === undefined || one.key === fact),
      );
      const lines = back
        ? [
            heading,
            ...beside(mine, rows),
            'Given back:',
            ...given.map((one) => `  ${keptLine(one)}`),
            ...still(withheld),
            'Its words go with what is handed on again.',
          ]
        : telling !== undefined && isAlone
          ? [heading, ...beside(mine, rows, true)]
          : telling !== undefined
            ? [heading, ...beside(mine, rows), ...still(withheld), standsFor(mine[0]?.key)]
            : [
                heading,
                ...(tellings.length + own.length === 0 ? [`  ${nothingTold(view, question)}`] : []),
                ...beside(tellings, rows),
                ...own.map(({ seq, line }) => `  ${seq}  ${shortly(line)}`),
                ...still(withheld),
                ...(known.length > 0 ? [`Readers by name: ${known.join('; ')}`] : []),
              ];
      return {
        json: { question, tellings, own, withheld, readers: known },
        lines: lines.flatMap((one) => one.split('\n')).map(printable),
      };
    }),
});

/** The one telling beside the question that is kept back. Throws `usage` where it is none, or has to be said which. */
function onlyWithheld(tellings: readonly Telling[]): Telling {
  const kept = tellings.filter(isWithheld);
  const [first] = kept;
  const numbers = [...new Set(kept.map(({ seq, key }) => `${seq} --fact ${key}`))];
  const decisions = new Set(kept.map(({ withheld }) => withheld?.seq));
  if (first !== undefined && decisions.size === 1) return first;
  const detail =
    first === undefined
      ? 'nothing that was told beside it is withheld'
      : `more than one is withheld there, say which: ${numbers.join('; ')}`;
  throw new TestimonyError('usage', { subject: '--telling', detail });
}

const keptLine = (one: WithheldLineView): string =>
  sayFinding(withheldLine({ ...one, row: shortly(one.row) }));
const still = (kept: readonly WithheldLineView[]): string[] =>
  kept.length === 0
    ? []
    : ['Withheld, of all that was told:', ...kept.map((one, at) => `  ${at + 1}  ${keptLine(one)}`)];

type Typed = 'withheld' | 'question' | 'telling' | 'row' | 'words' | 'reason';
interface Options extends Readonly<Partial<Record<Typed, string | undefined>>> {
  readonly id: string;
  readonly replace?: boolean | undefined;
  readonly 'give-back'?: boolean | undefined;
}
/** From whom words that are withheld already are kept, or that they are given back, by their number. */
async function changeWithheld(
  engine: Engine,
  { id, withheld: typed, question, telling, row, words, reason, replace, 'give-back': back }: Options,
  readers: ReturnType<typeof readersOf>,
  job: Job,
) {
  if ([question, telling, row, words].some((one) => one !== undefined))
    throw new TestimonyError('usage', { subject: '--withheld', detail: 'it says which by itself' });
  if ((reason === undefined) === (back !== true) || (back === true && readers !== undefined))
    throw new TestimonyError('usage', {
      subject: '--withheld',
      detail: 'it goes with --reason, or with --give-back',
    });
  const screeningId = recordId(id);
  const { lines: before } = await perform(engine, 'accountsWithheld', { screeningId }, job);
  const line = before[Number(typed) - 1]?.line;
  if (line === undefined)
    throw new TestimonyError('usage', { subject: '--withheld', detail: `nothing has the number ${typed}` });
  const change = {
    reason: reason ?? '',
    replace: replace === true,
    ...(readers === undefined ? {} : { readers }),
  };
  await (back === true
    ? perform(engine, 'accountsGiveBack', { screeningId, line }, job)
    : perform(engine, 'accountsWithhold', { screeningId, line, ...change }, job));
  const { lines: withheld, readers: known } = await perform(engine, 'accountsWithheld', { screeningId }, job);
  const said = back === true ? ['Its words go with what is handed on again.'] : [];
  return { json: { withheld, readers: known }, lines: [...still(withheld), ...said].map(printable) };
}

function nothingTold(view: ScreeningView, question: string): string {
  const there = standingAnswers(view.answers).get(question);
  if (there?.relation === 'confirms' && isRecorded(there))
    return 'Nothing stands beside it now. The field was filled from what was told, which goes elsewhere since: change what is withheld of it by its number below, with --withheld, and the field with record fill.';
  return isRecorded(there)
    ? 'Nothing that was told elsewhere stands beside it. What is in the field was written there: change it, or take it out, with record fill.'
    : 'Nothing that was told stands beside it, and nothing is in the field.';
}

/** A thing whose name alone would say what is kept back is named on nothing that leaves: whoever withholds it has to know. */
const standsFor = (key: string | undefined): string =>
  tellsByName(key ?? null)
    ? 'Its name alone would say what is withheld: on what is handed on nothing stands for it, neither its name nor the reason; it is only counted among what is withheld.'
    : 'The reason stands in place of its words wherever they would be handed on.';
