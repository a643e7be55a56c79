/** Files that were cut, altered or made to do harm: each is refused by name, and nothing of it is in the vault. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseData } from '../../../src-main/core/handover/case-data.ts';
import { HANDOVER_VERSION, type Manifest } from '../../../src-main/core/handover/manifest.ts';
import { encodeTarEntry } from '../../../src-main/vault/backup/tar.ts';
import { receivingKeys } from '../../../src-main/vault/queries/handovers-sent.ts';
import { failureOf } from '../../support/failures.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
  takeReceipt,
  written,
} from '../../support/handover.ts';

let here: Side;
let there: Side;
let of: HandedCase;
let sound: Uint8Array;
let parts: Map<string, Buffer>;
let made = 0;
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const { personId } = of;
  await here.do('contactPlanRecord', { personId, plan: {} });
  const line = { kind: 'decision', about: 'nrm', answer: 'no' } as const;
  await here.do('supportRecord', { personId, line });
  sound = readFileSync(await handOver(here, there, of.caseId));
  parts = partsOf(await opened(sound));
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const keyOfThere = () => there.engine.session.read(receivingKeys)[0];
async function opened(file: Uint8Array): Promise<Buffer> {
  const age = new Decrypter();
  age.addIdentity(keyOfThere()?.identity ?? '');
  return Buffer.from(await age.decrypt(file));
}
async function locked(plain: Uint8Array): Promise<Uint8Array> {
  const age = new Encrypter();
  age.addRecipient(keyOfThere()?.recipient ?? '');
  return await age.encrypt(plain);
}
function partsOf(tar: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, tar.indexOf(0, at));
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    found.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
function tarred(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const blocks = files.flatMap(([name, bytes]) => [
    encodeTarEntry({ name, size: bytes.length }, 0),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The sound file with its case or its manifest changed, and all hashes made to fit. */
function remade(change: (manifest: Manifest, data: CaseData) => void, first: object = {}): Buffer {
  const manifest = JSON.parse(String(parts.get('manifest.json'))) as Manifest;
  // A number of its own: one that was read before is known by its manifest.
  made += 1;
  Object.assign(manifest, { id: `made${String(made).padStart(22, '0')}` });
  const data = JSON.parse(String(parts.get('case.json'))) as CaseData;
  change(manifest, data);
  const text = Buffer.from(JSON.stringify(data));
  manifest.files[0] = { path: 'case.json', bytes: text.length, sha256: sha256(text), ...first };
  const rest = [...parts].filter(([name]) => name !== 'manifest.json' && name !== 'case.json');
  return tarred([['manifest.json', Buffer.from(JSON.stringify(manifest))], ['case.json', text], ...rest]);
}

async function refused(bytes: Uint8Array): Promise<string> {
  const failure = await failureOf(() => readIn(there, written('handover.age', bytes)));
  const stored = there.engine.session.read((db) => [
    ...db.all('SELECT 1 FROM handover_text'),
    ...db.all('SELECT 1 FROM handover_exhibit'),
    ...db.all('SELECT 1 FROM blob'),
    ...db.all('SELECT 1 FROM case_file'),
  ]);
  expect(stored).toEqual([]);
  return [failure.code, ...(failure.found ?? []).map(({ code }) => code)].join(' ');
}

describe('a file changed on its way', () => {
  it('is refused wherever it is cut, and wherever a byte differs', async () => {
    const codes = new Set<string>();
    const step = Math.floor(sound.length / 12);
    for (let at = 30; at < sound.length; at += step) {
      const flipped = Uint8Array.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      codes.add(await refused(flipped));
      codes.add(await refused(sound.subarray(0, at)));
    }
    codes.add(await refused(sound.subarray(0, sound.length - 1)));
    codes.add(await refused(Buffer.concat([sound, Buffer.of(0)])));
    expect([...codes].sort()).toEqual(['damaged-file', 'wrong-password handover-other-key']);
  });

  it('is refused for what it is: no such file, an empty one, an endless header, a passphrase beyond measure', async () => {
    expect(await refused(Buffer.from('%PDF-1.7'))).toBe('unsupported-type handover-no-age-file');
    expect(await refused(new Uint8Array(0))).toBe('unsupported-type handover-no-age-file');
    const endless = Buffer.concat([
      Buffer.from('age-encryption.org/v1\n-> X25519 '),
      Buffer.alloc(200_000, 'A'),
    ]);
    expect(await refused(endless)).toBe('too-large');
    const costly = 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n';
    const path = written('handover.age', costly);
    expect((await failureOf(() => readIn(there, path, 'a passphrase'))).code).toBe('too-large');
  });
});

