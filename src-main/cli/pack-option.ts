/** @file The options that say which pack, for whom, by which way and with what. */
import type { CallInput } from '../contract/index.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { CHANNELS, type Channel } from '../core/packs/recipient-profile.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';
import { CASE, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from './command.ts';
import { findCase, findEvidence } from './find.ts';
import { findPerson } from './find-person.ts';
import { recordId } from './record-option.ts';

export const PACK_OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  person: { type: 'string', value: 'NAME', help: 'whom it is about; the only survivor when left out' },
} as const;

export const PACK_CHOICE = {
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
export async function packChosen(
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
