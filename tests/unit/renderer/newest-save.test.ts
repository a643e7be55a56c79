import { describe, expect, it } from 'vitest';
import { NewestSave } from '../../../src-renderer/bridge/newest-save.ts';

/** A saver whose saves end when they are told to, and what it saved. */
function saver() {
  const saved: string[] = [];
  const failed: unknown[] = [];
  const waiting: { end: () => void; fail: (error: Error) => void }[] = [];
  const saving = new NewestSave<string>(
    (value) =>
      new Promise((done, fail) => {
        saved.push(value);
        waiting.push({ end: done, fail });
      }),
    (error) => failed.push(error),
  );
  const change = (value: string) => {
    saving.want(value);
    return saving.save();
  };
  return {
    saving,
    saved,
    failed,
    change,
    end: () => waiting.shift()?.end(),
    fail: () => waiting.shift()?.fail(new Error('full')),
  };
}
const settle = () => new Promise((done) => setTimeout(done, 0));

describe('saving the newest', () => {
  it('saves what comes after a save that had nothing to do', async () => {
    const { saving, saved, change, end } = saver();
    await saving.save();
    await saving.save();
    expect(saving.isKept).toBe(true);
    const done = change('a');
    expect(saving.isKept).toBe(false);
    end();
    await done;
    expect([saved, saving.isKept]).toEqual([['a'], true]);
  });

  it('saves one at a time, and of those that wait only the newest', async () => {
    const { saved, change, end, saving } = saver();
    const done = change('a');
    void change('b');
    void change('c');
    expect(saved).toEqual(['a']);
    end();
    await settle();
    expect(saved).toEqual(['a', 'c']);
    end();
    await done;
    expect(saving.isKept).toBe(true);
  });

  it('keeps what could not be saved, says so, and tries it again', async () => {
    const { saved, failed, change, end, fail, saving } = saver();
    const done = change('a');
    fail();
    await done;
    expect([failed.length, saving.isKept]).toEqual([1, false]);
    const again = saving.save();
    end();
    await again;
    expect([saved, saving.isKept]).toEqual([['a', 'a'], true]);
  });
});
