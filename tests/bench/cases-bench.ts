/** @file Listing and searching ten thousand cases on a real vault. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { caseSearchText } from '../../src-main/core/text/search-text.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { insertCase } from '../../src-main/vault/queries/cases.ts';
import { insertPerson } from '../../src-main/vault/queries/people.ts';
import { interviewCaller } from '../support/interview.ts';
import { countingRandom, steadyClock } from '../support/ports.ts';
import { benchVault } from './bench-vault.ts';

const CASES = 10_000;
const FAMILY_NAMES = ['Popescu', 'Nguyễn', 'Ionescu', 'Okafor', 'Hoxha', 'Trần', 'Kowalska', 'حسن'];
const GIVEN_NAMES = ['Maria', 'Thị Minh', 'Ștefan', 'Blessing', 'Arben', 'Văn Đức', 'Łucja', 'أحمد'];

export interface BenchRow {
  readonly what: string;
  /** Median milliseconds of several runs. */
  readonly milliseconds: number;
}

/** Milliseconds for the first page, a page deep in the list, and searches that find many, one and none. */
export async function benchCases(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const clock = steadyClock();
  const random = countingRandom();
  const session = await benchVault(folder, { clock, random });
  try {
    fill(session);
    const call = interviewCaller({ session, clock, random });
    const list = (input: { search?: string; offset?: number }) => () => call('caseList', input);
    const rows: BenchRow[] = [];
    const measure = async (what: string, work: () => Promise<unknown>) => {
      rows.push({ what, milliseconds: await median(work) });
    };
    await measure(`list: first 100 of ${CASES} cases`, list({}));
    await measure('list: 100 cases from the 9,000th', list({ offset: 9000 }));
    await measure('search: a name many have ("nguyen")', list({ search: 'nguyen' }));
    await measure('search: one case ("TST/09999")', list({ search: 'TST/09999' }));
    await measure('search: nothing ("zzzz")', list({ search: 'zzzz' }));
    await measure('open a case', async () => {
      const { cases } = await call('caseList', { search: 'TST/05000' });
      return call('caseShow', { caseId: cases[0]?.id as CaseId });
    });
    return rows;
  } finally {
    session.lock();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(session: VaultSession): void {
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
  session.write((tx) => {
    for (let n = 0; n < CASES; n += 1) {
      const id = n.toString(36).padStart(26, '0') as CaseId;
      const name = `${FAMILY_NAMES[n % 8]} ${GIVEN_NAMES[Math.floor(n / 8) % 8]}`;
      const reference = `TST/${String(n).padStart(5, '0')}`;
      const row = {
        id,
        reference,
        title: `R v Example and others, no. ${n}`,
        profile: 'general',
        status: 'active' as const,
        nation: 'england-wales' as const,
      };
      const stamps = { createdAt: at(n), createdBy: 'Bench', updatedAt: at(n) };
      insertCase(tx, { ...row, ...stamps }, caseSearchText(reference, row.title, [name]));
      const person = {
        id: `p${id.slice(1)}` as PersonId,
        caseId: id,
        role: 'survivor' as const,
        name,
        alsoKnownAs: '',
      };
      const rest = { birthDate: null, language: '', interpreterNeeded: null, safeContact: '', note: '' };
      insertPerson(tx, { ...person, ...rest }, at(n), 'Bench');
    }
  });
}

async function median(work: () => Promise<unknown>, runs = 15): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
