/** Two accounts at the command line: held on an earlier day, listed before anything is copied, and decided with one word. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { CopiedOut } from '../../../src-main/contract/copy-out.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

const folder = temporaryFolder();
const CASE = ['--case', 'TWO/1'];
let open: readonly string[];
let interview: string;
let sheet: string;
const file = (name: string, content: object): string => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};
const how = (value: string, more: object = {}) => ({ question: 'how-it-started', value, ...more });
const fill = async (content: object, ...rest: readonly string[]) =>
  (
    await asJson<ScreeningView>([
      'record',
      'fill',
      ...open,
      ...CASE,
      '--answers',
      file('answers.json', content),
      ...rest,
    ])
  ).json;
const copyOut = (...rest: readonly string[]) => ['worksheet', 'copy-out', ...open, '--id', sheet, ...rest];

beforeAll(async () => {
  open = (await vaultForCli(folder)).open;
  await asJson(['case', 'create', ...open, '--reference', 'TWO/1', '--title', 'R v Example']);
  await asJson([
    'person',
    'add',
    ...open,
    ...CASE,
    '--role',
    'survivor',
    '--name',
    'Maria',
    '--born',
    '1990-05-02',
  ]);
  const answers = [...openingAnswers(), how('By bus, on her own.')];
  const told = { person: 'Maria', form: 'first-account', readBack: 'Read aloud', answers };
  const held = ['--held-on', 'about March 2025', '--taken-by', 'Ruth Clarke'];
  const first = await fill(told, ...held);
  expect(first).toMatchObject({ heldOn: { value: '2025-03', qualifier: 'about' }, takenBy: 'Ruth Clarke' });
  interview = first.id;
  sheet = (await fill({ person: 'Maria', form: 'nrm-preparation', answers: [] })).id;
  await asJson(['worksheet', 'carry-over', ...open, '--id', sheet]);
  await asJson(['record', 'later-account', ...open, '--id', interview, '--reason', 'A second meeting']);
  const differs = { relation: 'differs', cause: 'trauma' };
  await fill({ answers: [...safetyAnswers(), how('He drove her.', differs)] }, '--id', interview);
});

it('shows both days of an account in its record and in the lists', async () => {
  const held = /held about March 2025, taken by Ruth Clarke/;
  expect((await testimony(['record', 'show', ...open, ...CASE, '--id', interview])).stdout).toMatch(held);
  expect((await testimony(['record', 'show', ...open, ...CASE])).stdout).toMatch(held);
  expect((await testimony(['record', 'show', ...open, ...CASE])).stdout).toMatch(/[1-9] older/);
  expect((await testimony(['facts', 'list', ...open, ...CASE])).stdout).toMatch(
    /By bus.*held about March 2025, taken by Ruth Clarke, entered \d{4}-/,
  );
  expect((await testimony(['audit', 'list', ...open])).stdout).toMatch(
    /, of about March 2025.*screening\.started/,
  );
});

it('lists what is older before anything is copied, and shows both with her reason once that was seen', async () => {
  const refused = await testimony(copyOut());
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('“How did it start?”: more, or something else, was told');
  expect(refused.stdout).not.toContain('By bus');
  const shown = await testimony(copyOut('--seen'));
  expect(shown.code).toBe(5);
  for (const part of ['By bus, on her own.', 'He drove her.', 'held about March 2025'])
    expect(shown.stdout).toContain(part);
  const { json } = await asJson<CopiedOut>(copyOut('--seen'));
  expect(json.accounts.map(({ code }) => code)).toContain('account-older');
});

it('takes the telling whose number is shown, and names the numbers where another was typed', async () => {
  const shown = (await testimony(copyOut('--seen'))).stdout;
  const number = /\[--take (\d+)\] By bus, on her own\./.exec(shown)?.[1] ?? '';
  const take = (which: string) =>
    testimony([
      'worksheet',
      'settle',
      ...open,
      '--id',
      sheet,
      '--question',
      'how-did-the-exploitation-start',
      '--take',
      which,
    ]);
  const none = await take('1');
  expect(none.code).not.toBe(0);
  expect(none.stderr).toContain(number);
  expect(none.stderr).not.toContain('nothing was told');
  const taken = await take(number);
  expect(taken.code).toBe(0);
  const sheetNow = (await testimony(['record', 'show', ...open, ...CASE, '--id', sheet])).stdout;
  expect(sheetNow).toContain(`[--take ${number}] By bus`);
});

it('decides with one word, and both stay in view', async () => {
  const settled = await testimony([
    'worksheet',
    'settle',
    ...open,
    '--id',
    sheet,
    '--question',
    'how-did-the-exploitation-start',
    '--take',
    'newest',
  ]);
  expect(settled.code).toBe(0);
  expect(settled.stdout).toMatch(/He drove her\.[\s\S]*By bus, on her own\./);
  expect((await testimony(copyOut('--seen'))).stdout).not.toContain('“How did it start?”: more');
});

it('withholds the words of a telling with a reason, and gives them back', async () => {
  const QUESTION = 'how-did-the-exploitation-start';
  const withhold = ['record', 'withhold', ...open, '--id', sheet, '--question', QUESTION];
  const listed = await testimony(withhold);
  const number = /^ {2}(\d+) {2}.*By bus/m.exec(listed.stdout)?.[1] ?? '';
  expect(listed.stdout).toMatch(/He drove her/);
  const reason = ['--reason', 'A matter of others'];
  expect((await testimony([...withhold, ...reason])).stderr).toContain('--telling');
  const done = await testimony([...withhold, '--telling', number, ...reason]);
  expect(done).toMatchObject({ code: 0 });
  const shown = (await testimony(copyOut('--seen'))).stdout;
  expect(shown).toMatch(/Withheld by the worker: A matter of others \(held about March 2025/);
  expect(shown).not.toContain('By bus');
  expect(JSON.stringify((await asJson<CopiedOut>(copyOut('--seen'))).json)).not.toContain('By bus');
  const back = await testimony([...withhold, '--telling', number, '--give-back']);
  expect(back.stdout).toContain('By bus');
  expect(back.stdout).toMatch(/Given back:\n.*withheld from everybody. A matter of others/);
  // With its number alone all of a telling is shown, and words of it can be kept back as they stand there.
  const alone = await testimony([...withhold, '--telling', number]);
  expect(alone.stdout).toContain('By bus, on her own.');
  const words = [...withhold, '--telling', number, '--words', 'on her own'];
  expect((await testimony([...words, ...reason])).stdout).toContain('“on her own”');
  expect((await testimony(copyOut('--seen'))).stdout).not.toContain('on her own');
  expect((await testimony([...words, '--give-back'])).stdout).toMatch(/Given back:\n.*“on her own”/);
  // Where one thing alone is withheld it need not be said which; where nothing is, that is said.
  expect((await testimony([...withhold, '--telling', number, ...reason])).code).toBe(0);
  const only = await testimony([...withhold, '--give-back']);
  expect(only.stdout).toMatch(/Given back:\n.*A matter of others/);
  expect((await testimony([...withhold, '--give-back'])).stderr).toContain('nothing that was told beside it');
});

it('takes one of two things told in one entry, each by a number of its own', async () => {
  const promised = (value: string) => ({ question: 'promises', value });
  const answers = [how('In a van.', { relation: 'differs' }), promised('A room of her own.')];
  await asJson(['record', 'later-account', ...open, '--id', interview, '--reason', 'A third meeting']);
  await fill({ answers: [...safetyAnswers(), ...answers] }, '--id', interview);
  const shown = (await testimony(copyOut('--seen'))).stdout;
  const of = (words: string) =>
    new RegExp(`\\[--take (\\d+\\.\\d)\\] (?:[^:\\n]+: )?${words}`).exec(shown)?.[1] ?? '';
  const [van, room] = [of('In a van\\.'), of('A room of her own\\.')];
  expect(van.split('.')[0]).toBe(room.split('.')[0]);
  const field = ['--id', sheet, '--question', 'how-did-the-exploitation-start'];
  const take = (which: string) => testimony(['worksheet', 'settle', ...open, ...field, '--take', which]);
  const settled = async (which: string) => (await take(which)).stdout.split('Told ')[0];
  expect(await settled(van)).toMatch(/In a van\.(?![\s\S]*A room of her own)/);
  expect(await settled(room)).toMatch(/^(?![\s\S]*In a van)[\s\S]*A room of her own/);
  // The entry alone is the number of neither.
  const neither = await take(van.split('.')[0] ?? '');
  expect(neither.code).not.toBe(0);
  expect(neither.stderr).toContain(van);
});
