/** @file `contact`, `plan` and `chronology`: what the window can do, by command, on a real vault. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ChronologyView } from '../../../src-main/contract/chronology.ts';
import type { ContactView, PlanView, PromptView, SupportThing } from '../../../src-main/contract/contact.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let open: string[];
let of: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  of = [...open, '--case', 'LH/9'];
  await testimony(['case', 'create', ...open, '--reference', 'LH/9', '--title', 'Nine']);
  const about = ['--role', 'survivor', '--name', 'Ana', '--language', 'Romanian'];
  await testimony(['person', 'add', ...of, ...about]);
});

it('writes down a contact with nothing but the case, without a way or a language that nobody told, and adds to a note without changing it', async () => {
  const { json } = await asJson<{ contact: ContactView }>(['contact', 'add', ...of]);
  expect(json.contact).toMatchObject({ channel: 'not-said', reached: 'person', language: '' });
  const add = ['contact', 'correct', json.contact.id, ...open, '--text', 'Her sister answered', '--mistaken'];
  const { json: added } = await asJson<{ contact: ContactView }>(add);
  expect(added.contact).toMatchObject({ at: json.contact.at, mistaken: true });
  const { stdout } = await testimony(['contact', 'list', ...of]);
  expect(stdout).toMatch(
    /^(?![\s\S]*(?:telephone|Romanian))[\s\S]*it counts as no contact\nadded .*: Her sister answered/,
  );
});

it('makes a plan piece by piece, and refuses what it rules out with the reason', async () => {
  const plan = ['contact', 'plan', ...of];
  await testimony([...plan, '--safe', 'telephone 0113 496 0000; visit', '--every', '14']);
  const never = [
    '--never-way',
    'post=letters are opened',
    '--never-address',
    '12 Mill Lane, Hull=he lives there',
  ];
  const { json } = await asJson<PlanView>([...plan, ...never, '--reason', 'She told us']);
  expect(json.plan).toMatchObject({ everyDays: 14, reason: 'She told us' });
  expect([json.plan?.ways.length, json.plan?.never.length, json.before.length]).toEqual([2, 2, 1]);
  expect((await testimony(plan)).stdout).toMatch(/Never:\n {2}by post: letters are opened/);
  const refused = await testimony(['contact', 'add', ...of, '--way', 'post']);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('letters are opened')]);
  const check = await testimony([
    'contact',
    'check',
    ...of,
    '--way',
    'visit',
    '--address',
    '12 mill lane, hull',
  ]);
  expect([check.code, check.stdout]).toEqual([5, expect.stringContaining('he lives there')]);
  await testimony([
    ...plan,
    '--safe',
    'whatsapp on the number we hold; telephone',
    '--hours',
    'evenings',
    '--never-way',
    'voicemail=others hear it',
  ]);
  expect((await testimony(plan)).stdout).toMatch(
    /may be reached +every day, in the evening[\s\S]*whatsapp, on the number/,
  );
  const leaving = ['contact', 'check', ...of, '--way', 'telephone', '--words', 'Please leave a message'];
  const heard = await testimony(leaving);
  expect([heard.code, heard.stdout]).toEqual([5, expect.stringContaining('others hear it')]);
  const emptied = ['--never-way', 'none', '--hours', 'none', '--every', 'none', '--reason', 'She has moved'];
  const { plan: now } = (await asJson<PlanView>([...plan, ...emptied])).json;
  expect(now).toMatchObject({ everyDays: null, hours: [], reason: 'She has moved' });
  expect(now?.never.filter(({ what }) => what === 'channel')).toEqual([]);
  // What was not named stays as it was.
  expect([now?.ways.length, now?.never.length]).not.toContain(0);
  const wrong = await testimony([...plan, '--never-way', 'post']);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('=reason')]);
});

it('keeps decisions, needs and support, and shows every line before', async () => {
  const decide = (answer: string, on: string) =>
    testimony(['plan', 'decide', ...of, '--about', 'police', '--answer', answer, '--on', on]);
  await decide('yes', '2024-05-01');
  await decide('withdrawn', '2024-06-02');
  const need = ['plan', 'need', ...of, '--heading', 'housing', '--need', 'A room'];
  const { json } = await asJson<{ subject: string; things: SupportThing[] }>(need);
  await testimony([
    ...need,
    '--id',
    json.subject,
    '--state',
    'in-hand',
    '--owner',
    'Jo',
    '--review',
    '2024-01-01',
  ]);
  await testimony(['plan', 'engagement', ...of, '--state', 'less-contact', '--reasons', 'silence,housing']);
  await testimony(['plan', 'worker', ...of, '--name', 'Jo Lund', '--role', 'navigator']);
  await testimony(['plan', 'non-punishment', ...of, '--at-risk', 'yes']);
  await testimony(['plan', 'earlier', ...of, '--on', '2022', '--reference', 'NRM 1']);
  await testimony(['plan', 'interview', ...of, '--by', 'Humberside Police']);
  const { stdout } = await testimony(['plan', 'show', ...of]);
  expect(stdout).toMatch(/decision police: withdrawn, 2 Jun 2024.*\n {2}before: yes, 1 May 2024/);
  expect(stdout).toMatch(/A room, in-hand, Jo[\s\S]*Heard nothing for a long time/);
  expect(stdout).toMatch(/To be looked at again:\n {2}1 Jan 2024 {2}A room\n\nReferrals known: 1/);
  expect((await testimony(['plan', 'headings', ...open])).stdout).toContain('MSCOS 2023');
});

it('shows gap prompts with their rule, dismisses one with a reason, and brings it back', async () => {
  const { json, code } = await asJson<{ prompts: PromptView[] }>(['plan', 'prompts', ...of]);
  expect([code, json.prompts.map(({ rule }) => rule)]).toEqual([5, ['need-review', 'non-punishment']]);
  const task = json.prompts.find(({ rule }) => rule === 'non-punishment');
  const mark = [
    ...of,
    '--rule',
    'non-punishment',
    '--key',
    task?.key ?? '',
    '--reason',
    'Raised by telephone',
  ];
  expect((await testimony(['plan', 'dismiss', ...mark])).stdout).toMatch(/dismissed, Raised by telephone/);
  expect((await testimony(['plan', 'dismiss', ...mark])).code).toBe(1);
  const { stdout } = await testimony(['plan', 'restore', ...mark]);
  expect(stdout).toMatch(
    /Non-punishment is to be raised\n.*\n.*\n {2}rule non-punishment \(England and Wales; Modern Slavery Act/,
  );
});

it('lists the chronology, writes it out, and makes it an exhibit', async () => {
  writeFileSync(join(parent, '2023-04 Ticket.txt'), 'Hull');
  await testimony(['evidence', 'add', ...of, join(parent, '2023-04 Ticket.txt')]);
  await testimony([
    'consent',
    'record',
    ...of,
    '--person',
    'Ana',
    '--purpose',
    'court-papers',
    '--status',
    'given',
  ]);
  const { json } = await asJson<ChronologyView>([
    'chronology',
    'list',
    ...of,
    '--only',
    'evidence,decision,referral',
  ]);
  expect(json.rows.map(({ on, kind }) => [on.value, kind])).toEqual([
    ['2022', 'referral'],
    ['2023-04', 'evidence'],
    ['2024-05-01', 'decision'],
    ['2024-06-02', 'decision'],
  ]);
  const out = join(parent, 'out');
  const done = await asJson<{ fileName: string }>(['chronology', 'export', ...of, '--out', out]);
  const text = execFileSync('pdftotext', [join(out, done.json.fileName), '-']).toString();
  expect(text).toMatch(/April 2023[\s\S]*2 Jun 2024/);
  const made = await testimony(['chronology', 'exhibit', ...of, '--exhibit', 'A1']);
  expect(made.stdout).toMatch(/^exhibit +A1 Chronology/);
  expect((await testimony(['chronology', 'list', ...of, '--only', 'all'])).code).toBe(2);
});

it('asks on which days where hours are typed without any', async () => {
  const hours = await testimony([
    'contact',
    'plan',
    ...of,
    '--hours',
    '10:00-16:00',
    '--reason',
    'She said so',
  ]);
  expect(hours.code).not.toBe(0);
  expect(hours.stderr).toContain('say on which days: "mon-fri 10:00-16:00", or "every day 10:00-16:00"');
  const every = ['--hours', 'every day 10:00-16:00', '--reason', 'She said so'];
  expect((await testimony(['contact', 'plan', ...of, ...every])).code).toBe(0);
});
