/**
 * @file The one rule for what is effective. A line says what it was written in view of. Of the lines about one thing those are
 * effective that no other was written in view of: one of them stands, of two nobody has decided between them. It does not ask
 * which line a vault got last, so that two vaults with the same lines hold the same.
 *
 * What a line was written in view of is kept as places in this vault's log, which is only ever added to. A line written here was
 * written in view of all that was here before it, so that nothing has to be kept of it. A line that came from another vault keeps
 * the whole of what its writer knew, not only the newest of it: it holds where a line between was lost, or stayed behind. As runs
 * of places it is short however many lines there are. Places count in one vault alone; between vaults lines go by their names.
 */
import * as z from 'zod';

const Place = z.number().int().min(0);
export const View = z.strictObject({
  /** Runs of places in the log, both ends in them. */
  within: z.array(z.tuple([Place, Place])).max(10_000),
  /** Names of lines that are not here. */
  elsewhere: z.array(z.string().max(600_000)).max(10_000),
});
export type View = z.infer<typeof View>;

/** `seq`: its place in the log of the vault that holds it. `view`: left out, or null, where it was written in that vault. */
export interface Line {
  readonly id: string;
  readonly seq: number;
  readonly view?: View | null | undefined;
}

/** Whether whoever wrote `line` knew `other`. */
export const sees = ({ id, seq, view }: Line, other: Line): boolean =>
  id !== other.id &&
  (view == null
    ? other.seq < seq
    : view.within.some(([from, to]) => from <= other.seq && other.seq <= to) ||
      view.elsewhere.includes(other.id));

/** Whether neither was written in view of the other. Of two that were written in one vault, one was. */
export const areApart = (a: Line, b: Line): boolean =>
  a.id !== b.id && !(a.view == null && b.view == null) && !sees(a, b) && !sees(b, a);

/** `lines`: all about one thing, in the order of the log; of two with one place the later one knew the other. */
export function effective<L extends Line>(lines: readonly L[]): L[] {
  // What was written here knew all before it.
  const last = lines.findLastIndex(({ view }) => view == null);
  const found = lines
    .slice(Math.max(last, 0))
    .filter((one) => !lines.some((other) => other !== one && sees(other, one)));
  // Where a file says of each that it was written in view of the other, nobody can tell.
  return found.length > 0 ? found : [...lines];
}

/** Names of all that it was written in view of. `lines`: all that are here, in the order of the log, or more of them. */
export const namesSeen = (line: Line, lines: readonly Line[]): Set<string> =>
  new Set([
    ...lines.filter((other) => sees(line, other)).map(({ id }) => id),
    ...(line.view?.elsewhere ?? []),
  ]);

/** The same as places among `lines`, which are in the order of this vault's log. */
export function viewOf(names: ReadonlySet<string>, lines: readonly Line[]): View {
  const within: [number, number][] = [];
  let run: [number, number] | null = null;
  for (const { id, seq } of lines) {
    if (!names.has(id)) {
      run = null;
    } else if (run === null) {
      run = [seq, seq];
      within.push(run);
    } else {
      run[1] = seq;
    }
  }
  const here = new Set(lines.map(({ id }) => id));
  return { within, elsewhere: [...names].filter((id) => !here.has(id)).sort() };
}

/** What governs among lines of one kind while nobody has decided. */
export interface Rule<L> {
  /** Lines of one topic are about one thing. */
  topic(line: L): string;
  /** What a line says of it, whoever wrote it and when: two that say the same leave nothing to decide. */
  says(line: L): unknown;
  /** Below nought where `a` is the safer one. */
  safer(a: L, b: L): number;
}
/** `undecided`: of a line that governs while nobody has decided, all of them. */
export type Governed<L> = L & { readonly undecided?: readonly L[] };

/** The line that governs of those about one thing; undefined for none. It is the same one in every vault. */
export function governs<L extends Line>(
  lines: readonly L[],
  rule: Rule<NoInfer<L>>,
): Governed<L> | undefined {
  const heads = effective(lines);
  if (heads.length < 2) return heads[0];
  const said = (line: L) => JSON.stringify(rule.says(line));
  const [first] = [...heads].sort((a, b) => rule.safer(a, b) || (said(a) < said(b) ? -1 : 1));
  if (first === undefined || heads.every((one) => said(one) === said(first))) return first;
  return { ...first, undecided: heads };
}

