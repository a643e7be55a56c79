/** @file How long an answer takes over 20,000 pages in an encrypted store: a name, common words, a name misspelt. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseId, EvidenceId } from '../../src-main/core/ids.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { indexPages } from '../../src-main/vault/queries/search-index.ts';
import { countingRandom, quietJob, steadyClock } from '../support/ports.ts';
import { engineOn } from '../support/workers.ts';
import { benchVault } from './bench-vault.ts';
import { type Measured, medianMs, verdict } from './table.ts';

const PAGES = 20_000;
const PAGES_OF_ONE = 100;
const WORDS_OF_A_PAGE = 300;
const VOCABULARY = 40_000;
const TARGET_MS = 100;
const RUNS = 9;
/** Common to every page, on one page in a hundred, two together, begun, misspelt, and nowhere. */
const ASKED = ['wages', 'okafor', 'okafor wages', 'pass', 'okofor', '"wages okafor"', 'zzyzxqq'];

export async function benchSearch(): Promise<readonly Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const session = await benchVault(parent, { clock: steadyClock(), random: countingRandom() });
  const engine = engineOn(session);
  try {
    const about = { reference: 'SEARCH', title: 'Pages', profile: 'general' };
    const { id: caseId } = await perform(engine, 'caseCreate', about, quietJob());
    for (let at = 0; at < PAGES / PAGES_OF_ONE; at += 1) fillOne(session, caseId, at);
    const found: Measured[] = [];
    for (const words of ASKED) {
      const ask = () => perform(engine, 'searchFind', { words }, quietJob());
      const { hits } = await ask();
      const ms = await medianMs(RUNS, ask);
      const what = `search over ${PAGES} pages: ${words} (${hits.length} places)`;
      found.push({ what, ours: `${ms.toFixed(1)} ms`, beside: verdict(ms, TARGET_MS) });
    }
    return found;
  } finally {
    await engine.close();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** One exhibit; the words are few and common, or many and rare, as in any language. */
function fillOne(session: Parameters<typeof engineOn>[0], caseId: CaseId, at: number): void {
  const id = `exhibit${at}` as EvidenceId;
  session.write((tx) => {
    tx.run("INSERT INTO blob (id, sha256, byte_size) VALUES (?, '', 0)", [id]);
    tx.run(
      `INSERT INTO evidence (id, case_id, title, original_name, media_type, byte_size, sha256, original_blob,
         working_blob, working_steps, page_count, received_at, received_by, position)
       VALUES (?, ?, ?, 'a.pdf', 'application/pdf', 0, '', ?, ?, '[]', ?, '2026-01-01', 'b', ?)`,
      [id, caseId, `Paper ${at}`, id, id, PAGES_OF_ONE, at],
    );
    const pages = Array.from({ length: PAGES_OF_ONE }, (_, page) => pageOf(at * PAGES_OF_ONE + page));
    indexPages(tx, id, pages);
  });
}

function pageOf(page: number): string {
  let state = page * 2_654_435_761 + 1;
  const words = Array.from({ length: WORDS_OF_A_PAGE }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return wordAt(Math.floor(VOCABULARY * (state / 2 ** 32) ** 3));
  });
  return [...words, 'wages', page % 100 === 0 ? 'Okafor' : 'passport'].join(' ');
}

const SYLLABLES = [
  'ba',
  'ke',
  'ri',
  'to',
  'nu',
  'sha',
  'lem',
  'dor',
  'vin',
  'gas',
  'pel',
  'mo',
  'tri',
  'ska',
  'fen',
  'zu',
];

/** Another word for each number, longer for rarer ones. */
function wordAt(number: number): string {
  let [rest, word] = [number, ''];
  do {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return word;
}
