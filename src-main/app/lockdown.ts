/**
 * @file What the program may not do, in one place. Only this file touches Electron's session; windows.ts
 * and protocol.ts receive it. Each refusal is default deny; a blocked request stops the program while it
 * is being developed, so that a mistake shows on the author's machine and not on a shelter's.
 */
import { app, type Session, session as sessions, type WebContents } from 'electron';
import { NO_PACKETS } from './command-line.ts';
import { ORIGIN } from './our-page.ts';

/** Schemes that would reach out or read the disk. `ws` and `wss` have no handler; the request filter has them. */
const DENIED_SCHEMES = ['http', 'https', 'file', 'ftp'] as const;

/** Reserved for documentation and never resolving: where a proxy or a dictionary would have to be. */
const NOWHERE = 'https://00.00/';

/** Before `ready`. Names are resolved by nobody: not by Chromium's resolver, not over HTTPS. */
export function lockDownApp(): void {
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  app.on('login', (event) => event.preventDefault());
}

/** After `ready`. A session in memory: no cache, cookie or storage file of the page's is ever written. */
export async function lockDownSession(): Promise<Session> {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  const session = sessions.fromPartition('vault', { cache: false });
  for (const each of [session, sessions.defaultSession]) {
    denyRequests(each);
    denyPermissions(each);
    denyDownloads(each);
    each.setSpellCheckerEnabled(false);
    each.setSpellCheckerDictionaryDownloadURL(NOWHERE);
    await each.setProxy({ mode: 'fixed_servers', proxyRules: '0.0.0.0:9', proxyBypassRules: '<-loopback>' });
  }
  return session;
}

/** Only the last listener of a session counts, which is why nobody else may set one. */
function denyRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const ours = details.url.startsWith(`${ORIGIN}/`) || details.url.startsWith(`blob:${ORIGIN}/`);
    decide({ cancel: !ours });
    if (!ours && !app.isPackaged)
      throw new Error(`a request to another place was stopped: ${new URL(details.url).protocol}`);
  });
  for (const scheme of DENIED_SCHEMES) {
    session.protocol.handle(scheme, () => new Response(null, { status: 403 }));
  }
}

/** Asking, checking, devices, screens: no. */
function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, allow) => allow(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, allow) => allow(null));
}

/** Files leave through the engine, which records it, and never through the page. */
function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}

/** The window shows one page for all its life; it opens no other, embeds none and goes nowhere. */
function lockDownContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(NO_PACKETS);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event) => event.preventDefault());
  contents.session.on('select-serial-port', (event) => event.preventDefault());
  contents.session.on('select-hid-device', (event) => event.preventDefault());
  contents.session.on('select-usb-device', (event) => event.preventDefault());
}
