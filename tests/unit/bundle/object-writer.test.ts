/** Every object lies where the table at the end says it does, whole, however long it is. */
import { describe, expect, it } from 'vitest';
import { ObjectWriter } from '../../../src-main/bundle/assemble/object-writer.ts';

function written(texts: readonly string[]): string {
  const parts: Buffer[] = [];
  const sink = { write: (bytes: Uint8Array) => parts.push(Buffer.from(bytes)), digestSoFar: () => '' };
  const writer = new ObjectWriter(sink);
  const first = writer.reserve(texts.length);
  for (const [at, text] of texts.entries()) writer.object(first + at, text);
  writer.finish({}, () => '');
  return Buffer.concat(parts).toString('latin1');
}

describe('an object as long as what is gathered, and a letter less and more', () => {
  const wraps = '\nendobj\n'.length;
  it.each([-1, 0, 1, 100_000])('%i', (more) => {
    const long = 'x'.repeat(256 * 1024 - wraps + more);
    const file = written(['(before)', long, '(after)']);
    const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    const objects = ['(before)', long, '(after)'].map((text, at) => `${at + 1} 0 obj\n${text}\nendobj\n`);
    expect(offsets.map((offset, at) => file.slice(offset, offset + (objects[at]?.length ?? 0)))).toEqual(
      objects,
    );
  });
});
