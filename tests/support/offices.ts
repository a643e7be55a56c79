/**
 * @file Offices that write in one case and hand it to each other in any order, and what has to come of it: a second, slow statement of
 * the rule of what is effective. It goes by what every writer had before them, which the offices are never asked.
 */
import { type Seeded, seeded } from './histories.ts';

export const KINDS = [
  'consent',
  'plan',
  'day',
  'next',
  'decision',
  'need',
  'contactBy',
  'note',
  'title',
  'account',
] as const;
export type Kind = (typeof KINDS)[number];
/** What can stay behind as a whole, and the kinds that are in it. */
export const PARTS = {
  dates: ['day'],
  contacts: ['next'],
  plans: ['plan'],
  support: ['decision', 'need'],
  exhibits: ['title'],
} as const;
export type Part = keyof typeof PARTS;
/** Fields of what is described. */
export const FIELDS: readonly Kind[] = ['contactBy', 'note', 'title'];
/** Of these a line can only follow another: there is a thing first. */
const NEEDS_ONE: readonly Kind[] = ['day', 'next', 'title'];
/** How many of them say what opens least: the safer ones have the lower numbers. */
export const RANKS: Readonly<Record<Kind, number>> = {
  consent: 5,
  plan: 1,
  day: 6,
  next: 6,
  decision: 5,
  need: 4,
  contactBy: 1,
  note: 1,
  title: 1,
  account: 1,
};

/** No next contact, and a day that was taken back. */
export const NOTHING = 5;

/** What is written: a word that is in no other line, and how safe it is. */
export interface Said {
  readonly kind: Kind;
  readonly word: string;
  readonly rank: number;
}
/** What an office shows of one kind: lines by their words. */
export interface Shown {
  /** All between which nobody has decided, or the one that stands. */
  readonly effective: readonly string[];
  /** The one that governs; of a plan all that it rules out. */
  readonly governs: readonly string[];
  /** Every word that can be read there. */
  readonly words: readonly string[];
}
export interface Office<File> {
  write(said: Said): Promise<void> | void;
  /** For the office of that number. */
  make(without: readonly Part[], to: number): Promise<File> | File;
  take(file: File): Promise<void> | void;
  erase(): Promise<void> | void;
  shows(kind: Kind): Promise<Shown> | Shown;
  /** Every word that its list of what nobody has decided names. */
  undecided(): Promise<readonly string[]> | readonly string[];
}

interface Line extends Said {
  readonly writer: number;
  /** Words that its writer had, of its kind. */
  readonly knew: ReadonlySet<string>;
}
type Held = Set<string>;
interface Sent<File> {
  readonly file: File;
  readonly words: ReadonlySet<string>;
  /** What was replaced in a field stays with whoever replaced it. */
  readonly readable: readonly string[];
  readonly to: number;
}

/** Faults that a history shows: none. `deeds`: how many before everything is exchanged. */
export async function faultsOfHistory<File>(
  seed: number,
  offices: readonly Office<File>[],
  { deeds, erasures }: { readonly deeds: number; readonly erasures: boolean },
): Promise<string[]> {
  const random = seeded(seed);
  const { below, pick } = random;
  const lines = new Map<string, Line>();
  const held: Held[] = offices.map(() => new Set());
  const readable: Held[] = offices.map(() => new Set());
  const files: Sent<File>[] = [];
  const faults: string[] = [];

  async function write(at: number, kind: Kind): Promise<void> {
    // What was told stands beside what was told before.
    const before = kind === 'account' ? [] : [...(held[at] ?? [])];
    const knew = new Set(before.filter((word) => lines.get(word)?.kind === kind));
    // What is there first is no day that was taken back.
    const ranks = Math.min(RANKS[kind], lines.size < KINDS.length ? NOTHING : RANKS[kind]);
    const said = { kind, word: `word${lines.size}end`, rank: below(ranks) };
    lines.set(said.word, { ...said, writer: at, knew });
    held[at]?.add(said.word);
    readable[at]?.add(said.word);
    await offices[at]?.write(said);
  }
  async function make(at: number, without: readonly Part[], to: number): Promise<Sent<File>> {
    const stays = new Set<Kind>(without.flatMap((part) => PARTS[part]));
    const words = [...(held[at] ?? [])].filter((word) => !stays.has(lines.get(word)?.kind ?? 'note'));
    const heads = new Set(KINDS.flatMap((kind) => headsIn(words, kind, lines)).map(({ word }) => word));
    const goes = (word: string) => heads.has(word) || !FIELDS.includes(lines.get(word)?.kind ?? 'note');
    const sent = {
      words: new Set(words),
      readable: words.filter((word) => goes(word) && readable[at]?.has(word)),
    };
    return { file: (await offices[at]?.make(without, to)) as File, ...sent, to };
  }
  async function take({ file, words, readable: goes, to: at }: Sent<File>): Promise<void> {
    await offices[at]?.take(file);
    // A line that came without its words stays so; they stay with the file they come in later.
    for (const word of goes) if (!held[at]?.has(word)) readable[at]?.add(word);
    for (const word of words) held[at]?.add(word);
    faults.push(
      ...(await faultsAt(`${at} after a file`, offices[at] as Office<File>, held[at] as Held, lines)),
    );
  }
  const pass = async (from: number, to: number) => await take(await make(from, [], to));

  for (const kind of KINDS) await write(0, kind);
  for (let to = 1; to < offices.length; to += 1) await pass(0, to);
  for (let step = 0; step < deeds; step += 1) {
    const at = below(offices.length);
    const deed = below(12);
    const isEmpty = held[at]?.size === 0;
    if (deed < 6 && !isEmpty) await writeSome(random, at);
    else if (deed < 8 && !isEmpty)
      files.push(await make(at, partsOf(random), (at + 1 + below(offices.length - 1)) % offices.length));
    // A file may be late, and read again.
    else if (deed < 11 && files.length > 0) await take(pick(files));
    else if (erasures && deed === 11 && below(3) === 0 && !isEmpty) {
      await offices[at]?.erase();
      held[at]?.clear();
      readable[at]?.clear();
    }
  }
  async function writeSome(from: Seeded, at: number): Promise<void> {
    const kind = from.pick(KINDS);
    const heads = headsIn(held[at] ?? [], kind, lines);
    // A day that was taken back stays so.
    const isOver = kind === 'day' && heads.every(isNothing);
    if (!isOver && (heads.length > 0 || !NEEDS_ONE.includes(kind))) await write(at, kind);
  }

  // In a ring twice: everybody has what anybody has. Whoever erased it last has nothing to give.
  const first = held.findIndex((words) => words.size > 0);
  if (first < 0) return faults;
  for (let step = 0; step < 2 * offices.length - 1; step += 1) {
    const from = (first + step) % offices.length;
    await pass(from, (from + 1) % offices.length);
  }
  const everything = [...new Set(held.flatMap((words) => [...words]))].sort().join(' ');
  if (held.some((words) => [...words].sort().join(' ') !== everything))
    faults.push('the exchange is not whole');
  faults.push(...(await faultsBetween(offices, everything.split(' '), readable, lines)));
  return [...new Set(faults)].map((fault) => `history ${seed}: ${fault}`);
}

