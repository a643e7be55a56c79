/**
 * A handover killed at any point of making, reading or merging, or on a disk that fills up: the old state or the new one.
 * TESTIMONY_KILLS=100 tries about so many moments of each; otherwise few.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HandoverReview } from '../../../src-main/contract/handover.ts';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { openEngine, type RunningEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { codeOf } from '../../support/failures.ts';
import { caseToHandOver, handOver, sideOf } from '../../support/handover.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { quietJob } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const KILLS = Number(process.env.TESTIMONY_KILLS ?? 8);
/** What a test may take. */
const WITHIN_MS = (KILLS + 1) * 30_000;
const TASK = join(import.meta.dirname, '../../support/children/handover-task.ts');
const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');

let caseId: CaseId;
let sender: string;
let receiver: string;
/** The receiver's vault after reading. */
let staged: string;
let file: string;
let recipient: string;
let review: HandoverReview;
beforeAll(async () => {
  const [here, there] = [await sideOf('Amina Okafor', 'a', 20), await sideOf('Ruth Clarke', 'b', 22)];
  ({ caseId } = await caseToHandOver(here));
  file = await handOver(here, there, caseId);
  ({ recipient } = await there.do('handoverKey', {}));
  receiver = join(temporaryFolder(), 'vault');
  await sealed(there.engine, receiver);
  sender = here.engine.session.folder;
  await here.engine.close();
  staged = copyOf(receiver);
  await within(staged, async (engine) => {
    review = await perform(engine, 'handoverRead', { file: engine.files.register(file) }, quietJob());
  });
});

