/** @file `testimony plan …`, what is recorded: decisions, needs, engagement, workers, non-punishment, earlier referrals. */
import type { Job } from '../../contract/ports.ts';
import {
  DECISION_ANSWERS,
  DECISIONS,
  ENGAGEMENT,
  NEED_STATES,
  REQUEST_STATES,
  RISK_ANSWERS,
  type SupportLine,
  TASK_STATES,
  WORKER_ROLES,
} from '../../core/support/support-line.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { command, type Terminal } from '../command.ts';
import { readDate, readDay } from '../dates.ts';
import { findCase } from '../find.ts';
import { oneOf } from '../one-of.ts';
import { PERSON_OPTIONS, personMeant } from '../person-options.ts';
import { supportLines } from '../support-lines.ts';
import { withVault } from '../with-vault.ts';

type Typed = Parameters<typeof withVault>[0] & { readonly case: string; readonly person: string | undefined };

const record = (
  options: Typed,
  terminal: Terminal,
  job: Job,
  line: SupportLine | ((engine: Engine) => Promise<SupportLine>),
) =>
  withVault(options, terminal, async (engine) => {
    const { id: personId } = await personMeant(engine, options, job);
    const made = typeof line === 'function' ? await line(engine) : line;
    const view = await perform(engine, 'supportRecord', { personId, line: made }, job);
    const { outcomes, reasons } = await perform(engine, 'supportLists', {}, job);
    const things = view.things.filter((one) => one.kind === made.kind && one.subject === view.subject);
    const lines = supportLines({ ...view, things, reviews: [] }, [...outcomes, ...reasons]);
    return { json: { subject: view.subject, things, referrals: view.referrals }, lines };
  });

const text = (help: string) => ({ type: 'string', value: 'TEXT', help }) as const;
const word = (choices: readonly string[], help = '') =>
  ({ type: 'string', value: 'WORD', help: `${help}${choices.join(', ')}`, required: true }) as const;
const ON = { type: 'string', value: 'DATE', help: 'when; a month or a year where no day is known' } as const;
const WHICH = {
  type: 'string',
  value: 'ID',
  help: 'the line it continues, as in "plan show"; a new one if left out',
} as const;
const dateOf = (typed: string | undefined) => (typed === undefined ? null : readDate(typed, '--on'));

const decide = command({
  name: 'plan decide',
  summary: 'Record a decision of the person; what was decided before stays to be read',
  options: {
    ...PERSON_OPTIONS,
    about: word(DECISIONS, 'what about: '),
    answer: word(DECISION_ANSWERS),
    on: ON,
    words: text('in the person’s words'),
  },
  example:
    'plan decide --vault ./my-vault --case LH-2026-014 --about police --answer withdrawn --on 2026-11-24',
  run: ({ options, terminal, job }) => {
    const about = oneOf(DECISIONS, options.about, '--about');
    const answer = oneOf(DECISION_ANSWERS, options.answer, '--answer');
    const { words = '' } = options;
    return record(options, terminal, job, { kind: 'decision', about, answer, on: dateOf(options.on), words });
  },
});

const need = command({
  name: 'plan need',
  summary: 'Record a need, what the person wishes, who sees to it, and what came of it',
  options: {
    ...PERSON_OPTIONS,
    heading: { type: 'string', value: 'ID', help: 'as in "plan headings"', required: true },
    need: { ...text('the need'), required: true },
    goal: text('the goal, in the person’s words'),
    owner: { type: 'string', value: 'NAME', help: 'who sees to it' },
    review: { type: 'string', value: 'DAY', help: 'day it is looked at again' },
    state: { type: 'string', value: 'WORD', help: `${NEED_STATES.join(', ')}; open if left out` },
    outcome: text('what came of it'),
    id: WHICH,
  },
  example:
    'plan need --vault ./my-vault --case LH-2026-014 --heading housing --need "A room with a lock" --review 2026-12-01',
  run: ({ options, terminal, job }) => {
    const { goal = '', owner = '', outcome = '', id: which = '' } = options;
    return record(options, terminal, job, {
      kind: 'need',
      which,
      heading: options.heading,
      need: options.need,
      goal,
      owner,
      outcome,
      state: oneOf(NEED_STATES, options.state ?? 'open', '--state'),
      reviewOn: options.review === undefined ? null : readDay(options.review, '--review'),
    });
  },
});

