/**
 * @file What a command is: words, options, an example, and what it does. Help, checking and running are
 * derived from this, so that a new command is one object in one file.
 */

import type { Clock, Job } from '../contract/ports.ts';
import type { TypedDecision } from '../core/consent/override.ts';
import type { RunningEngine } from '../host/compose.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in help: `DIR`. */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
  /** An empty text says something: that what stands there is taken out. */
  readonly mayBeEmpty?: boolean;
}
export type Options = Readonly<Record<string, Option>>;

export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K] extends { readonly required: true }
      ? string
      : string | undefined;
};

export interface Positional {
  readonly name: string;
  readonly help: string;
  /** `one` unless said otherwise; `some`: one or more. */
  readonly count?: 'one' | 'some';
}

/** The terminal as a command sees it. */
export interface Terminal {
  readonly clock: Clock;
  /** A line for people on stderr; with --json it goes along in `notes`. */
  say(line: string): void;
  /** How far it is, on stderr; nothing with --json. */
  progress(line: string): void;
  /** Lines of a result that is not the last, on stdout; nothing with --json. */
  show(lines: readonly string[]): void;
  /** Asks a person for a secret without showing it. Throws `usage` where nobody can be asked. */
  askSecret(question: string): Promise<string>;
  /** Asks a person for a line, and shows it as it is typed. Only where somebody can be asked. */
  ask(question: string): Promise<string>;
  /** Whether somebody is there to be asked. */
  readonly canAsk: boolean;
  /** All of standard input. Throws what reading throws. */
  readInput(): string;
  /** The vault that is open for several commands, one after the other. */
  readonly held?: HeldVault;
}

/** `folder`: as the file system names it, every link resolved. */
export interface HeldVault {
  readonly folder: string;
  readonly engine: RunningEngine;
}

/** How one command ended. `json`: its answer, or the failure under `error`, as it is printed with --json. */
export interface Ended {
  readonly code: number;
  readonly json: unknown;
  readonly lines: readonly string[];
  /** The failure in words, for stderr. */
  readonly failure: readonly string[];
}

export interface Call<O extends Options> {
  readonly options: Values<O>;
  readonly positionals: readonly string[];
  readonly job: Job;
  readonly terminal: Terminal;
  /** Reads another command as it would be run, and runs nothing. Throws `usage` naming what does not fit. */
  checkLine(words: readonly string[]): void;
  /** Runs another command, given by its words. Never throws. */
  runLine(words: readonly string[], terminal: Terminal): Promise<Ended>;
}

export interface Result {
  /** Printed as it is with --json. */
  readonly json: unknown;
  /** Printed otherwise, one line each. */
  readonly lines: readonly string[];
  /** `findings`: done, and there is something to see to (exit code 5). Default `done`. */
  readonly outcome?: 'done' | 'findings';
  /** Where several commands stand behind it: theirs, in place of what `outcome` says. */
  readonly exitCode?: number;
}

/** Where failures are said in words of their own: `errors-<place>.json`, beside the words for everywhere. */
export type Place =
  | 'from-folder'
  | 'answers-file'
  | 'passphrase'
  | 'vault-create'
  | 'backup'
  | 'recovery'
  | 'people'
  | 'handover'
  | 'rekey'
  | 'erase';

export interface Command<O extends Options = Options> {
  /** `case create`: an area and a verb. */
  readonly name: string;
  /** One line, starting with a verb. */
  readonly summary: string;
  /** What else a newcomer should know, one paragraph each. */
  readonly details?: readonly string[];
  readonly positionals?: readonly Positional[];
  readonly options: O;
  /** A line to copy, without the program's name. */
  readonly example: string;
  readonly place?: Place;
  run(call: Call<O>): Promise<Result>;
}

/** All of a command but what it does: what help and checking need. */
export type CommandCard = Omit<Command, 'run'>;

/** Keeps the option types of a command while it is written down. */
export function command<const O extends Options>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

/** Options that many commands share. */
export const VAULT = { type: 'string', value: 'DIR', help: 'folder of the vault', required: true } as const;
export const PASSPHRASE_FILE = {
  type: 'string',
  value: 'FILE',
  help: 'file whose first line is the passphrase ("-" for standard input); asked for otherwise',
} as const;
/** Beside VAULT and PASSPHRASE_FILE every command takes these: some vaults ask for them. */
export const KEY_OPTIONS = {
  'key-file': { type: 'string', value: 'FILE', help: 'your key file, where your key has one' },
  second: {
    type: 'string',
    value: 'NAME',
    help: 'who stands by it, where the vault asks for a second person',
  },
  'second-passphrase-file': {
    type: 'string',
    value: 'FILE',
    help: 'file whose first line is their passphrase ("-" for standard input); asked for otherwise',
  },
  'read-only-past-damage': {
    type: 'boolean',
    help: 'where the vault is damaged: read what can be read, and change nothing',
  },
  'second-key-file': { type: 'string', value: 'FILE', help: 'their key file, where their key has one' },
} as const;
const WITHOUT_CONSENT = {
  type: 'string',
  value: 'REASON',
  help: 'go on without recorded consent, or past what is recorded about whoever gets it; why, kept in the log and the office’s record; the first needs --ground',
} as const;
const DECIDED_BY = {
  type: 'string',
  value: 'NAME',
  help: 'the supervisor who decided to go on; you when left out, and then it says that both were one person',
} as const;
const GROUND = {
  type: 'string',
  value: 'ID',
  help: 'on which ground: court-order, legal-obligation, police-request, vital-interests, safeguarding, legal-claims, public-task',
} as const;
/** Spread among the options of whatever lets something out. */
export const DECISION = {
  'without-consent': WITHOUT_CONSENT,
  ground: GROUND,
  'decided-by': DECIDED_BY,
} as const;
/** The decision as the engine takes it. */
export const decisionIn = (options: {
  readonly 'without-consent'?: string | undefined;
  readonly ground?: string | undefined;
  readonly 'decided-by'?: string | undefined;
}): TypedDecision => ({
  overrideReason: options['without-consent'] ?? '',
  overrideGround: options.ground ?? '',
  overrideBy: options['decided-by'] ?? '',
});
export const FOR_PURPOSE = {
  type: 'string',
  value: 'PURPOSE',
  help: 'what evidence is given out for: court-papers (if left out), police, nrm-referral, support-services',
} as const;
export const CASE = { type: 'string', value: 'REF', help: "the case's reference", required: true } as const;
