import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CaseId } from '../../../src-main/core/ids.ts';
import { systemClock, systemRandom } from '../../../src-main/host/system.ts';

const file = fileURLToPath(new URL('../../../src-main/host/system.ts', import.meta.url));

/** What the clock says for one moment on a machine set to `zone`. */
function inZone(zone: string, moment: string): string {
  const script = `import { isoWithOffset } from ${JSON.stringify(file)}; console.log(isoWithOffset(new Date(${JSON.stringify(moment)})));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  }).trim();
}

describe('the clock', () => {
  it('names the moment that the device says it is, to the millisecond, with its offset', () => {
    const before = Date.now();
    const said = systemClock.now();
    expect(said).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/);
    expect(Date.parse(said)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(said)).toBeLessThanOrEqual(Date.now());
  });

  it('keeps the wall time of the place, west, east and by the half hour', () => {
    expect(inZone('Asia/Ho_Chi_Minh', '2026-11-24T20:30:00.007Z')).toBe('2026-11-25T03:30:00.007+07:00');
    expect(inZone('America/St_Johns', '2026-01-05T01:00:00.500Z')).toBe('2026-01-04T21:30:00.500-03:30');
    expect(inZone('Europe/London', '2026-07-01T12:00:00Z')).toBe('2026-07-01T13:00:00.000+01:00');
  });

  it('gives today as the local date', () => {
    expect(systemClock.today()).toBe(systemClock.now().slice(0, 10));
  });
});

describe('identifiers', () => {
  it('are what the contract takes for an identifier, and differ', () => {
    const ids = Array.from({ length: 500 }, () => systemRandom.id());
    for (const id of ids) expect(CaseId.safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(500);
  });

  it('use every letter about equally often', () => {
    const counts = new Map<string, number>();
    const letters = Array.from({ length: 4000 }, () => systemRandom.id()).join('');
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const fair = letters.length / 36;
    expect(counts.size).toBe(36);
    for (const count of counts.values()) expect(Math.abs(count - fair) / fair).toBeLessThan(0.15);
  });
});
