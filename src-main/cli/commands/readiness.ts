/** @file `testimony worksheet ready` and `worksheet submitted`: what a referral lacks, and that it was typed into the form. */

import type { Job } from '../../contract/ports.ts';
import type { ReadinessField, ReadinessView } from '../../contract/readiness.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { SetAside } from '../../core/worksheets/readiness.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { NOTICE_STEP } from '../account-lines.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { STATES } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { fieldsLines, fieldsSeen, fieldToRead, isUnread, notedLines, toReadLines } from '../to-read-lines.ts';
import { withVault } from '../with-vault.ts';

const ready = command({
  name: 'worksheet ready',
  summary:
    'Show what a sheet for a referral still lacks, which carried fields to read, and who else can be known from it',
  details: [
    'First, each field that was carried and that nobody has read since, with what the official form asks there, the text, and the talks it is made of: read it before you sign. One that you worded yourself counts as read; one that is carried anew is open again. A child’s first response has this list alone.',
    '--read FIELD prints one whole, short ones that follow it with it, a screenful at most, and a mark of five letters and digits; --seen with that mark notes that they were read and stay, and prints the next. A text that is another since has another mark.',
    'Fields that the official form demands on this person’s route and that are empty, in its order; what section 3 of the First Responder Toolkit looks for; and words by which somebody else can be known. Nothing is counted up.',
    'Last, what to look at once more: a row for a period without a kind, a place or a beginning, or with the beginning of another; words in quotation marks that are in no account, or were told in several; a no of which nothing was told. Each may be right as it is, and holds up nothing.',
    'A line is set aside with --aside LINE --reason TEXT, and taken up again with --take-up LINE. Exit code 5 while any line is open.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    read: {
      type: 'string',
      value: 'FIELD',
      help: 'print this carried field whole, short ones together, and what to type once they were read',
    },
    seen: {
      type: 'string',
      value: 'MARK',
      help: 'printed with carried fields: they were read and stay. Prints the next',
    },
    aside: { type: 'string', value: 'LINE', help: 'set this line aside; needs --reason' },
    reason: { type: 'string', value: 'TEXT', help: 'why: nothing there, not known, read and stays' },
    'take-up': { type: 'string', value: 'LINE', help: 'take up again what was set aside' },
  },
  example: 'worksheet ready --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { aside, reason } = options;
      const takeUp = options['take-up'];
      if ((aside === undefined) !== (reason === undefined))
        throw new TestimonyError('usage', { subject: '--aside', detail: 'it goes together with --reason' });
      if (aside?.startsWith('read/') === true)
        throw new TestimonyError('usage', {
          subject: '--aside',
          detail:
            'a carried field is printed with --read FIELD, and noted as read with the mark printed there',
        });
      if (aside !== undefined)
        await perform(engine, 'readinessSetAside', { screeningId, line: aside, reason: reason ?? '' }, job);
      if (takeUp !== undefined) await perform(engine, 'readinessTakeUp', { screeningId, line: takeUp }, job);
      const { read, seen } = options;
      if (seen !== undefined) return noteRead(engine, screeningId, { seen, read }, job);
      if (read !== undefined) return showOne(engine, screeningId, read, job);
      const view = await perform(engine, 'readinessShow', { screeningId }, job);
      const { packs } = await perform(engine, 'packList', { caseId: view.caseId }, job);
      const since = packs.filter(({ personId }) => personId === view.personId).flatMap((one) => one.since);
      const outcome = view.open ? 'findings' : 'done';
      const lines = [...(since.length === 0 ? [] : [...since.map(sayFinding), '']), ...readyLines(view)];
      return { json: { ...view, since }, lines: lines.map(printable), outcome };
    }),
});

/** Stands as the reason: nobody has to type it. */
const STAYS = 'Read, and it stays';

