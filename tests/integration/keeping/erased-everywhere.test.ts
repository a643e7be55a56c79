/**
 * A vault with a word in every place there is (tests/support/frozen/story.ts), and its case erased: whoever has the store's
 * key and reads every byte of it finds no word of the case any more, and no table keeps a row of it.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowing } from '../../support/engine.ts';
import { FROZEN_PASSPHRASE, frozenVaults } from '../../support/frozen/frozen.ts';
import { openFrozen, type Thawed } from '../../support/frozen/thawed.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';

/** What has rows though there is no case: the vault itself, its forms, its log, and that something was erased. */
const STAY = [
  'migration',
  'vault_identity',
  'vault_rule',
  'store_state',
  'receiving_key',
  'form_version',
  'own_form',
  'own_form_listing',
  'audit_entry',
  'log_checkpoint',
  'table_seal',
  'seal_key',
  'erasure',
  'erased_entry',
  // Of an index without a word in it.
  'search_words_data',
  'search_words_config',
];

const newest = frozenVaults().at(-1);
const words = new Set(Object.values(newest?.words ?? {}).flat());
let thawed: Thawed;
beforeAll(async () => {
  thawed = await openFrozen(newest?.name ?? '');
});
afterAll(() => thawed.engine.close());

/** Which of the words somebody with the key can read in the store, in whatever place of it. */
async function readable(): Promise<string[]> {
  const key = await storeKeyOf(thawed.folder, FROZEN_PASSPHRASE);
  const pages = decryptedPages(join(thawed.folder, 'vault.db'), key);
  const isThere = (bytes: Buffer) => pages.some((page) => page.includes(bytes));
  return [...words].filter((word) => isThere(Buffer.from(word)) || isThere(Buffer.from(word, 'utf16le')));
}

it('stays whole while a hold stands, and then goes from every place', async () => {
  const { ask, caseId, engine } = thawed;
  const before = await readable();
  // What lies across the edge of a page is not found so; nearly all of it is.
  expect(before.length).toBeGreaterThan(words.size - 5);
  const { reference } = await ask('caseShow', { caseId });
  const erase = async () => {
    await allowing(engine, 'erasureMake', FROZEN_PASSPHRASE);
    const despite = 'All of it is over';
    return await ask('erasureMake', { caseId, ground: 'request', typed: reference, despite });
  };
  await expect(erase()).rejects.toMatchObject({ code: 'held-by-law' });
  expect((await readable()).length).toBeGreaterThanOrEqual(before.length);
  await ask('holdLift', { caseId, reason: 'The trial is over.' });
  expect((await erase()).tidied).toBe(true);
  // "Romanian" is a word of the forms too, which are of no case.
  const forms = engine.session.read((db) =>
    JSON.stringify([db.all('SELECT * FROM form_version'), db.all('SELECT * FROM own_form')]),
  );
  expect((await readable()).filter((word) => !forms.includes(JSON.stringify(word).slice(1, -1)))).toEqual([]);
  const left = engine.session.read((db) =>
    db
      .all<{ name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'")
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('sqlite_') && db.get(`SELECT 1 FROM "${name}"`) !== undefined),
  );
  expect(left.filter((name) => !STAY.includes(name))).toEqual([]);
});
