import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FROZEN_LIMITS } from '../../support/frozen-limits.ts';
import { limitsInCode } from '../../support/limits-in-code.ts';
import { projectRoot } from '../../support/project-files.ts';

const inCode = limitsInCode(['src-main', 'src-renderer']);
const data = (path: string) => JSON.parse(readFileSync(join(projectRoot, 'resources', path), 'utf8'));

describe('limits', () => {
  it.each(Object.entries(FROZEN_LIMITS))('%s is what it was', (name, limit) => {
    expect(inCode.get(name)).toEqual(limit);
  });

  it('each has a row in the frozen table, a new one too', () => {
    expect([...inCode.keys()].filter((name) => !(name in FROZEN_LIMITS))).toEqual([]);
  });

  it('those that courts set are as they were read', () => {
    const { sizeLimits, imageResolution } = data('profiles/general.json');
    // General Guidance on Electronic Court Bundles ¶9 (certainty H); sizes as the profile says of each.
    expect(imageResolution).toBe(300);
    expect(sizeLimits.map((limit: { megabytes: number }) => limit.megabytes)).toEqual([36, 50, 500]);
  });

  it('a consent is asked for again after a year', () => {
    const months = [
      ...readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8').matchAll(
        /"goodForMonths": (\d+)/g,
      ),
    ].map(([, number]) => Number(number));
    expect(months).toEqual([12]);
  });
});
