/** Something goes wrong between two steps of leaving: nothing is outside that the log does not name, and it says how it went. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, basename as nameOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseView } from '../../../src-main/contract/consent.ts';
import type { BundleId, CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { composeEngine, type RunningEngine } from '../../../src-main/host/compose.ts';
import { systemClock, systemRandom } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { settleDepartures } from '../../../src-main/usecases/leaving/settle-departures.ts';
import { clearOpenStaging } from '../../../src-main/usecases/leaving/staging.ts';
import { takeTurn } from '../../../src-main/usecases/leaving/take-turn.ts';
import { listCustody } from '../../../src-main/vault/queries/custody.ts';
import {
  appendDepartureState,
  insertDeparture,
  openDepartures,
  settledAtOpening,
} from '../../../src-main/vault/queries/departures.ts';
import { codeOf } from '../../support/failures.ts';
import { canMakeSmallDisk, onSmallDisk } from '../../support/hostile-disks.ts';
import { quietJob } from '../../support/ports.ts';
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../../support/vault.ts';

let vault: TemporaryVault;
let engine: RunningEngine;
let caseId: CaseId;
let evidenceId: EvidenceId;
let bundleId: BundleId;
const desk = temporaryFolder();
beforeAll(async () => {
  vault = await temporaryVault();
  engine = composeEngine(vault.session, systemClock);
  caseId = (await perform(engine, 'caseCreate', { reference: 'S1', title: 'x' }, quietJob())).id;
  writeFileSync(join(desk, 'ticket.txt'), 'A ticket to Leeds');
  const file = engine.files.register(join(desk, 'ticket.txt'));
  evidenceId = (await perform(engine, 'evidenceAdd', { caseId, file, title: 'Ticket' }, quietJob())).id;
  bundleId = (
    await perform(engine, 'bundleCreate', { caseId, title: 'Trial', include: 'all-evidence' }, quietJob())
  ).id;
});
afterAll(() => engine.close());

/** The steps of leaving end with something written to the vault: begun, recorded. */
type Step = 'begun' | 'recorded';
const STEPS: readonly Step[] = ['begun', 'recorded'];

