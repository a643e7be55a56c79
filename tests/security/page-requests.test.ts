/**
 * @file Attack: a page that was taken over sends the vault host what our own page never would. Impact: it
 * reaches a use case with unchecked input, crashes the host, or learns where things lie on the disk.
 */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_LENGTH } from '../../src-main/contract/channels.ts';
import { type CallName, contract } from '../../src-main/contract/index.ts';
import type { PageReply } from '../../src-main/contract/messages.ts';
import type { AnswerView } from '../../src-main/core/answers/answer.ts';
import type { Outcome } from '../../src-main/core/errors/errors.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { vaultOpener } from '../../src-main/host/compose.ts';
import { Jobs } from '../../src-main/host/jobs.ts';
import { type Port, servePage } from '../../src-main/host/page-port.ts';
import { systemRandom } from '../../src-main/host/system.ts';
import { VaultDoor } from '../../src-main/host/vault-door.ts';
import { FileHandles } from '../../src-main/usecases/engine/file-handles.ts';
import { transact } from '../../src-main/usecases/engine/transact.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { insertAnswer } from '../../src-main/vault/queries/screening.ts';
import { testClock } from '../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

/** The page's end of the line, without the preload in between. */
class RawLine extends EventEmitter implements Port {
  readonly replies: PageReply[] = [];
  start(): void {}
  postMessage(said: PageReply): void {
    // As every port does; what cannot be copied throws.
    const reply = structuredClone(said);
    this.replies.push(reply);
    this.emit('reply', reply);
  }
  send(request: object): Promise<Outcome<unknown>> {
    const { seq } = request as { seq: number };
    return new Promise((resolve) => {
      const hear = (reply: PageReply) => {
        if (reply.kind !== 'result' || reply.seq !== seq) return;
        this.off('reply', hear);
        resolve(reply.outcome);
      };
      this.on('reply', hear);
      this.emit('message', { data: request });
    });
  }
}

const bytes = passphraseBytes;
const line = new RawLine();
const door = new VaultDoor(vaultOpener(new FileHandles(systemRandom), testClock), async () => undefined);
const folder = join(temporaryFolder(), 'A place nobody need know');
let seq = 0;
const call = (name: string, input: string) => line.send({ kind: 'call', seq: ++seq, name, input });

async function made(name: CallName, input: object): Promise<string> {
  const outcome = await call(name, JSON.stringify(input));
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
  return (outcome.value as { readonly id: string }).id;
}
async function interview(reference: string): Promise<ScreeningId> {
  const caseId = await made('caseCreate', { reference, title: 'R v Dorvan' });
  const personId = await made('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  const start = { caseId, personId, formId: 'first-account', language: 'Romanian' };
  return (await made('screeningStart', start)) as ScreeningId;
}

beforeAll(async () => {
  await door.setPlace(folder);
  servePage(line, door, new Jobs(() => undefined));
});
afterAll(() => door.shut());

describe('before a vault is open', () => {
  it.each(Object.keys(contract))('%s answers that it is locked, whatever is asked', async (name) => {
    expect(await call(name, '{}')).toEqual({ ok: false, error: { code: 'locked' } });
  });

  it('a passphrase that was sent is wiped, whether it came to be used or not', async () => {
    const sent = [bytes(PASSPHRASE), bytes(PASSPHRASE)];
    await line.send({ kind: 'unlock', seq: ++seq, passphrase: sent[0] });
    await line.send({ kind: 'unlock', seq: ++seq, passphrase: sent[1], more: 'than is asked' });
    for (const secret of sent) expect(secret?.every((byte) => byte === 0)).toBe(true);
  });

  const asked = {
    unlock: {},
    create: { owner: OWNER },
    recover: { shares: ['a share'] },
    salvage: { to: `pick-${'0'.repeat(26)}` },
  };
  it.each(Object.entries(asked))(
    '%s takes bytes of a bounded length for a passphrase',
    async (kind, more) => {
      const wrong: unknown[] = [PASSPHRASE, [...bytes(PASSPHRASE)], { length: 20 }, 20, null, undefined];
      wrong.push(
        bytes(PASSPHRASE).buffer,
        new Uint16Array(20),
        new Uint8Array(0),
        new Uint8Array(3 * 1024 + 1),
      );
      for (const passphrase of wrong) {
        const outcome = await line.send({ kind, seq: ++seq, ...more, passphrase });
        expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input', subject: 'passphrase' } });
      }
    },
  );

  it('a vault that is not there is named without the folder it is not in', async () => {
    const outcome = await line.send({ kind: 'unlock', seq: ++seq, passphrase: bytes(PASSPHRASE) });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'no-vault' } });
    expect(JSON.stringify(outcome)).not.toContain(folder.slice(0, folder.lastIndexOf('/')));
  });

  it.each([
    ['eleven characters', { owner: OWNER, passphrase: bytes('12345678901') }],
    ['no name', { owner: '', passphrase: bytes(PASSPHRASE) }],
    ['a folder of the page’s choosing', { owner: OWNER, passphrase: bytes(PASSPHRASE), folder: '/etc' }],
  ])('a vault is not created with %s', async (_, fields) => {
    const outcome = await line.send({ kind: 'create', seq: ++seq, ...fields });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});

