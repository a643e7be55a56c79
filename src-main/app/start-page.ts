/** @file The page as it is sent: with the nonce of this load, and looking as the person wants it from its first paint. */
import type { Settings } from '../contract/settings.ts';

/**
 * `nonce` goes into `meta[name=csp-nonce]`, a new one on every load. The look goes onto the root element, where the
 * stylesheet finds it before any script has run; a scheme that follows the computer needs no word here.
 */
export function startPage(html: string, nonce: string, look: Settings): string {
  const scheme = look.scheme === 'auto' ? '' : ` data-mantine-color-scheme="${look.scheme}"`;
  const attributes = ` data-scheme="${look.scheme}" data-text-size="${look.textSize}"${scheme}`;
  return html
    .replace(/<html\b/i, (tag) => `${tag}${attributes}`)
    .replace(/<head[^>]*>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`);
}
