/** What a shell offers at the terminal, from the cards of all commands. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  bashCompletion,
  manPage,
  powershellCompletion,
  zshCompletion,
} from '../../../scripts/package/words.mjs';
import { ownCommands } from '../../../src-main/cli/command-cards.ts';
import { usage } from '../../../src-main/cli/help.ts';

const { cards } = ownCommands;
/** What bash offers for the last of the words. */
function offered(...words: readonly string[]): string[] {
  const typed = ['testimony', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${bashCompletion(cards)}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _testimony; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

describe('completion', () => {
  it('offers areas, then their commands, then the options of the command that is typed', () => {
    expect(offered('va')).toEqual(['vault']);
    expect(offered('backup', 'm')).toEqual(['make']);
    expect(offered('vault', 'create', '--o')).toEqual(['--owner']);
    // Where a vault is opened, the key file too.
    expect(offered('case', 'list', '--key')).toEqual(['--key-file']);
  });

  it.each([
    ['bash', bashCompletion(cards)],
    ['zsh', zshCompletion(cards)],
    ['PowerShell', powershellCompletion(cards)],
  ])('names every command and option in %s', (_shell, text) => {
    for (const { name, options } of cards) {
      expect(text).toContain(`'${name}'`);
      for (const option of Object.keys(options)) expect(text, name).toContain(`--${option}`);
    }
  });

  it('has a page of the manual with every command, its example and its options', () => {
    const page = manPage(cards, { version: '0', day: '2026-12-07' }, usage).replaceAll('\\-', '-');
    for (const { name, options } of cards) {
      expect(page).toContain(`\n.SS ${name}\n`);
      for (const option of Object.keys(options)) expect(page).toContain(`\\fB--${option}\\fR`);
    }
  });
});
