/** @file `testimony pack …`: pages for one kind of reader, looked at, written out, and what came of them. */
import { resolve } from 'node:path';
import type { CallInput } from '../../contract/index.ts';
import {
  PACK_OUTCOMES,
  type PackListed,
  type PackPreview,
  type PackProfileView,
} from '../../contract/packs.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { PackId } from '../../core/ids.ts';
import { CHANNELS, type Channel } from '../../core/packs/recipient-profile.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts, printable } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase, findEvidence } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { makeFolder } from '../folders.ts';
import { recordId } from '../record-option.ts';
import { releaseLines } from '../release-lines.ts';
import { RELEASE, releasedFromPack } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

/** The options that say which pack, for whom, by which way and with what. */
const PACK_OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  person: { type: 'string', value: 'NAME', help: 'whom it is about; the only survivor when left out' },
} as const;

const PACK_CHOICE = {
  ...PACK_OPTIONS,
  recipient: { type: 'string', value: 'NAME', help: 'who will hold it' },
  channel: { type: 'string', value: 'WAY', help: 'by-hand (if left out), post, email, upload' },
  address: {
    type: 'string',
    value: 'TEXT',
    help: 'where it is sent; held against the safe contact plan, and on no page',
  },
  for: { ...FOR_PURPOSE, help: 'what it is given out for, of the purposes "pack list" names' },
  items: {
    type: 'string',
    value: 'LIST',
    help: 'exhibits that go with it, in order, separated by semicolons',
  },
  id: {
    type: 'string',
    value: 'ID',
    help: 'the record it is made from; the newest signed one when left out',
  },
  beyond: {
    type: 'string',
    value: 'LIST',
    help: 'facts beyond the profile, each with the reason: "person.family=they house the sisters; …"',
  },
} as const;

type Typed = { readonly [K in keyof typeof PACK_CHOICE]?: string | undefined } & { readonly case: string };

/** Throws `usage` for a way there is none of and a fact without a reason; `not-found` for who or what is not there. */
async function packChosen(
  engine: Engine,
  profileId: string,
  typed: Typed,
  job: Job,
): Promise<CallInput<'packPreview'>> {
  const { id: caseId } = await findCase(engine, typed.case, job);
  const { id: personId } = await findPerson(engine, caseId, typed.person, job);
  const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
  return {
    personId,
    profileId,
    recipient: typed.recipient ?? '',
    forPurpose: typed.for ?? '',
    channel: channelOf(typed.channel),
    address: typed.address ?? '',
    items: listed(typed.items).map((name) => findEvidence(evidence, name).id),
    screeningId: typed.id === undefined ? null : recordId(typed.id),
    beyond: listed(typed.beyond).map(beyondOf),
  };
}

function channelOf(typed = 'by-hand'): Channel {
  const found = CHANNELS.find((one) => one === typed);
  if (found === undefined)
    throw new TestimonyError('usage', { subject: '--channel', detail: `one of ${CHANNELS.join(', ')}` });
  return found;
}

function beyondOf(typed: string) {
  const [fact = '', ...reason] = typed.split('=');
  const why = reason.join('=').trim();
  if (why === '')
    throw new TestimonyError('usage', { subject: '--beyond', detail: `"${typed}" has no "=reason"` });
  return { fact: fact.trim(), reason: why };
}

const listed = (typed = ''): string[] =>
  typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const PROFILE = [{ name: 'PROFILE', help: 'for which reader, as in "pack list"' }] as const;

const list = command({
  name: 'pack list',
  summary: 'Show which packs can be made for a person, and those that have left',
  options: PACK_OPTIONS,
  example: 'pack list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { id: personId } = await findPerson(engine, caseId, options.person, job);
      const { profiles } = await perform(engine, 'packProfiles', { personId }, job);
      const { packs } = await perform(engine, 'packList', { caseId }, job);
      return { json: { profiles, packs }, lines: [...profileLines(profiles), '', ...packLines(packs)] };
    }),
});

