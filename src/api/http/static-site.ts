import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { RequestHandler, Response } from 'express';

/**
 * What a bundled page may do: its own scripts, its own server, nothing from elsewhere and no frame around it. Inline
 * styles and blob workers are what the Monaco editor of GraphiQL cannot do without.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where the build puts the pages, as seen from the sources and from the build itself. */
const BUILT = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../dist/' : '../../../', import.meta.url));

/**
 * Serves a page the build made. Files under `assets/` carry a hash in their names and are kept for good; the rest is
 * asked for again each time. The page itself stands at `/` and wherever `isRoute` says. A page that has not been built
 * answers what to do.
 */
export function staticSite(page: string, isRoute: (path: string) => boolean = () => false): RequestHandler {
  const folder = join(BUILT, page);
  const isPage = (path: string): boolean => path === '/' || isRoute(path);
  if (!existsSync(join(folder, 'index.html'))) return notBuilt(isPage);
  const files = express.static(folder, {
    index: 'index.html',
    redirect: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders,
  });
  return (request, response, next) => {
    // Not by way of the files: they would be asked for with a slash at the end.
    if (isRoute(request.path) && (request.method === 'GET' || request.method === 'HEAD')) {
      setHeaders(response, 'index.html');
      return response.sendFile('index.html', { root: folder, cacheControl: false });
    }
    files(request, response, next);
  };
}

function notBuilt(isPage: (path: string) => boolean): RequestHandler {
  return (request, response, next) => {
    if (!isPage(request.path)) return next();
    response
      .status(503)
      .type('text')
      .send('This page has not been built: run `npm run build`, and start the server again.\n');
  };
}

function setHeaders(response: Response, path: string): void {
  response.setHeader(
    'cache-control',
    /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
}
