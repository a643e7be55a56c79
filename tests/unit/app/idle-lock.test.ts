import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  IDLE_LOCK_SECONDS,
  IDLE_LOCK_SECONDS_UNTOLD,
  IdleLock,
  WORKING_LOCK_SECONDS,
} from '../../../src-main/app/idle-lock.ts';

let locks = 0;
let idle: IdleLock;
const seconds = (n: number) => vi.advanceTimersByTime(n * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  locks = 0;
  idle = new IdleLock(() => {
    locks += 1;
  });
  idle.touch();
});
afterEach(() => {
  idle.stop();
  vi.useRealTimers();
});

describe('a vault nobody is working at', () => {
  it('locks after the time it promises, and not before', () => {
    seconds(IDLE_LOCK_SECONDS - 1);
    expect(locks).toBe(0);
    seconds(1);
    expect(locks).toBe(1);
  });

  it('starts to count again with every key', () => {
    for (let key = 0; key < 10; key += 1) {
      seconds(IDLE_LOCK_SECONDS - 1);
      idle.touch();
    }
    expect(locks).toBe(0);
    seconds(IDLE_LOCK_SECONDS);
    expect(locks).toBe(1);
  });

  it('does not lock under a bundle that is being built, but does not wait for ever', () => {
    idle.setWorking(true);
    seconds(IDLE_LOCK_SECONDS * 2);
    expect(locks).toBe(0);
    seconds(WORKING_LOCK_SECONDS - IDLE_LOCK_SECONDS * 2);
    expect(locks).toBe(1);
  });

  it('locks as soon as long work ends that nobody watched', () => {
    idle.setWorking(true);
    seconds(IDLE_LOCK_SECONDS + 60);
    idle.setWorking(false);
    seconds(0);
    expect(locks).toBe(1);
  });

  it('locks sooner where nobody would tell that the screen is locked', () => {
    idle.shorten();
    seconds(IDLE_LOCK_SECONDS_UNTOLD - 1);
    expect(locks).toBe(0);
    seconds(1);
    expect(locks).toBe(1);
  });

  it('does not count on once it has been stopped', () => {
    idle.stop();
    seconds(IDLE_LOCK_SECONDS * 2);
    expect(locks).toBe(0);
  });
});
