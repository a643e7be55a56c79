import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceView, RemovedEvidence } from '../../../src-main/contract/evidence.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { evidenceRemove } from '../../../src-main/usecases/evidence/change-evidence.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { asJson, OWNER, PASSPHRASE, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { testClock } from '../../support/ports.ts';

const parent = temporaryFolder();
let inCase: string[];
let evidenceId: EvidenceView['id'];

beforeAll(async () => {
  const { folder, open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'LH/1'];
  await testimony(['case', 'create', ...open, '--reference', 'LH/1', '--title', 'R v Dorvan']);
  const file = join(parent, 'رسالة.txt');
  writeFileSync(file, 'a letter');
  const { json } = await asJson<{ added: EvidenceView[] }>(['evidence', 'add', file, ...inCase]);
  evidenceId = json.added[0]?.id as EvidenceView['id'];
  // The window takes evidence out; there is no command that does.
  const passphrase = passphraseBytes(PASSPHRASE);
  const engine = composeEngine(await openVault({ folder, passphrase, clock: testClock }), testClock);
  evidenceRemove(engine, { evidenceId, reason: 'sent by mistake' });
  await engine.close();
});

describe('what was removed from a case', () => {
  it('is listed with when, by whom and why, and is in no other list', async () => {
    const { json } = await asJson<{ removed: RemovedEvidence[] }>([
      'evidence',
      'list',
      '--removed',
      ...inCase,
    ]);
    expect(json.removed).toMatchObject([
      { id: evidenceId, title: 'رسالة', removedBy: OWNER, removedWhy: 'sent by mistake' },
    ]);
    const { stdout } = await testimony(['evidence', 'list', '--removed', ...inCase]);
    for (const words of ['رسالة', OWNER, 'sent by mistake', evidenceId]) expect(stdout).toContain(words);
    expect((await testimony(['evidence', 'list', ...inCase])).stdout).toContain('Nothing yet');
  });

  it('is brought back by its name, and only what was removed', async () => {
    const restore = (item: string) => testimony(['evidence', 'restore', '--item', item, ...inCase]);
    const back = await restore('رسالة');
    expect([back.code, back.stdout]).toEqual([0, expect.stringContaining('رسالة is back in the case.')]);
    expect((await testimony(['evidence', 'list', ...inCase])).stdout).toContain('رسالة');
    expect((await restore('رسالة')).code).toBe(1);
    const { stdout } = await testimony(['evidence', 'list', '--removed', ...inCase]);
    expect(stdout).toContain('Nothing was removed from this case.');
  });
});
