/** @file `testimony notification …`: the copy for a Duty to Notify report, read through and written out. */

import { resolve } from 'node:path';
import type { NotificationView } from '../../contract/notification.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { ScreeningId } from '../../core/ids.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { findingLines, outcomeOf } from '../account-lines.ts';
import { facts, printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { makeFolder } from '../folders.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

const OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  id: { type: 'string', value: 'ID', help: 'the preparation sheet, as in "record show"', required: true },
  body: {
    type: 'string',
    value: 'ID',
    help: 'which body reports: police, transport-police, crime-agency, council, greater-london, city-of-london, isles-of-scilly, labour-abuse, home-office; or solicitor, charity, another, which have no duty',
  },
  named: {
    type: 'boolean',
    help: 'with name and contact, of somebody willing to work with the police; needs their consent to share with the police',
  },
  recipient: {
    type: 'string',
    value: 'NAME',
    help: 'who will hold it: what is kept from them alone stays out, and what is theirs goes',
  },
  'leave-out': {
    type: 'string',
    value: 'WORDS',
    help: 'more words to take out, separated by semicolons',
  },
} as const;

const show = command({
  name: 'notification show',
  summary: 'Show what a Duty to Notify copy would hold, and what in it may say who the person is',
  details: [
    'For an adult who does not agree to a referral, by a body that section 52 of the Modern Slavery Act 2015 binds. Names, dates of birth, addresses and numbers that the case knows come out by themselves; the program cannot know what else points to the person, so each field is read and released by itself.',
  ],
  options: OPTIONS,
  example:
    'notification show --vault ./my-vault --id 0f3k… --body council --leave-out "Bao Anh;the red house"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'notificationShow', asked(options), job);
      return { json: view, lines: described(view), outcome: outcomeOf(view.accounts) };
    }),
});

const write = command({
  name: 'notification export',
  summary: 'Write a Duty to Notify copy as PDF, without who the person is unless they agree to be named',
  details: [
    'Fields go only where --read names them, each by itself, because somebody has to have read them: the question names of "notification show". What goes is searched once more before it is written. --seen takes the fingerprint it gave, so that what leaves is what was read.',
    'Without --named it asks for no consent: it says nothing about who the person is. It is not the official form and is not sent anywhere.',
  ],
  options: {
    ...OPTIONS,
    seen: { type: 'string', value: 'SHA256', help: 'from "notification show"', required: true },
    read: { type: 'string', value: 'LIST', help: 'questions that were read, separated by commas' },
    ...RELEASE,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
  },
  example:
    'notification export --vault ./my-vault --id 0f3k… --body council --seen 9c1e… --read pv-gender,how-they-were-treated --out ./for-the-responder',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = asked(options);
      const { seen: sha256 } = options;
      const view = await perform(engine, 'notificationShow', input, job);
      const read = readOf(
        options.read,
        view.lines.map((line) => line.question),
      );
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const done = await perform(
        engine,
        'notificationExport',
        { ...input, read, sha256, folder, released: releasedRecords(options) },
        job,
      );
      const left =
        done.left === 0
          ? ''
          : `${done.left === 1 ? '1 field' : `${done.left} fields`}, because nobody said it was read`;
      return {
        json: { ...done, folder: out },
        lines: [
          ...facts([
            ['file', done.fileName],
            ['sha256', done.sha256],
            ['left out', left],
          ]),
          view.label,
        ],
      };
    }),
});

const asked = (options: {
  readonly id: string;
  readonly body?: string | undefined;
  readonly named?: boolean | undefined;
  readonly 'leave-out'?: string | undefined;
  readonly recipient?: string | undefined;
}) => ({
  screeningId: worksheetId(options.id),
  leaveOut: words(options['leave-out']),
  body: options.body ?? '',
  recipient: options.recipient ?? '',
  variant: options.named === true ? ('named' as const) : ('anonymous' as const),
});

function readOf(typed: string | undefined, fields: readonly string[]): string[] {
  const named = (typed ?? '').split(',').map((one) => one.trim());
  const wanted = named.filter((one) => one !== '');
  const odd = wanted.find((one) => !fields.includes(one));
  if (odd !== undefined)
    throw new TestimonyError('usage', { subject: '--read', detail: `"${odd}" is no field of this copy` });
  return wanted;
}

function worksheetId(typed: string): ScreeningId {
  const read = ScreeningId.safeParse(typed);
  if (!read.success) throw new TestimonyError('not-found', { subject: typed });
  return read.data;
}

const words = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function described(view: NotificationView): string[] {
  const lines = view.lines.flatMap((line) => [
    '',
    `${line.title}  [${line.question}${line.look === '' ? '' : `; read it: ${line.look}`}]`,
    ...line.text.split('\n').map((one) => `  ${one}`),
    ...(line.beside === null ? [] : [`  ${sayFinding(line.beside)}`]),
    ...line.found.map(
      (one) =>
        `  ${one.takenOut ? 'taken out' : 'look at'}: ${one.text}, ${one.label}${one.count === 1 ? '' : `, ${one.count} times`}`,
    ),
  ]);
  const stays = view.leftOut.map((one) => `  ${one.title}: ${sayFinding(one.why)}`);
  return [
    view.title,
    view.label,
    `The duty: ${view.duty}. ${view.consent}`,
    '',
    ...findingLines(view.accounts),
    ...view.tell.map((one) => `- ${one}`),
    ...lines,
    '',
    ...(stays.length === 0 ? [] : ['Stays behind:', ...stays, '']),
    `Fingerprint of what was shown, for "notification export --seen": ${view.sha256}`,
  ].map(printable);
}

export const notificationCommands = [show, write];
