/** @file `clock` and `shelf`: what the window can do with days, by command, and what needs no vault. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { CaseDatesView, DueInCase, Explained } from '../../../src-main/contract/dates.ts';
import type { ShelfEntry } from '../../../src-main/core/clocks/shelf.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let open: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  await testimony(['case', 'create', ...open, '--reference', 'LH/9', '--title', 'Nine']);
  await testimony(['person', 'add', ...open, '--case', 'LH/9', '--role', 'survivor', '--name', 'Ana']);
});

it('counts a day and lists rules, kinds and the shelf without any vault', async () => {
  const { json } = await asJson<Explained>(['clock', 'explain', 'subject-access', '--from', '2026-01-30']);
  expect(json).toMatchObject({ on: '2026-03-02', version: { certainty: 'H' }, basis: 'law' });
  const said = (await testimony(['clock', 'explain', 'subject-access', '--from', '2026-01-30'])).stdout;
  expect(said).toMatch(/^day +2026-03-02\n[\s\S]*source +UK GDPR Article 12\(3\)/);
  expect((await testimony(['clock', 'rules'])).stdout).toMatch(
    /recovery-earliest-end +England and Wales .*45 days +2022-12-12/,
  );
  expect((await testimony(['clock', 'kinds'])).stdout).toMatch(
    /reasonable-grounds +Reasonable grounds decision +/,
  );
  const shelf = await asJson<{ entries: ShelfEntry[] }>(['shelf', 'list', '--search', 'navigator']);
  const figures = shelf.json.entries.flatMap((one) => one.figures);
  expect(figures.map((one) => [one.value, one.year, one.counting !== ''])).toEqual([
    ['44%', 'July 2025', true],
    ['over 90%', 'July 2025', true],
  ]);
});

it('says what is wrong with a rule, a nation and a day, and where', async () => {
  const refused = async (...more: string[]) => {
    const { code, stderr } = await testimony(['clock', 'explain', ...more]);
    return [code, stderr];
  };
  expect((await refused('no-such-rule', '--from', '2026-01-30'))[0]).toBe(1);
  expect(await refused('subject-access', '--from', '2026-02-30')).toEqual([
    2,
    expect.stringContaining('February'),
  ]);
  const nation = await refused('subject-access', '--from', '2026-01-30', '--nation', 'wales');
  expect(nation).toEqual([2, expect.stringContaining('england-wales')]);
});

it('writes a decision down with its letter, puts it right, takes it back, and says what was seen to', async () => {
  writeFileSync(join(parent, 'letter.txt'), 'Negative');
  await testimony(['evidence', 'add', ...open, '--case', 'LH/9', join(parent, 'letter.txt')]);
  const about = ['--case', 'LH/9', '--person', 'ana', '--letter', 'letter', '--owner', 'R. Haddad'];
  const { json } = await asJson<CaseDatesView & { eventId: string }>([
    'clock',
    'add',
    ...open,
    ...about,
    '--kind',
    'reasonable-grounds',
    '--result',
    'negative',
    '--on',
    '2024-03-01',
    '--served',
    '2024-03-06',
  ]);
  const { eventId } = json;
  expect(json.events[0]).toMatchObject({ owner: 'R. Haddad', evidenceId: expect.any(String) });
  expect(json.clocks).toMatchObject([
    { ruleId: 'reconsideration', on: '2024-03-31', state: 'overdue' },
    { ruleId: 'judicial-review-referral', on: '2024-06-01', state: 'overdue' },
  ]);

  const due = await asJson<{ due: DueInCase[] }>(['clock', 'due', ...open, '--owner', 'r. haddad']);
  expect(due.json.due.map((one) => [one.caseReference, one.person, one.on])).toEqual([
    ['LH/9', 'Ana', '2024-03-31'],
    ['LH/9', 'Ana', '2024-06-01'],
  ]);
  expect((await testimony(['case', 'today', ...open])).stdout).toMatch(
    /^Due\ncase .*\nLH\/9 +2024-03-31 +past /,
  );

  const amended = ['--on', '2024-03-02', '--result', 'negative', '--reason', 'Misread'];
  await testimony(['clock', 'amend', eventId, ...open, '--case', 'LH/9', ...amended]);
  const list = await asJson<CaseDatesView>(['clock', 'list', ...open, '--case', 'LH/9']);
  expect(list.json.events[0]?.lines.map((one) => one.on.value)).toEqual(['2024-03-01', '2024-03-02']);

  const review = ['judicial-review-referral', ...open, '--case', 'LH/9', '--reason', 'Too late by far'];
  await testimony(['clock', 'done', eventId, ...review]);
  const which = [eventId, 'reconsideration', ...open, '--case', 'LH/9', '--reason', 'Solicitor has it'];
  expect((await testimony(['clock', 'done', ...which])).stdout).toContain('seen to');
  expect((await testimony(['clock', 'due', ...open])).stdout).toBe(
    'Nothing is due, and nothing is waited for.\n',
  );
  expect((await testimony(['clock', 'reopen', ...which])).stdout).toContain('past');
  await testimony(['clock', 'withdraw', eventId, ...open, '--reason', 'Another case']);
  expect((await testimony(['clock', 'list', ...open, '--case', 'LH/9'])).stdout).toMatch(/taken back/);
});

it('offers by nation: a case of Scotland has its own rule, and says in one line what runs out first', async () => {
  const of = ['--case', 'SC/1', ...open];
  const made = ['case', 'create', ...open, '--reference', 'SC/1', '--title', 'One', '--nation', 'scotland'];
  await testimony(made);
  const grounds = ['--kind', 'reasonable-grounds', '--result', 'positive', '--on', '2026-06-01'];
  expect((await testimony(['clock', 'add', ...of, ...grounds])).stdout).toMatch(
    /2026-08-29 .*Support in Scotland: the duty ends .* Scotland [\s\S]*support-scotland: .*SSI 2018\/90/,
  );
  const decision = ['--kind', 'appealable-decision', '--on', '2026-06-01', '--served', '2026-06-09'];
  await testimony(['clock', 'add', ...of, ...decision, '--sent', '2026-06-03']);
  const shown = (await testimony(['clock', 'list', ...of])).stdout;
  expect(shown).toMatch(/sent 2026-06-03, arrived 2026-06-09/);
  expect(shown).not.toContain('Runs out first');
  const crime = ['--kind', 'violent-crime', '--on', '2026-11-20'];
  await testimony(['clock', 'add', ...of, ...crime]);
  expect((await testimony(['case', 'show', 'SC/1', ...open])).stdout).toMatch(
    /Runs out first: 2028-11-20, Last day to apply for criminal injuries compensation \(Scotland; .*para 87; M, .*age not known/,
  );
  await testimony(['case', 'nation', 'SC/1', 'northern-ireland', ...open]);
  expect((await testimony(['case', 'show', 'SC/1', ...open])).stdout).toMatch(/nation +Northern Ireland/);
});