/**
 * All lines, in the order of the log, with the one that governs last of its topic: whoever takes the last line of a topic takes that.
 */
export function governingLast<L extends Line>(lines: readonly L[], rule: Rule<NoInfer<L>>): Governed<L>[] {
  if (lines.every(({ view }) => view == null)) return [...lines];
  const topics = Map.groupBy(lines, (line) => rule.topic(line));
  const inOrder = new Map(
    [...topics].map(([topic, about]) => {
      const last = governs(about, rule);
      const others = about.filter(({ id }) => id !== last?.id);
      return [topic, last === undefined ? others : [...others, last]] as const;
    }),
  );
  const places = new Map<string, number>();
  return lines.flatMap((line) => {
    const topic = rule.topic(line);
    const at = places.get(topic) ?? 0;
    places.set(topic, at + 1);
    return inOrder.get(topic)?.[at] ?? [];
  });
}

/**
 * As it goes to another vault with only the lines that go; null for all of those before it. What stays behind is named, so that it is
 * known for what it is when it comes there another way. `lines`, `going`: in the order of the log.
 */
export function viewToSend(line: Line, lines: readonly Line[], going: readonly Line[]): View | null {
  const goes = new Set(going.map(({ id }) => id));
  if (line.view == null && !lines.some((one) => one.seq < line.seq && !goes.has(one.id))) return null;
  return viewOf(namesSeen(line, lines), going);
}

/** Named by what they say: a line that is there more than once, to the letter, counts as often as it is there. */
export function named<T>(lines: readonly T[], key: (line: T) => string): (T & { readonly id: string })[] {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const said = key(line);
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    return { ...line, id: time === 1 ? said : `${said} ${time}` };
  });
}

/** A line, and the names of all that it was written in view of. */
export interface Known<L extends Line> {
  readonly line: L;
  readonly knew: ReadonlySet<string>;
}
export interface Union<L extends Line> {
  /** Those that are not here, in their order. */
  readonly comes: readonly Known<L>[];
  /** Those of here on which the two vaults do not agree what their writer knew: what both say stands. */
  readonly disputed: readonly Known<L>[];
}

/**
 * The lines of two vaults about one thing, each in the order of its own log. A line is the same everywhere, and so is what its writer
 * knew. Earlier programs had only the order in which lines came in; where two vaults differ, only what both say was known. That can
 * leave more to decide and never less, and it comes out the same in any order. `saysWhat`: whether the other vault says what the
 * writer of a line knew, and not only in which order it got it.
 */
export function union<L extends Line>(
  here: readonly L[],
  there: readonly L[],
  saysWhat: (line: L) => boolean,
): Union<L> {
  const mine = new Map(here.map((one) => [one.id, one]));
  const disputed = there.filter(saysWhat).flatMap((one) => {
    const line = mine.get(one.id);
    if (line === undefined) return [];
    const [ours, theirs] = [namesSeen(line, here), namesSeen(one, there)];
    const knew = new Set([...ours].filter((name) => theirs.has(name)));
    return knew.size === ours.size ? [] : [{ line, knew }];
  });
  const comes = there.filter(({ id }) => !mine.has(id));
  return { comes: comes.map((line) => ({ line, knew: namesSeen(line, there) })), disputed };
}

/** The lines of here as they are once theirs are in: those that come stand last, each in view of what its writer knew. */
export function joined<L extends Line>(here: readonly L[], { comes, disputed }: Union<L>): L[] {
  const all = here.map((line) => {
    const found = disputed.find((one) => one.line.id === line.id);
    return found === undefined ? line : { ...line, view: viewOf(found.knew, here) };
  });
  for (const { line, knew } of comes)
    all.push({ ...line, seq: (all.at(-1)?.seq ?? 0) + 1, view: viewOf(knew, all) });
  return all;
}

/** Letter by letter, as ISO days and times go: for ties that fall the same way on every computer. */
export const inTextOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
