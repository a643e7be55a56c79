/**
 * @file The vault locks, or a person stops the work, in the middle of a bundle. Impact if it goes wrong: a
 * half-written bundle with case text in it lies in somebody's folder, or the vault is left half-changed.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { paper } from '../support/papers.ts';
import { isRunning } from '../support/processes.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';
import { openedApp } from '../support/vault-at-home.ts';

const papers = temporaryFolder();
let app: RunningApp;
let bundleId: string;
let exportTo: string;
let exports = 0;

beforeAll(async () => {
  // Large enough that a build takes a while and reports on its way.
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf'])
    writeFileSync(join(papers, name), await paper(`Paper ${name}`, 400));
  app = await openedApp();
  await app.picks(...['a.pdf', 'b.pdf', 'c.pdf'].map((name) => join(papers, name)));
  bundleId = await app.page.evaluate(async () => {
    const { app: shell, calls } = window.testimony;
    const taken = <T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T => {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      return outcome.value;
    };
    const { id: caseId } = taken(await calls.caseCreate({ reference: 'W-1', title: 'While working' }));
    for (const { handle } of taken(await shell.pickFiles('evidence'))) {
      taken(await calls.evidenceAdd({ caseId, file: handle }));
    }
    return taken(await calls.bundleCreate({ caseId, title: 'Hearing', include: 'all-evidence' })).id;
  });
});
afterAll(() => app?.close());
beforeEach(() => {
  exports += 1;
  exportTo = join(papers, `out ${exports}`);
  mkdirSync(exportTo);
});

const unlock = () =>
  app.page.evaluate(
    (passphrase) => window.testimony.app.unlock({ passphrase: new TextEncoder().encode(passphrase) }),
    PASSPHRASE,
  );

/** Builds, and does `meanwhile` at the first word of progress; the build's answer. */
async function build(meanwhile: 'cancel' | 'lock' | 'nothing') {
  await app.picks(exportTo);
  return await app.page.evaluate(
    async ({ bundle, act }) => {
      const { app: shell, calls, cancel, onProgress } = window.testimony;
      const picked = await shell.pickFolder();
      if (!picked.ok || picked.value === null) throw new Error('no folder');
      const steps: string[] = [];
      const off = onProgress((job, { step }) => {
        if (steps.push(step) > 1) return;
        if (act === 'cancel') cancel(job);
        if (act === 'lock') void shell.lock();
      });
      const outcome = await calls.bundleBuild(
        {
          bundleId: bundle as never,
          folder: picked.value.handle,
          overrideGround: 'court-order',
          overrideReason: 'A test',
        },
        { jobId: crypto.randomUUID() },
      );
      off();
      return { outcome, steps };
    },
    { bundle: bundleId, act: meanwhile },
  );
}

describe('a bundle in the making', () => {
  it('that is stopped answers that it was, and leaves nothing behind', async () => {
    const { outcome, steps } = await build('cancel');
    expect(steps.length).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(exportTo)).toEqual([]);
  });

  it('that a lock ends is said to have been cut short, and leaves nothing behind', async () => {
    // The page that asked for it is gone with the lock: the next one hears that work was cut short.
    await expect(build('lock')).rejects.toThrow();
    await expect
      .poll(() => app.page.evaluate(() => window.testimony.app.status()))
      .toMatchObject({ value: { state: 'locked', workStopped: true } });
    await expect.poll(() => readdirSync(exportTo), { timeout: 20_000 }).toEqual([]);
    expect(await unlock()).toMatchObject({ ok: true });
  });

  it('whose process has to be ended before it could tidy up leaves nothing behind either, and is built after it', async () => {
    const pid = (await app.ask<number | null>({ ask: 'host-pid' })) as number;
    const cut = build('nothing').catch(() => undefined);
    await vi.waitUntil(() => readdirSync(exportTo).length > 0, { timeout: 20_000, interval: 2 });
    // It hears of no lock, as on a computer that is far too busy, and is ended in the middle of the bundle.
    process.kill(pid, 'SIGSTOP');
    expect(readdirSync(exportTo)).toEqual([expect.stringMatching(/\.part$/)]);
    await app.page.evaluate(() => window.testimony.app.lock()).catch(() => undefined);
    await cut;
    await vi.waitUntil(() => !isRunning(pid), { timeout: 20_000 });
    await expect.poll(() => readdirSync(exportTo), { timeout: 20_000 }).toEqual([]);
    expect(await unlock()).toMatchObject({ ok: true });
    const { outcome } = await build('nothing');
    expect(outcome).toMatchObject({ ok: true, value: { verified: true, documents: 3 } });
    expect(readdirSync(exportTo)).toHaveLength(2);
  });

  it('that nobody stops is built after both, and reports on its way', async () => {
    const { outcome, steps } = await build('nothing');
    expect(outcome).toMatchObject({ ok: true, value: { verified: true, documents: 3 } });
    expect(new Set(steps)).toContain('assembling');
    expect(readdirSync(exportTo)).toHaveLength(2);
  });
});
