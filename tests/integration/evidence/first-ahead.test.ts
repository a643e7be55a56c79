/** @file The first file of a command is read before it is taken in: what is kept of it is always of the file that is taken in. */
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decoder } from '../../../src-main/evidence/decoder.ts';
import { createDecoder } from '../../../src-main/host/decode-client.ts';
import {
  clearAbandonedVaults,
  withFirstAhead,
  withThrowawayVault,
} from '../../../src-main/host/throwaway-vault.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { failureOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';
import { testClock } from '../../support/ports.ts';

const NAME = 'Letter.pdf';
const { signal } = new AbortController();
const options = { signal, report: () => undefined };
const path = join(temporaryFolder(), NAME);
let decoder: Decoder;

beforeAll(() => {
  decoder = createDecoder({ thumbnails: false });
});
afterAll(() => decoder.close());

describe('the first file, read ahead', () => {
  it('is what it would have been', async () => {
    const bytes = await paper('ALPHA', 2);
    writeFileSync(path, bytes);
    const ahead = await withFirstAhead(decoder, { path }, signal);
    const asked = { bytes, fileName: NAME };
    const made = await ahead.intake(asked, options);
    expect(made).toEqual(await decoder.intake({ ...asked, bytes: bytes.slice() }, options));
    expect(made.pageCount).toBe(2);
  });

  it('is read anew when it is taken in as something else: other bytes, another name, with a password', async () => {
    writeFileSync(path, await paper('ALPHA', 2));
    const ahead = await withFirstAhead(decoder, { path }, signal);
    const other = await paper('BETA', 3);
    expect((await ahead.intake({ bytes: other, fileName: NAME }, options)).pageCount).toBe(3);
    expect((await ahead.intake({ bytes: await paper('ALPHA', 2), fileName: NAME }, options)).pageCount).toBe(
      2,
    );
  });

  it('is refused when it is taken in, and not before', async () => {
    const broken = Buffer.from('%PDF-1.7 and nothing after it');
    writeFileSync(path, broken);
    const ahead = await withFirstAhead(decoder, { path }, signal);
    const asked = { bytes: broken, fileName: NAME };
    expect(await failureOf(() => ahead.intake(asked, options))).toMatchObject({
      code: 'damaged-file',
      subject: NAME,
    });
  });

  it('does no harm where it is not there', async () => {
    const ahead = await withFirstAhead(decoder, { path: `${path}.gone` }, signal);
    expect((await ahead.intake({ bytes: await paper('ALPHA'), fileName: NAME }, options)).pageCount).toBe(1);
  });
});

it('as long as it is being read, however long, another command that writes there takes no vault of this one away', async () => {
  const parent = temporaryFolder();
  const cleared: number[] = [];
  const first = {
    /** Asked for as reading begins. */
    get path() {
      for (const name of readdirSync(parent)) utimesSync(join(parent, name), 0, 0);
      cleared.push(clearAbandonedVaults(parent, testClock));
      return path;
    },
  };
  const wants = { clock: testClock, owner: 'test', files: 1, first, signal };
  const role = await withThrowawayVault(
    parent,
    wants,
    async ({ session }) => await Promise.resolve(session.role),
  );
  expect(role).toBe('supervisor');
  expect(cleared).toEqual([0]);
  expect(readdirSync(parent)).toEqual([]);
});
