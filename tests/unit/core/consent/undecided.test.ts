/** What two vaults wrote apart about one thing: both are said, the safer one governs, and it is the same wherever it is asked. */
import { describe, expect, it } from 'vitest';
import { decisionFor, standingConsents, withoutSlips } from '../../../../src-main/core/consent/consent.ts';
import { consentGate } from '../../../../src-main/core/consent/consent-gate.ts';
import { type ConsentView, isNo, SLIP } from '../../../../src-main/core/consent/consent-line.ts';
import type { View } from '../../../../src-main/core/effective.ts';
import { viewOf, viewToSend } from '../../../../src-main/core/effective.ts';
import type { ConsentData } from '../../../../src-main/core/handover/case-data.ts';
import { consentUnion } from '../../../../src-main/core/handover/consent-lines.ts';
import { seeded } from '../../../support/histories.ts';
import { many } from '../../../support/many.ts';

const APART: View = { within: [], elsewhere: [] };
let next = 0;
const line = (more: Partial<ConsentView>): ConsentView => ({
  id: `c${++next}` as ConsentView['id'],
  personId: 'p' as ConsentView['personId'],
  purpose: 'police',
  recipient: '',
  item: '',
  status: 'given',
  language: '',
  interpreter: '',
  explainedBy: '',
  privacyNotice: '',
  decidedBy: '',
  cannotDecide: '',
  expiresOn: null,
  evidenceId: null,
  note: '',
  decidedOn: null,
  at: '2026-11-20T09:00:00.000Z',
  seq: next,
  recordedBy: 'Amina',
  ...more,
});
const said = (ledger: readonly ConsentView[]) =>
  standingConsents(ledger).map(({ status, note, undecided }) => [status, note, undecided?.length ?? 1]);

const DAY = '2026-11-25';
const reasons = (ledger: readonly ConsentView[], recipient: string, asked = true) =>
  consentGate(
    {
      purpose: 'police',
      purposeTitle: 'Police',
      recipient,
      items: [],
      childNeedsNone: false,
      people: [{ id: 'p', name: 'Maria', asked, under18: 'no', ageSaidOn: null }],
      ageSaidSince: '2020-01-01',
      writtenOn: ({ at }) => at.slice(0, 10),
    },
    ledger,
    DAY,
  ).map(({ code }) => code);

describe('two lines about the very same', () => {
  it.each([
    ['a no before a yes', { status: 'refused' }, { status: 'given' }, 'refused'],
    ['put off before a yes', { status: 'not-yet' }, { status: 'given' }, 'not-yet'],
    ['a no before what is put off', { status: 'withdrawn' }, { status: 'not-yet' }, 'withdrawn'],
  ] as const)('%s, whichever came in last', (_, a, b, status) => {
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const ledger = [line(first), line({ ...second, view: APART })];
      expect(said(ledger)).toEqual([[status, '', 2]]);
      expect(decisionFor(ledger, { personId: 'p', purpose: 'police', recipient: '' }, DAY)?.status).toBe(
        status,
      );
    }
  });

  it('of two yeses the one with a condition, then the one with a limit, then the one that ends sooner', () => {
    const both = (a: Partial<ConsentView>, b: Partial<ConsentView>) =>
      standingConsents([line(a), line({ ...b, view: APART })])[0];
    const condition = { note: 'Only after the visit.' };
    expect(both({}, condition)?.note).toBe(condition.note);
    expect(both(condition, { note: 'All but the diary.' })?.note).toBe(condition.note);
    expect(both({ expiresOn: '2027-01-01' }, { expiresOn: '2026-12-01' })?.expiresOn).toBe('2026-12-01');
  });

  it('that say the same leave nothing to decide', () => {
    expect(said([line({}), line({ view: APART, note: ' ' })])).toEqual([['given', '', 1]]);
  });

  it('a yes beside a mistake that was put right elsewhere opens nothing, in a list without mistakes either', () => {
    const yes = line({});
    const ledger = [
      yes,
      line({ status: 'withdrawn', settled: SLIP }),
      line({ view: viewOf(new Set([yes.id]), [yes]) }),
    ];
    expect(reasons(ledger, 'Kent')).toEqual(['consent-undecided']);
    expect(said(withoutSlips(ledger)).map(([status]) => status)).toEqual(['withdrawn']);
  });
});

