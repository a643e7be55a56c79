import type { CommandCard } from '../../src-main/cli/command.ts';

type Words = (cards: readonly CommandCard[]) => string;
export const bashCompletion: Words;
export const zshCompletion: Words;
export const powershellCompletion: Words;
/** In troff. `usage`: how one command is written. */
export function manPage(
  cards: readonly CommandCard[],
  release: { readonly version: string; readonly day: string },
  usage: (card: CommandCard) => string,
): string;
