/**
 * @file What runs in the page before the page: gives the preload its `electron`, and forwards keys and
 * focus as the browser process would see them. This function is turned into text and must stand alone.
 *
 * It leaves nothing on `window`: it takes the one binding away, and hears from the app process by asking.
 */
export interface PageSetup {
  /** Keys of the application menu, as `ctrl+l`. */
  readonly accelerators: readonly string[];
  /**
   * Whether the page's losing the focus is the window's. Without a screen it is not: Tab beyond the last
   * thing on the page leaves it for a browser frame that nobody sees.
   */
  readonly reportFocus: boolean;
}

type FromHost =
  | {
      readonly kind: 'event';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly ports: readonly number[];
    }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };
type Send = (message: object) => Promise<unknown>;
type Listener = (event: { readonly ports: readonly MessagePort[] }, ...args: readonly unknown[]) => void;

type Load = (require: (name: string) => unknown, module: object, exports: object) => void;

function pageSide(setup: PageSetup, load: Load): void {
  const owner = window as unknown as { testimonyHostBinding?: Send };
  const send = owner.testimonyHostBinding as Send;
  delete owner.testimonyHostBinding;
  // Only the main frame has a preload; the empty page before the first load has none either.
  if (window.top !== window || location.protocol !== 'https:') return;

  const listeners = new Map<string, Set<Listener>>();
  const ports = new Map<number, MessagePort>();

  const ipcRenderer = {
    invoke: async (channel: string, ...args: readonly unknown[]) => {
      const answer = (await send({ kind: 'invoke', channel, args })) as { value?: unknown; failed?: string };
      if (answer.failed !== undefined)
        throw new Error(`Error invoking remote method '${channel}': ${answer.failed}`);
      return answer.value;
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    once: (channel: string, listener: Listener) => {
      const first: Listener = (event, ...args) => {
        listeners.get(channel)?.delete(first);
        listener(event, ...args);
      };
      ipcRenderer.on(channel, first);
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };

  // A browser keeps from its pages where a dropped file lies; whoever drops one here says so first.
  const dropped = new Map<string, string>();
  ipcRenderer.on('stand-in:drop', (_event, paths) => {
    for (const path of paths as readonly string[]) dropped.set(path.split('/').at(-1) ?? '', path);
  });
  const webUtils = { getPathForFile: (file: File) => dropped.get(file.name) ?? '' };

  /** Values are copied on their way across, functions wrapped: what is neither throws, as in Electron. */
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: readonly unknown[]) => {
        const answer: unknown = value(...args.map(across));
        return answer instanceof Promise ? answer.then(across) : across(answer);
      };
    }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, across(held)]));
    }
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      Object.defineProperty(window, name, { value: Object.freeze(across(api)), enumerable: true });
    },
  };

  const opened = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => void send({ kind: 'port', port: id, data });
    ports.set(id, port2);
    return port1;
  };
  const hear = (message: FromHost) => {
    if (message.kind === 'port') ports.get(message.port)?.postMessage(message.data);
    else if (message.kind === 'port-closed') ports.get(message.port)?.close();
    else {
      const event = { ports: message.ports.map(opened) };
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.args);
    }
  };
  const listen = async () => {
    for (;;) for (const message of (await send({ kind: 'next' })) as readonly FromHost[]) hear(message);
  };
  void send({ kind: 'hello' }).then(listen);

  // As in Electron: the menu's keys are for what the page has not dealt with itself.
  addEventListener(
    'keydown',
    (event) => {
      const key = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;
      if (!setup.accelerators.includes(key)) return;
      setTimeout(() => {
        if (!event.defaultPrevented) void send({ kind: 'accelerator', key });
      });
    },
    true,
  );
  for (const type of ['keydown', 'mousedown', 'touchstart'] as const) {
    addEventListener(type, () => void send({ kind: 'input', type }), true);
  }
  if (setup.reportFocus) {
    addEventListener('focus', () => void send({ kind: 'window', event: 'focus' }));
    addEventListener('blur', () => void send({ kind: 'window', event: 'blur' }));
  }

  load(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
      return { contextBridge, ipcRenderer, webUtils };
    },
    { exports: {} },
    {},
  );
}

/** The init script: the function above as text. The preload stands in it as code; the page's policy allows no evaluation. */
export function pageScript(setup: PageSetup, preload: string): string {
  return `(${pageSide.toString()})(${JSON.stringify(setup)}, function (require, module, exports) {\n${preload}\n});`;
}
