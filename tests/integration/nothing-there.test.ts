/** Every call that is asked about something which is not there says so, and never answers as if it were. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallName } from '../../src-main/contract/index.ts';
import { contract } from '../../src-main/contract/index.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';
import { failureOf } from '../support/failures.ts';
import { quietJob } from '../support/ports.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

const NOBODY = 'z'.repeat(26);
/** Of calls that take identifiers and nothing else that has to be said. */
const asked = Object.entries(contract).flatMap(([name, { input }]) => {
  const { shape } = input as unknown as {
    shape?: Record<string, { safeParse(value: unknown): { success: boolean } }>;
  };
  const needed = Object.entries(shape ?? {}).filter(([, one]) => !one.safeParse(undefined).success);
  const isOfOne =
    needed.length > 0 &&
    needed.every(([, one]) => one.safeParse(NOBODY).success && !one.safeParse('no id').success);
  return isOfOne
    ? [[name as CallName, Object.fromEntries(needed.map(([field]) => [field, NOBODY]))] as const]
    : [];
});

it('is what a good part of the calls are', () => expect(asked.length).toBeGreaterThan(60));

/** Lists, of which there is nothing. */
const LISTS: readonly CallName[] = [
  ...([
    'holdList',
    'evidenceList',
    'evidenceRemoved',
    'pictureReach',
    'pictureRead',
    'draftTextList',
  ] as const),
];

it.each(asked.filter(([name]) => !LISTS.includes(name)))('%s', async (name, input) => {
  const { code } = await failureOf(() => perform(at.engine, name, input as never, quietJob()));
  expect(code).toBe('not-found');
});
