/**
 * @file Attack: a frame that is not our page (embedded, navigated away, gone) calls the app process.
 * Impact: it could have dialogs opened, lock the vault, or be handed the line to it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOurPage } from '../../src-main/app/our-page.ts';
import { APP_CALLS } from '../../src-main/contract/channels.ts';
import { launchApp, type RunningApp } from '../support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launchApp();
});
afterAll(() => app?.close());

const OURS = 'app://vault/index.html';
const FORGED = [
  ['a frame inside our page', { url: OURS, framed: true }],
  ['a page of another address', { url: 'https://vault.example/index.html', framed: false }],
  ['a page whose address only begins like ours', { url: 'app://vault.example/index.html', framed: false }],
  ['a frame that is gone', { url: null, framed: false }],
] as const;

describe('calls to the app process', () => {
  it.each(APP_CALLS.flatMap((channel) => FORGED.map(([who, sender]) => [channel, who, sender] as const)))(
    '%s is refused to %s',
    async (channel, _who, sender) => {
      const answer = await app.ask({ ask: 'invoke-as', channel, ...sender });
      expect(answer).toEqual({ failed: 'Error: refused' });
    },
  );

  it('are answered to our page, so that the refusals above mean something', async () => {
    const answer = await app.ask({ ask: 'invoke-as', channel: 'app:status', url: OURS, framed: false });
    expect(answer).toMatchObject({ value: { ok: true, value: { state: 'no-vault' } } });
  });

  it('answer input that does not fit with data, not with an exception', async () => {
    const outcomes = await app.page.evaluate(async () => [
      await window.testimony.app.pickFiles('../../etc' as never),
      await window.testimony.app.showResult('pick-/etc/passwd' as never),
      await window.testimony.app.showResult('pick-00000000000000000000000000' as never),
      await window.testimony.app.chooseVault({ folder: '/etc' } as never),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))).toEqual([
      'bad-input',
      'bad-input',
      'not-found',
      'bad-input',
    ]);
  });

  it('have no other channel', async () => {
    const answer = await app.ask({ ask: 'invoke-as', channel: 'app:read-file', url: OURS, framed: false });
    expect(answer).toEqual({ failed: "No handler registered for 'app:read-file'" });
  });
});

describe('who counts as our page', () => {
  it.each([
    [{ parent: null, url: OURS, origin: 'app://vault' }, true],
    [{ parent: null, url: OURS, origin: 'null' }, false],
    [{ parent: null, url: '', origin: 'app://vault' }, false],
    [{ parent: {}, url: OURS, origin: 'app://vault' }, false],
    [null, false],
  ])('%o: %s', (frame, ours) => {
    expect(isOurPage(frame)).toBe(ours);
  });
});
