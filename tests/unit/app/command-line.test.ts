/** @file Which switches and variables the program refuses to start with. That it then ends: tests/security/start-and-end.test.ts. */
import { describe, expect, it, vi } from 'vitest';
import { refusedSwitch, refusedVariable } from '../../../src-main/app/command-line.ts';

const typed = vi.hoisted(() => new Set<string>());
vi.mock('electron', () => ({ app: { commandLine: { hasSwitch: (name: string) => typed.has(name) } } }));

function refusedOf(...switches: readonly string[]): string | undefined {
  typed.clear();
  for (const one of switches) typed.add(one);
  return refusedSwitch();
}

describe('a switch', () => {
  it.each([
    'no-sandbox',
    'disable-setuid-sandbox',
    'disable-web-security',
    'remote-debugging-port',
    'remote-debugging-pipe',
    'load-extension',
    'proxy-server',
    'host-resolver-rules',
    'ignore-certificate-errors',
    'js-flags',
    'enable-logging',
    'webrtc-ip-handling-policy',
    'utility-cmd-prefix',
  ])('that takes a wall down is refused, beside one that takes none: %s', (name) => {
    expect(refusedOf('vault', name)).toBe(`--${name}`);
  });

  it('that takes none down is let be', () => {
    expect(refusedOf('vault', 'force-device-scale-factor')).toBeUndefined();
  });
});

describe('a variable', () => {
  it.each(['ELECTRON_ENABLE_LOGGING', 'ELECTRON_OF_A_LATER_VERSION', 'SSLKEYLOGFILE', 'CHROME_LOG_FILE'])(
    'that would make Electron log, load or run something else is refused: %s',
    (name) => {
      expect(refusedVariable({ HOME: '/home/a', [name]: '1' })).toBe(name);
    },
  );

  it('that only says where Electron lies or how a window is drawn is let be', () => {
    expect(
      refusedVariable({ ELECTRON_OVERRIDE_DIST_PATH: '/opt', ELECTRON_OZONE_PLATFORM_HINT: 'x11' }),
    ).toBe(undefined);
  });
});
