/**
 * What a page may load and run: what comes from here, and nothing that stands in the page.
 * @param styles hashes of style sheets that do stand in it, `'sha256-…'`
 */
export function contentPolicy(styles: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The headers of every answer, files included.
 * @param https whether people reach the academy over https: browsers are then told to stay there for a year
 */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(),
    // Not `no-referrer`: with it browsers post forms with `Origin: null`, which the origin check refuses.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
