/** A proof of the log, held against two programs that share no code: ours, and the one in Python that goes with it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProof } from '../../../src-main/audit/check-proof.ts';
import { isContinued, rootOver } from '../../../src-main/audit/consistency.ts';
import { EMPTY_HEAD, hexOf, linkEntry } from '../../../src-main/audit/entry.ts';
import { Frontier } from '../../../src-main/audit/frontier.ts';
import { PassingTree, placesBeside, placesBetween, rootPlace } from '../../../src-main/audit/passing-tree.ts';
import { leafHash } from '../../../src-main/audit/tree.ts';
import { noteText } from '../../../src-main/core/log/checkpoint-note.ts';
import type { LogProofFile } from '../../../src-main/core/log/proof-file.ts';
import { canonicalJson } from '../../../src-main/core/text/canonical-json.ts';
import { provenNote, signingKeyOf, signNote } from '../../../src-main/crypto/signing.ts';
import { consistencyProof, pathOf } from '../../support/log-tree.ts';
import { projectRoot } from '../../support/project-files.ts';

const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const VERIFIER = join(projectRoot, 'resources', 'verifier', 'verify.py');

let desk: string;
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), 'proof-'));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** A log of so many entries, as the vault would have written it. */
function canonicalsOf(count: number): Uint8Array[] {
  let head = EMPTY_HEAD;
  return Array.from({ length: count }, (_, at) => {
    const note = { at: '2026-11-26T10:00:00Z', actor: 'Ánh <&>', action: 'case.updated', subject: `s${at}` };
    const entry = linkEntry({ ...note, seq: at + 1, facts: { n: at, why: '"عمر" 🕊' } }, head, sha256);
    head = { seq: at + 1, hash: hexOf(entry.hash) };
    return entry.canonical;
  });
}

function proofOf(count: number, shown: readonly number[], first: number | null): LogProofFile {
  const canonicals = canonicalsOf(count);
  const leaves = canonicals.map((one) => leafHash(one, sha256));
  const root = (size: number) => hexOf(rootOver(leaves.slice(0, size), sha256));
  return {
    format: 'testimony-log-proof',
    version: 2,
    log: { entries: count, root: root(count) },
    checkpoint: noteOf(count, root(count), canonicals),
    entries: shown.map((at) => ({
      canonical: new TextDecoder().decode(canonicals[at]),
      proof: pathOf(leaves, at, sha256).map(hexOf),
    })),
    earlier:
      first === null
        ? null
        : { entries: first, root: root(first), proof: consistencyProof(leaves, first, sha256).map(hexOf) },
  };
}

const SEED = sha256(new TextEncoder().encode('a person’s'));
/** As whoever had the vault open signed it. */
function noteOf(entries: number, root: string, canonicals: readonly Uint8Array[], by = 'Ánh <&> Nguyễn') {
  const head = hexOf(sha256(canonicals.at(-1) as Uint8Array));
  const said = { vaultId: 'vault-1', entries, root, head, at: '2026-11-26T10:00:00Z', by };
  return signNote(noteText({ ...said, key: signingKeyOf(SEED) }), SEED);
}

