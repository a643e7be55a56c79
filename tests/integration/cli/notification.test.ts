import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { NotificationView } from '../../../src-main/contract/notification.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { flowOf } from '../../support/pdf-tools.ts';

const parent = temporaryFolder();
let on: string[];
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'N1'];
  await asJson(['case', 'create', ...open, '--reference', 'N1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana Marin']);
  const file = join(parent, 'sheet.json');
  const answers = {
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'refuse-nrm': 'Ana fears the man from the red house.',
    'living-conditions': 'One room for nine.',
    'how-they-were-treated': 'They stopped near Podu Iloaiei for petrol.',
    'pv-gender': 'female',
  };
  writeFileSync(
    file,
    JSON.stringify({
      person: 'Ana Marin',
      form: 'nrm-preparation',
      answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
    }),
  );
  const sheet = await asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', file]);
  on = [...open, '--id', sheet.json.id];
});

describe('notification', () => {
  it('shows what would go, what came out of it, and what to say to the person', async () => {
    const { code, stdout } = await testimony(['notification', 'show', ...on, '--body', 'council']);
    expect(code).toBe(0);
    expect(stdout).toContain('not the official form');
    expect(stdout).toContain('[left out] fears the man from the red house.');
    expect(stdout).toContain('taken out: Ana, Name');
    // What stays and may say who somebody is stands in its own field, for whoever releases it.
    expect(stdout).toMatch(/near Podu Iloaiei for petrol\.\n\s+look at: Podu Iloaiei, /);
    expect(stdout).toContain('Say to the person');
  });

  it('writes the texts that were read, and words left out by hand stay out', async () => {
    const words = ['--leave-out', 'red house; nine'];
    const { json } = await asJson<NotificationView>([
      'notification',
      'show',
      ...on,
      '--body',
      'council',
      ...words,
    ]);
    const out = join(parent, 'out');
    const args = [
      'notification',
      'export',
      ...on,
      '--body',
      'council',
      ...words,
      '--seen',
      json.sha256,
      '--out',
      out,
    ];
    const done = await testimony([...args, '--read', 'refuse-nrm']);
    expect(done.code).toBe(0);
    expect(done.stdout).toContain('fields, because nobody said it was read');
    const text = flowOf(readFileSync(join(out, readdirSync(out)[0] ?? '')));
    expect(text).toContain('[left out] fears the man from the [left out].');
    expect(text).not.toContain('One room');
  });

  it.each([
    ['--seen', ['--seen', 'a'.repeat(64), '--read', 'pv-gender'], 1],
    ['--read', ['--seen', 'a'.repeat(64), '--read', 'pv-name-first-name'], 2],
    ['release of everything at once', ['--seen', 'a'.repeat(64), '--read', 'all'], 2],
  ])('refuses a %s that does not fit, and writes nothing', async (_, args, exit) => {
    const out = join(parent, 'nothing');
    const { code } = await testimony([
      'notification',
      'export',
      ...on,
      '--body',
      'council',
      ...args,
      '--out',
      out,
    ]);
    expect(code).toBe(exit);
    expect(readdirSync(parent).includes('nothing') ? readdirSync(out) : []).toEqual([]);
  });
});
