/**
 * @file From a key to what it puts on the screen, measured inside the page. The clock starts with the key event's own
 * time stamp (when the browser took the key from the system) and stops in the first task after the frame that
 * shows the change: a requestAnimationFrame runs before that frame is drawn, a message posted in it after.
 */
import type { CDPSession, Page } from 'playwright-core';

export interface Times {
  readonly median: number;
  readonly worst: number;
  readonly count: number;
}

/** What the page keeps while it is measured: one number a key, in milliseconds. */
interface Meter {
  readonly painted: number[];
  changed: () => boolean;
}
declare global {
  interface Window {
    testimonyMeter?: Meter;
  }
}

/** Makes the page note every key until it is loaded anew. */
export async function installMeter(page: Page): Promise<void> {
  await page.evaluate(() => {
    const meter: Meter = { painted: [], changed: () => true };
    window.testimonyMeter = meter;
    const look = (since: number) =>
      requestAnimationFrame(() => {
        if (!meter.changed()) return look(since);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          meter.painted.push(performance.now() - since);
          port1.close();
        };
        port2.postMessage(null);
      });
    addEventListener('keydown', (event) => look(event.timeStamp), { capture: true });
  });
}

/** Times of the keys pressed since the last reading. */
export async function readMeter(page: Page): Promise<number[]> {
  return page.evaluate(() => window.testimonyMeter?.painted.splice(0) ?? []);
}

/** From now on a key counts as shown when the page's heading is another than `title`. '' : in the next frame. */
export async function awaitHeadingAfter(page: Page, title: string): Promise<void> {
  await page.evaluate((before) => {
    const meter = window.testimonyMeter;
    if (meter === undefined) return;
    meter.changed = () =>
      before === '' || (document.querySelector('[data-page-title]')?.textContent ?? before) !== before;
  }, title);
}

/** `rate` 1: this machine. 4: everything in the page takes four times as long, as on an old laptop. */
export function slowDown(devtools: CDPSession, rate: number): Promise<unknown> {
  return devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

export function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
    count: sorted.length,
  };
}
