/** A check of consents says at the terminal that a yes is limited, and ends as a finding does. */
import { expect, it } from 'vitest';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

it('does not say that every consent stands and no more', async () => {
  const { open } = await vaultForCli(temporaryFolder());
  const inCase = [...open, '--case', 'K1'];
  await asJson(['case', 'create', ...open, '--reference', 'K1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Khải']);
  const say = (...note: string[]) =>
    asJson(['consent', 'record', ...inCase, '--purpose', 'police', '--status', 'given', ...note]);
  const check = ['consent', 'check', ...inCase, '--kind', 'evidence-export', '--for', 'police'];
  const ofForce = [...check, '--recipient', 'Devon and Cornwall Police'];
  await say();
  expect(await testimony(ofForce)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('stands: Khải.'),
  });
  await say('--note', 'Only in writing, by the solicitor');
  const { code, stdout } = await testimony(ofForce);
  expect(code).toBe(5);
  expect(stdout).toContain('stands, with a limit: Khải.');
  expect(stdout).toContain('Only in writing, by the solicitor');
});
