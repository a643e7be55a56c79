/**
 * @file Attack: someone has the laptop while the vault is, or was a moment ago, open. Impact: they read it,
 * or read the keys out of memory. Mitigation: locking ends the process that held both.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LockReason } from '../../src-main/contract/bridge.ts';
import type { RunningApp } from '../support/app.ts';
import { isRunning } from '../support/processes.ts';
import { OWNER, PASSPHRASE } from '../support/vault.ts';
import { openedApp } from '../support/vault-at-home.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await openedApp();
});
afterAll(() => app?.close());

const status = () => app.page.evaluate(() => window.testimony.app.status());
const unlock = (passphrase: string) =>
  app.page.evaluate(
    (given) => window.testimony.app.unlock({ passphrase: new TextEncoder().encode(given) }),
    passphrase,
  );
const hostPid = () => app.ask<number | null>({ ask: 'host-pid' });
/** The page that asks ends before it is answered. */
const lockIt = () => app.page.evaluate(() => window.testimony.app.lock()).catch(() => undefined);
const ask = () => app.page.evaluate(() => window.testimony.calls.caseList({}));

beforeEach(async () => {
  const now = await status();
  if (now.ok && now.value.state !== 'unlocked') expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true });
});

async function becomesLocked(reason: LockReason, how: () => Promise<unknown>): Promise<void> {
  const before = (await hostPid()) as number;
  expect(isRunning(before)).toBe(true);
  await how();
  await expect
    .poll(status)
    .toMatchObject({ value: { state: 'locked', actor: null, lockedBecause: reason, workStopped: false } });
  await expect.poll(() => isRunning(before)).toBe(false);
  expect(await ask()).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await hostPid()).not.toBe(before);
}

describe('the vault locks, and the process that held its keys is gone', () => {
  it('when asked by the page', () => becomesLocked('asked', lockIt));
  it('when Ctrl+L is pressed', () => becomesLocked('asked', () => app.page.keyboard.press('Control+L')));
  it('when the lid is closed', () =>
    becomesLocked('sleep', () => app.ask({ ask: 'power', event: 'suspend' })));
  it('when the screen locks', () =>
    becomesLocked('screen-locked', () => app.ask({ ask: 'power', event: 'lock-screen' })));
  it('when the process is ended from outside', () =>
    becomesLocked('stopped', async () => process.kill((await hostPid()) as number, 'SIGKILL')));
});

describe('after a lock', () => {
  it('a passphrase that is text and no bytes is refused by name, and the line to the host stays', async () => {
    await app.page.evaluate(() => window.testimony.app.lock()).catch(() => undefined);
    await app.page.waitForFunction(() => 'testimony' in window);
    const outcome = await app.page.evaluate(
      (passphrase) => window.testimony.app.unlock({ passphrase: passphrase as unknown as Uint8Array }),
      PASSPHRASE,
    );
    expect(outcome).toEqual({ ok: false, error: { code: 'bad-input', subject: 'passphrase' } });
    expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true });
  });

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

describe('the neutral screen', () => {
  const neutral = () => app.page.locator('dialog[data-hide-screen]');
  const open = () => neutral().evaluate((dialog) => (dialog as HTMLDialogElement).open);

  it.each([
    ['F9 is pressed', () => app.page.keyboard.press('F9')],
    ['the page asks for it', () => app.page.evaluate(() => window.testimony.app.hide())],
    [
      'the window loses the focus, where that was chosen',
      async () => {
        await app.page.evaluate(() => window.testimony.calls.lockingSet({ minutes: null, curtain: true }));
        await app.ask({ ask: 'window', event: 'blur' });
      },
    ],
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
    await app.page.getByLabel('Passphrase').waitFor();
    expect(await open()).toBe(false);
  });

  it('is up again at once on the page that begins after a lock nobody asked for', async () => {
    await app.page.keyboard.press('F9');
    await expect.poll(open).toBe(true);
    await becomesLocked('sleep', () => app.ask({ ask: 'power', event: 'suspend' }));
    await expect.poll(open).toBe(true);
    await app.page.keyboard.press('Shift+F9');
    await app.page.getByLabel('Passphrase').waitFor();
    expect(await open()).toBe(false);
  });

  it('stays away when the window loses the focus and nobody chose that', async () => {
    await app.page.evaluate(() => window.testimony.calls.lockingSet({ minutes: null, curtain: false }));
    await app.ask({ ask: 'window', event: 'blur' });
    await status();
    expect(await open()).toBe(false);
  });
});

describe('a vault that locks when nobody works at it', () => {
  const seconds = async () => {
    const now = await status();
    return now.ok ? now.value.idleLockSeconds : undefined;
  };

  it('does so after the minutes that its rules say, from when they are set and when it is opened again', async () => {
    await app.page.evaluate(() => window.testimony.calls.lockingSet({ minutes: 12, curtain: false }));
    expect(await seconds()).toBe(720);
    await lockIt();
    await expect.poll(status).toMatchObject({ value: { state: 'locked' } });
    expect(await seconds()).toBeLessThan(720);
    await unlock(PASSPHRASE);
    expect(await seconds()).toBe(720);
    const beyond = await app.page.evaluate(() =>
      Promise.all(
        [0, 31, 1.5].map((minutes) => window.testimony.calls.lockingSet({ minutes, curtain: false })),
      ),
    );
    expect(beyond.map((one) => !one.ok && one.error.code)).toEqual(['bad-input', 'bad-input', 'bad-input']);
    await app.page.evaluate(() => window.testimony.calls.lockingSet({ minutes: null, curtain: false }));
  });

  it('says so a while before, once, without taking the keyboard, and no more once somebody is there', async () => {
    const bar = app.page.locator('[data-lock-soon]');
    // All the page's text stands in its body: of that only the name, since the bar is in it.
    const place = () =>
      app.page.evaluate(() =>
        document.activeElement === document.body ? 'body' : document.activeElement?.outerHTML,
      );
    // After the unlocking before, the page comes, and takes the keyboard, when its code is there.
    await app.page.locator('main h1').first().waitFor();
    await expect.poll(place).not.toBe('body');
    const before = await place();
    await app.ask({ ask: 'tells', channel: 'vault:lock-soon', told: 30 });
    await bar.waitFor();
    expect(await bar.textContent()).toMatch(/in (30|29|28) seconds.*Any key or a click keeps it open/);
    expect(await app.page.locator('[data-announced]').textContent()).toContain('in 30 seconds');
    expect(await place()).toBe(before);
    await app.ask({ ask: 'tells', channel: 'vault:lock-soon', told: null });
    await expect.poll(() => bar.count()).toBe(0);
  });
});