describe('with a vault open', () => {
  beforeAll(async () => {
    expect(
      await line.send({ kind: 'create', seq: ++seq, owner: OWNER, passphrase: bytes(PASSPHRASE) }),
    ).toMatchObject({
      ok: true,
    });
  });

  it.each(Object.keys(contract) as CallName[])(
    '%s is answered by a use case, and checks what it is given',
    async (name) => {
      expect(await call(name, '{"__proto__":{"polluted":true},"surprise":1}')).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
      const plain = await call(name, '{}');
      expect(plain.ok || plain.error.code === 'bad-input', JSON.stringify(plain)).toBe(true);
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'no-such-call', ''])(
    'the call "%s" is not there',
    async (name) => {
      expect(await call(name, '{}')).toMatchObject({
        ok: false,
        error: { code: 'bad-input', subject: 'name' },
      });
    },
  );

  it.each([
    ['not JSON', 'caseList'],
    ['half of it', '{"search": "'],
    ['a number', '7'],
    ['nothing', ''],
  ])('input that is %s is turned away', async (_, input) => {
    expect(await call('caseList', input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('a request beyond the size limit is turned away before it is taken apart', async () => {
    const input = `"${'x'.repeat(MAX_REQUEST_LENGTH)}"`;
    expect(await call('caseList', input)).toMatchObject({
      ok: false,
      error: { code: 'bad-input', subject: 'input' },
    });
  });

  it.each([
    null,
    undefined,
    7,
    'lock',
    [],
    { kind: 'lock' },
    { kind: 'place', folder: '/etc' },
    { kind: 'call' },
  ])('a message that is %o is let lie, and the next call still works', async (message) => {
    const before = line.replies.length;
    line.emit('message', { data: message });
    expect(line.replies.length).toBe(before);
    expect(await call('caseList', '{}')).toMatchObject({ ok: true });
  });

  it('passphrases in a call come as bytes, go only where one is asked for, and are wiped', async () => {
    const ask = async (current: string | null, at: string[], text = PASSPHRASE) => {
      const secret = { at, bytes: bytes(text) };
      const input = JSON.stringify({ current, next: PASSPHRASE });
      const request = { kind: 'call', seq: ++seq, name: 'vaultChangePassphrase', input, secrets: [secret] };
      const outcome = await line.send(request);
      expect(secret.bytes.every((byte) => byte === 0)).toBe(true);
      return outcome.ok ? 'done' : outcome.error.code;
    };
    expect(await ask(null, ['current'], `${PASSPHRASE}?`)).toBe('wrong-passphrase');
    expect(await ask(null, ['current'])).toBe('done');
    expect(await ask('as typed', ['current'])).toBe('wrong-passphrase');
    for (const at of [['__proto__'], ['__proto__', 'current'], ['constructor', 'prototype'], ['other'], []])
      expect(await ask(null, at)).toBe('bad-input');
    expect(Reflect.ownKeys(Object.prototype)).not.toContain('current');
  });

  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  const nestedInputs = (levels: number) => [
    nested(levels),
    `{"input":${nested(levels)},"value":${nested(levels)}}`,
  ];
  // Each far deeper than a stack goes; the longest takes a while to read, and goes to the call that takes any value.
  const deep = [2000, 20_000].flatMap(nestedInputs);

  it.each(Object.keys(contract) as CallName[])('%s turns away what is nested without end', async (name) => {
    for (const input of [...deep, ...(name === 'screeningAnswer' ? nestedInputs(100_000) : [])])
      expect(await call(name, input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('an answer that is nested deeper than any form asks is not taken down', async () => {
    const screeningId = await interview('LH/1');
    for (const levels of [33, 2000, 4000]) {
      const answers = `[{"question":"treatment","state":"answered","value":${nested(levels)}}]`;
      expect(
        await call('screeningAnswer', `{"screeningId":"${screeningId}","answers":${answers}}`),
      ).toMatchObject({ ok: false, error: { code: 'bad-input', subject: 'answers.0.value' } });
    }
  });

  it('what cannot cross to the page is a failure of that call alone', async () => {
    const screeningId = await interview('LH/2');
    const answer: AnswerView = {
      question: 'treatment',
      layer: 0,
      state: 'answered',
      value: JSON.parse(nested(4000)),
      ownWords: '',
      relation: 'new',
      cause: '',
      howSaid: '',
      language: '',
      interpreter: '',
      at: '2026-11-24T09:00:00.000+00:00',
      author: OWNER,
    };
    const note = { action: 'screening.answered', subject: screeningId };
    transact(door.engine(), note, (tx) => insertAnswer(tx, screeningId, answer, 'n'));
    const shown = await call('screeningShow', JSON.stringify({ screeningId }));
    expect(shown).toEqual({ ok: false, error: { code: 'internal' } });
    expect(await call('caseList', '{}')).toMatchObject({ ok: true });
  });

  it('a second vault cannot be opened over the first', async () => {
    expect(await line.send({ kind: 'unlock', seq: ++seq, passphrase: bytes(PASSPHRASE) })).toMatchObject({
      ok: false,
      error: { code: 'vault-in-use' },
    });
  });
});
