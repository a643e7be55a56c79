/**
 * The rules alone in 5,000 histories (500 in `npm test`) of two and three offices, held against the same slow statement as real vaults are: tests/integration/
 * handover/histories.test.ts.
 */
import { expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import {
  decidedBy,
  effectiveLines,
  type FieldLine,
  governing,
  linesToHandOver,
  meetFields,
} from '../../../src-main/core/details/field-lines.ts';
import {
  effective,
  governs,
  type Line,
  union,
  viewOf,
  viewToSend,
} from '../../../src-main/core/effective.ts';
import type { ConsentData } from '../../../src-main/core/handover/case-data.ts';
import { consentsToSend, consentUnion } from '../../../src-main/core/handover/consent-lines.ts';
import { many } from '../../support/many.ts';
import {
  FIELDS,
  faultsOfHistory,
  type Kind,
  NOTHING,
  OCCASIONS,
  type Office,
  PARTS,
  type Said,
  type Tally,
} from '../../support/offices.ts';

type Written = Line & Said;
interface Case {
  readonly consents: ConsentView[];
  readonly lines: Map<Kind, Written[]>;
  readonly fields: Map<Kind, FieldLine[]>;
}
interface File {
  readonly consents: readonly ConsentData[];
  readonly lines: ReadonlyMap<Kind, readonly Written[]>;
  readonly fields: ReadonlyMap<Kind, readonly FieldLine[]>;
}
const RULE = {
  topic: () => '',
  says: ({ kind, rank, word }: Said) =>
    kind === 'seenTo' ? rank : (kind === 'next' || kind === 'day') && rank === NOTHING ? '' : word,
  safer: (a: Said, b: Said) => a.rank - b.rank,
};
const STATUSES = ['refused', 'not-yet', 'given', 'given', 'given'] as const;
const noOf = (seq: number) => (seq % 2 === 0 ? 'withdrawn' : 'refused');
const ENDS = [null, null, '2027-06-01', '2027-09-01', null] as const;

const consentOf = ({ word, rank }: Said, seq: number, at: string): ConsentView => ({
  id: word as never,
  personId: 'p' as never,
  purpose: 'police',
  recipient: '',
  item: '',
  language: '',
  status: rank === 0 ? noOf(seq) : (STATUSES[rank] ?? 'given'),
  expiresOn: ENDS[rank] ?? null,
  note: word,
  interpreter: '',
  explainedBy: '',
  privacyNotice: '',
  decidedBy: '',
  cannotDecide: '',
  evidenceId: null,
  decidedOn: null,
  at,
  seq,
  recordedBy: 'Amina',
});

/** `wrong`: by how many hours its clock is. */
function office(wrong: number): Office<File> {
  const empty = (): Case => ({ consents: [], lines: new Map(), fields: new Map() });
  let of = empty();
  let seq = 0;
  const linesOf = (kind: Kind) => of.lines.get(kind) ?? [];
  const fieldOf = (kind: Kind) => of.fields.get(kind) ?? [];
  function heads(kind: Kind): { effective: string[]; governs: string[]; isOpen: boolean } {
    if (kind === 'consent') {
      const [one] = standingConsents(of.consents);
      const all = one?.undecided ?? (one === undefined ? [] : [one]);
      return { effective: all.map(({ id }) => id), governs: one ? [one.id] : [], isOpen: all.length > 1 };
    }
    if (FIELDS.includes(kind)) {
      const all = effectiveLines(fieldOf(kind)).map(({ id }) => id);
      const one = governing(kind, fieldOf(kind));
      return { effective: all, governs: one ? [one.id] : [], isOpen: all.length > 1 };
    }
    if (kind === 'account') {
      const all = linesOf(kind).map(({ word }) => word);
      return { effective: all, governs: all, isOpen: false };
    }
    const one = governs(linesOf(kind), RULE);
    const all = one?.undecided ?? (one === undefined ? [] : [one]);
    const stands = kind === 'plan' ? effective(linesOf(kind)) : one ? [one] : [];
    return {
      effective: all.map(({ word }) => word),
      governs: stands.map(({ word }) => word).sort(),
      isOpen: all.length > 1,
    };
  }
  return {
    wrong,
    write(said) {
      seq += 1;
      const at = new Date(Date.UTC(2026, 10, 20, 9 + wrong, seq)).toISOString();
      const { kind, word } = said;
      if (kind === 'consent') of.consents.push(consentOf(said, seq, at));
      else if (FIELDS.includes(kind)) {
        const line = { id: word, value: JSON.stringify(word), author: '', at };
        of.fields.set(kind, [...fieldOf(kind), decidedBy(fieldOf(kind), line)]);
      } else of.lines.set(kind, [...linesOf(kind), { ...said, id: word, seq }]);
    },
    make(without) {
      const stays = new Set<Kind>(without.flatMap((part) => PARTS[part]));
      const going = [...of.lines].filter(([kind]) => !stays.has(kind));
      const ledger = of.consents as unknown as ConsentData[];
      return {
        consents: consentsToSend(ledger, ledger),
        lines: new Map(
          going.map(([kind, lines]) => [
            kind,
            lines.map((one) => ({ ...one, view: viewToSend(one, lines, lines) })),
          ]),
        ),
        fields: new Map(
          [...of.fields]
            .filter(([kind]) => !stays.has(kind))
            .map(([kind, all]) => [kind, linesToHandOver(all)]),
        ),
      };
    },
    take(file) {
      const ledger = {
        here: of.consents as unknown as ConsentData[],
        there: file.consents,
        saysWhat: () => true,
      };
      for (const { line, knew } of consentUnion(ledger).comes) {
        seq += 1;
        of.consents.push({ ...(line as unknown as ConsentView), seq, view: viewOf(knew, of.consents) });
      }
      for (const [kind, theirs] of file.lines)
        for (const { line, knew } of union(linesOf(kind), theirs, () => true).comes) {
          seq += 1;
          of.lines.set(kind, [...linesOf(kind), { ...line, seq, view: viewOf(knew, linesOf(kind)) }]);
        }
      for (const [kind, theirs] of file.fields)
        for (const { all } of meetFields({ is: fieldOf(kind) }, { is: theirs }))
          of.fields.set(kind, [...all]);
    },
    erase() {
      of = empty();
    },
    shows: (kind) => ({
      ...heads(kind),
      words: FIELDS.includes(kind)
        ? fieldOf(kind).flatMap(({ id, value }) => (value === null ? [] : [id]))
        : kind === 'consent'
          ? of.consents.map(({ id }) => id)
          : linesOf(kind).map(({ word }) => word),
    }),
    undecided: () =>
      (['consent', ...of.lines.keys(), ...of.fields.keys()] as Kind[]).flatMap((kind) =>
        heads(kind).isOpen ? heads(kind).effective : [],
      ),
  };
}

it('comes out the same in many histories, whatever went when, in parts, late and again', async () => {
  const tally: Tally = new Map();
  for (let seed = 1; seed <= many(5000); seed += 1) {
    const offices = Array.from({ length: 2 + (seed % 2) }, (_, at) =>
      office(((seed * (at + 2)) % 5) * 40 - 80),
    );
    const history = { deeds: 8 + (seed % 17), erasures: seed % 3 === 0, tally };
    expect(await faultsOfHistory(seed, offices, history)).toEqual([]);
  }
  // Histories in which something hardly comes up show nothing of it.
  expect(OCCASIONS.filter((what) => (tally.get(what) ?? 0) < many(100))).toEqual([]);
}, 120_000);
