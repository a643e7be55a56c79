import { describe, expect, it } from 'vitest';
import { columns, facts, printable } from '../../../src-main/cli/columns.ts';

describe('columns', () => {
  it('line up whatever the names are written in', () => {
    const [, first, second] = columns(
      ['name', 'n'],
      [
        ['Nguyễn Thị Hồng Ánh'.normalize('NFD'), 1],
        ['李小龙', 2],
      ],
    );
    expect(first).toBe(`${'Nguyễn Thị Hồng Ánh'.normalize('NFD')}  1`);
    expect(second).toBe(`李小龙${' '.repeat(19 - 6 + 2)}2`);
  });

  it('cut what is too long without cutting a letter in two', () => {
    const [, row] = columns(['name'], [['👩‍⚖️'.repeat(60)]]);
    expect(row).toBe(`${'👩‍⚖️'.repeat(47)}…`);
  });

  it('count a sign that a terminal draws wide as two, and a letter with its mark as one, in Latin too', () => {
    const rows = columns(
      ['name', 'n'],
      [
        ['Zoë ÷ Ž', 1],
        ['© Zoë', 2],
        ['Zoe\u0308', 3],
        ['so\u00ADft', 4],
      ],
    );
    expect(rows).toEqual(['name     n', 'Zoë ÷ Ž  1', '© Zoë   2', 'Zoe\u0308      3', 'so\u00ADft    4']);
  });

  it.each(['é', 'e\u0301'])('of %j are cut after as many letters', (letter) => {
    expect(columns(['name'], [[letter.repeat(48)], [letter.repeat(49)]]).slice(1)).toEqual([
      letter.repeat(48),
      `${letter.repeat(47)}…`,
    ]);
  });

  it('cannot be used to move the cursor or to turn text around', () => {
    expect(printable('a\u001b[2Jb\u202Ec\nd')).toBe('a [2Jb c d');
    expect(
      facts([
        ['title', 'x\u0007'],
        ['empty', ''],
      ]),
    ).toEqual(['title  x ']);
  });
});
