/** @file Puts the vault host's end of the page's line under messages that no page of ours sends, and says what went wrong. */
import type { PageReply } from '../../src-main/contract/messages.ts';
import { vaultOpener } from '../../src-main/host/compose.ts';
import { Jobs } from '../../src-main/host/jobs.ts';
import { type Port, servePage } from '../../src-main/host/page-port.ts';
import { systemRandom } from '../../src-main/host/system.ts';
import { VaultDoor } from '../../src-main/host/vault-door.ts';
import { FileHandles } from '../../src-main/usecases/engine/file-handles.ts';
import { Fuzz } from './fuzz-messages.ts';
import { testClock } from './ports.ts';

type Hear = (message: { readonly data: unknown }) => void;

interface Fuzzed {
  readonly sent: number;
  readonly answered: number;
  /** One line for each thing that must not happen. */
  readonly wrong: readonly string[];
}

/** How many messages go out before what was answered is waited for. */
const AT_ONCE = 500;
/** What a vault that is not open may say to whoever asks it something. */
const SHUT = [
  'locked',
  'bad-input',
  'vault-in-use',
  'wrong-passphrase',
  'vault-exists',
  'not-found',
  'weak-passphrase',
];

/**
 * `count` messages to the door of the locked vault in `folder`. Nothing may be answered but refusals, nothing twice, and
 * the language's own objects stay as they are.
 */
export async function fuzzLockedHost(folder: string, count: number, seed: number): Promise<Fuzzed> {
  const wrong: string[] = [];
  const answers = new Map<number, number>();
  let hear: Hear = () => undefined;
  const port: Port = {
    on: (_event, listener) => {
      hear = listener;
    },
    start: () => undefined,
    postMessage: (reply: PageReply) => {
      if (reply.kind !== 'result') return void wrong.push(`a locked vault reports ${reply.kind}`);
      answers.set(reply.seq, (answers.get(reply.seq) ?? 0) + 1);
      if (reply.outcome.ok) wrong.push(`answered while locked: ${JSON.stringify(reply.outcome.value)}`);
      else if (!SHUT.includes(reply.outcome.error.code)) wrong.push(`refused as ${reply.outcome.error.code}`);
    },
  };
  const door = new VaultDoor(vaultOpener(new FileHandles(systemRandom), testClock), async () => undefined);
  await door.setPlace(folder);
  servePage(port, door, new Jobs(() => undefined));
  const before = ownNames();
  const fuzz = new Fuzz(seed);
  for (let sent = 1; sent <= count; sent += 1) {
    hear({ data: structuredClone(fuzz.request(sent)) });
    if (sent % AT_ONCE !== 0) continue;
    await new Promise((next) => setImmediate(next));
    if (ownNames() !== before)
      wrong.push(`an object of the language was changed by message ${sent} or one before`);
  }
  await new Promise((next) => setTimeout(next, 1000));
  if (ownNames() !== before) wrong.push('an object of the language was changed');
  // What has a number of ours was sent once; other numbers are the fuzz's own, and come again.
  const twice = [...answers].filter(
    ([seq, times]) => times > 1 && Number.isInteger(seq) && seq > 1 && seq <= count,
  );
  wrong.push(...twice.map(([seq]) => `message ${seq} was answered twice`));
  if (door.state.state !== 'locked') wrong.push(`the vault is ${door.state.state}`);
  door.shut();
  return { sent: count, answered: answers.size, wrong };
}

/** Names of all that every object, list, text and function has. */
export function ownNames(): string {
  const shared = [Object, Array, String, Number, Function, Map, Promise, RegExp, Date, Error];
  return JSON.stringify(
    shared.map((one) => [Reflect.ownKeys(one).map(String), Reflect.ownKeys(one.prototype).map(String)]),
  );
}
