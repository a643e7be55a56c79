import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { LinkView } from '../../../src-main/contract/links.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const put = (name: string, value: unknown) => {
  writeFileSync(join(parent, name), typeof value === 'string' ? value : JSON.stringify(value));
  return join(parent, name);
};
type Linked = { links: LinkView[]; file: unknown[] };

let open: string[];
let account: string;
let sheet: string;
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  const inCase = [...open, '--case', 'L1'];
  await asJson(['case', 'create', ...open, '--reference', 'L1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana']);
  const fill = async (name: string, file: object) =>
    (await asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', put(name, file)])).json.id;
  const told = [{ question: 'anything-else', value: 'He kept my passport.' }];
  account = await fill('account.json', {
    person: 'Ana',
    form: 'first-account',
    answers: [
      { question: 'safety-alone', value: 'yes' },
      { question: 'safety-now', value: 'yes' },
      { question: 'safety-urgent', value: ['nothing'] },
      { question: 'safety-contact', state: 'prefers-not-to-say' },
      ...['interview', 'court', 'police', 'nrm', 'support', 'research'].map((one) => ({
        question: `consent-${one}`,
        value: 'given',
      })),
      ...told,
    ],
  });
  sheet = await fill('elements.json', {
    person: 'Ana',
    form: 'elements',
    answers: [{ question: 'means-power', value: 'shown' }],
  });
  await asJson([
    'evidence',
    'add',
    put('ticket.txt', 'A ticket'),
    ...inCase,
    '--title',
    'Ticket',
    '--exhibit',
    'AB1',
  ]);
});

