/** @file Messages that no page of ours sends, in an order that a seed gives again: for what stands at the ends of the channels. */
import { contract } from '../../src-main/contract/index.ts';

const NAMES = Object.keys(contract);
const KINDS = ['call', 'cancel', 'create', 'recover', 'restore', 'unlock', 'salvage'];
const FIELDS = [
  'kind',
  'seq',
  'name',
  'input',
  'jobId',
  'owner',
  'passphrase',
  'shares',
  'file',
  'keyFile',
  'to',
];
const ODD_WORDS = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  'a'.repeat(300),
  '{}',
  '[]',
  'null',
  '{"__proto__":{"polluted":true}}',
  '💧',
  '{"constructor":{"prototype":{"polluted":true}}}',
];
const ODD_NUMBERS = [0, -0, 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 31), 1e308];

export class Fuzz {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1; Mulberry32, so that a seed gives the same again on every machine. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.next() * of.length)] as T;
  }

  /** Anything that can cross between processes. */
  value(depth = 0): unknown {
    const pick = Math.floor(this.next() * (depth > 3 ? 7 : 11));
    const inner = () => this.value(depth + 1);
    switch (pick) {
      case 0:
        return this.one(ODD_WORDS);
      case 1:
        return this.one(ODD_NUMBERS);
      case 2:
        return this.one([true, false, null, undefined]);
      case 3:
        return this.one(NAMES);
      case 4:
        return new Uint8Array(Math.floor(this.next() * 40));
      case 5:
        return new Date(this.next() * 1e13);
      case 6:
        return 10n ** 30n;
      case 7:
        return Array.from({ length: Math.floor(this.next() * 5) }, inner);
      case 8:
        return new Map([[inner(), inner()]]);
      case 9:
        return this.around();
      default:
        return this.object(inner);
    }
  }

  /** One that holds itself. */
  around(): object {
    const ring: Record<string, unknown> = { kind: this.one(KINDS) };
    ring.input = ring;
    return ring;
  }

  /** Names that mean something to a JavaScript object are own properties here, as they are when JSON is read. */
  object(inner: () => unknown): object {
    const made = {};
    for (let n = Math.floor(this.next() * 5); n > 0; n -= 1)
      put(made, this.one([...FIELDS, ...ODD_WORDS]), inner());
    return made;
  }

  /** A request as the page sends it, but for what is wrong in it, which may be nothing. */
  request(seq: number): unknown {
    if (this.next() < 0.15) return this.value();
    const made = {};
    // A passphrase that fits costs a second: those come seldom.
    const kind =
      this.next() < 0.9 ? 'call' : this.next() < 0.02 ? 'unlock' : this.one([...KINDS, 'Call', '']);
    const whole: Record<string, unknown> = {
      kind,
      seq,
      name: this.one(NAMES),
      input: this.next() < 0.5 ? this.one(ODD_WORDS) : (JSON.stringify(plain(this.value())) ?? 'null'),
    };
    if (kind === 'unlock')
      Object.assign(whole, {
        passphrase: Buffer.from('not the passphrase'),
        name: undefined,
        input: undefined,
      });
    for (const [name, value] of Object.entries(whole)) {
      if (value === undefined || this.next() < 0.03) continue;
      put(made, name, this.next() < 0.05 ? this.value() : value);
    }
    if (this.next() < 0.1) put(made, this.one([...FIELDS, ...ODD_WORDS]), this.value());
    return made;
  }
}

const put = (into: object, name: string, value: unknown) =>
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });

/** What JSON can say of it. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
}
