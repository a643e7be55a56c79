/** @file From what was typed to a command and its options. Throws `usage`, naming what does not fit. */
import { parseArgs } from 'node:util';
import { TestimonyError } from '../core/errors/errors.ts';
import { type CommandCard, KEY_OPTIONS, type Options, type Values } from './command.ts';
import { usage } from './help.ts';

export interface Typed {
  readonly command: CommandCard;
  readonly options: Values<Options>;
  readonly positionals: readonly string[];
}

/** The command whose two words begin the line; undefined when they name none. */
export function findCommand<C extends CommandCard>(
  commands: readonly C[],
  words: readonly string[],
): C | undefined {
  const [area, verb] = words.filter((word) => !word.startsWith('-'));
  return commands.find((command) => command.name === `${area} ${verb}`);
}

/** Reads the options and positionals of a command from the words after its name. */
export function readArguments(command: CommandCard, words: readonly string[]): Typed {
  const options = Object.fromEntries(
    Object.entries(optionsOf(command)).map(([name, option]) => [name, { type: option.type }]),
  );
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words, options);
  } catch (thrown) {
    throw refused(command, (thrown as Error).message.replace(/\.? To specify a positional.*$/s, ''));
  }
  const twice = givenTwice(parsed.tokens);
  if (twice !== null)
    throw refused(command, `--${twice} is given twice, with two values: one call takes one of them`);
  // The command's own two words come first among the positionals.
  const positionals = parsed.positionals.slice(2);
  checkPositionals(command, positionals);
  for (const [name, option] of Object.entries(optionsOf(command))) {
    const value = parsed.values[name];
    if (option.required === true && value === undefined)
      throw refused(command, `--${name} is missing (${option.help})`);
    if (option.type === 'boolean') parsed.values[name] = value === true;
    else if (value === '' && option.mayBeEmpty !== true) throw refused(command, `--${name} has no value`);
  }
  return { command, options: parsed.values as Values<Options>, positionals };
}

type Declared = Record<string, { type: 'string' | 'boolean' }>;

const parse = (words: readonly string[], options: Declared) =>
  parseArgs({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });

/** The first option that has two different values; the last of them would stand, and the other be lost unseen. */
function givenTwice(tokens: ReturnType<typeof parse>['tokens']): string | null {
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue;
    if ((values.get(token.name) ?? token.value) !== token.value) return token.name;
    values.set(token.name, token.value);
  }
  return null;
}

/** What opens a vault may take a key file and a second person too. */
const optionsOf = ({ options }: CommandCard): Options =>
  'vault' in options && 'passphrase-file' in options ? { ...options, ...KEY_OPTIONS } : options;

function checkPositionals(command: CommandCard, given: readonly string[]): void {
  const wanted = command.positionals ?? [];
  const many = wanted.some((one) => one.count === 'some');
  const missing = wanted[given.length];
  if (missing !== undefined) throw refused(command, `${missing.name} is missing (${missing.help})`);
  if (!many && given.length > wanted.length) {
    throw refused(
      command,
      `"${given[wanted.length]}" does not belong here; names with spaces need quotation marks`,
    );
  }
}

function refused(command: CommandCard, detail: string): TestimonyError {
  return new TestimonyError('usage', {
    subject: command.name,
    detail,
    findings: [`written as: ${usage(command)}`],
  });
}
