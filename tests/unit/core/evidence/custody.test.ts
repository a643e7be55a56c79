import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CustodyEvent,
  type CustodyFacts,
  firstBrokenCustodyEvent,
  nextCustodyEvent,
} from '../../../../src-main/core/evidence/custody.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ID = 'e'.repeat(26);
const facts = (n: number): CustodyFacts => ({
  action: n === 0 ? 'received' : 'viewed',
  at: `2026-11-24T09:00:0${n}.000+00:00`,
  actor: 'Amina',
  from: n === 0 ? 'Police' : '',
  to: 'Amina',
  purpose: '<&> “why” 😀',
  sha256: 'a'.repeat(64),
  tool: 'Testimony',
});
const record = (length: number) => {
  const events: CustodyEvent[] = [];
  for (let n = 0; n < length; n += 1)
    events.push(nextCustodyEvent(ID, events.at(-1) ?? null, facts(n), hash));
  return events;
};

test('a record as it was written is intact, also an empty one', () => {
  expect(firstBrokenCustodyEvent(ID, record(5), hash)).toBeNull();
  expect(firstBrokenCustodyEvent(ID, [], hash)).toBeNull();
});

test('a change to any field of any event is found at that event', () => {
  const fields = [
    'action',
    'at',
    'actor',
    'from',
    'to',
    'purpose',
    'sha256',
    'tool',
    'prevHash',
    'hash',
  ] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...fields), (at, field) => {
      const changed = record(5).map((event, i) =>
        i === at ? { ...event, [field]: `${event[field]}x` } : event,
      );
      expect(firstBrokenCustodyEvent(ID, changed as CustodyEvent[], hash)).toBe(at + 1);
    }),
  );
});

test('an event taken out, put elsewhere, or moved to another exhibit is found', () => {
  const events = record(4);
  expect(firstBrokenCustodyEvent(ID, events.toSpliced(1, 1), hash)).toBe(2);
  expect(firstBrokenCustodyEvent(ID, events.slice(1), hash)).toBe(1);
  expect(firstBrokenCustodyEvent(ID, [...events].reverse(), hash)).toBe(1);
  expect(firstBrokenCustodyEvent('f'.repeat(26), events, hash)).toBe(1);
});

test('the chain can be followed with a SHA-256 tool and the fields alone', () => {
  const [first] = record(1);
  const { hash: stored, ...linked } = first as CustodyEvent;
  const sorted = Object.fromEntries(Object.entries(linked).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(hash(Buffer.from(JSON.stringify(sorted)))).toBe(stored);
});
