import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseView } from '../../../src-main/contract/consent.ts';
import type { FailureWords } from '../../../src-main/core/words/failure-words.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let inCase: string[];
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'R1'];
  await asJson(['case', 'create', ...open, '--reference', 'R1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana']);
  writeFileSync(join(parent, 'ticket.txt'), 'A ticket');
  await asJson([
    'evidence',
    'add',
    join(parent, 'ticket.txt'),
    ...inCase,
    '--title',
    'Ticket',
    '--exhibit',
    'AB1',
  ]);
});
const give = (...more: string[]) =>
  asJson(['evidence', 'export', ...inCase, '--item', 'AB1', '--out', join(parent, 'out'), ...more]);
const custody = async () => {
  const { json } = await asJson<{ releases: ReleaseView[] }>(['consent', 'releases', ...inCase]);
  return json.releases;
};

describe('what leaves, and to whom', () => {
  it('a consent for one recipient lets it out to them and to nobody else', async () => {
    await asJson([
      'consent',
      'record',
      ...inCase,
      '--purpose',
      'court-papers',
      '--status',
      'given',
      '--recipient',
      'Dr A. Moreno',
    ]);
    expect((await give('--recipient', 'Dr A. Moreno', '--purpose', 'Expert report')).code).toBe(0);
    expect((await give('--recipient', 'Somebody else')).code).toBe(1);
    expect((await give()).code).toBe(1);
  });

  it('the list says who holds it, why, and never takes a file name for a holder', async () => {
    const [newest] = await custody();
    expect(newest).toMatchObject({ kind: 'evidence', title: 'Ticket', to: 'Dr A. Moreno', by: OWNER });
    expect(newest?.purpose).toBe(
      'Giving papers to a solicitor and to the court; Expert report; written as "ticket.txt"',
    );
    await give('--ground', 'court-order', '--without-consent', 'Order of the court');
    const { stdout } = await testimony(['consent', 'releases', ...inCase]);
    expect(stdout).toContain('Dr A. Moreno');
    expect(stdout).toContain('not recorded');
  });

  it('says that somebody was given it only once that is recorded, and keeps what was recorded wrongly', async () => {
    const [, one] = await custody();
    const release = one?.id ?? '';
    const said = async () => (await testimony(['consent', 'releases', ...inCase])).stdout;
    expect(await said()).toContain('Written to a folder, for Dr A. Moreno; not recorded who was given it');
    const give = (...more: string[]) => asJson<ReleaseView>(['consent', ...more, ...inCase]);
    const given = await give(
      'given',
      release,
      '--to',
      'Ms Ito, his clerk',
      '--how',
      'By hand',
      '--on',
      '2026-01-05',
    );
    expect(given.code, JSON.stringify(given.json)).toBe(0);
    await give('given', release, '--to', 'Dr A. Moreno', '--how', 'By post', '--on', '2026-01-07');
    const after = await said();
    expect(after).toContain(
      'Given to Ms Ito, his clerk on 5 Jan 2026: By hand. Given to Dr A. Moreno on 7 Jan 2026: By post',
    );
    expect(after).not.toContain('for Dr A. Moreno; not recorded');
    const right = await give('put-right', release, '--why', 'She carried it herself');
    expect(right.json).toMatchObject({
      to: '',
      putRight: [{ was: 'Dr A. Moreno', why: 'She carried it herself' }],
    });
    expect(await said()).toContain('Corrected: it was recorded as for Dr A. Moreno: She carried it herself');
    const again = await give('put-right', release, '--to', 'Court', '--why', 'For the court');
    expect(again.json).toMatchObject({ to: 'Court', putRight: [{ was: 'Dr A. Moreno' }, { was: '' }] });
    expect((await give('put-right', release, '--to', 'court ', '--why', 'x')).code).toBe(2);
    expect((await give('given', release, '--to', 'A', '--how', 'x', '--on', '2999-01-01')).code).toBe(2);
    expect((await give('given', 'bundle:none', '--to', 'A', '--how', 'x')).code).toBe(1);
  });

  it('a decision without consent says as what it was made, and that one person was both', async () => {
    const [own] = await custody();
    expect(own?.purpose).toContain(
      `decided by ${OWNER} as supervisor, the same person who let it out: Order of the court`,
    );
    await give(
      '--ground',
      'court-order',
      '--without-consent',
      'Order of the court',
      '--decided-by',
      'Ana Ionescu',
    );
    const [other] = await custody();
    expect(other?.purpose).toContain('decided by Ana Ionescu as supervisor: Order of the court');
  });
});

describe('evidence that is refused', () => {
  it('says with --json too what happened, what is safe and what to do next', async () => {
    writeFileSync(join(parent, 'letter.docx'), Buffer.from('504b030414000600', 'hex'));
    writeFileSync(join(parent, 'empty.pdf'), '');
    const files = ['letter.docx', 'empty.pdf'].map((name) => join(parent, name));
    const { code, json } = await asJson<{ refused: { file: string; words: FailureWords }[] }>([
      'evidence',
      'add',
      ...files,
      ...inCase,
    ]);
    expect([code, json.refused.length]).toEqual([5, 2]);
    for (const { words } of json.refused) {
      for (const said of [words.what, words.safe, words.next]) expect(said.length).toBeGreaterThan(10);
    }
    expect(new Set(json.refused.map((one) => one.words.next)).size).toBe(2);
  });
});
