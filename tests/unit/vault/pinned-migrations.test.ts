/** A migration that has shipped is never edited: vaults recorded its hash, and must all have been changed alike. */
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import type { Migration } from '../../../src-main/vault/migrations/migration.ts';
import { migrationSources, pinFaults, readPins } from '../../support/frozen/pinned-migrations.ts';

it('every migration is as it shipped', () => {
  expect(pinFaults(MIGRATIONS, migrationSources(), readPins())).toEqual([]);
});

describe('a migration that is not as it shipped is named, with what to do', () => {
  const sources = { ...migrationSources(), '0720-made-up.ts': '' };
  const [baseline] = MIGRATIONS;
  const madeUp: Migration = {
    version: 720,
    name: 'made-up',
    sql: "-- Append-only.\nCHECK (x IN ('a', 'b'));",
  };
  const pin = /: "([0-9a-f]{64})"/.exec(pinFaults([...MIGRATIONS, madeUp], sources, readPins()).join())?.[1];
  const pins = { ...readPins(), '0720-made-up': pin ?? '' };
  const faults = (change: Partial<Migration>) =>
    pinFaults([...MIGRATIONS, { ...madeUp, ...change }], sources, pins);

  it('and one that is as it shipped is not', () => {
    expect(faults({})).toEqual([]);
  });

  it('when a blank, a comment or a constraint in its SQL was touched', () => {
    const { sql } = madeUp;
    const edits = [`${sql} `, sql.replace('Append-only', 'append-only'), sql.replace(", 'b'", '')];
    for (const edited of edits) {
      expect(faults({ sql: edited })).toEqual([
        expect.stringMatching(
          /^0720-made-up was changed after it shipped\..*new migration with the next number/,
        ),
      ]);
    }
    const changed = { version: 690, name: 'baseline', sql: `${baseline?.sql} ` };
    expect(pinFaults([changed, ...MIGRATIONS.slice(1), madeUp], sources, pins)).toEqual([
      expect.stringContaining('0690-baseline was changed after it shipped'),
    ]);
  });

  it('when it was renamed, or is gone', () => {
    expect(faults({ name: 'interviews' })).toEqual([
      expect.stringContaining('0720-interviews is new'),
      expect.stringContaining('0720-made-up has shipped and is no longer in list.ts'),
    ]);
    expect(pinFaults(MIGRATIONS, sources, pins)).toEqual([
      expect.stringContaining('is no longer in list.ts'),
      expect.stringContaining('is not in list.ts, so no vault'),
    ]);
  });

  it('when it is new and has no pin: the line to add is given', () => {
    const added: Migration = { version: 9990, name: 'later', sql: 'SELECT 1;' };
    const [said, ...others] = pinFaults([...MIGRATIONS, madeUp, added], sources, pins);
    expect(others).toEqual([]);
    const line = /"(9990-later)": "([0-9a-f]{64})"/.exec(said ?? '');
    const pinned = { ...pins, [line?.[1] ?? '']: line?.[2] ?? '' };
    expect(pinFaults([...MIGRATIONS, madeUp, added], sources, pinned)).toEqual([]);
  });
});

describe('a migration that runs code', () => {
  const source = `/** @file A step. */
import type { Migration } from './migration.ts';
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
      .replace('./migration.ts', '../../core/migration.ts')
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
