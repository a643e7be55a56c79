/**
 * @file Offices that write in one case and hand it to each other in any order, and what has to come of it: a second, slow statement of
 * the rule of what is effective. It goes by what every writer had before them, which the offices are never asked.
 */
import { type Seeded, seeded } from './histories.ts';

export const KINDS = [
  'consent',
  'plan',
  'day',
  'seenTo',
  'next',
  'decision',
  'need',
  'contactBy',
  'note',
  'situation',
  'title',
  'account',
] as const;
export type Kind = (typeof KINDS)[number];
/** What can stay behind as a whole, and the kinds that are in it. */
export const PARTS = {
  dates: ['day', 'seenTo'],
  contacts: ['next'],
  plans: ['plan'],
  support: ['decision', 'need'],
  exhibits: ['title'],
} as const;
export type Part = keyof typeof PARTS;
/** Fields of what is described. */
export const FIELDS: readonly Kind[] = ['contactBy', 'note', 'situation', 'title'];
/** Of these a line can only follow another: there is a thing first. */
const NEEDS_ONE: readonly Kind[] = ['day', 'next', 'title'];
/** How many of them say what opens least: the safer ones have the lower numbers. */
export const RANKS: Readonly<Record<Kind, number>> = {
  consent: 5,
  plan: 1,
  day: 6,
  seenTo: 2,
  next: 6,
  decision: 5,
  need: 4,
  contactBy: 1,
  note: 1,
  situation: 1,
  title: 1,
  account: 1,
};

/** No next contact, and a day that was taken back. */
export const NOTHING = 5;

/** What has to come up in histories for them to show anything. Of an account there is none that is undecided: each stands. */
export const OCCASIONS = [
  'two offices',
  'three offices',
  'a withdrawal',
  'a second account',
  'a clock that is behind what was read',
  'a part of a case',
  'a file that is read again',
  'a file that is older than what was read',
  'an erasure',
  'a file after an erasure',
  ...KINDS.map((kind) => `${kind} written` as const),
  ...KINDS.filter((kind) => kind !== 'account').flatMap((kind) => [
    `${kind} undecided` as const,
    `${kind} decided` as const,
  ]),
] as const;
/** How often each came up. */
export type Tally = Map<(typeof OCCASIONS)[number], number>;

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
  /** By how many hours its clock is wrong. */
  readonly wrong: number;
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
  readonly from: number;
  readonly to: number;
  /** How many files there were before it. */
  readonly place: number;
  readonly isPart: boolean;
}

