/**
 * One bit turned in every page of the store, and one in each field of the header, in both its copies: it is refused or named,
 * never taken for what was written. Of the pages each day another part, as many as fit into the time there is; EVERY_PAGE=1
 * takes them all. What a damaged page costs is counted in every-page.test.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { type DayVault, dayVault, groundOf } from '../../support/faults/day-vault.ts';
import { faultsIn } from '../../support/faults/kept.ts';
import { randomFrom } from '../../support/leaving-kills.ts';
import { dayNumber, quietJob } from '../../support/ports.ts';
import { PASSPHRASE } from '../../support/vault.ts';

const PAGE = 4096;
const random = randomFrom(Number(process.env.TESTIMONY_SEED ?? 14));
const TIME_MS = process.env.EVERY_PAGE === '1' ? Number.POSITIVE_INFINITY : 20_000;
const HEADERS = ['header.json', 'header-copy.json'];

let made: DayVault;
let sound: { vault: string };
beforeAll(async () => {
  made = await dayVault();
  sound = groundOf(made);
});

/** What the program says of the vault: the code it is refused with, or what the check names; empty for nothing. */
async function said(vault: string): Promise<string[]> {
  const passphrase = passphraseBytes(PASSPHRASE);
  const engine = await openEngine({ folder: vault, passphrase, clock: systemClock }).catch(
    (thrown: unknown) => asTestimonyError(thrown),
  );
  if (engine instanceof Error) return [engine.code];
  try {
    return faultsIn(await perform(engine, 'auditVerify', {}, quietJob()));
  } catch (thrown) {
    return [asTestimonyError(thrown).code];
  } finally {
    await engine.close();
  }
}

it('a bit of any page is found', async () => {
  const store = readFileSync(join(sound.vault, 'vault.db'));
  const { vault } = groundOf(made);
  const undetected: number[] = [];
  const pages = store.length / PAGE;
  const until = performance.now() + TIME_MS;
  const first = dayNumber() * 61;
  let runs = 0;
  for (; runs < pages && performance.now() < until; runs += 1) {
    const page = (first + runs) % pages;
    const bytes = Buffer.from(store);
    const at = page * PAGE + Math.floor(random() * PAGE);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(join(vault, 'vault.db'), bytes);
    for (const name of HEADERS) writeFileSync(join(vault, name), readFileSync(join(made.folder, name)));
    if (!(await said(vault)).includes('vault-damaged')) undetected.push(page + 1);
  }
  process.stdout.write(`a bit in each of ${pages} pages: ${runs} runs, undetected ${undetected.length}\n`);
  expect(undetected).toEqual([]);
  expect(runs).toBeGreaterThan(5);
}, 600_000);

it('a bit of any field of the header is found', async () => {
  const text = readFileSync(join(sound.vault, 'header.json'), 'utf8');
  const fields = fieldsOf(JSON.parse(text));
  const undetected: string[] = [];
  for (const field of fields) {
    const { vault } = groundOf(made);
    for (const name of HEADERS) writeFileSync(join(vault, name), altered(text, field));
    if ((await said(vault)).length === 0) undetected.push(field.join('.'));
  }
  process.stdout.write(
    `a bit in each field of the header: ${fields.length} runs, undetected ${undetected.length}\n`,
  );
  expect(fields.length).toBeGreaterThan(10);
  expect(undetected).toEqual([]);
}, 300_000);

type Field = readonly (string | number)[];

/** The way to each value that is no object or list. */
function fieldsOf(value: unknown, way: Field = []): Field[] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([name, inner]) =>
    fieldsOf(inner, [...way, Array.isArray(value) ? Number(name) : name]),
  );
}

/** As it would be written with that value altered by a bit, or by the least there is. */
function altered(text: string, way: Field): string {
  const change = (value: unknown, [name, ...rest]: Field): unknown => {
    if (name === undefined) return otherThan(value);
    const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
    Reflect.set(copy, name, change(Reflect.get(value as object, name), rest));
    return copy;
  };
  const indent = text.includes('\n  ') ? 2 : 0;
  return `${JSON.stringify(change(JSON.parse(text), way), null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string' || value === '') return 'x';
  const at = Math.floor(random() * value.length);
  const bit = value.charAt(at) === 'a' ? 'b' : 'a';
  return value.slice(0, at) + bit + value.slice(at + 1);
}
