import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  IDLE_LOCK_SECONDS,
  IDLE_LOCK_SECONDS_UNTOLD,
  IdleLock,
  LOCK_SOON_SECONDS,
  WORKING_LOCK_SECONDS,
} from '../../../src-main/app/idle-lock.ts';

let locks = 0;
let said: (number | null)[] = [];
let idle: IdleLock;
const seconds = (n: number) => vi.advanceTimersByTime(n * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  locks = 0;
  said = [];
  idle = new IdleLock({
    lock: () => {
      locks += 1;
    },
    soon: (left) => said.push(left),
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

  it('says so once a while before, and takes it back when somebody is there', () => {
    seconds(IDLE_LOCK_SECONDS - LOCK_SOON_SECONDS - 1);
    expect(said).toEqual([]);
    seconds(2);
    expect(said).toEqual([LOCK_SOON_SECONDS]);
    idle.touch();
    expect(said).toEqual([LOCK_SOON_SECONDS, null]);
    seconds(IDLE_LOCK_SECONDS - 1);
    expect([...said, locks]).toEqual([LOCK_SOON_SECONDS, null, LOCK_SOON_SECONDS, 0]);
    seconds(1);
    expect(locks).toBe(1);
  });

  it('keeps to the minutes that the vault has of its own, told of a locked screen or not', () => {
    idle.choose(600);
    idle.shorten();
    seconds(599);
    expect(locks).toBe(0);
    idle.choose(undefined);
    seconds(0);
    expect([locks, idle.idleSeconds]).toEqual([1, IDLE_LOCK_SECONDS_UNTOLD]);
  });

  it('stays open while somebody listens, however long, and counts anew when they are done', () => {
    idle.setListening(true);
    seconds(3 * 60 * 60);
    expect([...said, locks]).toEqual([0]);
    idle.setListening(false);
    seconds(IDLE_LOCK_SECONDS - 1);
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
