/** Commands that name a person, a file or an arrangement: the one that is meant, or a refusal that says so. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';

const parent = temporaryFolder();
const NAME = 'Nguyễn Thị Linh';
let open: string[];
const inCase = (reference: string) => [...open, '--case', reference];
const put = (name: string, text: string) => {
  writeFileSync(join(parent, name), text);
  return join(parent, name);
};
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  for (const reference of ['W1', 'W2'])
    await asJson(['case', 'create', ...open, '--reference', reference, '--title', `Case ${reference}`]);
});

describe('two cases of one reference in other letters, which the store tells apart', () => {
  const show = async (reference: string) =>
    (await asJson<{ title: string }>(['case', 'show', reference, ...open])).json;
  beforeAll(async () => {
    for (const [reference, title] of [
      ['ÉTÉ/1', 'In capitals'] as const,
      ['été/1', 'In small letters'] as const,
    ])
      await asJson(['case', 'create', ...open, '--reference', reference, '--title', title]);
  });

  it('are each found as they are spelled', async () => {
    expect((await show('ÉTÉ/1')).title).toBe('In capitals');
    expect((await show('été/1')).title).toBe('In small letters');
  });

  it('are not guessed between when it is spelled otherwise', async () => {
    const { code, stderr } = await testimony(['case', 'show', 'Été/1', ...open]);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(
      /that fits several; use the identifier[\s\S]*ÉTÉ\/1[\s\S]*été\/1|été\/1[\s\S]*ÉTÉ\/1/,
    );
  });

  it('and one is found however it is spaced and capitalised', async () => {
    expect((await show(' w1 ')).title).toBe('Case W1');
  });
});

describe('two people of one name', () => {
  let witness: PersonView;
  beforeAll(async () => {
    await asJson(['person', 'add', ...inCase('W1'), '--role', 'survivor', '--name', NAME]);
    const added = ['person', 'add', ...inCase('W1'), '--role', 'witness', '--name', NAME];
    witness = (await asJson<PersonView>(added)).json;
  });
  const fill = (person: string) =>
    testimony([
      'record',
      'fill',
      ...inCase('W1'),
      '--answers',
      put('told.json', JSON.stringify({ person, answers: openingAnswers() })),
    ]);

  it('are told apart before anything is recorded', async () => {
    const { code, stderr } = await fill(NAME);
    expect(code).toBe(2);
    expect(stderr).toContain('fits several people');
    expect(stderr).toContain(witness.id);
  });

  it('by their identifier', async () => {
    expect((await fill(witness.id)).code).toBe(0);
  });
});

describe('an arrangement made earlier', () => {
  let bundle: string;
  const build = (reference: string, ...more: string[]) =>
    testimony([
      'bundle',
      'build',
      ...inCase(reference),
      '--bundle',
      bundle,
      '--out',
      join(parent, 'out'),
      ...more,
    ]);
  beforeAll(async () => {
    await asJson(['evidence', 'add', put('Note.txt', 'Words'), ...inCase('W2')]);
    await asJson(['bundle', 'build', ...inCase('W2'), '--from', 'all', '--out', join(parent, 'first')]);
    const { json } = await asJson<{ bundles: BundleView[] }>(['bundle', 'list', ...inCase('W2')]);
    bundle = json.bundles[0]?.id as string;
  });

  it('is not built for another case', async () => {
    expect((await build('W1')).code).not.toBe(0);
  });

  it('is not described in another way than it is printed', async () => {
    const { code, stderr } = await build('W2', '--profile', 'general');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--profile')]);
    // What is typed for its cover is printed, and kept in it.
    expect((await build('W2', '--court', 'High Court')).code).toBe(0);
    const { json } = await asJson<{ bundles: BundleView[] }>(['bundle', 'list', ...inCase('W2')]);
    expect(json.bundles.map(({ id, court }) => [id, court])).toEqual([[bundle, 'High Court']]);
  });

  it('is built for its own', async () => {
    expect((await build('W2')).code).toBe(0);
  });
});

it('a text with letters no font here has is refused by the name of its file', async () => {
  const { code, stderr } = await testimony(['evidence', 'add', put('chat-17.txt', '𓀀'), ...inCase('W2')]);
  expect(code).toBe(5);
  expect(stderr).toMatch(/REFUSED: "[^"]*chat-17\.txt": /);
});
