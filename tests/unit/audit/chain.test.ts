import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditEntry,
  type AuditHead,
  EMPTY_HEAD,
  hexOf,
  linkEntry,
} from '../../../src-main/audit/entry.ts';
import { type StoredEntry, verifyChain } from '../../../src-main/audit/verify.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const text = () =>
  fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('عمر', '<&">', '🕊', '', '\u2028'));
const facts = () =>
  fc.dictionary(
    text(),
    fc.oneof(
      text(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    { maxKeys: 4 },
  );
const notes = (minLength = 0) =>
  fc.array(fc.record({ at: text(), actor: text(), action: text(), subject: text(), facts: facts() }), {
    minLength,
    maxLength: 8,
  });

function chainOf(entries: readonly Omit<AuditEntry, 'seq'>[]): { stored: StoredEntry[]; head: AuditHead } {
  let head = EMPTY_HEAD;
  const stored = entries.map((note) => {
    const entry = { seq: head.seq + 1, ...note };
    const linked = linkEntry(entry, head, sha256);
    head = { seq: entry.seq, hash: hexOf(linked.hash) };
    return { ...entry, ...linked };
  });
  return { stored, head };
}

const note = (subject: string) => ({
  at: '2026-11-24T09:00:00.000+00:00',
  actor: 'A',
  action: 'case.created',
  subject,
  facts: {},
});

describe('the audit chain', () => {
  test('can be followed with nothing but a SHA-256 tool', () => {
    const { stored } = chainOf([note('one'), note('two')]);
    const line = (seq: number, subject: string, prev: string) =>
      `{"action":"case.created","actor":"A","at":"2026-11-24T09:00:00.000+00:00","facts":{},"prev":"${prev}","seq":${seq},"subject":"${subject}"}`;
    const hash = (of: string) => createHash('sha256').update(of).digest('hex');
    const first = hash(line(1, 'one', '0'.repeat(64)));
    expect(stored.map(({ hash: found }) => hexOf(found))).toEqual([first, hash(line(2, 'two', first))]);
  });

  test('of anything people write is intact, from its first entry to its head', () => {
    fc.assert(
      fc.property(notes(), (entries) => {
        const { stored, head } = chainOf(entries);
        expect(verifyChain(stored, { sha256, expected: head })).toEqual({
          entries: entries.length,
          head,
          intact: true,
          firstBroken: null,
          reason: null,
        });
      }),
    );
  });

  test('names the first entry that was changed in any column, in its bytes, its hash or its link', () => {
    const columns = ['at', 'actor', 'action', 'subject', 'canonical', 'prev', 'hash'] as const;
    fc.assert(
      fc.property(notes(1), fc.nat(), fc.constantFrom(...columns), (entries, at, column) => {
        const { stored } = chainOf(entries);
        const index = at % stored.length;
        const entry = stored[index]!;
        const value = entry[column];
        const changed =
          typeof value === 'string'
            ? `${value}x`
            : value.map((byte, i) => (i === at % value.length ? byte ^ 1 : byte));
        const altered = stored.with(index, { ...entry, [column]: changed });
        expect(verifyChain(altered, { sha256 })).toMatchObject({
          intact: false,
          firstBroken: index + 1,
          entries: index,
        });
      }),
    );
  });

  test('names the place of an entry that was taken out, moved or put in', () => {
    const { stored } = chainOf(['one', 'two', 'three', 'four'].map(note));
    const [one, two, three, four] = stored as [StoredEntry, StoredEntry, StoredEntry, StoredEntry];
    const broken = (entries: StoredEntry[]) => verifyChain(entries, { sha256 });
    expect(broken([one, three, four])).toMatchObject({ firstBroken: 2, reason: 'gap' });
    expect(broken([one, { ...three, seq: 2 }, four])).toMatchObject({ firstBroken: 2, reason: 'link' });
    expect(broken([one, three, two, four])).toMatchObject({ firstBroken: 2, reason: 'gap' });
    expect(broken([two, three, four])).toMatchObject({ firstBroken: 1, reason: 'gap' });
    expect(broken([one, two, two, three, four])).toMatchObject({ firstBroken: 3, reason: 'gap' });
  });

  test('shows that entries were cut off its end, against a head kept elsewhere', () => {
    fc.assert(
      fc.property(notes(1), fc.nat(), (entries, cut) => {
        const { stored, head } = chainOf(entries);
        const kept = stored.slice(0, cut % stored.length);
        expect(verifyChain(kept, { sha256 }).intact).toBe(true);
        expect(verifyChain(kept, { sha256, expected: head })).toMatchObject({
          intact: false,
          reason: 'cut-off',
          firstBroken: kept.length + 1,
        });
      }),
    );
  });

  test('rewritten from some point on holds together, and is still not the one whose head was kept', () => {
    const { head } = chainOf(['one', 'two', 'three'].map(note));
    const { stored } = chainOf(['one', 'TWO', 'three', 'four'].map(note));
    expect(verifyChain(stored, { sha256 }).intact).toBe(true);
    expect(verifyChain(stored, { sha256, expected: head })).toMatchObject({
      intact: false,
      reason: 'other-history',
      firstBroken: 3,
    });
  });

  test('that grew past a kept head is intact, and can be checked from that head on', () => {
    const { head: kept } = chainOf(['one', 'two'].map(note));
    const { stored, head } = chainOf(['one', 'two', 'three', 'four'].map(note));
    expect(verifyChain(stored, { sha256, expected: kept })).toMatchObject({ intact: true, entries: 4, head });
    expect(verifyChain(stored.slice(2), { sha256, after: kept, expected: kept })).toMatchObject({
      intact: true,
      entries: 2,
      head,
    });
    expect(verifyChain(stored.slice(2), { sha256, after: { ...kept, hash: 'f'.repeat(64) } })).toMatchObject({
      firstBroken: 3,
    });
    expect(verifyChain([], { sha256, expected: EMPTY_HEAD }).intact).toBe(true);
  });
});
