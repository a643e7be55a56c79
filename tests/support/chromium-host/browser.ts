/**
 * @file The browser behind the window: system Chromium, one page, every request answered by the program's
 * own protocol handler and stopped by its own filter. Playwright drives it.
 */
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  type BrowserContext,
  chromium,
  type Frame,
  type Page,
  type Request,
  type Route,
} from 'playwright-core';
import { toOwn, toShown } from './addresses.ts';
import { pageScript } from './page-side.ts';
import type { StandInSession } from './session.ts';
import { settings } from './settings.ts';

export interface BrowserOptions {
  readonly session: StandInSession;
  readonly preload: string;
  readonly accelerators: readonly string[];
  readonly switches: readonly string[];
  /** A message of the page's side. */
  hear(frame: Frame, message: { readonly kind: string } & Record<string, unknown>): unknown;
  /** The page wants to go elsewhere or open a window. true lets it. */
  mayNavigate(url: string): boolean;
  mayOpen(url: string): boolean;
  closed(): void;
}

export interface Browser {
  readonly page: Page;
  /** Where a test can join: http://127.0.0.1:port. Empty in front of a person: no other program may read along. */
  readonly endpoint: string;
  open(url: string): Promise<void>;
  /** Ends the process of the page that is shown: another site is shown in one of its own, and nothing comes back. */
  endPage(): Promise<void>;
  close(): Promise<void>;
}

/** A window of its own, without tabs, an address or remarks about how the browser was started. */
const LIKE_A_PROGRAM = [
  '--app=data:text/html,',
  '--test-type',
  `--window-size=${settings.width},${settings.height}`,
];

/** Where nobody looks there is no graphics card either: pretending to be one takes a tenth of all the work. */
const NO_GRAPHICS_CARD = ['--disable-gpu'];

/** An ordinary window writes down what is typed, in its session and for filling in forms, and a killed one leaves it. */
const KEEPS_NOTHING = ['--incognito'];

const PROFILE = 'testimony-chromium-';

const HOUR_MS = 3_600_000;

/** What a killed run left behind. One that still runs holds the lock on its profile, or takes it in a moment. */
function clearLeftProfiles(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PROFILE))) {
    const profile = join(tmpdir(), name);
    try {
      const locked = lstatSync(join(profile, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined;
      const alive = locked
        ? isRunning(browserPid(profile))
        : Date.now() - statSync(profile).mtimeMs < HOUR_MS;
      if (!alive) rmSync(profile, { recursive: true, force: true });
    } catch {
      // Another person's, or gone meanwhile.
    }
  }
}

export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  clearLeftProfiles();
  const profile = mkdtempSync(join(tmpdir(), PROFILE));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: !settings.visible,
    // What Chromium itself writes goes with the profile, not into anyone's home.
    env: {
      ...process.env,
      HOME: profile,
      XDG_CONFIG_HOME: profile,
      XDG_CACHE_HOME: profile,
      TMPDIR: profile,
      MESA_SHADER_CACHE_DISABLE: 'true',
    },
    // The program ends first, then its browser: app.ts.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Only root has to do without; only here, in front of our own pages.
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: settings.colorScheme,
    reducedMotion: 'reduce',
    viewport: settings.visible ? null : { width: settings.width, height: settings.height },
    args: [
      ...(settings.visible ? [] : ['--remote-debugging-port=0', ...NO_GRAPHICS_CARD]),
      ...KEEPS_NOTHING,
      ...options.switches,
      ...(settings.visible ? LIKE_A_PROGRAM : []),
    ],
    ...(settings.visible ? { ignoreDefaultArgs: ['about:blank', '--enable-automation'] } : {}),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  let expected: string | undefined;

  await context.exposeBinding('testimonyHostBinding', ({ frame }, message) => options.hear(frame, message));
  await page.addInitScript({
    content: pageScript(
      { accelerators: options.accelerators, reportFocus: settings.visible },
      readFileSync(options.preload, 'utf8'),
    ),
  });
  await context.route(
    () => true,
    (route) => answerRequest(route, options, () => expected),
  );
  context.on('page', (opened) => {
    if (opened !== page && !options.mayOpen(opened.url())) void opened.close();
  });
  context.on('close', () => options.closed());
  if (settings.visible) await losingFocusShows(context, page);

  const pid = browserPid(profile);
  return {
    page,
    endpoint: settings.visible ? '' : `http://127.0.0.1:${await debuggingPort(profile)}`,
    open: async (url) => {
      expected = toShown(url);
      await page.goto(expected);
    },
    endPage: async () => {
      await page.goto('data:text/html,');
    },
    close: async () => {
      await context.close().catch(() => undefined);
      // Closed by its own window, Chromium writes for a moment longer.
      await until(() => !isRunning(pid));
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function answerRequest(
  route: Route,
  options: BrowserOptions,
  expected: () => string | undefined,
): Promise<void> {
  const request = route.request();
  const shown = request.url();
  if (request.isNavigationRequest() && shown !== expected()) {
    const frame = frameOf(request);
    // Another window, or an embedded page: neither is ever loaded.
    if (frame === null || frame.parentFrame() !== null) return await route.abort('aborted');
    if (!options.mayNavigate(toOwn(shown))) return await route.abort('aborted');
  }

  const response = await options.session.respond(toOwn(shown), request.method(), rangeOf(request));
  if (response === null) return await route.abort('blockedbyclient');
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** A player asks for a part. */
function rangeOf(request: Request): Record<string, string> {
  const { range } = request.headers();
  return range === undefined ? {} : { range };
}

/** A window that has only just been opened has no frame to speak of yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Playwright pretends that the page always has the focus. In front of a person it must not. */
async function losingFocusShows(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

async function debuggingPort(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  await until(() => existsSync(file));
  return readFileSync(file, 'utf8').split('\n')[0] ?? '';
}

/** Chromium's lock on its profile names the machine and the process. */
function browserPid(profile: string): number {
  return Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits for `done`, five seconds at most. */
async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !done(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

/** Chromium or Chrome of the system, or the one named by CHROMIUM_PATH. */
export function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const usual = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  const found = [process.env.CHROMIUM_PATH ?? '', ...onPath, ...usual].find(
    (path) => path !== '' && existsSync(path),
  );
  if (found === undefined)
    throw new Error('Chromium is needed and was not found: install it, or set CHROMIUM_PATH to it');
  return found;
}