/** Fields whole. They are noted as read by what was printed with them, in a call of its own. */
async function showOne(engine: Engine, screeningId: ScreeningId, typed: string, job: Job) {
  const view = await perform(engine, 'readinessShow', { screeningId }, job);
  const one = fieldToRead(view, typed);
  return { json: view, lines: fieldsLines(view, one).map(printable), outcome: toRead(view) };
}

async function noteRead(
  engine: Engine,
  screeningId: ScreeningId,
  { seen, read }: { readonly seen: string; readonly read: string | undefined },
  job: Job,
) {
  const before = await perform(engine, 'readinessShow', { screeningId }, job);
  const some = fieldsSeen(before, seen, read);
  let view = before;
  for (const { line } of some)
    view = await perform(engine, 'readinessSetAside', { screeningId, line, reason: STAYS }, job);
  const questions = some.map(({ question }) => question);
  return { json: view, lines: notedLines(view, questions).map(printable), outcome: toRead(view) };
}

/** The line that says that the notice is not recorded. */
const NOTICE_LOOK = 'look/privacy-notice';

const toRead = (view: ReadinessView): 'done' | 'findings' =>
  view.carried.some(isUnread) ? 'findings' : 'done';

function readyLines(view: ReadinessView): string[] {
  const { fields, looks, others, tellings, age } = view;
  if (!view.referral)
    return [
      ...(view.carried.length === 0 ? ['Nothing that is to be read was carried.'] : toReadLines(view)),
      ...(view.checks.length === 0 ? [] : ['', ...checkLines(view.checks)]),
    ];
  return [
    ...(age.differs ? ['The age is recorded otherwise than on this sheet: it is read as recorded.', ''] : []),
    ...toReadLines(view),
    'Fields that the official form demands and that are empty, or to be decided',
    ...orNothing(
      fields.flatMap((one) => [
        `  ${one.pageTitle}: ${one.title} (${openAs(one)})  [${one.line}]${asideIn(one.aside)}`,
        ...one.notTaken.map((left) => `    ${sayFinding(left)}`),
        ...one.putOff.map((put) => `    ${sayFinding(put)}`),
      ]),
    ),
    '',
    'What the guidance looks for',
    ...looks.flatMap(({ title, line, parts, because, aside }) => [
      `  ${title}  [${line}]${asideIn(aside)}`,
      ...(because.length === 0 ? [] : [`    ${because.join('; ')}`]),
      ...(line === NOTICE_LOOK && aside === null ? [NOTICE_STEP] : []),
      ...parts.map(({ about, title: on, stands }) => `    ${STANDS[stands]}: ${about} (${on})`),
    ]),
    '',
    ...(view.also.length === 0
      ? []
      : [
          'Also recorded, and asked by no field any more',
          ...view.also.map(
            ({ title, question, hiddenBy }) =>
              `  ${title} (${question}): ${sayFinding(coded('account-hidden', { titles: hiddenBy }))}`,
          ),
          '',
        ]),
    'Words by which somebody else can be known',
    ...orNothing(
      others.map(({ title, line, found, aside }) => {
        const words = foundWords(found);
        return `  ${title}  [${line}]: ${words}${asideIn(aside)}`;
      }),
    ),
    '',
    ...(tellings.length === 0 ? [] : toldLines(tellings)),
    ...(view.checks.length === 0 ? [] : checkLines(view.checks)),
    ...submissionLines(view.submission),
  ];
}

const toldLines = (tellings: ReadinessView['tellings']): string[] => [
  'Tellings beside a field that name somebody of the case: their words go with it',
  ...tellings.flatMap(({ title, question, entry, line, found, aside }) => [
    `  ${title}  [${line}]: ${foundWords(found)}${asideIn(aside)}`,
    `    To keep its words back: record withhold --question ${question} --telling ${entry} --reason TEXT`,
  ]),
  '',
];

