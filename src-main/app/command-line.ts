/**
 * @file The command line, before anything else happens: what is refused outright, what is added, and the
 * one switch that is ours (`--vault=<folder>`, for a shortcut to a vault that is not at the usual place).
 */
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Switches that would open what lockdown.ts shuts: a renderer without its sandbox, a door for debuggers,
 * a proxy or resolver of someone's choosing, foreign extensions, logs of what the page does.
 */
const REFUSED_SWITCHES = [
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'single-process',
  'js-flags',
  'enable-logging',
  'log-file',
  'log-net-log',
  'crash-dumps-dir',
  'trace-startup',
  'ssl-key-log-file',
  'webrtc-ip-handling-policy',
  'force-webrtc-ip-handling-policy',
  // Each starts a program of somebody's choosing in front of one of ours: a debugger, a recorder.
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'ppapi-plugin-launcher',
  'gpu-launcher',
  'browser-subprocess-path',
] as const;

/** What Electron and Chromium read from the environment, and what only says where Electron lies or how a window is drawn. */
const REFUSED_ENVIRONMENT = ['CHROME_LOG_FILE', 'SSLKEYLOGFILE', 'CHROME_IPC_LOGGING'] as const;
const HARMLESS_ENVIRONMENT = [
  'ELECTRON_OVERRIDE_DIST_PATH',
  'ELECTRON_EXEC_PATH',
  'ELECTRON_OZONE_PLATFORM_HINT',
];

/** The first refused switch that is present, as it is typed, or undefined. Looks before we add our own. */
export function refusedSwitch(): string | undefined {
  const name = REFUSED_SWITCHES.find((each) => app.commandLine.hasSwitch(each));
  return name === undefined ? undefined : `--${name}`;
}

/**
 * The first variable that is set and would make Electron log, load or run something else, or undefined. A variable of
 * Electron's that we do not know is refused: a later version may act on it.
 */
export function refusedVariable(environment: NodeJS.ProcessEnv): string | undefined {
  return Object.keys(environment).find(
    (name) =>
      REFUSED_ENVIRONMENT.some((each) => each === name) ||
      (name.startsWith('ELECTRON_') && !HARMLESS_ENVIRONMENT.includes(name)),
  );
}

/** No name resolves, nothing is cached on disk, no crash is written down, no background traffic. */
export function hardenCommandLine(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Packets of a call between browsers go past the page's policy and past every request filter; with no proxy there are none.
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', NO_PACKETS);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
}

/** Packets only through a proxy; there is none. Also set on every page (lockdown.ts). */
export const NO_PACKETS = 'disable_non_proxied_udp';

export interface VaultLocation {
  readonly folder: string;
  readonly kind: 'default' | 'picked';
}

/** `--vault=<folder>`, or the folder `Testimony` in the person's home. Nothing on this laptop remembers another. */
export function vaultLocation(): VaultLocation {
  const given = app.commandLine.getSwitchValue('vault');
  if (given !== '') return { folder: resolve(given), kind: 'picked' };
  return { folder: join(app.getPath('home'), 'Testimony'), kind: 'default' };
}
