/**
 * @file Attack: a page that was made to run foreign script tries to reach the machine or the network.
 * Impact: case text leaves the vault. Seen from inside the real page, under the program's real headers.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src-main/contract/index.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { dealtWith } from '../support/keyboard.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launchApp();
});
afterAll(() => app?.close());

const inPage = <T>(script: string) => app.page.evaluate(script) as Promise<T>;

describe('what the page has', () => {
  it('is one function per call of the contract, and the few of the window', async () => {
    const names = await inPage<Record<string, string[]>>(
      `({ all: Object.keys(testimony), calls: Object.keys(testimony.calls), app: Object.keys(testimony.app) })`,
    );
    expect(names.calls).toEqual(Object.keys(contract));
    expect(names.all).toEqual(['calls', 'app', 'cancel', 'onProgress', 'onLocked', 'onHidden', 'onLockSoon']);
    expect(names.app).toEqual([
      'status',
      'chooseVault',
      'createVault',
      'recover',
      'restoreBackup',
      'unlock',
      'salvage',
      'lock',
      'hide',
      'covered',
      'listen',
      // Which interview is open, two ids and no words: after a lock the window can offer the way back to it.
      'talk',
      'keepSettings',
      'pickFiles',
      'takeDropped',
      'pickSource',
      'pickFolder',
      'showResult',
    ]);
  });

  it('is nothing of Node or of Electron', async () => {
    const found = await inPage<string[]>(
      `['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron']
        .filter((name) => name in window)`,
    );
    expect(found).toEqual([]);
  });

  it('cannot be replaced by something that listens in', async () => {
    await inPage(`try { window.testimony = { calls: {} } } catch {}`);
    expect(await inPage(`typeof testimony.calls.caseList`)).toBe('function');
    expect(await inPage(`Object.isFrozen(testimony)`)).toBe(true);
  });
});

describe('what the page cannot do', () => {
  it('is to write down anything of its own: the look of the window is two choices, and no more fits in', async () => {
    const given = [
      `{ scheme: 'dark', textSize: 150, note: 'R v Dorvan' }`,
      `{ scheme: 'R v Dorvan', textSize: 150 }`,
      `{ scheme: 'dark', textSize: 150.5 }`,
      `'dark'`,
    ];
    for (const look of given) {
      const outcome = await inPage(`testimony.app.keepSettings(${look})`);
      expect(outcome, look).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    expect(
      readdirSync(app.home, { recursive: true }).filter((name) => String(name).includes('look')),
    ).toEqual([]);
  });

  it.each([
    ['fetch', `fetch('https://example.org/').then(() => 'went out', () => 'stopped')`],
    ['fetch from its own address', `fetch('/index.html').then(() => 'went out', () => 'stopped')`],
    [
      'WebSocket',
      `new Promise((done) => {
        const socket = new WebSocket('wss://example.org/');
        socket.onopen = () => done('went out');
        socket.onerror = () => done('stopped');
      })`,
    ],
    [
      'picture from elsewhere',
      `new Promise((done) => {
        const picture = new Image();
        picture.onload = () => done('went out');
        picture.onerror = () => done('stopped');
        picture.src = 'https://example.org/pixel.png?answer=yes';
      })`,
    ],
    [
      'script from elsewhere',
      `new Promise((done) => {
        const script = document.createElement('script');
        script.onload = () => done('went out');
        script.onerror = () => done('stopped');
        try { script.src = 'https://example.org/x.js'; document.head.append(script); } catch { done('stopped'); }
      })`,
    ],
    // In a timer, because a debugger's own evaluation is exempt from the policy.
    [
      'text as code',
      `new Promise((done) => setTimeout(() => { try { done((0, eval)('"ran"')); } catch { done('stopped'); } }))`,
    ],
    [
      'text as markup',
      `(() => { try { document.createElement('p').innerHTML = '<b>x</b>'; return 'ran'; } catch { return 'stopped'; } })()`,
    ],
    [
      'a worker',
      `(() => { try { new Worker('/assets/x.js'); return 'ran'; } catch { return 'stopped'; } })()`,
    ],
    [
      'another window',
      `(window.open('https://example.org/') === null ? 'stopped' : new Promise((done) => setTimeout(() => done('opened'), 0)))`,
    ],
  ])('%s', async (name, script) => {
    const outcome = await inPage<string>(script);
    // The window that opens before it can be refused is closed again: only one page is left.
    if (name === 'another window') {
      await expect.poll(() => app.page.context().pages().length).toBe(1);
    } else expect(outcome).toBe('stopped');
  });

  it('leave its own address, by link, by script or by form', async () => {
    const home = app.page.url();
    for (const script of [
      `(() => { const a = document.createElement('a'); a.href = 'https://example.org/'; document.body.append(a); a.click(); a.remove(); })()`,
      `location.assign('https://example.org/')`,
      `location.assign('file:///etc/passwd')`,
      `(() => { const f = document.createElement('form'); f.action = 'https://example.org/'; document.body.append(f); f.submit(); f.remove(); })()`,
    ]) {
      await inPage(`${script}; null`).catch(() => undefined);
    }
    await dealtWith(app.page);
    expect(app.page.url()).toBe(home);
    expect(await inPage(`typeof testimony`)).toBe('object');
  });

  it('get a permission, asked or checked', async () => {
    for (const permission of [
      'media',
      'geolocation',
      'clipboard-read',
      'notifications',
      'fileSystem',
      'usb',
    ]) {
      const answers = await app.ask<{ asked: boolean; checked: boolean }[]>({
        ask: 'permission',
        permission,
      });
      expect(answers.length).toBe(2);
      for (const answer of answers) expect(answer).toEqual({ asked: false, checked: false });
    }
  });
});

describe('what every answer to the page carries', () => {
  it('is the content policy, with a style nonce that is new on each load', async () => {
    const load = async () => {
      const [response] = await Promise.all([app.page.waitForResponse(/index\.html$/), app.page.reload()]);
      const nonce = await app.page.locator('meta[name=csp-nonce]').getAttribute('content');
      return { policy: response.headers()['content-security-policy'] ?? '', nonce: nonce ?? '' };
    };
    const first = await load();
    const second = await load();
    expect(first.nonce).toMatch(/^[\w+/=]{20,}$/);
    expect(second.nonce).not.toBe(first.nonce);
    expect(first.policy.split('; ').map((part) => part.replace(first.nonce, 'NONCE'))).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-NONCE'",
      "img-src 'self' blob:",
      "media-src 'self'",
      "font-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ]);
  });

  it('covers scripts and styles too, and says that types are not to be guessed', async () => {
    const seen: Record<string, string>[] = [];
    const look = async (response: { headers(): Record<string, string> }) =>
      void seen.push(response.headers());
    app.page.on('response', look);
    await app.page.reload({ waitUntil: 'networkidle' });
    app.page.off('response', look);
    expect(seen.length).toBeGreaterThan(2);
    for (const headers of seen) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('nothing is served that the build did not list', async () => {
    const statuses = await Promise.all(
      [
        '/files.json',
        '/../preload/index.cjs',
        '/%2e%2e/main/app/main.js',
        '/..%2fmain%2fapp%2fmain.js',
        '/',
        '/assets',
        '/fonts/noto-sans-ethiopic/../../files.json',
        '/fonts/noto-sans-ethiopic/package.json',
        '/fonts/noto-sans-ethiopic/100Thin.ttf',
      ].map(async (path) => {
        const response = await app.ask<{ status: number } | null>({
          ask: 'serve',
          url: `app://vault${path}`,
        });
        return response?.status;
      }),
    );
    expect(statuses).toEqual(statuses.map(() => 404));
  });
});

describe('the window', () => {
  it('has every separation on and shows no title but the program’s name', async () => {
    const preferences = await app.ask({ ask: 'preferences' });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      contentProtection: true,
      title: 'Testimony',
    });
    expect(preferences).not.toHaveProperty('webSecurity');
    expect(preferences).not.toHaveProperty('allowRunningInsecureContent');
    expect(preferences).not.toHaveProperty('experimentalFeatures');
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
  });
});