/** The same engine, with `act` done once right after a step was written, or right before. */
function actingAfter(step: Step, act: () => void, when: 'after' | 'before' = 'after'): RunningEngine {
  let left = STEPS.indexOf(step) + 1;
  const { session } = engine;
  const write: typeof session.write = (change) => {
    left -= 1;
    if (left === 0 && when === 'before') act();
    const result = session.write(change);
    if (left === 0 && when === 'after') act();
    return result;
  };
  const watched = new Proxy(session, {
    get: (target, name) => {
      const value: unknown = name === 'write' ? write : Reflect.get(target, name, target);
      return name !== 'write' && typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...engine, session: watched };
}

const WAYS = {
  'an original': (at: RunningEngine, out: string) =>
    perform(at, 'evidenceExport', { evidenceId, folder: at.files.register(out), purpose: '' }, quietJob()),
  'a bundle': (at: RunningEngine, out: string) =>
    perform(at, 'bundleBuild', { bundleId, folder: at.files.register(out) }, quietJob()),
} as const;

const folderFor = (name: string) => {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  return folder;
};
const releases = async () => (await perform(engine, 'consentReleases', { caseId }, quietJob())).releases;
const newest = async (): Promise<ReleaseView | undefined> => (await releases())[0];
const actions = async () =>
  (await perform(engine, 'auditList', { limit: 4 }, quietJob())).entries.map((one) => one.action);
const intact = async () => (await perform(engine, 'evidenceVerify', { caseId }, quietJob())).intact;

/** The vault is locked and opened again, as after a crash. */
async function openAgain() {
  await engine.close();
  engine = composeEngine(await vault.reopen(), systemClock);
  settleDepartures(engine);
  return engine.session.read(settledAtOpening).map((one) => one.state);
}

/** The name of the bundle that is built after the one of this name, in whatever folder; that of anything else stays. */
const afterIt = (name: string) =>
  name.replace(
    /(\d{4}-\d\d-\d\d)(?:-(\d+))?\.pdf$/,
    (_, day: string, number = '1') => `${day}-${Number(number) + 1}.pdf`,
  );

describe('a bundle whose name another build takes while it is made', () => {
  const leave = WAYS['a bundle'];
  const isTurn = (name: string) => name.includes('turn');
  const bagOf = (out: string, name: string) => join(out, name.replace(/\.pdf$/, '-bag'));

  it.each(['file', 'bag'] as const)('has the next free name, and goes over nothing (%s)', async (taken) => {
    const first = folderFor('first');
    const fileName = afterIt((await leave(engine, first)).fileName);
    const out = folderFor('together');
    const theirs = taken === 'file' ? join(out, fileName) : bagOf(out, fileName);
    const at = actingAfter('recorded', () => writeFileSync(theirs, 'theirs'), 'before');
    const built = await leave(at, out);
    expect(built.fileName).toBe(afterIt(fileName));
    expect(readFileSync(theirs, 'utf8')).toBe('theirs');
    const bag = bagOf(out, built.fileName);
    expect(readdirSync(out).sort()).toEqual(
      [theirs, bag, join(out, built.fileName)].map((path) => nameOf(path)).sort(),
    );
    expect(readdirSync(join(bag, 'data'))).toContain(built.fileName);
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: bag });
    // Under that name in the custody as well, and by its bytes it is the one that was built.
    expect(await newest()).toMatchObject({ state: 'confirmed' });
    const custody = engine.session.read((db) => listCustody(db, evidenceId));
    expect(custody.at(-1)).toMatchObject({ action: 'bundled', to: built.fileName });
    const file = engine.files.register(join(out, built.fileName));
    expect(await perform(engine, 'bundleVerify', { file }, quietJob())).toMatchObject({ passed: true });
  });

  it('has the turn in its folder from its record until it is there: nobody else takes a name meanwhile', async () => {
    const out = folderFor('turn');
    let hidden: string[] = [];
    const at = actingAfter('recorded', () => {
      hidden = readdirSync(out);
    });
    await leave(at, out);
    expect(hidden.map(isTurn).sort()).toEqual([false, true]);
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('waits for its turn', async () => {
    const out = folderFor('waits');
    const end = await takeTurn(out, 'somebody');
    const built = leave(engine, out);
    // Longer than the build itself takes.
    await new Promise((done) => setTimeout(done, 1500));
    expect(readdirSync(out).filter((name) => !name.startsWith('.'))).toEqual([]);
    end();
    const { fileName } = await built;
    expect(readdirSync(out)).toContain(fileName);
  });

  it('is built all the same where a killed program left its turn, and the next clears that away', async () => {
    const out = folderFor('left');
    await takeTurn(out, 'somebody');
    utimesSync(join(out, readdirSync(out).find(isTurn) ?? ''), 0, 0);
    await leave(engine, out);
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('is there beside it when both end together', async () => {
    const out = folderFor('both');
    const built = await Promise.all([1, 2, 3].map(() => leave(engine, out)));
    const names = built.map(({ fileName }) => fileName);
    expect(new Set(names).size).toBe(3);
    expect(readdirSync(out)).toHaveLength(6);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(names));
  });
});

describe.each(Object.entries(WAYS))('%s on its way out', (_, leave) => {
  const recordedBefore = async () => (await releases()).length;

  it('whose folder goes before it is recorded leaves no release, and the log says that nothing left', async () => {
    const before = await recordedBefore();
    const out = folderFor('gone');
    const at = actingAfter('begun', () => rmSync(out, { recursive: true }));
    expect(await codeOf(() => leave(at, out))).toBe('file-unreadable');
    expect(await recordedBefore()).toBe(before);
    expect((await actions())[0]).toBe('leaving.given-up');
  });

  it('whose folder goes after it is recorded did not leave, and says so in list, log and custody', async () => {
    const out = folderFor('gone');
    const at = actingAfter('recorded', () => rmSync(out, { recursive: true }));
    expect(await codeOf(() => leave(at, out))).toBe('file-unreadable');
    expect(await newest()).toMatchObject({ state: 'did-not-leave' });
    expect((await actions())[0]).toBe('leaving.failed');
    const custody = engine.session.read((db) => listCustody(db, evidenceId));
    expect(custody.at(-1)).toMatchObject({ action: 'not-left' });
    expect(await intact()).toBe(true);
  });

  it('never goes over what took its name meanwhile', async () => {
    const out = folderFor('taken');
    const first = folderFor('first');
    await leave(engine, first);
    const named = afterIt(readdirSync(first).find((name) => /\.(pdf|txt)$/.test(name)) ?? '');
    const at = actingAfter('recorded', () => writeFileSync(join(out, named), 'theirs'));
    expect(await codeOf(() => leave(at, out))).toBe('already-exists');
    expect(readdirSync(out)).toEqual([named]);
    expect(readFileSync(join(out, named), 'utf8')).toBe('theirs');
    expect(await newest()).toMatchObject({ state: 'did-not-leave' });
    await leave(engine, out);
    expect(await newest()).toMatchObject({ state: 'confirmed' });
    expect(readFileSync(join(out, named), 'utf8')).toBe('theirs');
  });

  it('is out, and found at the next opening, when the vault is locked before it can say so', async () => {
    const out = folderFor('locked');
    await leave(
      actingAfter('recorded', () => vault.session.lock()),
      out,
    );
    expect(readdirSync(out).filter((name) => !name.startsWith('.'))).not.toEqual([]);
    expect(await openAgain()).toEqual(['found']);
    expect(await newest()).toMatchObject({ state: 'found' });
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await openAgain()).toEqual([]);
  });

  it('when it is taken away before that opening is named as not found, and custody says so', async () => {
    const out = folderFor('taken-away');
    await leave(
      actingAfter('recorded', () => vault.session.lock()),
      out,
    );
    for (const name of readdirSync(out)) rmSync(join(out, name), { recursive: true });
    expect(await openAgain()).toEqual(['not-found']);
    expect(await newest()).toMatchObject({ state: 'not-found' });
    const custody = engine.session.read((db) => listCustody(db, evidenceId));
    expect(custody.at(-1)).toMatchObject({ action: 'not-found' });
    expect(await intact()).toBe(true);
  });

  it('to a disk that was pulled is looked for again until it is back', async () => {
    const out = folderFor('stick');
    await leave(
      actingAfter('recorded', () => vault.session.lock()),
      out,
    );
    const drawer = `${out}-in-the-drawer`;
    execFileSync('mv', [out, drawer]);
    expect(await openAgain()).toEqual(['unreachable']);
    expect(await openAgain()).toEqual([]);
    execFileSync('mv', [drawer, out]);
    expect(await openAgain()).toEqual(['found']);
  });

  it.skipIf(process.getuid?.() !== 0).each(STEPS)(
    'to a folder that becomes read-only once it is %s is tidied when it may be written again',
    async (step) => {
      const out = folderFor('read-only');
      let refused = false;
      // The same folder laid over itself: a file in it is open, the staging directory's lock, and keeps what lies below writable.
      const refuse = () => {
        execFileSync('mount', ['--bind', out, out]);
        refused = true;
        execFileSync('mount', ['-o', 'remount,bind,ro', out]);
      };
      const allow = () => {
        if (refused) execFileSync('umount', ['-l', out]);
        refused = false;
      };
      try {
        expect(await codeOf(() => leave(actingAfter(step, refuse), out))).toBe('read-only');
        allow();
        await openAgain();
        expect(readdirSync(out)).toEqual([]);
        if (step === 'recorded') expect(['not-found', 'did-not-leave']).toContain((await newest())?.state);
      } finally {
        allow();
      }
    },
  );

  it('to a full disk leaves nothing there and no release', async (test) => {
    test.skip(!canMakeSmallDisk(), 'a small disk needs the right to mount one');
    await onSmallDisk(64 * 1024, async (disk) => {
      const before = await recordedBefore();
      const names = readdirSync(disk.folder);
      const at = actingAfter('begun', () => disk.fill());
      expect(await codeOf(() => leave(at, disk.folder))).toBe('disk-full');
      disk.makeRoom();
      expect(readdirSync(disk.folder)).toEqual(names);
      expect(await recordedBefore()).toBe(before);
    });
  });
});

it('a lock in the middle takes the half-made with it, and the next opening says that nothing left', async () => {
  const out = folderFor('half');
  let seen: string[] = [];
  let left: string[] = [];
  const forWhom: number[] = [];
  const bundleWriter: RunningEngine['bundleWriter'] = {
    ...engine.bundleWriter,
    write: (...given) => {
      seen = readdirSync(out);
      const staging = join(out, seen[0] ?? '');
      forWhom.push(...[staging, join(staging, 'out')].map((path) => statSync(path).mode & 0o777));
      vault.session.lock();
      clearOpenStaging();
      left = readdirSync(out);
      return engine.bundleWriter.write(...given);
    },
  };
  expect(await codeOf(() => WAYS['a bundle']({ ...engine, bundleWriter }, out))).not.toBe('none');
  expect(seen).toHaveLength(1);
  expect(forWhom).toEqual([0o700, 0o700]);
  expect(left).toEqual([]);
  expect(readdirSync(out)).toEqual([]);
  expect(await openAgain()).toEqual(['nothing-left']);
});

it("what only looks like a staging directory is nobody's to clear: a link, and a folder of another name", async () => {
  const out = folderFor('alike');
  const elsewhere = folderFor('elsewhere');
  writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
  let id = '';
  const lockedThen = actingAfter('recorded', () => {
    id = engine.session.read(openDepartures)[0]?.id ?? '';
    vault.session.lock();
  });
  await WAYS['an original'](lockedThen, out);
  symlinkSync(elsewhere, join(out, `.testimony-${id}.part`));
  mkdirSync(join(out, '.testimony-notes.part'));
  expect(await openAgain()).toEqual(['found']);
  expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe('mine');
  expect(readdirSync(out)).toEqual(
    expect.arrayContaining([`.testimony-${id}.part`, '.testimony-notes.part']),
  );
});

it('a staging directory whose lock was only half written is cleared at once', async () => {
  const out = folderFor('half-locked');
  const id = systemRandom.id();
  const begun = {
    id,
    caseId,
    kind: 'evidence',
    mode: 'locked',
    subject: evidenceId,
    title: 'Ticket',
  } as const;
  const [at, actor] = [engine.clock.now(), engine.session.actor];
  engine.session.write((tx) => {
    insertDeparture(tx, { ...begun, folder: out, at, actor });
    appendDepartureState(tx, id, { state: 'begun', at, actor });
  });
  mkdirSync(join(out, `.testimony-${id}.part`));
  writeFileSync(join(out, `.testimony-${id}.part`, 'vault.lock'), '');
  expect(await openAgain()).toEqual(['nothing-left']);
  expect(readdirSync(out)).toEqual([]);
});