const isNothing = (said: Said | undefined): boolean =>
  (said?.kind === 'next' || said?.kind === 'day') && said.rank === NOTHING;

const partsOf = ({ below, pick }: Seeded): Part[] =>
  below(3) > 0 ? [] : [pick(Object.keys(PARTS) as Part[]), pick(Object.keys(PARTS) as Part[])];

/** What stands of what an office has: lines that none of the others there was written in view of. */
function headsIn(words: Iterable<string>, kind: Kind, lines: ReadonlyMap<string, Line>): Line[] {
  const all = [...words].flatMap((word) => lines.get(word) ?? []).filter((one) => one.kind === kind);
  return all.filter((one) => !all.some((other) => other.knew.has(one.word)));
}

async function faultsAt<File>(
  where: string,
  office: Office<File>,
  words: ReadonlySet<string>,
  lines: ReadonlyMap<string, Line>,
): Promise<string[]> {
  const faults: string[] = [];
  const open = new Set(await office.undecided());
  for (const kind of KINDS) {
    const heads = headsIn(words, kind, lines);
    const isOpen = kind !== 'account' && heads.length > 1 && !heads.every(isNothing);
    const listed = heads.filter(({ word }) => open.has(word));
    if (listed.length !== (isOpen ? heads.length : 0))
      faults.push(`${where}, ${kind}: listed as undecided are ${listed.length} of ${heads.length}`);
    const { effective, governs } = await office.shows(kind);
    const [expected, found] = [
      heads
        .map(({ word }) => word)
        .sort()
        .join(' '),
      [...effective].sort().join(' '),
    ];
    // Two lines that say the same leave nothing to decide.
    const same = heads.every(isNothing) && expected.includes(found);
    if (expected !== found && !same)
      faults.push(`${where}, ${kind}: ${found} is effective, and not ${expected}`);
    const safest = Math.min(...heads.map(({ rank }) => rank));
    const may = heads.filter(({ rank }) => rank === safest).map(({ word }) => word);
    const isSafe =
      kind === 'plan' || kind === 'account'
        ? may.every((word) => governs.includes(word))
        : may.includes(governs[0] ?? '');
    if (heads.length > 0 && !isSafe)
      faults.push(`${where}, ${kind}: ${governs.join(' ')} governs, and not ${may.join(' or ')}`);
  }
  return faults;
}

/** Once everybody has everything. */
async function faultsBetween<File>(
  offices: readonly Office<File>[],
  everything: readonly string[],
  readable: readonly ReadonlySet<string>[],
  lines: ReadonlyMap<string, Line>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const kind of KINDS) {
    const shown = await Promise.all(offices.map((office) => office.shows(kind)));
    const isNone = (word: string) => isNothing(lines.get(word));
    const said = new Set(
      shown.map(({ governs }) => governs.map((word) => (isNone(word) ? 'no day' : word)).join(' ')),
    );
    if (said.size > 1 && kind !== 'account') faults.push(`${kind}: ${[...said].join(' and ')} govern`);
    for (const [at, { words }] of shown.entries())
      for (const word of readable[at] ?? [])
        if (lines.get(word)?.kind === kind && !words.includes(word))
          faults.push(`${at} lost ${word}, ${kind}`);
  }
  for (const [at, office] of offices.entries())
    faults.push(...(await faultsAt(`${at} in the end`, office, new Set(everything), lines)));
  return faults;
}