async function sealed(engine: RunningEngine, to: string): Promise<void> {
  const from = engine.session.folder;
  await engine.close();
  cpSync(from, to, { recursive: true });
}
function copyOf(vault: string): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(vault, folder, { recursive: true });
  return folder;
}
async function within<T>(folder: string, work: (engine: RunningEngine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: systemClock });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
const ask = <N extends CallName>(
  engine: RunningEngine,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> => perform(engine, name, input, quietJob());

/** Killed at the n-th change when n is given. How many there were, if it got so far. */
function run(
  vault: string,
  name: CallName,
  input: object,
  killAt?: number,
): { killed: boolean; calls: number } {
  const given = ['--import', KILL_AT, TASK, vault, PASSPHRASE, name, JSON.stringify(input)];
  const env = { ...process.env, ...(killAt === undefined ? {} : { KILL_AT: String(killAt) }) };
  const { signal, status, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8', env });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', calls: Number(stderr.trim().split('\n').at(-1)) };
}
/** The first and the last among them. */
const someOf = (calls: number): number[] => {
  const step = Math.max(1, Math.floor(calls / KILLS));
  return [...Array.from({ length: Math.floor((calls - 1) / step) }, (_, n) => 1 + n * step), calls];
};

const making = (folder: string) => ({
  caseId,
  recipient: 'Harbour House',
  forPurpose: 'support-services',
  to: { key: recipient },
  folder,
});
const merging = () => ({ handoverId: review.handover.id, seen: review.seen });
/** Whether the vault, its log and its records are as they were written. */
const isSound = async (engine: RunningEngine) => {
  const { intact, alteredRecords, alteredDetails } = await ask(engine, 'auditVerify', {});
  return intact && alteredRecords.length === 0 && alteredDetails.length === 0;
};

describe('a process killed', () => {
  test(
    'while it makes a file leaves a whole one or none, and the vault knows which',
    async () => {
      const { calls } = run(copyOf(sender), 'handoverMake', making(temporaryFolder()));
      const outcomes = new Set<string>();
      for (const at of someOf(calls)) {
        const [vault, stick] = [copyOf(sender), temporaryFolder()];
        expect(run(vault, 'handoverMake', making(stick), at).killed).toBe(true);
        const sent = await within(vault, async (engine) => {
          const all = (await ask(engine, 'handoverList', {})).sent;
          return all.filter(({ fileName }) => readdirSync(stick).includes(fileName) || all.length > 1);
        });
        const newest = sent[0]?.state === 'found' || sent[0]?.state === 'confirmed' ? sent[0] : undefined;
        expect([at, readdirSync(stick)]).toEqual([at, newest === undefined ? [] : [newest.fileName]]);
        outcomes.add(String(newest !== undefined));
        if (newest === undefined) continue;
        const read = { file: join(stick, newest.fileName) };
        expect(run(copyOf(receiver), 'handoverRead', read).killed).toBe(false);
      }
      expect([...outcomes].sort()).toEqual(['false', 'true']);
    },
    WITHIN_MS,
  );

  test(
    'while it reads one in leaves no case changed, and reading it again comes to its end',
    async () => {
      const { calls } = run(copyOf(receiver), 'handoverRead', { file });
      for (const at of someOf(calls)) {
        const vault = copyOf(receiver);
        expect(run(vault, 'handoverRead', { file }, at).killed).toBe(true);
        await within(vault, async (engine) => {
          expect((await ask(engine, 'caseList', {})).total).toBe(0);
          const again = await ask(engine, 'handoverRead', { file: engine.files.register(file) });
          expect([at, again.items, again.handover.state]).toEqual([at, review.items, 'read']);
          expect(await isSound(engine)).toBe(true);
        });
      }
    },
    WITHIN_MS,
  );

  test(
    'while it merges leaves the case as it was, and the same decision can be made again',
    async () => {
      const { calls } = run(copyOf(staged), 'handoverMerge', merging());
      const outcomes = new Set<string>();
      for (const at of someOf(calls)) {
        const vault = copyOf(staged);
        expect(run(vault, 'handoverMerge', merging(), at).killed).toBe(true);
        await within(vault, async (engine) => {
          const { total } = await ask(engine, 'caseList', {});
          const [received] = (await ask(engine, 'handoverList', {})).received;
          outcomes.add(`${total} ${received?.state}`);
          if (total === 0) await ask(engine, 'handoverMerge', merging());
          expect(
            (await ask(engine, 'handoverReview', { handoverId: review.handover.id })).handover.caseHere,
          ).toBe('LH/7');
          expect(await isSound(engine)).toBe(true);
        });
      }
      for (const outcome of outcomes) expect(['0 read', '1 merged']).toContain(outcome);
      expect(outcomes.has('0 read')).toBe(true);
    },
    WITHIN_MS,
  );
});

describe('a disk that fills up', () => {
  test('has no half of a file on it, and no half of a case', async () => {
    const outcomes = new Set<string>();
    for (const kib of [4, 64, 2048])
      await onSmallDisk(kib * 1024, async (disk) => {
        await within(copyOf(sender), async (engine) => {
          const folder = engine.files.register(disk.folder);
          const made = await codeOf(() => ask(engine, 'handoverMake', { ...making(''), folder }));
          const { sent } = await ask(engine, 'handoverList', {});
          const out = sent.filter(({ state }) => state === 'confirmed' && sent.length > 1).slice(0, 1);
          expect([kib, readdirSync(disk.folder)]).toEqual([kib, made === 'none' ? [out[0]?.fileName] : []]);
          outcomes.add(made);
        });
      });
    expect([...outcomes].sort()).toEqual(['disk-full', 'none']);
    await onSmallDisk(8 * 1024 * 1024, async (disk) => {
      const vault = join(disk.folder, 'vault');
      cpSync(staged, vault, { recursive: true });
      await within(vault, async (engine) => {
        disk.fill();
        expect(await codeOf(() => ask(engine, 'handoverMerge', merging()))).toBe('disk-full');
        expect((await ask(engine, 'caseList', {})).total).toBe(0);
        disk.makeRoom();
        expect((await ask(engine, 'handoverMerge', merging())).handover.state).toBe('merged');
        expect(await isSound(engine)).toBe(true);
      });
    });
  });
});
