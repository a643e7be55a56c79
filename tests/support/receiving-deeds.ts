/**
 * @file The deeds of whoever receives a case: reading the file in, and merging it. What was read so far is in no case; that
 * it came, and that it was not read to its end, is said, and the same file is read on from there.
 */
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HandoverReview } from '../../src-main/contract/handover.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import type { RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { Deed } from './deed.ts';
import { handOver, readIn, type Side, written } from './handover.ts';
import { quietJob } from './ports.ts';
import { PASSPHRASE, temporaryFolder } from './vault.ts';

const PAPERS = 3;
const CHILD = join(import.meta.dirname, 'children/handover-task.ts');

export interface Received {
  readonly file: string;
  /** Where nothing came yet, and where the file was read in. */
  readonly empty: string;
  readonly staged: string;
  readonly review: HandoverReview;
}

/** `to` is left without a case, with the file read in. */
export async function beforeReceiving(from: Side, to: Side, caseId: CaseId): Promise<Received> {
  for (let n = 1; n <= PAPERS; n += 1) {
    const text = `Page ${n} of what the landlord wrote down.\n`.repeat(200);
    const file = from.engine.files.register(written(`book-${n}.txt`, text));
    await from.do('evidenceAdd', { caseId, file, title: `Book ${n}` });
  }
  const file = await handOver(from, to, caseId);
  const empty = copyOf(to);
  const review = await readIn(to, file);
  return { file, empty, staged: copyOf(to), review };
}

/** Between two transactions, which is where an open vault may be copied. */
function copyOf({ engine: { session } }: Side): string {
  const folder = join(temporaryFolder(), 'vault');
  for (const name of ['vault.db', 'header.json', 'header-copy.json'])
    cpSync(join(session.folder, name), join(folder, name));
  if (statSync(join(folder, 'vault.db')).size === 0) throw new Error('nothing was copied');
  return folder;
}

export type Within = <T>(folder: string, work: (engine: RunningEngine) => Promise<T>) => Promise<T>;

export function receivingDeeds({ file, empty, staged, review }: Received, within: Within): readonly Deed[] {
  const merging = { handoverId: review.handover.id, seen: review.seen };
  return [
    {
      name: 'reading in',
      on: empty,
      run: ({ vault }) => [CHILD, vault, PASSPHRASE, 'handoverRead', JSON.stringify({ file })],
      state: async ({ vault }) =>
        await within(vault, async (engine) => {
          const { cases, states } = await lookAt(engine);
          if (cases !== 0) throw new Error('a case came in by reading alone');
          const state = STATES_OF_READING[states.join()];
          if (state === undefined) throw new Error(`neither old nor new: ${states.join()}`);
          const again = await perform(
            engine,
            'handoverRead',
            { file: engine.files.register(file) },
            quietJob(),
          );
          const [read, wanted] = [again.items, review.items].map((items) => JSON.stringify(items));
          if (read !== wanted) throw new Error('read once more it is something else');
          return state;
        }),
    },
    {
      name: 'merging',
      on: staged,
      run: ({ vault }) => [CHILD, vault, PASSPHRASE, 'handoverMerge', JSON.stringify(merging)],
      state: async ({ vault }) =>
        await within(vault, async (engine) => {
          const { cases, states } = await lookAt(engine);
          const state = STATES_OF_MERGING[`${cases} ${states.join()}`];
          if (state === undefined) throw new Error(`neither old nor new: ${cases} cases, ${states.join()}`);
          if (state === 'old') await perform(engine, 'handoverMerge', merging, quietJob());
          const { items } = await perform(
            engine,
            'handoverReview',
            { handoverId: merging.handoverId },
            quietJob(),
          );
          const left = items.filter((one) => one.state !== 'same').map(({ item }) => item);
          if (left.length > 0) throw new Error(`after a merge there is still ${left.join()}`);
          return state;
        }),
    },
  ];
}

/** Where reading did not come to its end, no case knows of it. */
const STATES_OF_READING: Readonly<Record<string, 'old' | 'old, begun' | 'new'>> = {
  '': 'old',
  interrupted: 'old, begun',
  read: 'new',
};
const STATES_OF_MERGING: Readonly<Record<string, 'old' | 'new'>> = { '0 read': 'old', '1 merged': 'new' };

async function lookAt(engine: RunningEngine) {
  const { total } = await perform(engine, 'caseList', {}, quietJob());
  const { received } = await perform(engine, 'handoverList', {}, quietJob());
  return { cases: total, states: received.map(({ state }) => state) };
}