describe('worksheet link', () => {
  it('lists what can be quoted, in the words that --answer takes', async () => {
    const { stdout } = await testimony(['worksheet', 'quotable', ...open, '--id', sheet]);
    // What was written down as an answer is the worker's wording of it, and stands without quotation marks.
    expect(stdout).toMatch(
      new RegExp(`${account}:anything-else {2}Ana, First account, \\d+ \\w+ \\d{4}: He kept my passport\\.`),
    );
  });

  it('links an answer and an exhibit, and says what each point rests on', async () => {
    const to = ['worksheet', 'link', ...open, '--id', sheet, '--point', 'means-power'];
    expect((await testimony([...to, '--answer', `${account}:anything-else`])).code).toBe(0);
    const { stdout } = await testimony([...to, '--exhibit', 'AB1', '--note', 'page 1']);
    expect(stdout).toContain('means-power: He kept my passport. (Ana, First account, anything-else,');
    expect(stdout).toContain('means-power: exhibit AB1 Ticket (page 1)');
    const reading = await testimony(['worksheet', 'reading', ...open, '--id', sheet]);
    expect(reading.stdout).toContain('What it rests on');
    expect(reading.stdout).toContain('exhibit AB1 Ticket');
  });

  it('takes the links away, and brings them back from the JSON it gave', async () => {
    const before = (await asJson<Linked>(['worksheet', 'links', ...open, '--id', sheet])).json;
    for (const { id } of before.links) await asJson(['worksheet', 'unlink', ...open, '--link', id]);
    expect((await asJson<Linked>(['worksheet', 'links', ...open, '--id', sheet])).json.links).toEqual([]);
    const file = put('links.json', before.file);
    const again = await asJson<Linked>(['worksheet', 'link', ...open, '--id', sheet, '--links', file]);
    expect(again.json.file).toEqual(before.file);
    expect(again.json.links.map((one) => one.target)).toEqual(before.links.map((one) => one.target));
    const undone = before.links[0]?.id ?? '';
    const { json } = await asJson<Linked>(['worksheet', 'unlink', ...open, '--link', undone, '--undo']);
    expect(json.links.map((one) => one.id)).toContain(undone);
  });

  it.each([
    ['without a point', ['--exhibit', 'AB1'], 2],
    ['without a target', ['--point', 'means-power'], 2],
    ['with both', ['--point', 'means-power', '--exhibit', 'AB1', '--answer', 'x:y'], 2],
    ['to an exhibit nobody has', ['--point', 'means-power', '--exhibit', 'ZZ9'], 1],
    ['to a record nobody has', ['--point', 'means-power', '--answer', 'nothing:treatment'], 1],
    ['at a point the form does not have', ['--point', 'nowhere', '--exhibit', 'AB1'], 1],
  ])('%s is refused with what to do, and nothing is linked', async (_, args, exit) => {
    const before = (await asJson<Linked>(['worksheet', 'links', ...open, '--id', sheet])).json.links.length;
    const { code, stderr } = await testimony(['worksheet', 'link', ...open, '--id', sheet, ...args]);
    expect(code).toBe(exit);
    expect(stderr).not.toBe('');
    expect((await asJson<Linked>(['worksheet', 'links', ...open, '--id', sheet])).json.links).toHaveLength(
      before,
    );
  });

  it('refuses a file of links whole when one of them does not fit', async () => {
    const file = put('odd.json', [
      { point: 'act-recruited', exhibit: 'AB1' },
      { point: 'act-recruited', exhibit: 'AB1', answer: { id: account, question: 'anything-else' } },
    ]);
    const { code, stderr } = await testimony(['worksheet', 'link', ...open, '--id', sheet, '--links', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('either "answer" or "exhibit"');
  });
});

describe('worksheet offers', () => {
  type Offers = { points: { point: string; offers: { question: string; left: unknown }[] }[] };
  const atPoint = ({ points }: Offers) => points.find((one) => one.point === 'act-recruited')?.offers ?? [];

  it('lists what was told at each point, leaves one by its number and takes it up again', async () => {
    const answers = [{ question: 'promises', value: 'A hotel, 1,200 a month.' }];
    const more = put('more.json', { answers });
    await asJson(['record', 'fill', ...open, '--case', 'L1', '--id', account, '--answers', more]);
    const { stdout, code } = await testimony(['worksheet', 'offers', ...open, '--id', sheet]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/act-recruited\n {2}1\. .*“?A hotel, 1,200 a month\.”?.*\[First account, /);
    const at = ['worksheet', 'offers', ...open, '--id', sheet, '--point', 'act-recruited'];
    const left = await asJson<Offers>([...at, '--leave', '1']);
    expect(atPoint(left.json)[0]?.left).not.toBeNull();
    expect((await testimony(at)).stdout).toMatch(/left by /);
    const again = await asJson<Offers>([...at, '--take-up', '1']);
    expect(atPoint(again.json)[0]?.left).toBeNull();
    expect((await testimony([...at, '--leave', '9'])).code).toBe(2);
  });
});

describe('worksheet ready and worksheet submitted', () => {
  let referral: string[];
  beforeAll(async () => {
    const answers = [{ question: 'pv-under-age', value: 'no' }];
    const file = put('nrm.json', { person: 'Ana', form: 'nrm-preparation', answers });
    const filled = await asJson<ScreeningView>([
      'record',
      'fill',
      ...open,
      '--case',
      'L1',
      '--answers',
      file,
    ]);
    referral = [...open, '--id', filled.json.id];
  });

  it('lists by name what is open, and ends with exit code 5 while anything is', async () => {
    const { code, stdout } = await testimony(['worksheet', 'ready', ...referral]);
    expect(code).toBe(5);
    expect(stdout).toMatch(/\[look\/timeline\]/);
    expect(stdout).toMatch(/\[field\/professional-insight\]/);
    expect(stdout).toContain('Not recorded as submitted.');
    const set = ['worksheet', 'ready', ...referral, '--aside', 'look/view'];
    expect((await testimony(set)).code).toBe(2);
    const aside = await testimony([...set, '--reason', 'Nothing to attach']);
    expect(aside.stdout).toMatch(/\[look\/view\], set aside by .*: Nothing to attach/);
    const taken = await testimony(['worksheet', 'ready', ...referral, '--take-up', 'look/view']);
    expect(taken.stdout).not.toContain('set aside by');
  });

  it('records the day and the reference, puts them right with a reason, and takes them back', async () => {
    const submitted = (...args: string[]) => testimony(['worksheet', 'submitted', ...referral, ...args]);
    expect((await submitted('--on', '2026-01-05', '--reference', 'NRM-1')).stdout).toContain(
      'Submitted on 5 Jan 2026, reference NRM-1.',
    );
    expect((await submitted('--on', '2026-01-06')).code).toBe(1);
    expect((await submitted('--reference', 'NRM-2')).code).toBe(2);
    const right = await submitted('--on', '2026-01-05', '--reference', 'NRM-2', '--why', 'Mistyped');
    expect(right.stdout).toContain('reference NRM-2.');
    const back = await submitted('--withdraw', '--why', 'Timed out');
    expect(back.stdout).toContain('Not recorded as submitted.');
    expect((await submitted()).stdout.match(/taken back|put right|submitted: /g)).toHaveLength(3);
  });
});