const engagement = command({
  name: 'plan engagement',
  summary: 'Record whether there is contact, and the reasons where there is less or none',
  options: {
    ...PERSON_OPTIONS,
    state: word(ENGAGEMENT),
    reasons: { type: 'string', value: 'LIST', help: 'as in "plan headings", separated by commas' },
    'said-by': { type: 'string', value: 'WHO', help: 'whose account it is: person or worker (if left out)' },
    on: ON,
    words: text('what was said'),
  },
  example:
    'plan engagement --vault ./my-vault --case LH-2026-014 --state out-of-contact --reasons silence,housing',
  run: ({ options, terminal, job }) =>
    record(options, terminal, job, {
      kind: 'engagement',
      on: dateOf(options.on),
      words: options.words ?? '',
      state: oneOf(ENGAGEMENT, options.state, '--state'),
      saidBy: oneOf(['person', 'worker'] as const, options['said-by'] ?? 'worker', '--said-by'),
      reasons: (options.reasons ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    }),
});

const worker = command({
  name: 'plan worker',
  summary: 'Record who the person’s contact, or their navigator, is now',
  options: {
    ...PERSON_OPTIONS,
    name: { type: 'string', value: 'NAME', help: 'who; empty for nobody', required: true },
    role: { type: 'string', value: 'WORD', help: `${WORKER_ROLES.join(' or ')}; worker if left out` },
    organisation: { type: 'string', value: 'NAME', help: 'of which organisation' },
    since: { type: 'string', value: 'DAY', help: 'since which day; today if left out' },
  },
  example: 'plan worker --vault ./my-vault --case LH-2026-014 --name "Jo Lund" --role navigator',
  run: ({ options, terminal, job }) =>
    record(options, terminal, job, {
      kind: 'worker',
      name: options.name,
      organisation: options.organisation ?? '',
      role: oneOf(WORKER_ROLES, options.role ?? 'worker', '--role'),
      since: options.since === undefined ? null : readDay(options.since, '--since'),
    }),
});

const nonPunishment = command({
  name: 'plan non-punishment',
  summary: 'Record that the person may be charged for something done while exploited, and that it was raised',
  options: {
    ...PERSON_OPTIONS,
    'at-risk': word(RISK_ANSWERS),
    task: { type: 'string', value: 'WORD', help: `${TASK_STATES.join(', ')}; open if left out` },
    with: { type: 'string', value: 'NAME', help: 'with whom it was raised' },
    on: ON,
    words: text('anything else'),
  },
  example:
    'plan non-punishment --vault ./my-vault --case LH-2026-014 --at-risk yes --task raised --with "Amir Khan, solicitor"',
  run: ({ options, terminal, job }) =>
    record(options, terminal, job, {
      kind: 'non-punishment',
      raisedWith: options.with ?? '',
      words: options.words ?? '',
      atRisk: oneOf(RISK_ANSWERS, options['at-risk'], '--at-risk'),
      task: oneOf(TASK_STATES, options.task ?? 'open', '--task'),
      on: dateOf(options.on),
    }),
});

const earlier = command({
  name: 'plan earlier',
  summary: 'Record that the person was referred before',
  options: {
    ...PERSON_OPTIONS,
    on: ON,
    reference: { type: 'string', value: 'REF', help: 'reference of the earlier referral' },
    outcome: text('what was decided then'),
    'other-case': { type: 'string', value: 'REF', help: 'the case of this vault it was in' },
    words: text('anything else'),
    id: WHICH,
    mistaken: { type: 'boolean', help: 'it was recorded by mistake' },
  },
  example: 'plan earlier --vault ./my-vault --case LH-2026-014 --on 2024 --reference 123456',
  run: ({ options, terminal, job }) =>
    record(options, terminal, job, async (engine) => {
      const other = options['other-case'];
      const { reference = '', outcome = '', words = '', id: which = '', mistaken } = options;
      const otherCase = other === undefined ? '' : (await findCase(engine, other, job)).id;
      const on = dateOf(options.on);
      return { kind: 'earlier-referral', which, on, reference, outcome, otherCase, words, mistaken };
    }),
});

const request = command({
  name: 'plan interview',
  summary: 'Record that somebody asks for an interview, and what the person wishes',
  options: {
    ...PERSON_OPTIONS,
    by: { type: 'string', value: 'NAME', help: 'who asks for it', required: true },
    state: { type: 'string', value: 'WORD', help: `${REQUEST_STATES.join(', ')}; asked if left out` },
    on: ON,
    wish: text('what the person said to it'),
    id: WHICH,
  },
  example: 'plan interview --vault ./my-vault --case LH-2026-014 --by "Humberside Police"',
  run: ({ options, terminal, job }) =>
    record(options, terminal, job, {
      kind: 'interview-request',
      which: options.id ?? '',
      by: options.by,
      wish: options.wish ?? '',
      state: oneOf(REQUEST_STATES, options.state ?? 'asked', '--state'),
      on: dateOf(options.on),
    }),
});

export const planWriteCommands = [decide, need, engagement, worker, nonPunishment, earlier, request];