/** It may go, once somebody has looked: it says what a plan rules out, or goes to somebody who is not to know it all. */
const POINTED: ReadonlySet<string> = new Set([
  'pack-against-plan',
  'pack-recipient-in-plan',
  'pack-not-to-be-told',
  'pack-may-be-told',
  'recipient-not-to-know',
  'pack-asks-not-to-tell',
  'pack-kept-apart',
  'pack-kept-apart-goes',
  'pack-kept-apart-in',
  'pack-made-to-goes',
  'pack-told-names',
  'pack-field-against',
]);

const preview = command({
  name: 'pack preview',
  summary: 'Show what a pack would hold and what to check first; exit code 5 where it may not go yet',
  details: [
    'A profile says what that kind of reader may see. Anything more needs a reason, which is shown in the log and in the pack.',
  ],
  positionals: PROFILE,
  options: PACK_CHOICE,
  example:
    'pack preview support-letter --vault ./my-vault --case LH-2026-014 --recipient "Hull City Council" --channel post',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = await packChosen(engine, positionals[0] ?? '', options, job);
      const view = await perform(engine, 'packPreview', input, job);
      const pointed = view.warnings.some(({ code }) => POINTED.has(code));
      const held = pointed || view.consent.missing.length + view.refused.length + view.undecided.length > 0;
      const outcome = held ? ('findings' as const) : ('done' as const);
      return { json: view, lines: previewLines(view), outcome };
    }),
});

const build = command({
  name: 'pack build',
  summary: 'Write a pack as PDF, for one reader, and record what went out, for whom and on what ground',
  details: [
    'It goes only with consent, or on a ground that its profile allows; a refusal names what is missing. --seen takes the fingerprint from "pack preview" with the same options, so that what you checked is what leaves.',
  ],
  positionals: PROFILE,
  options: {
    ...PACK_CHOICE,
    seen: { type: 'string', value: 'SHA256', help: 'from "pack preview"', required: true },
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    'answer-by': { type: 'string', value: 'DAY', help: 'day an answer is expected by' },
    ...DECISION,
    ...RELEASE,
  },
  example:
    'pack build support-letter --vault ./my-vault --case LH-2026-014 --recipient "Hull City Council" --seen 9c1e… --out ./for-the-council',
  run: ({ options, positionals, terminal, job }) => {
    const expectedBy =
      options['answer-by'] === undefined ? null : readDay(options['answer-by'], '--answer-by');
    return withVault(options, terminal, async (engine) => {
      const chosen = await packChosen(engine, positionals[0] ?? '', options, job);
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const released = releasedFromPack(options, evidence);
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const { seen } = options;
      const input = { ...chosen, ...decisionIn(options), seen, folder, expectedBy, released };
      const done = await perform(engine, 'packBuild', input, job);
      return {
        json: { ...done, folder: out },
        lines: facts([
          ['pack', done.id],
          ['file', done.fileName],
          ['pages', String(done.pages)],
          ['sha256', done.sha256],
        ]),
      };
    });
  },
});

const outcome = command({
  name: 'pack outcome',
  summary: 'Record what came of a pack',
  positionals: [{ name: 'PACK', help: 'the pack, as in "pack list"' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    outcome: { type: 'string', value: 'WORD', help: PACK_OUTCOMES.join(', '), required: true },
    on: { type: 'string', value: 'DAY', help: 'day it came about; today when left out' },
    note: { type: 'string', value: 'TEXT', help: 'what was said' },
  },
  example: 'pack outcome 0f3k… --vault ./my-vault --outcome agreed --note "A room from Monday"',
  run: ({ options, positionals, terminal, job }) => {
    const word = PACK_OUTCOMES.find((one) => one === options.outcome);
    if (word === undefined)
      throw new TestimonyError('usage', {
        subject: '--outcome',
        detail: `one of ${PACK_OUTCOMES.join(', ')}`,
      });
    const on = options.on === undefined ? null : readDay(options.on, '--on');
    return withVault(options, terminal, async (engine) => {
      const id = PackId.safeParse(positionals[0]);
      if (!id.success) throw new TestimonyError('not-found', { subject: positionals[0] ?? '' });
      const input = { packId: id.data, outcome: word, on, note: options.note ?? '' };
      const done = await perform(engine, 'packOutcome', input, job);
      return { json: done, lines: packLines(done.packs) };
    });
  },
});

const told = command({
  name: 'consent told',
  summary: 'Record that whoever holds something was told that consent was taken back',
  positionals: [{ name: 'RELEASE', help: 'what they hold, as "consent releases" calls it' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    how: { type: 'string', value: 'TEXT', help: 'by which way, and whom', required: true },
    on: { type: 'string', value: 'DAY', help: 'day they were told; today when left out' },
  },
  example: 'consent told pack:0f3k… --vault ./my-vault --case LH-2026-014 --how "By telephone, Mr Lund"',
  run: ({ options, positionals, terminal, job }) => {
    const on = options.on === undefined ? null : readDay(options.on, '--on');
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const input = { caseId, release: positionals[0] ?? '', how: options.how, on };
      const { told: lines } = await perform(engine, 'releaseTold', input, job);
      const { releases } = await perform(engine, 'consentReleases', { caseId }, job);
      return {
        json: { told: lines },
        lines: releaseLines(releases.filter((one) => one.id === positionals[0])),
      };
    });
  },
});

