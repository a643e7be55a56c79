/** @file The only address there is, and how to tell our page from any other frame. */

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://vault`;
export const START_PAGE = `${ORIGIN}/index.html`;

interface Frame {
  readonly parent: unknown;
  readonly url: string;
  readonly origin: string;
}

/** Whether a frame is our own page: the main frame, at our origin. Fails closed on anything missing. */
export function isOurPage(frame: Frame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  return frame.origin === ORIGIN && frame.url.startsWith(`${ORIGIN}/`);
}