/** What the program in Python says of each, in one run. */
function python(proofs: readonly string[]): boolean[] {
  const script = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verify', sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
def holds(text):
    try:
        verify.check_log(json.loads(text, object_pairs_hook=verify.no_doubles))
        return True
    except (verify.Broken, ValueError):
        return False
print(json.dumps([holds(text) for text in json.load(sys.stdin)]))`;
  const out = execFileSync('python3', ['-B', '-c', script, VERIFIER], {
    input: JSON.stringify(proofs),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(out.toString()) as boolean[];
}
const ours = (text: string): boolean => {
  try {
    return checkProof(JSON.parse(text), sha256, provenNote).faults.length === 0;
  } catch {
    return false;
  }
};

describe('a proof that holds', () => {
  it('holds for both, whatever the size of the log, what is shown, and where it goes on from', () => {
    const proofs: string[] = [];
    for (let count = 1; count <= 17; count += 1) {
      for (let first = 1; first <= count; first += 1) {
        const shown = Array.from({ length: count }, (_, at) => at).filter((at) => (at * 7 + first) % 3 !== 0);
        proofs.push(JSON.stringify(proofOf(count, shown, first)));
      }
      proofs.push(JSON.stringify(proofOf(count, [], null)));
    }
    expect(proofs.filter((text) => !ours(text))).toEqual([]);
    expect(python(proofs)).not.toContain(false);
  });

  it('says the newest fingerprint where the newest entry is shown', () => {
    const canonicals = canonicalsOf(5);
    const newest = hexOf(sha256(canonicals[4] as Uint8Array));
    expect(checkProof(proofOf(5, [4], null), sha256, provenNote).head).toBe(newest);
    expect(checkProof(proofOf(5, [3], null), sha256, provenNote).head).toBeNull();
  });
});

describe('a proof with one bit changed', () => {
  it('is refused by both, whichever field it is in', () => {
    const proof = proofOf(11, [0, 1, 4, 9, 10], 6);
    const mutants = flipped(proof, [], proof);
    expect(mutants.length).toBeGreaterThan(1500);
    expect(mutants.filter((text) => ours(text))).toEqual([]);
    expect(python(mutants)).not.toContain(true);
  }, 60_000);
});

describe('any proof with any bit of any field changed', () => {
  it('is refused by both, by fast-check', () => {
    const mutants: string[] = [];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (count, which, from, places) => {
          const shown = Array.from({ length: count }, (_, at) => at).filter((at) => (which >> at) % 2 === 1);
          // As the program writes them, signed. Unsigned, a way to the root does not tell how many entries there are (RFC 6962).
          const proof = proofOf(count, shown, from % 3 === 0 ? null : (from % count) + 1);
          const fields = leaves(proof);
          for (const place of places) {
            const [path, value] = fields[place % fields.length] as [Path, string | number];
            mutants.push(withOther(proof, path, oneBit(value, place)));
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(mutants.length).toBe(1440);
    expect(mutants.filter((text) => ours(text))).toEqual([]);
    const theirs = python(mutants);
    expect(mutants.filter((_, at) => theirs[at])).toEqual([]);
  }, 60_000);
});

type Path = readonly (string | number)[];
/** Every field that has a value, empty texts left out: there is no bit in them. */
const leaves = (value: unknown, path: Path = []): [Path, string | number][] => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [[path, value]] : [];
};
/** Of a text: one of the low seven bits of one of its units. */
function oneBit(value: string | number, place: number): string | number {
  if (typeof value === 'number') return value ^ (1 << (place % 8));
  const at = (place >> 3) % value.length;
  const changed = String.fromCharCode(value.charCodeAt(at) ^ (1 << (place % 7)));
  return value.slice(0, at) + changed + value.slice(at + 1);
}
function withOther(whole: unknown, path: Path, other: unknown): string {
  const copy = structuredClone(whole) as Record<string, unknown>;
  const at = path.slice(0, -1).reduce<Record<string, unknown>>((one, key) => one[key] as never, copy);
  at[String(path.at(-1))] = other;
  return JSON.stringify(copy);
}

/** The same with one bit of one character, or of one number, changed: every character of every field. */
function flipped(value: unknown, path: (string | number)[], whole: unknown): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => flipped(inner, [...path, key], whole));
  const put = (changed: unknown) => withOther(whole, path, changed);
  if (typeof value === 'number') return [put(value ^ 1), put(value ^ 4)];
  if (typeof value !== 'string') return [];
  return Array.from(value, (_, place) => {
    const changed = String.fromCharCode(value.charCodeAt(place) ^ 1);
    return put(value.slice(0, place) + changed + value.slice(place + 1));
  });
}

describe('entries that a proof shows', () => {
  /** Each place of the log's entries, in the order shown. */
  it.each([
    ['one after the other, none left out', [0, 1, 2], []],
    ['with some left out', [1, 3], []],
    ['the same one twice', [2, 2], [{ what: 'entry', seq: 3 }]],
    ['the later one first', [3, 1], [{ what: 'entry', seq: 2 }]],
  ] as const)('%s', (_, shown, faults) => {
    const proof = proofOf(5, shown, null);
    expect(checkProof(proof, sha256, provenNote).faults).toEqual(faults);
    expect(python([JSON.stringify(proof)])).toEqual([faults.length === 0]);
  });

  it('one that is in the log and does not follow from the one before it is named by its number', () => {
    const canonicals = canonicalsOf(5);
    const changed = JSON.parse(new TextDecoder().decode(canonicals[2])) as { prev: string };
    changed.prev = 'f'.repeat(64);
    const third = new TextEncoder().encode(canonicalJson(changed as never));
    const all = canonicals.with(2, third);
    const hashes = all.map((one) => leafHash(one, sha256));
    const root = hexOf(rootOver(hashes, sha256));
    const proof = (shown: readonly number[]) => ({
      format: 'testimony-log-proof',
      version: 1,
      log: { entries: 5, root },
      earlier: null,
      entries: shown.map((at) => ({
        canonical: new TextDecoder().decode(all[at]),
        proof: pathOf(hashes, at, sha256).map(hexOf),
      })),
    });
    const faults = (shown: readonly number[]) => checkProof(proof(shown), sha256, provenNote).faults;
    expect(faults([1, 2])).toEqual([{ what: 'link', seq: 3 }]);
    // What comes after it follows from it as it is; without the one before it, nobody can tell.
    expect(faults([2])).toEqual([]);
    const both = [proof([1, 2]), proof([2])].map((one) => JSON.stringify(one));
    expect(python(both)).toEqual([false, true]);
  });

  it('the first one follows from nothing', () => {
    const [first] = canonicalsOf(1) as [Uint8Array];
    const changed = { ...(JSON.parse(new TextDecoder().decode(first)) as object), prev: '1'.repeat(64) };
    const text = canonicalJson(changed as never);
    const hashes = [leafHash(new TextEncoder().encode(text), sha256)];
    const log = { entries: 1, root: hexOf(rootOver(hashes, sha256)) };
    const proof = {
      format: 'testimony-log-proof',
      version: 1,
      log,
      earlier: null,
      entries: [{ canonical: text, proof: [] }],
    };
    expect(checkProof(proof, sha256, provenNote).faults).toEqual([{ what: 'link', seq: 1 }]);
  });
});

describe('what was signed', () => {
  it('is of this log and no other, whole as it is', () => {
    const proof = proofOf(11, [10], null) as { checkpoint: string };
    const other = (checkpoint: string | null) => JSON.stringify({ ...proof, checkpoint });
    const unsigned = other(null);
    const refused = [
      // Whole in itself, and of another state, or another history of as many entries.
      other(noteOf(10, (proofOf(10, [], null) as LogProofFile).log.root, canonicalsOf(10))),
      other(noteOf(11, proofOf(11, [], null).log.root, canonicalsOf(9))),
      other(proof.checkpoint.replace('\nby ', '\nby  ')),
      other(`${proof.checkpoint}\n`),
      other(
        proof.checkpoint.replace(
          /[A-Za-z0-9+/]=\n$/,
          (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=\n`,
        ),
      ),
    ];
    expect([ours(unsigned), ...python([unsigned])]).toEqual([true, true]);
    expect(refused.filter(ours)).toEqual([]);
    expect(python(refused)).not.toContain(true);
  });

  it('is read by both in a proof of the version before, which had none', () => {
    const { checkpoint: _, ...rest } = proofOf(5, [1, 4], 3) as LogProofFile & { checkpoint: unknown };
    const before = JSON.stringify({ ...rest, version: 1 });
    expect([ours(before), ...python([before])]).toEqual([true, true]);
  });

  it('holds for both whoever signs, whatever their name, by fast-check', () => {
    const proofs: string[] = [];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (count, by) => {
          const checkpoint = noteOf(count, proofOf(count, [], null).log.root, canonicalsOf(count), by);
          proofs.push(JSON.stringify({ ...proofOf(count, [count - 1], null), checkpoint }));
        },
      ),
      { numRuns: 30 },
    );
    expect(proofs.filter((text) => !ours(text))).toEqual([]);
    expect(python(proofs)).not.toContain(false);
  });
});

