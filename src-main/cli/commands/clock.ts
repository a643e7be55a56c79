/** @file `testimony clock …`, what writes: a day of a case, a correction, what was seen to. */
import { ENHANCED } from '../../core/clocks/rule.ts';
import { NATIONS } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { EventId } from '../../core/ids.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { CASE, command, type Options, PASSPHRASE_FILE, VAULT, type Values } from '../command.ts';
import { readDate, readDay } from '../dates.ts';
import { clockRows } from '../due-lines.ts';
import { findCase, findEvidence } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const LINE = {
  on: {
    type: 'string',
    value: 'DATE',
    help: 'when; a month or a year where no day is known',
    required: true,
  },
  time: { type: 'string', value: 'HH:MM', help: 'at what time' },
  sent: { type: 'string', value: 'DAY', help: 'the day a decision was sent' },
  served: { type: 'string', value: 'DAY', help: 'the day a decision arrived' },
  nation: {
    type: 'string',
    value: 'NATION',
    help: `whose law counts: ${NATIONS.join(', ')}; that of the case if left out`,
  },
  result: { type: 'string', value: 'WORD', help: 'what came of it, as "clock kinds" has it' },
  title: {
    type: 'string',
    value: 'TEXT',
    help: 'what it is called; beside the words of its kind, or alone for the kind "other"',
  },
  place: { type: 'string', value: 'TEXT', help: 'where' },
  note: { type: 'string', value: 'TEXT', help: 'anything else' },
  owner: { type: 'string', value: 'NAME', help: 'who sees to what follows; you if left out' },
  enhanced: {
    type: 'string',
    value: 'WORD',
    help: `whether the person has enhanced rights under the Code: ${ENHANCED.join(', ')}`,
  },
  letter: { type: 'string', value: 'EXHIBIT', help: 'the exhibit it came in: its mark, title or identifier' },
} as const satisfies Options;

function lineOf(options: Values<typeof LINE>) {
  const { time = '', result = '', title = '', place = '', note = '', owner = '' } = options;
  return {
    on: readDate(options.on, '--on'),
    sentOn: options.sent === undefined ? null : readDay(options.sent, '--sent'),
    servedOn: options.served === undefined ? null : readDay(options.served, '--served'),
    nation: options.nation === undefined ? undefined : oneOf(NATIONS, options.nation, '--nation'),
    enhanced: oneOf(ENHANCED, options.enhanced ?? 'not-known', '--enhanced'),
    time,
    result,
    title,
    place,
    note,
    owner,
  };
}

const add = command({
  name: 'clock add',
  summary: 'Write down what happened on a day, or will; the days that follow from it are counted',
  details: [
    '"clock kinds" lists what can be written down. A hearing needs a day; what happened may be known to a month or a year only. What was wrong is put right with "clock amend"; nothing is overwritten.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    kind: { type: 'string', value: 'KIND', help: 'as "clock kinds" has it', required: true },
    ...LINE,
    person: { type: 'string', value: 'NAME', help: 'whom it is about; the whole case if left out' },
    'seen-to': {
      type: 'string',
      value: 'REASON',
      help: 'nothing that follows is left to do: why, for what is written down long afterwards',
    },
  },
  example: 'clock add --vault ./my-vault --case LH-2026-014 --kind nrm-referral --on 2026-11-03',
  run: ({ options, terminal, job }) => {
    const line = lineOf(options);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { person } = options;
      const personId = person === undefined ? null : (await findPerson(engine, caseId, person, job)).id;
      const { letter } = options;
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const evidenceId = letter === undefined ? null : findEvidence(evidence, letter).id;
      const seenTo = options['seen-to'] ?? '';
      const input = { caseId, personId, kind: options.kind, ...line, evidenceId, seenTo };
      const view = await perform(engine, 'dateRecord', input, job);
      const follows = view.clocks.filter((one) => one.subject === view.eventId);
      return { json: view, lines: [`Written down as ${view.eventId}.`, ...clockRows(follows)] };
    });
  },
});

