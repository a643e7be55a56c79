/**
 * @file On Linux, Electron does not hear that the screen was locked (electron issue 38088). The desktops say
 * so on the message bus, each under its own name; `dbus-monitor`, which comes with the bus, repeats it here.
 * Nothing is sent. A forged message can do no more than lock the vault.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const active = (name: string) => `type='signal',interface='${name}',member='ActiveChanged'`;

/** KeePassXC listens for the same (ScreenLockListenerDBus.cpp). */
const SESSION_BUS = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.xfce.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.cinnamon.ScreenSaver',
].map(active);
const SYSTEM_BUS = ["type='signal',interface='org.freedesktop.login1.Session',member='Lock'"];

export interface ScreenWatch {
  stop(): void;
}

/**
 * Calls `locked` whenever a screen saver becomes active or the session is told to lock. Calls `deaf` once if
 * the session's bus cannot be listened to, now or later: then only idling and sleep lock the vault.
 */
export function watchLinuxScreen(locked: () => void, deaf: () => void): ScreenWatch {
  if (!hasSessionBus()) {
    deaf();
    return { stop: () => undefined };
  }
  const session = listen('--session', SESSION_BUS, locked);
  const system = listen('--system', SYSTEM_BUS, locked);
  let stopped = false;
  session.once('close', () => {
    if (!stopped) deaf();
  });
  return {
    stop: () => {
      stopped = true;
      session.kill();
      system.kill();
    },
  };
}

/** Asked before listening, because the tool would start a bus of its own where there is none. */
function hasSessionBus(): boolean {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = process.env;
  return (address ?? '') !== '' || (folder !== undefined && existsSync(`${folder}/bus`));
}

function listen(bus: '--session' | '--system', rules: readonly string[], locked: () => void): ChildProcess {
  const monitor = spawn('dbus-monitor', [bus, ...rules], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Not installed: `close` follows, and says all there is to say.
  monitor.on('error', () => undefined);
  let awaitsAnswer = false;
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    if (/\bmember=Lock$/.test(line)) locked();
    else if (awaitsAnswer && /^\s*boolean true$/.test(line)) locked();
    awaitsAnswer = /\bmember=ActiveChanged$/.test(line);
  });
  return monitor;
}