describe('a no that touches a yes about something else', () => {
  it('governs for it too until somebody decides about the very same', () => {
    const yes = line({ recipient: 'Kent' });
    const no = line({ status: 'refused', view: APART });
    expect(reasons([yes, no], 'Kent')).toEqual(['consent-undecided']);
    // That the no is said again, in view of the yes, ends the yes.
    const again = line({ status: 'refused' });
    expect(reasons([yes, no, again], 'Kent')).toEqual(['consent-refused']);
    expect(reasons([yes, no, again, line({ recipient: 'Kent' })], 'Kent')).toEqual([]);
    // That she now says yes to all leaves no no.
    expect(reasons([yes, no, line({})], 'Kent')).toEqual([]);
  });

  it('a yes that was written in view of it opens', () => {
    const no = line({ status: 'refused', view: APART });
    expect(reasons([no, line({ recipient: 'Kent' })], 'Kent')).toEqual([]);
  });
});

describe('a no to everybody, written in view of a yes to one by name', () => {
  const kent = (more: Partial<ConsentView> = {}) => line({ recipient: 'Kent', ...more });
  const no = (more: Partial<ConsentView> = {}) => line({ status: 'withdrawn', ...more });

  it('ends the yes, in one vault and from another', () => {
    expect(reasons([kent(), no()], 'Kent')).toEqual(['consent-withdrawn']);
    expect(reasons([kent({ status: 'best-interests' }), no()], 'Kent')).toEqual(['consent-withdrawn']);
    const yes = kent();
    expect(reasons([yes, no({ view: viewOf(new Set([yes.id]), [yes]) })], 'Kent')).toEqual([
      'consent-withdrawn',
    ]);
  });

  it('ends it for good: what is said to everybody afterwards holds for that reader too', () => {
    expect(reasons([kent(), no(), line({ status: 'not-yet' })], 'Kent')).toEqual(['consent-not-yet']);
    expect(reasons([kent(), no(), line({ expiresOn: '2026-11-21' })], 'Kent')).toEqual(['consent-ended']);
    expect(reasons([kent(), no(), line({})], 'Kent')).toEqual([]);
    // What was there before the yes does not come back.
    expect(reasons([kent({ status: 'not-yet' }), kent(), no(), line({})], 'Kent')).toEqual([]);
  });

  it('a yes by name that was recorded in view of that no stands', () => {
    expect(reasons([kent(), no(), kent()], 'Kent')).toEqual([]);
    expect(reasons([no(), kent()], 'Essex')).toEqual(['consent-withdrawn']);
  });

  it('ends no other: to another purpose or person, of a yes that nobody gave, or a no to one reader', () => {
    expect(reasons([kent(), no({ purpose: 'court-papers' })], 'Kent')).toEqual([]);
    expect(reasons([kent(), no({ personId: 'q' as ConsentView['personId'] })], 'Kent')).toEqual([]);
    expect(reasons([line({}), kent(), no({ settled: SLIP })], 'Kent')).toEqual([]);
    expect(reasons([kent(), no({ recipient: 'Essex' })], 'Kent')).toEqual([]);
    expect(reasons([kent(), no({ item: 'the diary' })], 'Kent')).toEqual([]);
    // What holds back stays, and says its own reason.
    expect(reasons([kent({ status: 'refused' }), no(), line({})], 'Kent')).toEqual(['consent-refused']);
  });

  it('of a yes for one thing: a no that covers that thing ends it', () => {
    const diary = { item: 'the diary' };
    const left = (ledger: readonly ConsentView[]) => said(ledger).map(([status]) => status);
    expect(left([line(diary), no()])).toEqual(['withdrawn']);
    expect(left([kent(diary), no({ recipient: 'KENT' })])).toEqual(['withdrawn']);
    expect(left([kent(diary), no(diary)])).toEqual(['withdrawn']);
    expect(left([kent(diary), no({ item: 'a letter' })])).toEqual(['given', 'withdrawn']);
    expect(left([line(diary), no({ recipient: 'Kent' })])).toEqual(['given', 'withdrawn']);
  });

  it('of two yeses that were written apart it ends the one that its writer knew', () => {
    const [known, apart] = [kent(), kent({ note: 'The letter alone.', view: APART })];
    const later = no({ view: viewOf(new Set([known.id]), [known, apart]) });
    expect(reasons([known, apart, later], 'Kent')).toEqual(['consent-undecided']);
    expect(said([known, apart, later])).toContainEqual(['withdrawn', '', 2]);
  });
});