describe('a tree that grows', () => {
  it('has the root of the tree over all its leaves, from wherever it was left', () => {
    const leaves = canonicalsOf(40).map((one) => leafHash(one, sha256));
    const grown = new Frontier(sha256);
    leaves.forEach((leaf, at) => {
      grown.add(leaf);
      const root = hexOf(rootOver(leaves.slice(0, at + 1), sha256));
      expect(hexOf(grown.root())).toBe(root);
      const kept = Frontier.from(grown.bytes(), grown.size, sha256);
      for (const later of leaves.slice(at + 1)) kept.add(later);
      expect(hexOf(kept.root())).toBe(hexOf(rootOver(leaves, sha256)));
    });
    expect(() => Frontier.from(grown.bytes(), 39, sha256)).toThrow(RangeError);
  });
});

describe('a tree whose leaves pass by', () => {
  it('keeps what each proof needs and nothing else, whatever its size', () => {
    const all = canonicalsOf(70).map((one) => leafHash(one, sha256));
    for (let size = 1; size <= all.length; size += 1) {
      const leaves = all.slice(0, size);
      const shown = [0, size >> 1, size - 1];
      const first = (size >> 1) + 1;
      const beside = shown.flatMap((at) => placesBeside(at, size));
      const tree = new PassingTree(size, [rootPlace(size), ...beside, ...placesBetween(first, size)], sha256);
      for (const leaf of leaves) tree.add(leaf);
      const of = (places: ReturnType<typeof placesBeside>) => places.map((place) => hexOf(tree.at(place)));
      expect(of([rootPlace(size)])).toEqual([hexOf(rootOver(leaves, sha256))]);
      for (const at of shown)
        expect([size, at, of(placesBeside(at, size))]).toEqual([
          size,
          at,
          pathOf(leaves, at, sha256).map(hexOf),
        ]);
      expect([size, of(placesBetween(first, size))]).toEqual([
        size,
        consistencyProof(leaves, first, sha256).map(hexOf),
      ]);
    }
    const unasked = new PassingTree(2, [], sha256);
    expect(() => unasked.at(rootPlace(2))).toThrow(RangeError);
  });
});

