/** @file What goes through a pipe arrives as it was, however it is cut on the way, and nonsense is refused. */
import { describe, expect, it } from 'vitest';
import { FRAME_LIMITS, FrameReader, framesOf } from '../../../src-main/host/frames.ts';

const message = {
  kind: 'call',
  args: { bytes: Buffer.from([1, 2, 3]), name: 'Nguyễn.pdf', none: new Uint8Array(), password: undefined },
  list: [new Uint8Array([4]), null, { deep: new Uint8Array(70_000).fill(5) }],
};

function readIn(steps: number, bytes: Uint8Array): unknown[] {
  const heard: unknown[] = [];
  const reader = new FrameReader((one) => heard.push(one));
  for (let at = 0; at < bytes.length; at += steps) reader.add(bytes.subarray(at, at + steps));
  return heard;
}

describe('messages', () => {
  it.each([1, 3, 4096, 1_000_000])('arrive whole in pieces of %i bytes, one after the other', (steps) => {
    const sent = Buffer.concat([...framesOf(message), ...framesOf({ kind: 'end' }), ...framesOf(message)]);
    const { password: _left, ...args } = message.args;
    const expected = { ...message, args: { ...args, bytes: new Uint8Array([1, 2, 3]) } };
    expect(readIn(steps, sent)).toEqual([expected, { kind: 'end' }, expected]);
  });

  it('leave bytes as they are: none is written out as numbers', () => {
    const [length, head, bytes] = framesOf({ bytes: Buffer.alloc(1_000_000, 7) });
    expect([length?.length, bytes?.length]).toEqual([4, 1_000_000]);
    expect(head?.length).toBeLessThan(100);
  });

  it.each([
    ['a text longer than any', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a text of no length', Buffer.from([0, 0, 0, 0])],
    ['an array longer than any', frameOf(`{"a":{"\\u0000bytes":${FRAME_LIMITS.arrayBytes + 1}}}`)],
    ['an array of less than nothing', frameOf('{"a":{"\\u0000bytes":-1}}')],
    ['an array of no number', frameOf('{"a":{"\\u0000bytes":"x"}}')],
    ['what is no JSON', frameOf('{"a":')],
  ])('that hold %s are refused', (_what, bytes) => {
    expect(() => readIn(1000, bytes)).toThrow();
  });
});

function frameOf(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, Buffer.from(text, 'latin1')]);
}
