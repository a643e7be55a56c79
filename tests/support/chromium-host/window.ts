/** @file BrowserWindow, WebContents, the page's frames and ipcMain, over the one browser page. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { Frame } from 'playwright-core';
import { originOf, toOwn } from './addresses.ts';
import { app } from './app.ts';
import { type Browser, launchBrowser } from './browser.ts';
import { accelerators, pressAccelerator } from './menu.ts';
import { newPortId, type StandInPort } from './ports.ts';
import { happensToSessions, type StandInSession } from './session.ts';
import { onAsk, preventable, settings, tellStarter } from './settings.ts';

type InvokeHandler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
const handlers = new Map<string, InvokeHandler>();
export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler) => {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, handler);
  },
};

type SentFrame = Pick<WebFrameMain, 'url' | 'origin' | 'postMessage'> & { readonly parent: unknown };

async function invoke(
  channel: string,
  args: readonly unknown[],
  senderFrame: SentFrame | null,
): Promise<object> {
  const handler = handlers.get(channel);
  if (handler === undefined) return { failed: `No handler registered for '${channel}'` };
  try {
    return { value: await handler({ senderFrame } as unknown as IpcMainInvokeEvent, ...args) };
  } catch (thrown) {
    return { failed: String(thrown) };
  }
}

class StandInWebContents extends EventEmitter {
  readonly session: StandInSession;
  readonly #ports = new Map<number, StandInPort>();
  #queue: object[] = [];
  #ask: ((messages: readonly object[]) => void) | undefined;
  #open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(session: StandInSession) {
    super();
    this.session = session;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#open = handler;
  }

  /** What `forcefullyCrashRenderer` and `reload` do: in a browser that is driven from outside they take a while. */
  renew: { end(): Promise<void>; again(): Promise<void> } | undefined;
  #renewing: Promise<void> = Promise.resolve();

  /** Nothing more is heard of the page, nor told it; what it asked is answered to nobody. */
  forcefullyCrashRenderer(): void {
    this.#queue = [];
    this.#ask = undefined;
    this.#ports.clear();
    this.#then(() => this.renew?.end());
  }

  reload(): void {
    this.#then(() => this.renew?.again());
  }

  #then(step: () => Promise<void> | undefined): void {
    // A browser that was closed meanwhile shows nothing, and need not.
    this.#renewing = this.#renewing.then(step).catch(() => undefined);
  }

  /** The switch that the program adds does the same here. */
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  mayOpen(url: string): boolean {
    return this.#open({ url }).action === 'allow';
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.postMessage(channel, args, []);
  }

  postMessage(channel: string, args: readonly unknown[], transfer: readonly StandInPort[]): void {
    const ports = transfer.map((port) => {
      const id = newPortId();
      this.#ports.set(id, port);
      port.handOver((data) => this.#tell({ kind: 'port', port: id, data }));
      port.on('close', () => this.#tell({ kind: 'port-closed', port: id }));
      return id;
    });
    this.#tell({ kind: 'event', channel, args, ports });
  }

  hear(frame: Frame, message: { readonly kind: string } & Record<string, unknown>): unknown {
    switch (message.kind) {
      case 'hello':
        this.#queue = [];
        this.#ask = undefined;
        return null;
      case 'next':
        return new Promise((resolve) => {
          this.#ask = resolve;
          this.#flush();
        });
      case 'invoke':
        return invoke(message.channel as string, message.args as readonly unknown[], this.#frame(frame));
      case 'port':
        this.#ports.get(message.port as number)?.postMessage(message.data);
        return null;
      case 'input':
        this.emit('input-event', {}, { type: message.type });
        return null;
      case 'accelerator':
        pressAccelerator(message.key as string);
        return null;
      default:
        return null;
    }
  }

  #frame(frame: Frame): SentFrame {
    const url = toOwn(frame.url());
    return {
      url,
      origin: originOf(url),
      parent: frame.parentFrame(),
      postMessage: (channel, message, transfer) => {
        this.postMessage(channel, [message], (transfer ?? []) as unknown as readonly StandInPort[]);
      },
    };
  }

  #tell(message: object): void {
    this.#queue.push(message);
    this.#flush();
  }

  #flush(): void {
    if (this.#ask === undefined || this.#queue.length === 0) return;
    const answer = this.#ask;
    this.#ask = undefined;
    answer(this.#queue.splice(0));
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: StandInWebContents;
  readonly #options: BrowserWindowConstructorOptions;
  #browser: Browser | undefined;
  #destroyed = false;
  contentProtection = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.#options = options;
    const session = options.webPreferences?.session as unknown as StandInSession;
    this.webContents = new StandInWebContents(session);
    app.emit('web-contents-created', {}, this.webContents);
    onAsk('happens', ({ to, event }) => {
      if (to === 'session') return happensToSessions(event);
      const sent = preventable();
      let trusted: unknown = false;
      const trust = (answer: unknown) => {
        trusted = answer;
      };
      if (to === 'page-session') this.webContents.session.emit(event, sent, {}, {});
      else if (to === 'page') this.webContents.emit(event, sent, 'https://example.org/', {}, trust);
      else app.emit(event, sent, this.webContents, 'https://example.org/', 'error', {}, trust);
      return sent.defaultPrevented && trusted === false;
    });
    onAsk('tells', ({ channel, told }) => this.webContents.send(channel, told));
    onAsk('window', ({ event }) => this.emit(event));
    onAsk('preferences', () => {
      const { session: _, ...preferences } = options.webPreferences ?? {};
      return { ...preferences, contentProtection: this.contentProtection, title: options.title };
    });
    onAsk('invoke-as', ({ channel, url, framed }) =>
      invoke(
        channel,
        [],
        url === null
          ? null
          : { url, origin: originOf(url), parent: framed ? {} : null, postMessage: () => undefined },
      ),
    );
  }

  async loadURL(url: string): Promise<void> {
    const contents = this.webContents;
    this.#browser = await launchBrowser({
      session: contents.session,
      preload: this.#options.webPreferences?.preload ?? '',
      accelerators: accelerators(),
      switches: app.commandLine.added(),
      hear: (frame, message) => {
        if (message.kind === 'window') return this.emit(message.event as string);
        return contents.hear(frame, message);
      },
      mayNavigate: (target) => {
        const event = preventable();
        contents.emit('will-navigate', event, target);
        contents.emit('will-frame-navigate', event);
        return !event.defaultPrevented;
      },
      mayOpen: (target) => contents.mayOpen(target),
      closed: () => {
        this.#destroyed = true;
        this.emit('closed');
        app.emit('window-all-closed');
      },
    });
    app.atExit(() => this.#browser?.close());
    contents.renew = {
      end: async () => await this.#browser?.endPage(),
      again: async () => await this.#browser?.open(url),
    };
    await this.#browser.open(url);
    this.emit('ready-to-show');
    tellStarter({ ready: this.#browser.endpoint });
    if (settings.screenshot !== undefined) {
      await this.#browser.page.waitForLoadState('networkidle');
      await this.#browser.page.screenshot({ path: settings.screenshot });
      app.quit();
    }
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return false;
  }
  setContentProtection(on: boolean): void {
    this.contentProtection = on;
  }
  show(): void {}
  restore(): void {}
  focus(): void {
    void this.#browser?.page.bringToFront();
  }
}