describe('a log that goes on', () => {
  it('is told from one that was written anew, by fast-check', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (count, firstSeed, at) => {
        const leaves = canonicalsOf(count).map((one) => leafHash(one, sha256));
        const first = (firstSeed % count) + 1;
        const earlier = { size: first, root: rootOver(leaves.slice(0, first), sha256) };
        const proof = consistencyProof(leaves, first, sha256);
        const later = { size: count, root: rootOver(leaves, sha256) };
        expect(isContinued(earlier, later, proof, sha256)).toBe(true);
        const other = leaves.with(at % first, sha256(Uint8Array.of(at % 256)));
        const rewritten = { size: count, root: rootOver(other, sha256) };
        const forged = consistencyProof(other, first, sha256);
        expect(isContinued(earlier, rewritten, forged, sha256)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('verify.py on a bundle’s folder', () => {
  it('names what was changed, added or taken out', () => {
    const folder = join(desk, 'bag');
    mkdirSync(join(folder, 'data'), { recursive: true });
    const sum = (text: string) => createHash('sha256').update(text).digest('hex');
    const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
    put('data/bundle.pdf', 'pages');
    const manifest = `${sum('pages')}  data/bundle.pdf\n`;
    put('manifest-sha256.txt', manifest);
    put('tagmanifest-sha256.txt', `${sum(manifest)}  manifest-sha256.txt\n`);
    const said = () => spawnSync('python3', ['-B', VERIFIER, 'folder', folder], { encoding: 'utf8' });
    expect(said()).toMatchObject({ status: 0, stdout: 'whole\nfiles: 1\n' });
    put('data/more.txt', 'x');
    expect(said()).toMatchObject({ status: 1, stdout: 'NOT WHOLE: data/more.txt is not on the list\n' });
    rmSync(join(folder, 'data/more.txt'));
    put('data/bundle.pdf', 'other pages');
    expect(said()).toMatchObject({ status: 1, stdout: 'NOT WHOLE: data/bundle.pdf was changed\n' });
    rmSync(join(folder, 'data/bundle.pdf'));
    expect(said()).toMatchObject({ status: 1, stdout: 'NOT WHOLE: data/bundle.pdf is missing\n' });
  });
});
