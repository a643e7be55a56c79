/**
 * @file `app://vault/`, the only address there is. What may be served is read once from the list the build
 * wrote (files.json): a request is looked up in it, never joined to a path, so there is nothing to climb
 * out of. The shipped fonts are a list of their own (fonts.ts).
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentPolicy } from './content-policy.ts';
import { fontAt } from './fonts.ts';
import { ORIGIN, SCHEME } from './our-page.ts';
import { answerRecording, type FetchPart, recordingAt } from './recordings.ts';
import { type PageLook, startPage } from './start-page.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const FIXED_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Before `ready`: gives the scheme an origin of its own. It bypasses no policy and may not be fetched from; `stream`: recordings are played piece by piece. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/**
 * After `ready`: answers `app://vault/` in `session` with the files of `folder`; `look` gives the page's text size and colours, and whether it begins under the neutral screen.
 * `fetchPart` gives what is played. Throws when the list is missing.
 */
export function servePage(
  session: Session,
  folder: string,
  look: () => PageLook,
  fetchPart: FetchPart,
): void {
  const listed = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as readonly string[];
  const files = new Map(listed.map((name) => [`${ORIGIN}/${name}`, join(folder, name)]));
  session.protocol.handle(SCHEME, (request) => {
    const recording = recordingAt(request.url);
    if (recording === null || request.method !== 'GET') return answer(request, files, look);
    return answerRecording(recording, request, fetchPart, headersOf(newNonce()));
  });
}

const newNonce = () => randomBytes(18).toString('base64');
const headersOf = (nonce: string) => ({ ...FIXED_HEADERS, 'content-security-policy': contentPolicy(nonce) });

async function answer(
  request: Request,
  files: ReadonlyMap<string, string>,
  look: () => PageLook,
): Promise<Response> {
  const nonce = newNonce();
  const headers = headersOf(nonce);
  const url = request.url.replace(/[?#].*$/s, '');
  const file = files.get(url) ?? fontAt(url);
  if (request.method !== 'GET' || file === null) return new Response(null, { status: 404, headers });

  const type = extname(file);
  const bytes = await readFile(file);
  const body = type === '.html' ? startPage(bytes.toString('utf8'), nonce, look()) : new Uint8Array(bytes);
  const mediaType = MEDIA_TYPES[type] ?? 'application/octet-stream';
  return new Response(body, { headers: { ...headers, 'content-type': mediaType } });
}
