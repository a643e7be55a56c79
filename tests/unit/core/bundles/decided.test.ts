import { expect, it } from 'vitest';
import { sinceBuilt } from '../../../../src-main/core/bundles/decided.ts';
import type { Finding } from '../../../../src-main/core/findings/finding.ts';

const finding = (code: string, of: string, passed = false) =>
  ({ code, params: { of }, rule: 'B01', level: 'must', passed, pages: [] }) as unknown as Finding;
const [missing, withdrawn] = [finding('consents-missing', 'Ana'), finding('consents-missing', 'Ana, Beni')];
const [marked, untitled] = [finding('privileged-in-bundle', 'Advice'), finding('titles-missing', 'Note')];

it('of a bundle that stands, what was decided to build it is settled, and what came up since is not', () => {
  expect(sinceBuilt([missing, marked, untitled], [missing, marked, untitled])).toEqual([untitled]);
  expect(sinceBuilt([withdrawn, marked], [missing])).toEqual([withdrawn, marked]);
  expect(sinceBuilt([finding('consents-missing', 'Ana', true)], [])).toEqual([]);
});
