/**
 * @file Attack: someone has the laptop while the vault is, or was a moment ago, open. Impact: they read it,
 * or read the keys out of memory. Mitigation: locking ends the process that held both.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LockReason } from '../../src-main/contract/bridge.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { isRunning } from '../support/processes.ts';
import { OWNER, PASSPHRASE } from '../support/vault.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launchApp();
  await app.page.evaluate(
    ([owner, passphrase]) =>
      window.testimony.app.createVault({ owner: owner as string, passphrase: passphrase as string }),
    [OWNER, PASSPHRASE],
  );
});
afterAll(() => app?.close());

const status = () => app.page.evaluate(() => window.testimony.app.status());
const unlock = (passphrase: string) =>
  app.page.evaluate((given) => window.testimony.app.unlock({ passphrase: given }), passphrase);
const hostPid = () => app.ask<number | null>({ ask: 'host-pid' });
/** Listens from now on; the answer waits for what is heard. */
async function nextLock(): Promise<() => Promise<LockReason>> {
  const heard = await app.page.evaluateHandle(() => ({
    reason: new Promise<LockReason>((hear) => window.testimony.onLocked(hear)),
  }));
  return () => heard.evaluate(({ reason }) => reason);
}
const ask = () => app.page.evaluate(() => window.testimony.calls.caseList({}));

beforeEach(async () => {
  const now = await status();
  if (now.ok && now.value.state !== 'unlocked') expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true });
});

async function becomesLocked(reason: LockReason, how: () => Promise<unknown>): Promise<void> {
  const before = (await hostPid()) as number;
  expect(isRunning(before)).toBe(true);
  const told = await nextLock();
  await how();
  expect(await told()).toBe(reason);
  await expect.poll(() => isRunning(before)).toBe(false);
  expect(await status()).toMatchObject({ value: { state: 'locked', actor: null } });
  expect(await ask()).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await hostPid()).not.toBe(before);
}

describe('the vault locks, and the process that held its keys is gone', () => {
  it('when asked by the page', () =>
    becomesLocked('asked', () => app.page.evaluate(() => window.testimony.app.lock())));
  it('when Ctrl+L is pressed', () => becomesLocked('asked', () => app.page.keyboard.press('Control+L')));
  it('when the lid is closed', () =>
    becomesLocked('sleep', () => app.ask({ ask: 'power', event: 'suspend' })));
  it('when the screen locks', () =>
    becomesLocked('screen-locked', () => app.ask({ ask: 'power', event: 'lock-screen' })));
  it('when the process is ended from outside', () =>
    becomesLocked('stopped', async () => process.kill((await hostPid()) as number, 'SIGKILL')));
});

describe('after a lock', () => {
  it('the same passphrase opens it again and what was saved is there', async () => {
    const made = await app.page.evaluate(() =>
      window.testimony.calls.caseCreate({ reference: 'LOCK-1', title: 'Saved before the lock' }),
    );
    expect(made.ok).toBe(true);
    await becomesLocked('asked', () => app.page.keyboard.press('Control+L'));
    expect(await unlock(`${PASSPHRASE}.`)).toEqual({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true, value: { state: 'unlocked', actor: OWNER } });
    expect(await ask()).toMatchObject({ ok: true, value: { total: 1 } });
  });

  it('files picked before it stand for nothing any more', async () => {
    await app.picks(app.home);
    const picked = await app.page.evaluate(() => window.testimony.app.pickFolder());
    const handle = picked.ok && picked.value !== null ? picked.value.handle : undefined;
    const show = () => app.page.evaluate((given) => window.testimony.app.showResult(given as never), handle);
    expect(await show()).toEqual({ ok: true, value: null });
    await becomesLocked('asked', () => app.page.keyboard.press('Control+L'));
    expect(await show()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await app.ask({ ask: 'shown' })).toEqual([app.home]);
  });
});

describe('while a call is under way', () => {
  it('locking answers it at once, rather than leaving it waiting', async () => {
    const asked = app.page.evaluate(() => {
      const answer = window.testimony.calls.auditVerify({});
      void window.testimony.app.lock();
      return answer;
    });
    const outcome = await asked;
    expect(outcome.ok || outcome.error.code === 'locked').toBe(true);
  });
});

describe('the neutral screen', () => {
  const neutral = () => app.page.locator('dialog[data-hide-screen]');
  const open = () => neutral().evaluate((dialog) => (dialog as HTMLDialogElement).open);

  it.each([
    ['F9 is pressed', () => app.page.keyboard.press('F9')],
    ['the page asks for it', () => app.page.evaluate(() => window.testimony.app.hide())],
    ['the window loses the focus', () => app.ask({ ask: 'window', event: 'blur' })],
  ])('covers the page when %s, and says nothing', async (_, how) => {
    await how();
    await expect.poll(open).toBe(true);
    const box = await neutral().boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 1366, height: 768 });
    expect(await neutral().textContent()).toMatch(/^\d\d:\d\d\d{1,2} [A-Z][a-z]{2} \d{4}$/);
    expect(await app.page.title()).toBe('Testimony');
    await app.page.keyboard.press('Shift+F9');
    await expect.poll(open).toBe(false);
  });

  it('does not come off for whoever tries keys and clicks, and nothing happens behind it', async () => {
    await app.page.keyboard.press('F9');
    await expect.poll(open).toBe(true);
    for (const key of ['Enter', 'Space', 'Escape', 'Escape', 'Escape', 'F9', 'F8', 'Tab', 'Control+K', 'a'])
      await app.page.keyboard.press(key);
    for (const [x, y] of [
      [683, 384],
      [683, 700],
      [5, 5],
    ] as const)
      await app.page.mouse.dblclick(x, y);
    expect(await open()).toBe(true);
    expect(await app.page.getByRole('dialog').count()).toBe(1);
    await app.page.keyboard.press('Shift+F9');
    await expect.poll(open).toBe(false);
  });

  it('can be locked from, by whoever has forgotten the way back', async () => {
    await app.page.keyboard.press('F9');
    await expect.poll(open).toBe(true);
    await app.page.keyboard.press('Control+L');
    await expect
      .poll(() => app.page.evaluate(() => window.testimony.app.status()))
      .toMatchObject({
        value: { state: 'locked' },
      });
    await app.page.keyboard.press('Shift+F9');
    await expect.poll(open).toBe(false);
  });
});