export const packCommands = [list, preview, build, outcome, told];

/** Profiles, packs and what came of them, as lines for people. */
const WHY_NOT = {
  'for-adults': 'for adults',
  'for-children': 'for children',
  'for-other-roles': 'for others',
  'for-other-nations': 'for another nation',
};

function profileLines(profiles: readonly PackProfileView[]): string[] {
  const rows = profiles.map((one) => [
    one.id,
    one.whyNot === null ? one.title : `${one.title} (${WHY_NOT[one.whyNot]})`,
    one.purposes.join(', ') || 'nobody is asked',
    one.grounds.join(', '),
  ]);
  return ['Packs for this person:', ...columns(['profile', 'title', 'for', 'or on the ground of'], rows)];
}

/** Newest first, as the engine lists them. */
function packLines(packs: readonly PackListed[]): string[] {
  if (packs.length === 0) return ['No pack has left.'];
  const rows = packs.map((one) => {
    const came = one.outcomes.at(-1);
    const awaited = one.expectedBy === null ? '' : `answer by ${one.expectedBy}`;
    return [
      one.id,
      one.at.slice(0, 10),
      one.title,
      one.recipient || 'not recorded',
      one.channel,
      came === undefined ? awaited : [came.outcome, came.on, came.note].filter(Boolean).join(', '),
    ];
  });
  return [
    ...columns(['pack', 'date', 'title', 'to', 'by', 'outcome'], rows),
    ...packs.flatMap(({ since }) => since.map(sayFinding)),
  ];
}

function previewLines(view: PackPreview): string[] {
  const held = view.consent.missing.map(sayFinding);
  const stands = view.consent.notAsked === null ? `Recorded: ${view.consent.asked.join(', ')}` : '';
  const parts = view.parts.flatMap((part) => [
    '',
    part.title,
    ...part.about.split('\n').flatMap((line) => (line === '' ? [] : [`  (${line})`])),
    ...part.lines.flatMap((line) => [
      `  ${line.title}`,
      ...line.said.flatMap((said) => said.split('\n').map((one) => `    ${one}`)),
    ]),
  ]);
  const under = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((one) => `  ${one}`)];
  return [
    view.profile.title,
    view.profile.about,
    ...parts,
    ...under('Held back by the safe contact plan:', view.refused.map(sayFinding)),
    ...under('To be decided before it goes:', view.undecided.map(sayFinding)),
    ...under('Before it goes:', [...view.warnings, ...view.consent.anybody].map(sayFinding)),
    ...under(
      'Beyond this profile, with a reason (--beyond):',
      view.beyond.map((one) => `${one.fact}  ${one.title}`),
    ),
    ...(held.length === 0
      ? under('Consent:', [view.consent.notAsked === null ? stands : sayFinding(view.consent.notAsked)])
      : under('Held back:', [
          ...held,
          ...(view.consent.onlyConsent === null ? [] : [view.consent.onlyConsent]),
        ])),
    '',
    `${view.pages} pages. Fingerprint of what was shown, for "pack build --seen": ${view.sha256}`,
  ].map(printable);
}
