/** A turn that could not be begun to its end is nobody's: whoever comes next would wait for it as long as for one that lives. */
import { readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearTurn, takeTurn } from '../../../src-main/usecases/leaving/take-turn.ts';
import { temporaryFolder } from '../../support/vault.ts';

it('leaves nothing where the disk has room for half of it', async () => {
  const folder = temporaryFolder();
  // What it is known by cannot be made, as on a disk that is full by then.
  const end = await takeTurn(folder, 'no-folder/departure');
  expect(readdirSync(folder)).toEqual([]);
  end();
});

it('is had by one alone, and by the next once it ends', async () => {
  const folder = temporaryFolder();
  const end = await takeTurn(folder, 'one');
  const next = takeTurn(folder, 'two');
  const before = readdirSync(folder);
  end();
  (await next)();
  expect([before.length, readdirSync(folder)]).toEqual([1, []]);
});

it('is cleared away by whoever was killed at its beginning or at its end, and by nobody while another has it', async () => {
  const folder = temporaryFolder();
  await takeTurn(folder, 'one');
  const [turn = ''] = readdirSync(folder);
  clearTurn(folder, 'two');
  expect(readdirSync(folder)).toEqual([turn]);
  rmdirSync(join(folder, turn, 'one'));
  clearTurn(folder, 'one');
  expect(readdirSync(folder)).toEqual([]);
});