const amend = command({
  name: 'clock amend',
  summary: 'Put a day right with a line more; the lines before it stay',
  positionals: [{ name: 'EVENT', help: 'its identifier, as in "clock list --json"' }],
  options: {
    ...VAULT_OPTIONS,
    ...LINE,
    case: CASE,
    reason: { type: 'string', value: 'TEXT', help: 'why', required: true },
  },
  example:
    'clock amend 0f3k… --vault ./my-vault --case LH-2026-014 --on 2026-11-04 --reason "Misread the letter"',
  run: ({ options, positionals, terminal, job }) => {
    const line = lineOf(options);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { letter, reason } = options;
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const evidenceId = letter === undefined ? null : findEvidence(evidence, letter).id;
      const input = { eventId: eventOf(positionals[0]), ...line, evidenceId, reason };
      const view = await perform(engine, 'dateAmend', input, job);
      return { json: view, lines: clockRows(view.clocks.filter((one) => one.subject === positionals[0])) };
    });
  },
});

const withdraw = command({
  name: 'clock withdraw',
  summary: 'Take back a day that was written down by mistake; it stays to be read',
  positionals: [{ name: 'EVENT', help: 'its identifier, as in "clock list --json"' }],
  options: {
    ...VAULT_OPTIONS,
    reason: { type: 'string', value: 'TEXT', help: 'why', required: true },
  },
  example: 'clock withdraw 0f3k… --vault ./my-vault --reason "Belongs to another case"',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = { eventId: eventOf(positionals[0]), reason: options.reason };
      const view = await perform(engine, 'dateWithdraw', input, job);
      return { json: view, lines: ['Taken back. Nothing follows from it any more.'] };
    }),
});

const CLOCK = {
  ...VAULT_OPTIONS,
  case: CASE,
  reason: { type: 'string', value: 'TEXT', help: 'what was done, or why', required: true },
} as const satisfies Options;
const WHICH = [
  { name: 'EVENT', help: 'what it runs from, as in "clock list" ("answer 17" in quotes)' },
  { name: 'RULE', help: 'the rule, as in "clock list"' },
];

const done = command({
  name: 'clock done',
  summary: 'Record that what follows from a day was seen to',
  positionals: WHICH,
  options: { ...CLOCK, on: { type: 'string', value: 'DAY', help: 'when; today if left out' } },
  example:
    'clock done 0f3k… subject-access --vault ./my-vault --case LH-2026-014 --reason "Answered by post"',
  run: ({ options, positionals: [subject = '', ruleId = ''], terminal, job }) => {
    const on = options.on === undefined ? null : readDay(options.on, '--on');
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const input = { caseId, subject, ruleId, on, reason: options.reason };
      const view = await perform(engine, 'clockSettle', input, job);
      return { json: view, lines: clockRows(view.clocks) };
    });
  },
});

const reopen = command({
  name: 'clock reopen',
  summary: 'Record that what was seen to is open again',
  positionals: WHICH,
  options: CLOCK,
  example:
    'clock reopen 0f3k… subject-access --vault ./my-vault --case LH-2026-014 --reason "It was another case"',
  run: ({ options, positionals: [subject = '', ruleId = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const input = { caseId, subject, ruleId, reason: options.reason };
      const view = await perform(engine, 'clockReopen', input, job);
      return { json: view, lines: clockRows(view.clocks) };
    }),
});

/** Throws `not-found` for what is no identifier. */
function eventOf(typed: string | undefined): EventId {
  const id = EventId.safeParse(typed);
  if (!id.success) throw new TestimonyError('not-found', { subject: typed ?? '' });
  return id.data;
}

function oneOf<T extends string>(all: readonly T[], typed: string, option: string): T {
  const found = all.find((one) => one === typed);
  if (found === undefined)
    throw new TestimonyError('usage', { subject: option, detail: `one of: ${all.join(', ')}` });
  return found;
}

export const clockCommands = [add, amend, withdraw, done, reopen];
