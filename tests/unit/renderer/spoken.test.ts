import { describe, expect, it } from 'vitest';
import { isFromAnotherDay } from '../../../src-renderer/questions/spoken.ts';

const at = (day: string) => ({ at: `${day}T10:00:00.000+00:00` }) as never;
const record = (answers: string[], sessions: string[] = []) => ({
  startedAt: '2026-11-20T09:00:00.000+00:00',
  answers: answers.map(at),
  sessions: ['2026-11-20', ...sessions].map(at),
});
const now = new Date('2026-11-25T09:30');

describe('language and interpreter of last time', () => {
  it('are called so when nothing was written today', () => {
    expect(isFromAnotherDay(record(['2026-11-20', '2026-11-24']), now)).toBe(true);
    expect(isFromAnotherDay(record([]), now)).toBe(true);
  });
  it('are called so too when the clock ran ahead last time', () => {
    expect(isFromAnotherDay(record(['2027-11-20']), now)).toBe(true);
  });
  it('are not, once anything was written or said of them today', () => {
    expect(isFromAnotherDay(record(['2026-11-20', '2026-11-25']), now)).toBe(false);
    expect(isFromAnotherDay(record([], ['2026-11-25']), now)).toBe(false);
  });
});
