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
] as const;

/** The first refused switch that is present, or undefined. Looks before we add our own. */
export function refusedSwitch(): string | undefined {
  return REFUSED_SWITCHES.find((name) => app.commandLine.hasSwitch(name));
}

/** No name resolves, nothing is cached on disk, no crash is written down, no background traffic. */
export function hardenCommandLine(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
}

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
