/** @file Help that a newcomer can follow: what there is, how one command is written, an example to copy. */
import type { CommandCard, Option } from './command.ts';

/** How somebody starts it here: by its own name, or through npm. */
export const PROGRAM =
  process.env['npm_lifecycle_event'] === 'testimony' ? 'npm run -s testimony --' : 'testimony';
const WIDTH = 78;

/** Every command with its summary, by area. */
export function overview(commands: readonly CommandCard[]): string[] {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const areas = [...new Set(commands.map((command) => command.name.split(' ')[0]))];
  return [
    'Testimony keeps case files encrypted on this computer and turns them into',
    'court bundles. It never uses the network.',
    '',
    `Written as:  ${PROGRAM} AREA VERB [OPTIONS]`,
    '',
    ...areas.flatMap((area) => [
      ...commands
        .filter((command) => command.name.startsWith(`${area} `))
        .map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
      '',
    ]),
    'Every command takes --json (one JSON document on standard output) and --help.',
    'Start with:  vault create, then case create, evidence add, bundle build.',
    'In a hurry:  bundle from-folder turns a folder of files into a bundle at once.',
    'Every command on a vault takes --key-file FILE where your key has one, and',
    '--second NAME with --second-passphrase-file FILE where two people are needed.',
    '',
    'Exit codes: 0 done, 5 done and something to see to, 1 refused, 2 not written',
    'as it should be, 3 locked or wrong passphrase, 4 trouble with disk or vault.',
    'Several commands on one vault, opened once:  batch run FILE --vault DIR',
  ];
}

/** One command in full. */
export function helpFor(command: CommandCard): string[] {
  const positionals = command.positionals ?? [];
  const options = Object.entries(command.options);
  const left = (name: string, option: Option) =>
    `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
  const rows = [
    ...positionals.map((one) => [one.name, one.help] as const),
    ...options.map(
      ([name, option]) =>
        [left(name, option), option.required ? option.help : `${option.help} (may be left out)`] as const,
    ),
    ['--json', 'answer as one JSON document (may be left out)'] as const,
  ];
  const width = Math.min(26, Math.max(...rows.map(([name]) => name.length)) + 2);
  return [
    `${command.summary}.`,
    ...(command.details ?? []).flatMap((paragraph) => ['', ...wrap(paragraph, WIDTH)]),
    '',
    `Written as:  ${usage(command)}`,
    '',
    ...rows.flatMap(([name, help]) => hang(name, help, width)),
    '',
    `Example:  ${PROGRAM} ${command.example}`,
  ];
}

/** "case create --vault DIR --reference REF …", what may be left out in brackets. */
export function usage(command: CommandCard): string {
  const positionals = (command.positionals ?? []).map((one) =>
    one.count === 'some' ? `${one.name}…` : one.name,
  );
  const options = Object.entries(command.options).map(([name, option]) => {
    const text = `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
    return option.required === true ? text : `[${text}]`;
  });
  return [command.name, ...positionals, ...options].join(' ');
}

function hang(name: string, help: string, width: number): string[] {
  const [first = '', ...rest] = wrap(help, WIDTH - width - 2);
  const head =
    name.length < width
      ? [`  ${name.padEnd(width)}${first}`]
      : [`  ${name}`, `  ${' '.repeat(width)}${first}`];
  return [...head, ...rest.map((line) => `  ${' '.repeat(width)}${line}`)];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
