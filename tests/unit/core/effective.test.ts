/**
 * What is effective, by histories of vaults that write, hand over a part, take in, lose a line, and start again from a copy: however the
 * files travelled, in the end all hold the same, nothing stands that somebody decided against, and nothing is gone.
 */
import { expect, it } from 'vitest';
import {
  areApart,
  effective,
  type Line,
  namesSeen,
  sees,
  union,
  viewOf,
  viewToSend,
} from '../../../src-main/core/effective.ts';
import { seeded } from '../../support/histories.ts';

interface Written extends Line {
  readonly topic: number;
}
interface Vault {
  lines: Written[];
  seq: number;
}
/** Of every line, all that its writer had. */
type Truth = Map<string, ReadonlySet<string>>;

const TOPICS = 2;

function write(vault: Vault, truth: Truth, topic: number): void {
  const id = `line ${truth.size}`;
  truth.set(id, new Set(vault.lines.map((one) => one.id)));
  vault.seq += 1;
  vault.lines.push({ id, topic, seq: vault.seq });
}

/** As a file has it: places of the sender's log, and only the topics that go. */
const fileOf = ({ lines }: Vault, topics: ReadonlySet<number>): Written[] => {
  const going = lines.filter(({ topic }) => topics.has(topic));
  return going.map(({ view: _, ...line }) => {
    const view = viewToSend(lines.find(({ id }) => id === line.id) as Written, lines, going);
    return view === null ? line : { ...line, view };
  });
};

function takeIn(vault: Vault, file: readonly Written[]): void {
  const { comes, disputed } = union(vault.lines, file, () => true);
  if (disputed.length > 0) throw new Error('two vaults differ on what a writer knew');
  for (const { line, knew } of comes) {
    vault.seq += 1;
    vault.lines.push({ id: line.id, topic: line.topic, seq: vault.seq, view: viewOf(knew, vault.lines) });
  }
}

const standing = ({ lines }: Vault) =>
  [...Array(TOPICS).keys()].map((topic) =>
    effective(lines.filter((one) => one.topic === topic))
      .map(({ id }) => id)
      .sort(),
  );

const ALL = new Set(Array(TOPICS).keys());

it('comes out the same in 5,000 histories of two and three vaults, whatever went when, in parts and again', () => {
  for (let seed = 1; seed <= 5000; seed += 1) {
    const { below, pick } = seeded(seed);
    const truth: Truth = new Map();
    const vaults: Vault[] = Array.from({ length: 2 + below(2) }, () => ({ lines: [], seq: 0 }));
    const files: Written[][] = [];
    for (let step = 6 + below(14); step > 0; step -= 1) {
      const vault = pick(vaults);
      const deed = below(10);
      if (deed < 4) write(vault, truth, below(TOPICS));
      else if (deed < 6) files.push(fileOf(vault, pick([ALL, new Set([0]), new Set([1])])));
      // A file may be late, and read twice.
      else if (files.length > 0) takeIn(vault, pick(files));
      // Entries of the log about other things.
      vault.seq += below(3);
    }
    for (const _ of vaults)
      for (const from of vaults) for (const to of vaults) if (from !== to) takeIn(to, fileOf(from, ALL));
    const faults = vaults.flatMap((vault) => {
      const stands = standing(vault);
      const ids = vault.lines.map(({ id }) => id).sort();
      return [
        ...(ids.join() === [...truth.keys()].sort().join() ? [] : ['a line is gone']),
        ...(JSON.stringify(stands) === JSON.stringify(standing(vaults[0] as Vault)) ? [] : ['unlike']),
        ...vault.lines.flatMap((one) => {
          const knew = truth.get(one.id) ?? new Set();
          const said = namesSeen(one, vault.lines);
          const isOlder = vault.lines.some(
            ({ topic, id }) => topic === one.topic && truth.get(id)?.has(one.id),
          );
          return [
            ...(said.size === knew.size && [...said].every((id) => knew.has(id))
              ? []
              : [`${one.id} knew something else`]),
            ...(stands[one.topic]?.includes(one.id) === !isOlder ? [] : [`${one.id} stands, or does not`]),
          ];
        }),
      ];
    });
    if (faults.length > 0) expect(faults, `history ${seed}`).toEqual([]);
  }
}, 120_000);

it('of one vault the line that was written last is effective, whatever else is in its log', () => {
  const lines = [3, 4, 9].map((seq) => ({ id: `l${seq}`, seq }));
  expect(effective(lines)).toEqual([lines[2]]);
  expect(effective([])).toEqual([]);
});

it('two that were written apart are both effective, until one is written in view of both', () => {
  const a: Line = { id: 'a', seq: 1 };
  const b: Line = { id: 'b', seq: 2, view: { within: [], elsewhere: [] } };
  expect(effective([a, b])).toEqual([a, b]);
  expect(areApart(a, b)).toBe(true);
  const both = { id: 'c', seq: 3 };
  expect(effective([a, b, both])).toEqual([both]);
});

it('holds where a line between the two is not there', () => {
  // C was written in view of A and B; B is lost here, and only its name is known.
  const c = { id: 'c', seq: 5, view: { within: [], elsewhere: ['a', 'b'] } };
  const a = { id: 'a', seq: 7, view: { within: [], elsewhere: [] } };
  expect(effective([c, a])).toEqual([c]);
  expect([sees(c, a), sees(a, c)]).toEqual([true, false]);
});

it('what stays behind is named to whoever gets the rest, and a line that says nothing knew all before it', () => {
  const lines = ['a', 'b', 'c'].map((id, seq) => ({ id, seq }));
  const [a, b, c] = lines as [Line, Line, Line];
  expect(viewToSend(c, lines, lines)).toBeNull();
  expect(viewToSend(c, lines, [b, c])).toEqual({ within: [[1, 1]], elsewhere: ['a'] });
  expect(viewToSend(a, lines, [a, c])).toBeNull();
});

it('where two vaults of earlier programs differ on what a writer knew, only what both say was known', () => {
  const yes = { id: 'yes', seq: 1 };
  const here = [yes, { id: 'no', seq: 2 }];
  const there = [
    { id: 'no', seq: 1 },
    { id: 'yes', seq: 2 },
  ];
  expect(union(here, there, () => true).disputed).toEqual([{ line: here[1], knew: new Set() }]);
  expect(union(here, there, () => false).disputed).toEqual([]);
});
