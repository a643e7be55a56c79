/**
 * @file A decoder that is started while the command which needs it is still loaded: both take about as long, on cores of
 * their own. It has seen no file and holds no key. Whoever takes it closes it; so does who finds that it was not needed.
 */
import type { Decoder } from '../evidence/decoder.ts';
import { startsOneByOne } from './another-reader.ts';
import { createDecoder } from './decode-client.ts';

let ahead: Decoder | undefined;

const forOneCommand = (): Decoder => createDecoder({ thumbnails: false, oneByOne: startsOneByOne() });

/**
 * One of its workers, whatever will be asked of it; `begin` starts as many more as there is work for. Returns what ends
 * it where nobody took it.
 */
export function startDecoderAhead(): () => Promise<void> {
  if (ahead === undefined) {
    ahead = forOneCommand();
    ahead.begin(1);
  }
  return closeDecoderAhead;
}

/** For a vault that lasts for one command; made now where none was started. */
export function takeDecoder(): Decoder {
  const taken = ahead ?? forOneCommand();
  ahead = undefined;
  return taken;
}

async function closeDecoderAhead(): Promise<void> {
  const left = ahead;
  ahead = undefined;
  await left?.close();
}
