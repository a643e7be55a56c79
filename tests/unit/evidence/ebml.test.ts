import { expect, test } from 'vitest';
import { readEbml } from '../../../src-main/evidence/recording/ebml.ts';
import { webm } from '../../support/recordings.ts';

test('a film says how long it is; one that was streamed is counted to its last block', () => {
  expect(readEbml(webm(75))).toEqual({ seconds: 75, format: 'EBML/webm, VP8' });
  expect(readEbml(webm(75, { streamed: true }))).toEqual({ seconds: 74.5, format: 'EBML/webm, VP8' });
  expect(readEbml(webm(75, { streamed: true, scale: 100_000 })).seconds).toBe(74.5);
});

test('of one that is cut off, anywhere, what is there is counted, and nothing is thrown', () => {
  const whole = webm(3, { streamed: true });
  let before = 0;
  for (let end = 0; end <= whole.length; end += 1) {
    const seconds = readEbml(whole.subarray(0, end)).seconds ?? 0;
    expect(seconds).toBeGreaterThanOrEqual(before);
    before = seconds;
  }
  expect(before).toBe(2.5);
});

test('bytes that are no film say nothing', () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(64),
    Buffer.alloc(64, 0xff),
    Buffer.from('1a45dfa3ff', 'hex'),
  ])
    expect(readEbml(bytes).seconds).toBeNull();
});
