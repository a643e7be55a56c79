import { expect, it } from 'vitest';
import type { EvidenceChange } from '../../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { AmendQueue } from '../../../src-renderer/features/evidence/table/amend-queue.ts';

const to = (title: string, id = 'a'): EvidenceChange => ({ evidenceId: id as EvidenceId, title });
const typed = (from: string, into: string, cell?: string) => ({
  changes: [to(into)],
  back: [to(from)],
  ...(cell === undefined ? {} : { cell }),
});

function queueWith() {
  const saved: (string | undefined)[] = [];
  const shown: (string | undefined)[] = [];
  let failure: Error | null = null;
  const queue = new AmendQueue({
    save: async (changes) => {
      if (failure !== null) throw failure;
      saved.push(...changes.map((one) => one.title));
    },
    show: (changes) => shown.push(...changes.map((one) => one.title)),
  });
  const fails = (error: Error | null) => {
    failure = error;
  };
  return { queue, saved, shown, fails };
}

it('what is typed goes on being typed: one undo takes all of a cell back, the next the cell before', async () => {
  const { queue, saved } = queueWith();
  queue.amend(typed('one', 'two'));
  queue.amend(typed('two', 'Let', 'cell'));
  queue.amend(typed('Let', 'Letter', 'cell'));
  queue.undo();
  queue.undo();
  queue.undo();
  await queue.save();
  expect(saved).toEqual(['two', 'Let', 'Letter', 'two', 'one']);
  expect(queue.state()).toMatchObject({ isSaving: false, last: null });
});

it('what could not be saved waits, in its order, and is not given up by what comes after', async () => {
  const { queue, saved, fails } = queueWith();
  fails(new Error('the disk is full'));
  queue.amend(typed('one', 'two'));
  await queue.save();
  expect([queue.isKept, queue.state().error]).toEqual([false, new Error('the disk is full')]);
  fails(null);
  queue.amend(typed('two', 'three'));
  await queue.save();
  expect([queue.isKept, queue.state().error, saved]).toEqual([true, null, ['two', 'three']]);
});

it('nothing is saved of a change that changes nothing', async () => {
  const { queue, saved } = queueWith();
  queue.amend({ changes: [], back: [] });
  await queue.save();
  expect([saved, queue.state().last]).toEqual([[], null]);
});
