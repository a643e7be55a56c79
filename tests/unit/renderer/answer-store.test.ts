import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { AnswerStore, type SaveOutcome } from '../../../src-renderer/questions/answer-store.ts';
import type { AnswerInput } from '../../../src-renderer/questions/answers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A vault that takes answers when told to, or says why not. */
function vaultOf() {
  const saved: AnswerInput[][] = [];
  const failures: (FailureData | null)[] = [];
  const waiting: (() => void)[] = [];
  let held = false;
  return {
    saved,
    failNext: (failure: FailureData) => failures.push(failure),
    hold: () => {
      held = true;
    },
    letGo: () => {
      held = false;
      for (const go of waiting.splice(0)) go();
    },
    save: async (answers: readonly AnswerInput[]): Promise<SaveOutcome> => {
      if (held) await new Promise<void>((go) => waiting.push(go));
      const failure = failures.shift() ?? null;
      if (failure === null) saved.push([...answers]);
      return { failure };
    },
  };
}
const storeOn = (vault: ReturnType<typeof vaultOf>) =>
  new AnswerStore({ recorded: [], save: vault.save, delay: 500 });

describe('answers on their way into the vault', () => {
  it('are saved at once when chosen', async () => {
    const vault = vaultOf();
    const store = storeOn(vault);
    store.put('freedom', { state: 'answered', value: 'none' }, 'now');
    await store.flush();
    expect(vault.saved).toEqual([
      [expect.objectContaining({ question: 'freedom', state: 'answered', value: 'none' })],
    ]);
    expect(store.state).toBe('saved');
  });

  it('are saved every few seconds while somebody types without a pause', async () => {
    const vault = vaultOf();
    const store = storeOn(vault);
    for (let length = 1; length <= 100; length += 1) {
      store.put('family', { state: 'answered', value: 'x'.repeat(length) }, 'soon');
      await vi.advanceTimersByTimeAsync(170);
    }
    const lengths = vault.saved.map(([answer]) => String(answer?.value).length);
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeGreaterThan(80);
  });

  it('are saved half a second after the last key, not after every key', async () => {
    const vault = vaultOf();
    const store = storeOn(vault);
    for (const typed of ['A', 'An', 'Ana']) {
      store.put('family', { state: 'answered', value: typed }, 'soon');
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(vault.saved).toEqual([]);
    expect(store.state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(200);
    expect(vault.saved.map((answers) => answers[0]?.value)).toEqual(['Ana']);
  });

  it('never say more than was said: only an answered question carries a value', async () => {
    const vault = vaultOf();
    const store = storeOn(vault);
    store.put('debt', { state: 'prefers-not-to-say', value: 'left over', ownWords: 'nu' }, 'now');
    await store.flush();
    expect(vault.saved[0]?.[0]).toMatchObject({ state: 'prefers-not-to-say', value: null, ownWords: 'nu' });
  });

  it('wait for the save before them and arrive in order', async () => {
    const vault = vaultOf();
    vault.hold();
    const store = storeOn(vault);
    store.put('where', { state: 'answered', value: 'first' }, 'now');
    store.put('where', { state: 'answered', value: 'second' }, 'now');
    expect(store.state).toBe('saving');
    vault.letGo();
    await store.flush();
    expect(vault.saved.flat().map((answer) => answer.value)).toEqual(['first', 'second']);
  });

  it('stay on the screen when the disk is full, and are saved when there is room again', async () => {
    const vault = vaultOf();
    vault.failNext({ code: 'disk-full' });
    const store = storeOn(vault);
    store.put('tasks', { state: 'answered', value: 'Packing fish' }, 'soon');
    await store.flush();
    expect(store.failure).toEqual({ code: 'disk-full' });
    expect(store.state).toBe('not-saved');
    expect(store.get('tasks')?.value).toBe('Packing fish');
    await store.flush();
    expect(vault.saved.flat().map((answer) => answer.value)).toEqual(['Packing fish']);
    expect(store.state).toBe('saved');
  });

  it('that do not fit do not hold back the others', async () => {
    const vault = vaultOf();
    vault.failNext({ code: 'answer-not-allowed', subject: 'too-long' });
    const store = storeOn(vault);
    store.put('too-long', { state: 'answered', value: 'x' }, 'soon');
    store.put('fits', { state: 'answered', value: 'y' }, 'soon');
    await store.flush();
    expect(vault.saved).toEqual([[expect.objectContaining({ question: 'fits' })]]);
    expect(store.refusal('too-long')).toMatchObject({ code: 'answer-not-allowed' });
    expect(store.state).toBe('not-saved');
    store.put('too-long', { value: 'short' }, 'now');
    await store.flush();
    expect(store.state).toBe('saved');
  });

  it('tell whoever shows them about each change', () => {
    const store = storeOn(vaultOf());
    const seen = vi.fn();
    const stop = store.subscribe(seen);
    const before = store.version();
    store.put('who', { state: 'deferred' }, 'soon');
    expect(seen).toHaveBeenCalled();
    expect(store.version()).toBeGreaterThan(before);
    stop();
  });
});
