/** What an interruption left open is told by the next command, once, and stands in the list of what is out. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReleaseView } from '../../../src-main/contract/consent.ts';
import { composeEngine, type RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { asJson, PASSPHRASE, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { quietJob, testClock } from '../../support/ports.ts';

/** The vault is locked right after it was recorded that something leaves: its disk may be pulled just then. */
async function interrupted(engine: RunningEngine, work: (at: RunningEngine) => Promise<unknown>) {
  const { session } = engine;
  let writes = 0;
  const write: typeof session.write = (change) => {
    const result = session.write(change);
    writes += 1;
    if (writes === 2) session.lock();
    return result;
  };
  const { vaultId, actor, role, keyHolders, heldBy, folder, anchoredHead } = session;
  const about = {
    vaultId,
    actor,
    role,
    keyHolders,
    heldBy,
    folder,
    anchoredHead,
    locked: false,
    written: 0,
    storeBytes: 0,
  };
  const read: typeof session.read = (query) => session.read(query);
  const copying: Pick<
    typeof session,
    | 'findDamagedPages'
    | 'copyPageKey'
    | 'findStructureFaults'
    | 'snapshot'
    | 'readOnly'
    | 'tidy'
    | 'rememberVerified'
    | 'index'
    | 'pieces'
    | 'signHead'
    | 'checkpoint'
  > = {
    readOnly: false,
    index: (change) => session.index(change),
    pieces: (change) => session.pieces(change),
    tidy: (at) => session.tidy(at),
    rememberVerified: (head, at) => session.rememberVerified(head, at),
    findDamagedPages: () => session.findDamagedPages(),
    copyPageKey: (into) => session.copyPageKey(into),
    findStructureFaults: () => session.findStructureFaults(),
    snapshot: () => session.snapshot(),
    signHead: (head) => session.signHead(head),
    checkpoint: (tx) => session.checkpoint(tx),
  };
  const { workedOut } = session;
  const watched = { ...about, ...copying, workedOut, read, write, lock: () => session.lock() };
  await work({ ...engine, session: watched });
  await engine.close();
}

it('says what was found and what was not, by command, once, and the list says so after it', async () => {
  const parent = temporaryFolder();
  const { folder: vault, open } = await vaultForCli(parent);
  // As it is right after a crash: opened, and nothing settled.
  const opened = async () =>
    composeEngine(
      await openVault({ folder: vault, passphrase: passphraseBytes(PASSPHRASE), clock: testClock }),
      testClock,
    );
  for (const name of ['kept', 'lost']) {
    const engine = await opened();
    const made = { reference: name, title: 'x' };
    const { id: caseId } = await perform(engine, 'caseCreate', made, quietJob());
    writeFileSync(join(parent, `${name}.txt`), `A ${name} paper`);
    const file = engine.files.register(join(parent, `${name}.txt`));
    const title = `The ${name} paper`;
    const { id: evidenceId } = await perform(engine, 'evidenceAdd', { caseId, file, title }, quietJob());
    const folder = engine.files.register(join(parent, name));
    mkdirSync(join(parent, name));
    await interrupted(engine, (at) =>
      perform(at, 'evidenceExport', { evidenceId, folder, purpose: '' }, quietJob()),
    );
  }
  rmSync(join(parent, 'lost', 'lost.txt'));

  const { stderr } = await testimony(['case', 'list', ...open]);
  const told = (name: string, how: string) =>
    `"The ${name} paper" was being written out when the program was interrupted: ${how} ${join(parent, name)}`;
  expect(stderr).toContain(told('kept', 'it is whole, and in'));
  expect(stderr).toContain(told('lost', 'it is not in'));
  const again = await testimony(['consent', 'releases', ...open, '--case', 'kept']);
  expect(again.stderr).toBe('');
  expect(again.stdout).toContain('out, found after an interruption');
  const { json } = await asJson<{ releases: ReleaseView[] }>([
    'consent',
    'releases',
    ...open,
    '--case',
    'lost',
  ]);
  expect(json.releases.map((one) => one.state)).toEqual(['not-found']);
});
