/**
 * A line of each kind in the ledger, put off, met, given up and written by mistake: handed over, merged back, salvaged and erased it is
 * what it was, and what stands because of it is the same.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { listConsents } from '../../../src-main/vault/queries/consent.ts';
import { salvage } from '../../support/damaged.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  states,
} from '../../support/handover.ts';
import { steadyClock } from '../../support/ports.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const WORDS = {
  condition: 'Tracecondition: only after the visit',
  by: 'Tracewho at the desk',
  given: 'Traceonly if the town is left out',
  note: 'Tracebrother is asked first',
};
const UNIVERSITY = 'Traceuniversity';

let here: Side;
let there: Side;
let of: HandedCase;
const ledgerOf = async (side: Side) => (await side.do('consentList', { caseId: of.caseId })).consents;
/** What each line says and means; who recorded it and where it is told belongs to the side. */
const meaning = (lines: readonly ConsentView[]) =>
  lines.map(({ purpose, recipient, status, note, settled, decidedOn }) => ({
    purpose,
    recipient,
    status,
    note,
    decidedOn,
    settled: settled ?? null,
  }));
const kinds = (lines: readonly ConsentView[]) =>
  lines.flatMap(({ status, settled }) => settled?.kind ?? (status === 'not-yet' ? [status] : []));
const EACH = ['condition-met', 'condition-dropped', 'not-yet', 'written-wrongly'];

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const { personId } = of;
  const record = (more: Partial<Parameters<typeof here.do<'consentRecord'>>[1]>) =>
    here.do('consentRecord', { personId, purpose: 'research', status: 'given', ...more });
  await record({ recipient: UNIVERSITY, note: WORDS.condition });
  await record({ recipient: UNIVERSITY, conditionMet: { on: '2026-01-05', by: WORDS.by } });
  await record({ note: WORDS.given });
  await record({ conditionDropped: { on: '2026-01-06' } });
  await record({ recipient: 'A newspaper', status: 'not-yet', note: WORDS.note });
  // Ticked by mistake in the account that is signed.
  await here.do('screeningAddLayer', { screeningId: of.account });
  await here.do('screeningAnswer', {
    screeningId: of.account,
    answers: [{ question: 'consent-interview', state: 'not-asked', relation: 'differs', cause: 'recording' }],
  });
});
afterAll(() => there.engine.close());

it('is handed over, and merged back without a line twice', async () => {
  const kept = await ledgerOf(here);
  expect(kinds(kept)).toEqual(EACH);
  const over = await readIn(there, await handOver(here, there, of.caseId));
  expect(states(over)).toContain('consent new');
  await mergeIn(there, over);
  const across = await ledgerOf(there);
  expect(meaning(across)).toEqual(meaning(kept));
  expect(meaning(standingConsents(across))).toEqual(meaning(standingConsents(kept)));
  const back = await readIn(here, await handOver(there, here, of.caseId));
  expect(states(back).filter((one) => one.startsWith('consent'))).toEqual([]);
  await mergeIn(here, back);
  expect(meaning(await ledgerOf(here))).toEqual(meaning(kept));
});

it('comes out of a salvage as it was', async () => {
  const kept = await ledgerOf(here);
  const { folder } = here.engine.session;
  await here.engine.close();
  const to = join(temporaryFolder(), 'new');
  expect((await salvage(folder, to)).missing).toEqual([]);
  const opened = await openVault({
    folder: to,
    passphrase: passphraseBytes(PASSPHRASE),
    clock: steadyClock(),
  });
  const salvaged = opened.read((db) => listConsents(db, of.caseId));
  expect(salvaged).toEqual(kept);
  expect(kinds(salvaged)).toEqual(EACH);
  opened.lock();
});

it('leaves no word of itself once the person is erased', async () => {
  const { folder } = there.engine.session;
  const key = await storeKeyOf(folder, PASSPHRASE);
  const left = () => {
    const pages = decryptedPages(join(folder, 'vault.db'), key);
    return [...Object.values(WORDS), UNIVERSITY].filter((word) => pages.some((page) => page.includes(word)));
  };
  expect(left()).not.toEqual([]);
  const { reference } = await there.do('caseShow', { caseId: of.caseId });
  await there.do('erasureMake', { caseId: of.caseId, ground: 'request', typed: reference });
  expect(left()).toEqual([]);
});
