/** @file What is known of a command without loading it: all but what it does. */
import cards from '../../resources/command-cards.json' with { type: 'json' };
import type { Command, CommandCard } from './command.ts';
import { BEGUN_AHEAD, COMMAND_FILES } from './command-files.ts';

/** What a command line needs of all commands there are. */
export interface CommandBook {
  readonly cards: readonly CommandCard[];
  /** The command itself, with what it needs. */
  load(card: CommandCard): Promise<Command>;
}

type FileName = keyof typeof COMMAND_FILES;
type FiledCard = CommandCard & { readonly file: FileName };

/** The program's own. The cards are written by scripts/write-command-cards.ts and held against the commands by a test. */
export const ownCommands: CommandBook = {
  cards: cards as unknown as readonly FiledCard[],
  async load(card) {
    const { file } = card as FiledCard;
    const end = await BEGUN_AHEAD[file]?.();
    const commands: readonly Command[] = await COMMAND_FILES[file]();
    const found = commands.find(({ name }) => name === card.name);
    if (found === undefined) throw new Error(`no command ${card.name} in its file`);
    return end === undefined ? found : endingWith(found, end);
  },
};

/** Ends what was begun for it however it ends: it may refuse what it was given before it takes it. */
const endingWith = (command: Command, end: () => Promise<void>): Command => ({
  ...command,
  async run(call) {
    try {
      return await command.run(call);
    } finally {
      await end();
    }
  },
});

/** The cards of all commands, as they are kept. */
export async function cardsOfAll(): Promise<FiledCard[]> {
  const files = Object.entries(COMMAND_FILES) as [FileName, () => Promise<readonly Command[]>][];
  const all = await Promise.all(
    files.map(async ([file, load]) => (await load()).map(({ run: _run, ...card }) => ({ ...card, file }))),
  );
  return all.flat();
}
