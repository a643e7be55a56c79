/** Proofs of the log before and after erasures, held against both checkers: ours, and the one in Python that goes along. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkProof, type ProofFault } from '../../../src-main/audit/check-proof.ts';
import type { LogProofFile } from '../../../src-main/core/log/proof-file.ts';
import { sha256 } from '../../../src-main/crypto/digest.ts';
import { provenNote } from '../../../src-main/crypto/signing.ts';
import { testimony } from '../../support/cli.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { projectRoot } from '../../support/project-files.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

const desk = temporaryFolder();
const VERIFIER = join(projectRoot, 'resources', 'verifier', 'verify.py');

async function proof(earlier: LogProofFile['log'] | null, caseId?: typeof at.caseId): Promise<LogProofFile> {
  const folder = temporaryFolder();
  const { fileName } = await at.do('auditExport', {
    format: 'proof',
    own: true,
    recipient: '',
    forPurpose: '',
    earlier,
    ...(caseId === undefined ? {} : { caseId }),
    folder: at.pickFolder(folder),
  });
  return JSON.parse(readFileSync(join(folder, fileName), 'utf8'));
}

function ours(one: unknown): readonly ProofFault[] {
  return checkProof(one, sha256, provenNote).faults;
}
function python(one: unknown) {
  const path = join(desk, 'proof.json');
  writeFileSync(path, JSON.stringify(one));
  return spawnSync('python3', ['-B', VERIFIER, 'log', path], { encoding: 'utf8' });
}

async function erasedCase(reference: string) {
  const { id: caseId } = await at.do('caseCreate', { reference, title: `Matter ${reference}` });
  const { id: personId } = await at.do('personAdd', {
    caseId,
    role: 'survivor',
    name: `Ána <&> ${reference}`,
  });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  return { caseId, personId };
}
const erase = async (whose: { caseId: typeof at.caseId; personId?: never }, typed: string) =>
  (await at.do('erasureMake', { ...whose, ground: 'retention', typed })).certificate;

it('hold for both before and after three erasures, and go on from one another', async () => {
  const [first, second] = [await erasedCase('ONE'), await erasedCase('TWO')];
  const before = await proof(null);
  expect(before.version).toBe(2);
  // Each goes on from the first of all and from the one before it.
  const proofs = [before];
  const whole = async () => {
    for (const earlier of new Set([before, proofs.at(-1) ?? before])) proofs.push(await proof(earlier.log));
    for (const one of proofs.splice(0, proofs.length - 1).concat(proofs)) {
      expect(ours(one)).toEqual([]);
      expect([python(one).status, python(one).stdout]).toEqual([0, expect.stringMatching(/^whole\n/)]);
    }
  };
  await whole();
  const certificates = [await erase({ caseId: first.caseId }, 'ONE')];
  await whole();
  certificates.push(await erase(second as never, 'Ána <&> TWO'));
  await whole();
  certificates.push(await erase({ caseId: second.caseId }, 'TWO'));
  const after = await proof(before.log);
  expect(ours(after)).toEqual([]);
  const said = python(after);
  expect(said.stdout).toMatch(/^whole\n/);
  expect(said.stdout).toContain(`goes on from: ${before.log.entries} entries`);
  const text = JSON.stringify(after);
  for (const word of ['ONE', 'TWO', 'Matter', 'court-papers']) expect(text).not.toContain(`"${word}`);

  const found = checkProof(after, sha256, provenNote);
  const path = join(desk, 'after.json');
  writeFileSync(path, JSON.stringify(after));
  const { stdout, code } = await testimony(['audit', 'check-proof', path]);
  expect(code).toBe(0);
  for (const { id, log } of certificates) {
    const emptied = found.emptied.filter(({ certificate }) => certificate === id);
    expect(emptied).toHaveLength(log.entries);
    const by = emptied[0]?.by;
    const words = `emptied by entry ${by}, under certificate ${id}`;
    expect(said.stdout).toContain(words);
    expect(stdout).toContain(words);
  }
  // The log goes on, and so do all of them.
  await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Lan Ho' });
  await whole();
  const again = await proof(after.log);
  expect(again.log.entries).toBeGreaterThan(after.log.entries);
  expect([ours(again), python(again).status]).toEqual([[], 0]);
  // Of one case, and none of what was erased: as it was.
  expect((await proof(before.log, at.caseId)).version).toBe(2);
});

it('do not hold where an entry is passed off as emptied, or an emptied one is another', async () => {
  const whole = await proof(null);
  const odd = (change: (entries: Record<string, unknown>[]) => void) => {
    const copy = structuredClone(whole) as unknown as { entries: Record<string, unknown>[] };
    change(copy.entries);
    return copy;
  };
  type Emptied = { readonly seq: number; readonly by: number };
  const isEmptied = (one: Record<string, unknown>) => 'emptied' in one;
  const one = whole.entries.find((entry) => 'emptied' in entry) as unknown as { emptied: Emptied };
  const passedOff = odd((entries) => {
    const at = entries.findIndex((entry) => !isEmptied(entry));
    const { canonical, proof: path } = entries[at] as { canonical: string; proof: string[] };
    const { seq, at: when, actor, action, subject } = JSON.parse(canonical);
    const bytes = new TextEncoder().encode(canonical);
    const hex = (parts: Uint8Array) => Buffer.from(parts).toString('hex');
    entries[at] = {
      emptied: { ...one.emptied, seq, at: when, actor, action, subject, hash: hex(sha256(bytes)) },
      leaf: hex(sha256(Uint8Array.of(0), bytes)),
      proof: path,
    };
  });
  const wrongs = [
    passedOff,
    odd((entries) => void entries.splice(entries.findIndex(isEmptied), 1)),
    odd((entries) => {
      const { emptied } = entries.find(isEmptied) as { emptied: Record<string, unknown> };
      emptied.action = 'case.closed';
    }),
    odd((entries) => {
      const { emptied } = entries.find(isEmptied) as { emptied: Record<string, unknown> };
      emptied.hash = '0'.repeat(64);
    }),
    odd((entries) => {
      const found = entries.find(isEmptied) as { leaf: string };
      found.leaf = '0'.repeat(64);
    }),
    odd((entries) => {
      for (const entry of entries.filter(isEmptied))
        (entry as { emptied: Record<string, unknown> }).emptied.by = 1;
    }),
    odd((entries) => {
      const by = entries.findIndex((entry) => String(entry.canonical).includes(`"seq":${one.emptied.by},`));
      entries.splice(by, 1);
    }),
  ];
  for (const [i, wrong] of wrongs.entries()) {
    expect(ours(wrong), `${i}`).not.toEqual([]);
    expect(python(wrong).stdout, `${i}`).toMatch(/^NOT WHOLE/);
  }
});

it('go on from one that an earlier program wrote, in which emptied entries are bare', async () => {
  const { version: _, ...now } = await proof(null);
  const bare = now.entries.map((one) => ('emptied' in one ? { canonical: '{}', proof: one.proof } : one));
  const path = join(desk, 'bare.json');
  writeFileSync(path, JSON.stringify({ ...now, version: 2, entries: bare }));
  const { readProof } = await import('../../../src-main/cli/commands/audit-proof.ts');
  const { log } = readProof(path);
  expect(ours(await proof(log))).toEqual([]);
  expect(python(JSON.parse(readFileSync(path, 'utf8'))).stdout).toMatch(/^NOT WHOLE: an entry is emptied/);
});
