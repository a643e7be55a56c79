/** @file What a page draws has one hash, whatever its objects are called, and another as soon as anything in it differs. */
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataDigest, GraphDigest } from '../../../src-main/bundle/pdf/graph-digest.ts';
import { PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from '../../../src-main/bundle/pdf/values.ts';

const OBJECTS = 6;
const text = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('=4:null', '#', '@', 'a'.repeat(250)));
const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer({ min: 0, max: 9 })),
    text.map((own) => new PdfName(own)),
    text.map((own) => new PdfString(own)),
    fc.integer({ min: 1, max: OBJECTS }).map((number) => new PdfRef(number, 0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.uint8Array({ maxLength: 300 }).map((data) => new PdfStream(new Map(), data)),
    fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), tie('value')), { maxLength: 3 }).map((d) => new Map(d)),
  ),
}));
const graph = fc.array(value, { minLength: OBJECTS, maxLength: OBJECTS });

const bySum: DataDigest = (data) => `${data.length} ${crc32(data)}`;

describe.each([
  ['by SHA-256', undefined],
  ['by check sum', bySum],
])('%s', (_how, ofData) => {
  const digest = (objects: readonly PdfValue[], from = 0) =>
    new GraphDigest((number) => objects[number - 1 - from] ?? null, ofData).of(new PdfRef(1 + from, 0));

  it('is the same under other numbers, circles and all', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 900 }), (objects, by) => {
        const others = objects.map((own) => renumbered(own, (number) => number + by));
        expect(digest(others, by)).toBe(digest(objects));
      }),
    );
  });

  it('tells two graphs apart that are not alike', () => {
    const onwards = (objects: readonly PdfValue[]) =>
      objects.map((own, i) => renumbered(own, (number) => (number > i + 1 ? number : OBJECTS + 1)));
    fc.assert(
      fc.property(graph.map(onwards), graph.map(onwards), (one, other) => {
        const [first, second] = [one, other].map((objects) =>
          JSON.stringify(told(objects, new PdfRef(1, 0))),
        );
        expect(digest(one) === digest(other)).toBe(first === second);
      }),
      { numRuns: 300 },
    );
  });

  it('is another where a small thing deep inside is', () => {
    const around = (deep: PdfValue): PdfValue[] => [
      [new PdfRef(2, 0)],
      new Map<string, PdfValue>([
        ['A', new PdfRef(3, 0)],
        ['B', new PdfString('b'.repeat(400))],
      ]),
      new Map<string, PdfValue>([['A', deep]]),
    ];
    const seen = [1, 2, true, null, new PdfName('1'), new PdfString('1'), [1], new PdfRef(9, 0)];
    expect(new Set(seen.map((deep) => digest(around(deep)))).size).toBe(seen.length - 1);
  });
});

function renumbered(own: PdfValue, to: (number: number) => number): PdfValue {
  if (own instanceof PdfRef) return new PdfRef(to(own.number), 0);
  if (Array.isArray(own)) return own.map((item: PdfValue) => renumbered(item, to));
  if (own instanceof Map)
    return new Map([...own].map(([key, item]) => [key, renumbered(item as PdfValue, to)]));
  return own;
}

/** The same graph, without circles, as plain data. */
function told(objects: readonly PdfValue[], own: PdfValue): unknown {
  if (own instanceof PdfRef) {
    const found = objects[own.number - 1] ?? null;
    return found === null ? null : ['object', told(objects, found)];
  }
  if (own instanceof PdfStream) return ['stream', [...own.data]];
  if (own instanceof PdfName) return ['name', own.value];
  if (own instanceof PdfString) return ['string', own.bytes];
  if (Array.isArray(own)) return ['list', own.map((item: PdfValue) => told(objects, item))];
  if (own instanceof Map)
    return ['dict', [...own].map(([key, item]) => [key, told(objects, item as PdfValue)])];
  return own;
}
