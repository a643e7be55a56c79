/** @file The content security policy of the page. Sent as a header with every answer of the protocol handler. */

/**
 * Scripts, fonts and recordings from the program itself, pictures from there or from memory, no connection to
 * anything. `nonce` allows the `<style>` elements of the component library and no other inline style.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    // Recordings out of the vault, by the program's own protocol.
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The page makes one policy, the default one, which lets no markup through.
    'trusted-types default',
  ].join('; ');
}