/** Faults that a history shows: none. `deeds`: how many before everything is exchanged. */
export async function faultsOfHistory<File>(
  seed: number,
  offices: readonly Office<File>[],
  { deeds, erasures, tally }: { readonly deeds: number; readonly erasures: boolean; readonly tally: Tally },
): Promise<string[]> {
  const random = seeded(seed);
  const { below, pick } = random;
  const lines = new Map<string, Line>();
  const held: Held[] = offices.map(() => new Set());
  const readable: Held[] = offices.map(() => new Set());
  const files: Sent<File>[] = [];
  // Few of them, so that lines meet lines; each in its turn.
  const busy = [KINDS[seed % KINDS.length] ?? 'note', pick(KINDS), pick(KINDS)];
  const faults: string[] = [];
  const taken: Sent<File>[][] = offices.map(() => []);
  const erased = new Set<number>();
  let made = 0;
  const meet = (what: (typeof OCCASIONS)[number]) => tally.set(what, (tally.get(what) ?? 0) + 1);
  meet(offices.length === 2 ? 'two offices' : 'three offices');

  async function write(at: number, kind: Kind): Promise<void> {
    // What was told stands beside what was told before.
    const before = kind === 'account' ? [] : [...(held[at] ?? [])];
    const knew = new Set(before.filter((word) => lines.get(word)?.kind === kind));
    // What is there first is no day that was taken back.
    const ranks = Math.min(RANKS[kind], lines.size < KINDS.length ? NOTHING : RANKS[kind]);
    const said = { kind, word: `word${lines.size}end`, rank: below(ranks) };
    meetWriting(at, said, knew);
    lines.set(said.word, { ...said, writer: at, knew });
    held[at]?.add(said.word);
    readable[at]?.add(said.word);
    await offices[at]?.write(said);
  }
  const isOpen = (at: number, kind: Kind): kind is Exclude<Kind, 'account'> =>
    kind !== 'account' && isUndecided(headsIn(held[at] ?? [], kind, lines));
  function meetWriting(at: number, { kind, rank }: Said, knew: ReadonlySet<string>): void {
    const heads = headsIn(knew, kind, lines);
    meet(`${kind} written`);
    if (kind === 'consent' && rank === 0 && heads.some((one) => one.rank > 1)) meet('a withdrawal');
    if (kind === 'account') {
      if ([...(held[at] ?? [])].some((word) => lines.get(word)?.kind === kind)) meet('a second account');
    } else if (isOpen(at, kind)) meet(`${kind} decided`);
    // A day, which is longer than a history.
    const isBehind = (one: Line) =>
      (offices[at]?.wrong ?? 0) + 24 < (offices[one.writer]?.wrong ?? 0) && one.writer !== at;
    if (heads.some(isBehind)) meet('a clock that is behind what was read');
  }
  function meetTaking(sent: Sent<File>): void {
    const before = taken[sent.to] ?? [];
    if (sent.isPart) meet('a part of a case');
    if (before.includes(sent)) meet('a file that is read again');
    else if (before.some((one) => one.from === sent.from && one.place > sent.place))
      meet('a file that is older than what was read');
    if (erased.has(sent.to)) meet('a file after an erasure');
    before.push(sent);
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
    const file = (await offices[at]?.make(without, to)) as File;
    made += 1;
    return { file, ...sent, from: at, to, place: made, isPart: stays.size > 0 };
  }
  async function take(sent: Sent<File>): Promise<void> {
    const { file, words, readable: goes, to: at } = sent;
    meetTaking(sent);
    await offices[at]?.take(file);
    // A line that came without its words stays so; they stay with the file they come in later.
    for (const word of goes) if (!held[at]?.has(word)) readable[at]?.add(word);
    for (const word of words) held[at]?.add(word);
    for (const kind of KINDS) if (isOpen(at, kind)) meet(`${kind} undecided`);
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
    else if (deed < 11 && files.length > 0) {
      const unread = files.filter((file) => taken[file.to]?.includes(file) !== true);
      await take(pick(unread.length > 0 && below(3) > 0 ? unread : files));
    } else if (erasures && deed === 11 && below(3) === 0 && !isEmpty) {
      await offices[at]?.erase();
      meet('an erasure');
      erased.add(at);
      held[at]?.clear();
      readable[at]?.clear();
    }
  }
  function mayWrite(at: number, kind: Kind): boolean {
    // A day that was taken back stays so, and there is nothing to see to any more.
    const days = headsIn(held[at] ?? [], 'day', lines);
    if ((kind === 'day' || kind === 'seenTo') && days.every(isNothing)) return false;
    return !NEEDS_ONE.includes(kind) || headsIn(held[at] ?? [], kind, lines).length > 0;
  }
  async function writeSome(from: Seeded, at: number): Promise<void> {
    const open = KINDS.filter((one) => isOpen(at, one));
    const kind = open.length > 0 && from.below(2) === 0 ? from.pick(open) : from.pick(busy);
    if (mayWrite(at, kind)) await write(at, kind);
  }
  /** In a ring twice: everybody has what anybody has. Whoever erased it last has nothing to give. */
  async function exchange(): Promise<void> {
    const first = held.findIndex((words) => words.size > 0);
    for (let step = 0; first >= 0 && step < 2 * offices.length - 1; step += 1) {
      const from = (first + step) % offices.length;
      await pass(from, (from + 1) % offices.length);
    }
    const everything = [...new Set(held.flatMap((words) => [...words]))].sort().join(' ');
    if (held.some((words) => [...words].sort().join(' ') !== everything))
      faults.push('the exchange is not whole');
    if (everything !== '')
      faults.push(...(await faultsBetween(offices, everything.split(' '), readable, lines)));
  }
  /** Each thing at one office, and now and then at another too. */
  async function decide(): Promise<void> {
    for (const kind of KINDS.filter((one) => isOpen(0, one)))
      for (let left = below(4) === 0 ? 2 : 1, at = below(offices.length); left > 0; left -= 1) {
        if (mayWrite(at, kind)) await write(at, kind);
        at = (at + 1) % offices.length;
      }
  }

  await exchange();
  if ((seed >> 1) % 2 === 0) {
    await decide();
    await exchange();
  }
  return [...new Set(faults)].map((fault) => `history ${seed}: ${fault}`);
}

const isNothing = (said: Said | undefined): boolean =>
  (said?.kind === 'next' || said?.kind === 'day') && said.rank === NOTHING;

/** Two that say the same leave nothing to decide. */
const saySame = (heads: readonly Said[]): boolean =>
  heads.every(isNothing) || heads.every(({ kind, rank }) => kind === 'seenTo' && rank === heads[0]?.rank);
const isUndecided = (heads: readonly Said[]): boolean => heads.length > 1 && !saySame(heads);

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
    const isOpen = kind !== 'account' && isUndecided(heads);
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
    const same = saySame(heads) && expected.includes(found);
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
    const saidBy = (word: string) => {
      const line = lines.get(word);
      return isNothing(line) ? 'no day' : line?.kind === 'seenTo' ? `seen to ${line.rank}` : word;
    };
    const said = new Set(shown.map(({ governs }) => governs.map(saidBy).join(' ')));
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