describe('a file made to do harm', () => {
  const first = (name: string, bytes: Uint8Array = Buffer.from('{}')) => tarred([[name, bytes]]);
  const others = () => [...parts].filter(([name]) => name !== 'manifest.json');
  const manifest = () => parts.get('manifest.json') as Buffer;

  it('never becomes a path, a second file of one name, or a million of them', async () => {
    expect(await refused(await locked(first('../../manifest.json')))).toBe('damaged-file');
    expect(await refused(await locked(first('/etc/passwd')))).toBe('damaged-file');
    const zipSlip = others().map(([name, bytes], at) => [at === 2 ? '../../evil' : name, bytes] as const);
    expect(await refused(await locked(tarred([['manifest.json', manifest()], ...zipSlip])))).toBe(
      'damaged-file',
    );
    const twice = [...others(), ...others()];
    expect(await refused(await locked(tarred([['manifest.json', manifest()], ...twice])))).toBe(
      'damaged-file',
    );
    const many = remade((said) => {
      const [, , one] = said.files;
      for (let more = 0; more < 30_000 && one !== undefined; more += 1) said.files.push(one);
    });
    expect(await refused(await locked(many))).toMatch(/^damaged-file handover-does-not-fit$/);
  });

  it('is refused where a part says that it is huge, is of another hash, or of another version', async () => {
    const huge = Buffer.from(encodeTarEntry({ name: 'manifest.json', size: 2 ** 40 }, 0));
    expect(await refused(await locked(huge))).toBe('too-large');
    const said = (first: object) => remade(() => undefined, first);
    expect(await refused(await locked(said({ bytes: 2 ** 40 })))).toBe('too-large');
    expect(await refused(await locked(said({ sha256: '0'.repeat(64) })))).toBe('damaged-file');
    const newer = remade((of) => {
      (of as { version: number }).version = HANDOVER_VERSION + 1;
    });
    expect(await refused(await locked(newer))).toBe('unsupported-type handover-newer');
  });

  it('is refused where its case does not hold together, naming the place', async () => {
    const wrong: ((data: CaseData) => unknown)[] = [
      ({ people }) => people.push(people[0] as CaseData['people'][number]),
      ({ records: [record] }) => Object.assign(record ?? {}, { personId: 'z'.repeat(26) }),
      (data) => Object.assign(data.case, { reference: { $gt: '' } }),
      ({ records: [record] }) => Object.assign(record?.answers[0] ?? {}, { layer: 7 }),
      ({ exhibits: [exhibit] }) => Object.assign(exhibit ?? {}, { byteSize: 3 }),
      ({ plans: [plan] }) => Object.assign(plan ?? {}, { personId: 'z'.repeat(26) }),
      ({ support: [line] }) => Object.assign(line ?? {}, { subject: 'police' }),
    ];
    for (const change of wrong) {
      const file = await locked(remade((_, data) => void change(data)));
      expect(await refused(file)).toBe('damaged-file handover-does-not-fit');
    }
  });
});

describe('the exhibits of a case, and the files beside it', () => {
  const more = Buffer.from('A paper of another case.');
  const path = `exhibits/${sha256(more)}`;
  const fileOf = { path, bytes: more.length, sha256: sha256(more) };
  const withMore = async (change: Parameters<typeof remade>[0]) =>
    locked(Buffer.concat([remade(change).subarray(0, -1024), tarred([[path, more]])]));

  it.each<[string, (manifest: Manifest, data: CaseData) => unknown]>([
    ['a file that no exhibit names', ({ files }) => files.push(fileOf)],
    [
      'two exhibits of one file in place of two',
      ({ files }, { exhibits }) => {
        files.push(fileOf);
        exhibits.push({ ...(exhibits[0] as (typeof exhibits)[number]), id: 'e'.repeat(26) as never });
      },
    ],
    [
      'an exhibit of another size than its file',
      ({ files }, { exhibits }) => {
        files.push(fileOf);
        const [first] = exhibits as [(typeof exhibits)[number]];
        exhibits.push({ ...first, id: 'e'.repeat(26) as never, sha256: fileOf.sha256 });
      },
    ],
  ])('%s: is refused, and nothing of it stays', async (_, change) => {
    expect(await refused(await withMore(change))).toBe('damaged-file handover-does-not-fit');
  });

  it('an exhibit whose file is not there: is refused', async () => {
    const file = remade((_, { exhibits }) => {
      const [first] = exhibits as [(typeof exhibits)[number]];
      const other = { ...first, id: 'e'.repeat(26) as never, sha256: fileOf.sha256 };
      exhibits.push({ ...other, byteSize: more.length });
    });
    expect(await refused(await locked(file))).toBe('damaged-file handover-does-not-fit');
  });
});

