/**
 * An exhibit of a received file that could not be looked at for a reason of this computer: it slept in the middle, or its
 * disk was full. That is no fact about the exhibit, and is not kept as one.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ErrorCode, TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { codeOf } from '../../support/failures.ts';
import { caseToHandOver, handOver, itemIn, type Side, sideOf } from '../../support/handover.ts';
import { quietJob } from '../../support/ports.ts';

let [from, to]: Side[] = [];
let file: string;
beforeAll(async () => {
  [from, to] = [await sideOf('Ruth Clarke', 'a', 24), await sideOf('Jo Harbour', 'b', 25)];
  const { caseId } = await caseToHandOver(from);
  file = await handOver(from, to, caseId);
});
afterAll(() => Promise.all([from?.engine.close(), to?.engine.close()]));

/** Reads the file in where looking at an exhibit fails so often; how often it was looked at. */
async function readFailing(times: number, code: ErrorCode) {
  const { engine } = to as Side;
  let looked = 0;
  const intake: typeof engine.decoder.intake = async (...given) => {
    looked += 1;
    if (looked <= times) throw new TestimonyError(code);
    return await engine.decoder.intake(...given);
  };
  const failing = Object.create(engine, { decoder: { value: { ...engine.decoder, intake } } });
  const input = { file: engine.files.register(file), passphrase: '' };
  const read = () => perform(failing as typeof engine, 'handoverRead', input, quietJob());
  return { read, looked: () => looked };
}

it('stops at a full disk, and is whole when it is read once more', async () => {
  const { read } = await readFailing(1, 'disk-full');
  expect(await codeOf(read)).toBe('disk-full');
  const review = await read();
  expect(itemIn(review, 'exhibit').notes).toEqual([]);
  await to?.do('handoverDiscard', { handoverId: review.handover.id });
});

it('is looked at once more where the first time took too long', async () => {
  const { read, looked } = await readFailing(1, 'took-too-long');
  const review = await read();
  expect(itemIn(review, 'exhibit').notes).toEqual([]);
  expect(looked()).toBe(2);
  await to?.do('handoverDiscard', { handoverId: review.handover.id });
});

it('is kept as one that cannot be shown where it takes too long again', async () => {
  const { read, looked } = await readFailing(2, 'took-too-long');
  expect(itemIn(await read(), 'exhibit').notes).not.toEqual([]);
  expect(looked()).toBe(2);
});
