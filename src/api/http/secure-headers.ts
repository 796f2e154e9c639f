import type { RequestHandler } from 'express';

/** What an answer of data may do in a browser: nothing. Pages set a policy of their own (see static-site.ts). */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Answers depend on who asks.
  'cache-control': 'no-store',
};

/** Browsers take it over TLS only, which is in front of production. */
const TRANSPORT_SECURITY = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** Sets the headers that every answer has, whatever comes of its request. */
export function secureHeaders(isProduction: boolean): RequestHandler {
  const headers = { ...HEADERS, ...(isProduction ? TRANSPORT_SECURITY : {}) };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
