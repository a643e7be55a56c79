/**
 * @file Attack: the page, or a file it shows, asks the shell for what a browser gives: a download, a device, another
 * page, a dictionary from the network. Impact: case text leaves the vault. Seen here: all that Electron's sessions
 * were told, and every event that is to be refused, sent once.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { projectRoot } from '../support/project-files.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launchApp();
});
afterAll(() => app?.close());

const TOLD = {
  spellChecker: false,
  dictionary: 'https://00.00/',
  proxy: { mode: 'fixed_servers', proxyRules: '0.0.0.0:9', proxyBypassRules: '<-loopback>' },
  device: false,
  screen: null,
  schemes: { http: 403, https: 403, file: 403, ftp: 403 },
  letsThrough: ['app://vault/index.html', 'blob:app://vault/1234'],
};

/** Refused events by who they happen to; what is not prevented would be done. */
const REFUSED = [
  ['session', 'will-download'],
  ['session', 'select-serial-port'],
  ['session', 'select-hid-device'],
  ['session', 'select-usb-device'],
  ['page', 'will-attach-webview'],
  ['page', 'will-navigate'],
  ['page', 'will-frame-navigate'],
  ['page', 'will-redirect'],
  ['page', 'select-bluetooth-device'],
  ['app', 'certificate-error'],
  ['app', 'login'],
] as const;

/** Only the page's own session has a page that could ask for these. */
const OF_THE_PAGES_SESSION = ['select-serial-port', 'select-hid-device', 'select-usb-device'];

describe('what Electron’s sessions were told', () => {
  it('is the same for the page’s and the default one, and all of it', async () => {
    const sessions = await app.ask<object[]>({ ask: 'told' });
    // A partition without "persist:" is in memory; its cache is off.
    expect(sessions).toEqual([TOLD, { ...TOLD, partition: { name: 'vault', options: { cache: false } } }]);
  });
});

describe('what is refused when it happens', () => {
  it.each(REFUSED)('to the %s: %s', async (to, event) => {
    const page = to === 'session' && OF_THE_PAGES_SESSION.includes(event) ? 'page-session' : to;
    expect(await app.ask({ ask: 'happens', to: page, event })).toBe(true);
  });

  it('is all that the lockdown listens for', () => {
    const source = readFileSync(join(projectRoot, 'src-main/app/lockdown.ts'), 'utf8');
    const heard = [...source.matchAll(/\.on\('([a-z-]+)'/g)].map(([, event]) => event);
    const known = [...REFUSED.map(([, event]) => event), 'web-contents-created'];
    expect(heard.sort()).toEqual(known.sort());
  });
});
