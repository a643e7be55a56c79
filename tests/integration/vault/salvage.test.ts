/** From a damaged vault everything that can be read, and a list of what is missing by case and exhibit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { listMissing } from '../../../src-main/vault/queries/salvage.ts';
import {
  changedRows,
  damagedCopy,
  damagePage,
  PAGE,
  type PageUse,
  readPast,
  rowsOf,
  type Sound,
  salvage,
  twelveCases,
} from '../../support/damaged.ts';
import { codeOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

let sound: Sound;
beforeAll(async () => {
  sound = await twelveCases();
});

const pageOf = (name: string, type: PageUse['type']): number => {
  const use = [...sound.uses.values()].find((one) => one.name === name && one.type === type);
  if (use === undefined) throw new Error(`no ${type} page of ${name}`);
  return use.page;
};

it('a sound vault comes out as it went in', async () => {
  const to = join(temporaryFolder(), 'new');
  const { missing, kept, gaps, damagedPages } = await salvage(sound.folder, to);
  expect({ missing, kept, gaps, damagedPages }).toEqual({ missing: [], kept: 0, gaps: [], damagedPages: 0 });
  const opened = await openVault({ folder: to, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() });
  expect(changedRows(sound.rows, rowsOf(opened))).toEqual([]);
  expect(opened.findStructureFaults()).toEqual([]);
  opened.lock();
});

it.each([
  ['page 1', 1, 0],
])('debug %s', async (_, page, lost) => {
  const session = await readPast(damagedCopy(sound, damagePage(page)));
  expect(changedRows(sound.rows, rowsOf(session)).length).toBe(lost);
  session.lock();
});

it('debug all', async () => {
  const kinds = new Map<string, number>();
  for (const use of sound.uses.values()) {
    const key = `${use.name} ${use.type}`;
    if (!kinds.has(key)) kinds.set(key, use.page);
  }
  const t = performance.now();
  for (const [key, page] of kinds) {
    const use = sound.uses.get(page) as PageUse;
    try {
      const session = await readPast(damagedCopy(sound, damagePage(page)));
      const changed = changedRows(sound.rows, rowsOf(session));
      const tables = [...new Set(changed.map((one) => one.table))].map(
        (name) => `${name}:${changed.filter((one) => one.table === name).length}`,
      );
      const missing = session.read(listMissing).map((m) => `${m.kind}/${m.caseReference}/${m.exhibit}/${m.label}/${m.count}`);
      console.log(`${key} p${page} cells ${use.cells} -> ${tables.join(' ')} | ${missing.slice(0, 3).join('; ')}${missing.length > 3 ? ` +${missing.length - 3}` : ''}`);
      session.lock();
    } catch (e) { console.log(`${key} p${page} FAILED`, e); }
  }
  console.log(kinds.size, sound.pages, performance.now() - t);
});
