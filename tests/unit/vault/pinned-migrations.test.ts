/** A migration that has shipped is never edited: vaults recorded its hash, and must all have been changed alike. */
import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { migrationSources, pinFaults, readPins } from '../../support/frozen/pinned-migrations.ts';

it('every migration is as it shipped', () => {
  expect(pinFaults(MIGRATIONS, migrationSources(), readPins())).toEqual([]);
});

describe('a migration that is not as it shipped is named, with what to do', () => {
  const sources = migrationSources();
  const pins = readPins();
  const faults = (change: Partial<Migration>, at = 2) =>
    pinFaults(
      MIGRATIONS.map((migration, index) => (index === at ? { ...migration, ...change } : migration)),
      sources,
      pins,
    );

  it('when a blank, a comment or a constraint in its SQL was touched', () => {
    const sql = MIGRATIONS[2]?.sql ?? '';
    for (const edited of [
      `${sql} `,
      sql.replace('Append-only', 'append-only'),
      sql.replace(" 'deferred',", ''),
    ]) {
      expect(faults({ sql: edited })).toEqual([
        expect.stringMatching(
          /^0030-screening was changed after it shipped\..*new migration with the next number/,
        ),
      ]);
    }
  });

  it('when it was renamed, or is gone', () => {
    expect(faults({ name: 'interviews' })).toEqual([
      expect.stringContaining('0030-interviews is new'),
      expect.stringContaining('0030-screening has shipped and is no longer in list.ts'),
    ]);
    const without = pinFaults(MIGRATIONS.slice(0, -1), sources, pins);
    expect(without).toEqual([
      expect.stringContaining('is no longer in list.ts'),
      expect.stringContaining('is not in list.ts, so no vault'),
    ]);
  });

  it('when it is new and has no pin: the line to add is given', () => {
    const added: Migration = { version: 9990, name: 'later', sql: 'SELECT 1;' };
    const [said, ...others] = pinFaults([...MIGRATIONS, added], sources, pins);
    expect(others).toEqual([]);
    const line = /"(9990-later)": "([0-9a-f]{64})"/.exec(said ?? '');
    const pinned = { ...pins, [line?.[1] ?? '']: line?.[2] ?? '' };
    expect(pinFaults([...MIGRATIONS, added], sources, pinned)).toEqual([]);
  });
});

describe('a migration that runs code', () => {
  const source = `/** @file A step. */
import type { Migration } from '../migrate.ts';
import { wordsOf } from './9990-words.ts';

export const migration9990 = {
  run(tx) {
    tx.run('UPDATE evidence SET notes = ?', [wordsOf(1)]);
  },
};
`;
  const step = { version: 9990, name: 'coded', sql: '', run: () => undefined } as Migration;
  const judge = (text: string, words = 'export const wordsOf = (n) => String(n);\n', pins = readPins()) =>
    pinFaults(
      [...MIGRATIONS, step],
      { ...migrationSources(), '9990-coded.ts': text, '9990-words.ts': words },
      pins,
    );
  const pin = /: "([0-9a-f]{64})"/.exec(judge(source).join())?.[1] ?? '';
  const pinned = { ...readPins(), '9990-coded': pin };

  it('may be laid out anew and import its types from elsewhere', () => {
    const moved = source
      .replace('../migrate.ts', '../../core/migrate.ts')
      .replace('[wordsOf(1)]', '[\n      wordsOf(1),\n    ]')
      .replace('A step', 'The step');
    expect(moved).not.toBe(source);
    expect(judge(moved, undefined, pinned)).toEqual([]);
  });

  it('may not do anything else, in its own file or in one beside it', () => {
    const changed = [expect.stringContaining('9990-coded was changed after it shipped')];
    expect(judge(source.replace('wordsOf(1)', 'wordsOf(2)'), undefined, pinned)).toEqual(changed);
    expect(judge(source, 'export const wordsOf = (n) => String(n + 1);\n', pinned)).toEqual(changed);
  });

  it('may not run code that lives elsewhere', () => {
    const borrowing = source.replace('./9990-words.ts', '../../core/words.ts');
    expect(judge(borrowing, undefined, pinned)).toEqual([
      expect.stringContaining('9990-coded.ts runs code of ../../core/words.ts'),
    ]);
  });
});
