import { describe, expect, it } from 'vitest';
import { command, VAULT } from '../../../src-main/cli/command.ts';
import { helpFor, overview, PROGRAM } from '../../../src-main/cli/help.ts';
import { findCommand, readArguments } from '../../../src-main/cli/run.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';

const add = command({
  name: 'evidence add',
  summary: 'Take files in',
  details: [
    'A paragraph that is long enough to be broken over two lines because it says more than fits into one.',
  ],
  positionals: [{ name: 'FILE', help: 'one or more files', count: 'some' }],
  options: {
    vault: VAULT,
    twice: { type: 'boolean', help: 'again' },
    title: { type: 'string', value: 'TEXT', help: 'name' },
  },
  example: 'evidence add letter.pdf --vault ./my-vault',
  run: async () => ({ json: null, lines: [] }),
});
const show = command({
  name: 'case show',
  summary: 'Show one case',
  positionals: [{ name: 'REF', help: 'reference' }],
  options: {},
  example: 'case show AB-1',
  run: async () => ({ json: null, lines: [] }),
});

function refusal(words: string[], which = add): TestimonyError {
  try {
    readArguments(which, words);
  } catch (thrown) {
    return thrown as TestimonyError;
  }
  throw new Error('it was taken');
}

describe('what was typed', () => {
  it('is found by its two words', () => {
    expect(findCommand([add, show], ['case', 'show', 'AB-1'])).toBe(show);
    expect(findCommand([add, show], ['case'])).toBeUndefined();
    expect(findCommand([add, show], ['evidence', 'show'])).toBeUndefined();
  });

  it('gives options and files, in any order', () => {
    const typed = readArguments(add, ['evidence', 'add', '--vault', 'v', 'a b.pdf', '--twice', 'ملف.pdf']);
    expect(typed.options).toMatchObject({ vault: 'v', twice: true });
    expect(typed.positionals).toEqual(['a b.pdf', 'ملف.pdf']);
    expect(readArguments(add, ['evidence', 'add', 'x', '--vault=v']).options.twice).toBe(false);
  });

  it.each([
    [['evidence', 'add', 'a.pdf'], '--vault is missing'],
    [['evidence', 'add', '--vault', 'v'], 'FILE is missing'],
    [['evidence', 'add', 'a.pdf', '--vault', 'v', '--titel', 'x'], "Unknown option '--titel'"],
    [['evidence', 'add', 'a.pdf', '--vault'], 'argument missing'],
    [['evidence', 'add', 'a.pdf', '--vault', ''], '--vault has no value'],
    [['evidence', 'add', 'a.pdf', '--vault', 'v', '--title', 'x', '--title=y'], '--title is given twice'],
    [
      ['evidence', 'add', 'a.pdf', '--vault', 'v', '--passphrase', 'secret words here'],
      "Unknown option '--passphrase'",
    ],
  ])('%j is refused with the reason and the way it is written', (words, reason) => {
    const failure = refusal(words);
    expect(failure).toBeInstanceOf(TestimonyError);
    expect(failure.code).toBe('usage');
    expect(failure.detail).toContain(reason);
    expect(failure.findings?.[0]).toContain('evidence add FILE… --vault DIR [--twice] [--title TEXT]');
  });

  it('takes an option that is given twice with one value', () => {
    const typed = ['evidence', 'add', 'a.pdf', '--vault', 'v', '--twice', '--twice', '--vault', 'v'];
    expect(readArguments(add, typed).options).toMatchObject({ vault: 'v', twice: true });
  });

  it('notices a name that was typed without quotation marks', () => {
    expect(refusal(['case', 'show', 'LH', '2026'], show).detail).toContain('"2026" does not belong here');
  });
});

describe('help', () => {
  it('lists every command and fits an 80-column terminal', () => {
    const lines = overview([add, show]);
    expect(lines.join('\n')).toContain('  evidence add  Take files in');
    for (const line of [...lines, ...helpFor(add).slice(0, -1)]) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('shows what each option is, which may be left out, and an example', () => {
    const text = helpFor(add).join('\n');
    expect(text).toContain('--vault DIR');
    expect(text).toMatch(/--title TEXT +name \(may be left out\)/);
    expect(text).toContain(`Example:  ${PROGRAM} evidence add letter.pdf --vault ./my-vault`);
  });
});