const checkLines = (checks: ReadinessView['checks']): string[] => [
  'To look at once more',
  ...checks.flatMap(({ about, source, line, found, aside }) => [
    `  ${about}${source === '' ? '' : ` (${source})`}  [${line}]${asideIn(aside)}`,
    ...found.map((one) => `    ${sayFinding(one)}`),
  ]),
  '',
];

const openAs = ({ why, state, takes, instead }: ReadinessField): string => {
  if (why === 'undecided') return 'told differently, to be decided';
  if (why === 'not-taken') return 'told, and not yet taken into this form';
  if (why === 'older') return 'told before something else was: to be settled';
  if (why === 'aged') return 'says how long ago it was, and was told too long ago to hold: ask again';
  if (why === 'empty') return instead.map(sayFinding).join('; ') || STATES[state];
  const form = takes.length === 0 ? 'a name from its list' : takes.join(' or ');
  return `to be decided: words alone, and the form takes ${form}`;
};

const STANDS = { there: 'There', missing: 'Not there yet', read: 'To be read' } as const;
const orNothing = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ['  None.'] : lines);
const asideIn = (aside: SetAside | null): string =>
  aside === null ? '' : `, set aside by ${aside.by}: ${aside.reason}`;

const submitted = command({
  name: 'worksheet submitted',
  summary: 'Record that a sheet was typed into the form it prepares, with the reference it gave',
  details: [
    'That its answers were shown to be copied is written down by itself; that they were submitted only when somebody says so. A referral that somebody else sent before is no such sheet: clock add --kind nrm-referral has its day, and by whom and under which reference as --note. What is recorded is put right by saying it again with --why, and taken back with --withdraw --why. Every line stays.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    on: {
      type: 'string',
      value: 'DAY',
      help: 'the day it was typed in and sent, long ago too, as 2026-11-24; only shown if left out',
    },
    reference: { type: 'string', value: 'REF', help: 'the reference that the form gave' },
    why: { type: 'string', value: 'TEXT', help: 'why it is put right or taken back' },
    withdraw: { type: 'boolean', help: 'it was not submitted after all' },
    'though-told-later': {
      type: 'boolean',
      help: 'record it although the sheet holds what was told after that day',
    },
  },
  example: 'worksheet submitted --vault ./my-vault --id 0f3k… --on 2026-11-24 --reference NRM-1234',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { on, reference = '', why = '', withdraw } = options;
      const thoughToldLater = options['though-told-later'];
      if (on === undefined && !withdraw && (reference !== '' || why !== ''))
        throw new TestimonyError('usage', { subject: '--on', detail: 'say the day with it' });
      const view = withdraw
        ? await perform(engine, 'submissionWithdraw', { screeningId, why }, job)
        : on === undefined
          ? await perform(engine, 'submissionShow', { screeningId }, job)
          : await perform(
              engine,
              'submissionRecord',
              { screeningId, day: on, reference, why, thoughToldLater },
              job,
            );
      return { json: view, lines: submissionLines(view).map(printable) };
    }),
});

const SAID = { submitted: 'submitted', corrected: 'put right', withdrawn: 'taken back' } as const;

function submissionLines({ stands, lines }: SubmissionView): string[] {
  const now =
    stands === null
      ? 'Not recorded as submitted.'
      : `Submitted on ${formatDay(stands.day)}${stands.reference === '' ? '' : `, reference ${stands.reference}`}.`;
  return [
    now,
    ...lines.map(
      ({ kind, day, reference, why, at, by }) =>
        `  ${at.slice(0, 10)}  ${SAID[kind]}: ${[formatDay(day), reference, why, by].filter(Boolean).join('; ')}`,
    ),
  ];
}

export const readinessCommands = [ready, submitted];

/** What is found by one label stands once, in front of it. */
const foundWords = (found: readonly { readonly label: string; readonly text: string }[]): string =>
  [...Map.groupBy(found, ({ label }) => label)]
    .map(([label, some]) => `${some.map(({ text }) => text).join(', ')}: ${label}`)
    .join('; ');
