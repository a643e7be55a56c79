/** What the case has of a person is put right by command, as in the window; what stood there before stays to be read. */
import { beforeAll, expect, it } from 'vitest';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

let open: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(temporaryFolder()));
  await testimony(['case', 'create', ...open, '--reference', 'LH/9', '--title', 'Two houses']);
  const who = ['--role', 'survivor', '--name', 'Tran Van Hung', '--born', '2009', '--language', 'Vietnamese'];
  await testimony(['person', 'add', ...open, '--case', 'LH/9', ...who, '--note', 'Came with his solicitor']);
});

const people = async () =>
  (await asJson<CaseView>(['case', 'show', 'LH/9', ...open])).json.people.map(
    ({ name, role, birthDate, language, note }) => ({ name, role, birthDate, language, note }),
  );

it('puts a date of birth and a name right, leaves the rest, and keeps the old words with the reason', async () => {
  const right = ['--born', '1995-02-12', '--name', 'Trần Văn Hùng', '--why', 'Told on 20 November'];
  const { code, stdout } = await testimony(['person', 'amend', ...open, '--case', 'LH/9', ...right]);
  expect(code).toBe(0);
  expect(stdout).toContain('date of birth: 2009, now 12 Feb 1995');
  expect(await people()).toEqual([
    expect.objectContaining({ name: 'Trần Văn Hùng', role: 'survivor', language: 'Vietnamese' }),
  ]);
  const [{ birthDate, note } = { birthDate: null, note: '' }] = await people();
  expect(birthDate).toMatchObject({ value: '1995-02-12' });
  expect(note).toBe(
    'Came with his solicitor\nPut right: name was Tran Van Hung; date of birth was 2009. Why: Told on 20 November',
  );
});

it('changes nothing where nothing was named, or without a reason', async () => {
  const before = await people();
  for (const more of [
    ['--why', 'x'],
    ['--born', '1990'],
    ['--role', 'nobody', '--why', 'x'],
  ])
    expect((await testimony(['person', 'amend', ...open, '--case', 'LH/9', ...more])).code).toBe(2);
  expect(await people()).toEqual(before);
});

it('takes out what an empty text is given for, and nothing that has to be there', async () => {
  const amend = (...more: readonly string[]) =>
    testimony(['person', 'amend', ...open, '--case', 'LH/9', ...more, '--why', 'No name of his']);
  expect((await amend('--also-known-as', 'Paul Tetteh', '--interpreter', 'yes')).code).toBe(0);
  const { code, stdout } = await amend(
    '--also-known-as',
    '',
    '--language=',
    '--interpreter',
    '',
    '--born',
    '',
  );
  expect(code).toBe(0);
  expect(stdout).toContain('other names: Paul Tetteh, now empty');
  const [person] = (await asJson<CaseView>(['case', 'show', 'LH/9', ...open])).json.people;
  expect(person).toMatchObject({
    alsoKnownAs: '',
    language: '',
    interpreterNeeded: null,
    birthDate: null,
    name: 'Trần Văn Hùng',
  });
  expect((await amend('--name', '')).code).toBe(2);
});
