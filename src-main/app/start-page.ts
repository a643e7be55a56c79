/** @file The page as it is sent: with the nonce of this load, and looking as the person wants it from its first paint. */
import type { Settings } from '../contract/settings.ts';

/** `covered`: it begins under the neutral screen, which was up when the page before it ended. */
export interface PageLook extends Settings {
  readonly covered?: boolean;
}

/**
 * `nonce` goes into `meta[name=csp-nonce]`, a new one on every load. The settings go onto the root element, where the
 * stylesheet finds it before any script has run; a scheme that follows the computer needs no word here.
 */
export function startPage(html: string, nonce: string, settings: PageLook): string {
  const scheme = settings.scheme === 'auto' ? '' : ` data-mantine-color-scheme="${settings.scheme}"`;
  const attributes = ` data-scheme="${settings.scheme}" data-text-size="${settings.textSize}"${scheme}${settings.covered === true ? ' data-covered' : ''}`;
  return html
    .replace(/<html\b/i, (tag) => `${tag}${attributes}`)
    .replace(/<head[^>]*>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`);
}