interface Vault {
  lines: ConsentView[];
  seq: number;
}
const STATUSES = ['given', 'given', 'refused', 'withdrawn', 'not-yet'] as const;
const READERS = ['', 'Kent', 'Essex'] as const;

it('is the same in every vault after many histories, and no yes opens what a no holds that its writer did not know', () => {
  for (let seed = 1; seed <= many(5000); seed += 1) {
    const { below, pick } = seeded(seed);
    const vaults: Vault[] = Array.from({ length: 2 + below(2) }, () => ({ lines: [], seq: 0 }));
    const knew = new Map<string, ReadonlySet<string>>();
    const files: ConsentData[][] = [];
    const fileOf = ({ lines }: Vault, readers: readonly string[]): ConsentData[] => {
      const going = lines.filter(({ recipient }) => readers.includes(recipient));
      return going.map(({ view: _, ...one }) => {
        const view = viewToSend(lines.find(({ id }) => id === one.id) as ConsentView, lines, going);
        return (view === null ? one : { ...one, view }) as unknown as ConsentData;
      });
    };
    const takeIn = (vault: Vault, file: readonly ConsentData[]) => {
      const here = vault.lines as unknown as ConsentData[];
      const { comes, disputed } = consentUnion({ here, there: file, saysWhat: () => true });
      if (disputed.length > 0) throw new Error('two vaults differ on what a writer knew');
      for (const { line: one, knew: names } of comes) {
        const view = viewOf(names, vault.lines);
        vault.lines.push({ ...(one as unknown as ConsentView), seq: ++vault.seq, view });
      }
    };
    for (let step = 5 + below(12); step > 0; step -= 1) {
      const vault = pick(vaults);
      const deed = below(10);
      if (deed < 4) {
        const slip = below(8) === 0 ? { status: 'withdrawn' as const, settled: SLIP } : {};
        // A clock that is wrong, and days that are not in order.
        const at = `2026-${10 + below(3)}-${10 + below(19)}T09:00:00.000Z`;
        const one = line({ status: pick(STATUSES), recipient: pick(READERS), at, seq: ++vault.seq, ...slip });
        knew.set(one.id, new Set(vault.lines.map(({ id }) => id)));
        vault.lines.push(one);
      } else if (deed < 6) files.push(fileOf(vault, pick([READERS, ['', 'Kent'], ['']])));
      else if (files.length > 0) takeIn(vault, pick(files));
    }
    for (const _ of vaults)
      for (const from of vaults) for (const to of vaults) if (from !== to) takeIn(to, fileOf(from, READERS));
    const asked = (vault: Vault) => ['Kent', 'Essex', 'Surrey'].map((to) => reasons(vault.lines, to));
    const [first] = vaults as [Vault, ...Vault[]];
    const open = (one: Vault) =>
      standingConsents(one.lines)
        .flatMap(
          ({ undecided }) =>
            undecided
              ?.map(({ id }) => id)
              .sort()
              .join(' ') ?? [],
        )
        .sort();
    const seen = (vault: Vault) => JSON.stringify([vault.lines.length, asked(vault), open(vault)]);
    for (const vault of vaults)
      if (seen(vault) !== seen(first) || vault.lines.length !== knew.size)
        expect(seen(vault), `history ${seed}`).toBe(seen(first));
    for (const to of ['Kent', 'Essex', 'Surrey']) {
      if (reasons(first.lines, to).length > 0) continue;
      const covers = ({ recipient }: ConsentView) => recipient === '' || recipient === to;
      const heldBy = (yes: ConsentView) =>
        first.lines.filter(
          (no) =>
            isNo(no.status) &&
            !no.settled &&
            covers(no) &&
            !knew.get(yes.id)?.has(no.id) &&
            !knew.get(no.id)?.has(yes.id),
        );
      // Somebody wrote a yes who knew of every no that it goes against, or was known to whoever wrote that.
      const isEnded = (yes: ConsentView) =>
        yes.recipient !== '' &&
        first.lines.some(
          (no) => isNo(no.status) && !no.settled && no.recipient === '' && knew.get(no.id)?.has(yes.id),
        );
      const yeses = first.lines.filter((one) => one.status === 'given' && covers(one) && !isEnded(one));
      const wrote = yeses.some((yes) =>
        heldBy(yes).every((no) =>
          first.lines.some((over) => over.status !== no.status && knew.get(over.id)?.has(no.id)),
        ),
      );
      if (!wrote) expect(wrote, `history ${seed} to ${to}`).toBe(true);
    }
  }
}, 120_000);
