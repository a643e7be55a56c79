/** @file A second reader is started for a folder of files that are long, and not for one whose files go by. */
import { describe, expect, it } from 'vitest';
import { AnotherReader } from '../../../src-main/host/another-reader.ts';

/** Of which file on a second one is worth it: the first takes half a second, each after it `ms`. */
function startedAfter(files: number, ms: number): number | undefined {
  const another = new AnotherReader(files);
  const worth = Array.from({ length: files }, (_, i) => another.isWorth(i === 0 ? 500 : ms));
  const at = worth.indexOf(true);
  return at < 0 ? undefined : at + 1;
}

describe('another reader', () => {
  it('is worth it from the second file on, where many are left that take long', () => {
    expect(startedAfter(50, 100)).toBe(2);
    expect(startedAfter(3, 2000)).toBe(2);
  });

  it('is not where they are few, or go by', () => {
    expect(startedAfter(50, 18)).toBeUndefined();
    expect(startedAfter(8, 100)).toBeUndefined();
    expect(startedAfter(1, 0)).toBeUndefined();
  });

  it('is after all where so many go by that they take long', () => {
    expect(startedAfter(500, 18)).toBe(2);
  });

  it('is once those that take long come', () => {
    const another = new AnotherReader(50);
    for (const ms of [500, 18, 18, 18]) expect(another.isWorth(ms)).toBe(false);
    expect(another.isWorth(100)).toBe(true);
  });
});