describe('an answer that no form asks for', () => {
  type Value = CaseData['records'][number]['answers'][number]['value'];
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it.each([
    ['nested without end', [33, 2000, 4000].map(nested)],
    ['a row that is nothing', ['[null]', '[{"where":"Leeds"},null]', '{"a":[null]}']],
  ])('%s: is refused with its place; taken in, nobody could read the case', async (_, values) => {
    for (const value of values) {
      const file = remade((_manifest, { records: [record] }) => {
        Object.assign(record?.answers[0] ?? {}, { value: JSON.parse(value) as Value });
      });
      const path = written('odd.age', await locked(file));
      const { code, found } = await failureOf(() => readIn(there, path));
      const params = { part: 'case.json', why: 'records.0.answers.0.value' };
      expect([code, found]).toEqual(['damaged-file', [{ code: 'handover-does-not-fit', params }]]);
    }
  });
});

describe('what the program does not know or cannot trust', () => {
  it('a form that is not known is kept whole with the file, read by nobody’s rules, and its record stays out', async () => {
    const file = remade((_, { forms, records }) => {
      const sha256 = '1'.repeat(64);
      const definition = '{"pages":[{"elements":[{"visibleIf":"while(true){}"}]}]}';
      for (const form of forms) Object.assign(form, { sha256, definition });
      for (const record of records) record.form = sha256;
    });
    const review = await readIn(there, written('unknown.age', await locked(file)));
    const record = review.items.find(({ kind }) => kind === 'record');
    expect(record).toMatchObject({ mayTake: false, notes: [{ code: 'handover-form-unknown' }] });
    const merged = await mergeIn(there, review);
    expect((await there.do('screeningList', { caseId: of.caseId })).screenings).toEqual([]);
    expect(merged.items.find(({ kind }) => kind === 'record')).toMatchObject({ became: 'left' });
    expect((await there.do('auditVerify', {})).alteredDetails).toEqual([]);
  });

  it('a signature that its answers do not bear out stops the whole merge, and the case is as it was', async () => {
    const side = await sideOf('Ruth Clarke', 'd', 23);
    const { recipient } = await side.do('handoverKey', {});
    const file = remade((_, { records: [record] }) => {
      for (const answer of record?.answers ?? [])
        if (answer.question === 'treatment') answer.value = 'Nothing happened.';
    });
    const age = new Encrypter();
    age.addRecipient(recipient);
    const review = await readIn(side, written('altered.age', await age.encrypt(file)));
    const failure = await failureOf(() => mergeIn(side, review));
    expect([failure.code, failure.found?.[0]?.code]).toEqual(['damaged-file', 'handover-lines-differ']);
    expect((await side.do('caseList', {})).total).toBe(0);
    const without = { [review.items.find(({ kind }) => kind === 'record')?.item ?? '']: false };
    expect((await mergeIn(side, review, without)).handover.state).toBe('merged');
    await side.engine.close();
  });

  it('a receipt that was altered, is of another vault, or is none, closes nothing', async () => {
    const review = await readIn(there, written('again.age', sound));
    const merged = await mergeIn(there, review);
    const { text } = await sendReceipt(there, here, merged);
    const altered = text.replace('"by": "Ruth Clarke"', '"by": "Somebody Else"');
    expect(altered).not.toBe(text);
    const code = async (side: Side, said: string) =>
      (await failureOf(() => takeReceipt(side, written('receipt.json', said)))).code;
    expect(await code(here, altered)).toBe('damaged-file');
    expect(await code(there, text)).toBe('not-found');
    expect(await code(here, '{}')).toBe('unsupported-type');
  });
});
