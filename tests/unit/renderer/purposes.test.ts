import { describe, expect, it } from 'vitest';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { leavesUnder } from '../../../src-main/usecases/resources/vocabulary.ts';
import { PURPOSES } from '../../../src-renderer/consent/consents.ts';

describe('what something is let out for', () => {
  it.each(['evidence-export', 'bundle-build', 'nrm-form', 'other-form'])(
    'the window offers what the engine asks, the usual one first: %s',
    (kind) => {
      const offered = purposesFor(PURPOSES, kind).map((one) => one.id);
      const asked = (purpose: string) => leavesUnder(findResources(), kind, purpose).map((one) => one.id);
      expect(asked('')).toEqual(offered.slice(0, 1));
      for (const purpose of offered) expect(asked(purpose)).toEqual([purpose]);
    },
  );

  it('a copy without who the person is leaves under none', () =>
    expect(leavesUnder(findResources(), 'duty-to-notify', '')).toEqual([]));
});
