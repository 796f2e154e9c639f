import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPages } from '../../src/build/pages.ts';
import { startOwnClc } from '../support/clc.ts';
import type { TestClc } from '../support/clc.ts';

let clc: TestClc;
beforeAll(async () => {
  await buildPages();
  clc = await startOwnClc();
}, 120_000);
afterAll(() => clc.stop());

const get = (path: string, method = 'GET') => fetch(`${clc.url}${path}`, { method, redirect: 'manual' });

it.each(['/', '/portfolio', '/portfolio?lang=zh', '/alerts/QWxlcnQ6MQ%3D%3D', '/clients/QQ%3D%3D'])(
  'serves the site at %s, fresh and under its policy',
  async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('<div id="root">');
    expect((await get(path, 'HEAD')).status).toBe(200);
  },
);

it.each([
  '/clients',
  '/alerts/a/b',
  '/portfolio/x',
  '/anywhere',
  '/assets/none.js',
  '/../package.json',
  '/alerts/%2e%2e%2f%2e%2e%2fpackage.json/x',
])('serves nothing at %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

it('takes nothing there', async () => expect((await get('/alerts/a', 'POST')).status).toBe(404));

it('finds its scripts from every page', async () => {
  const page = await (await get('/alerts/a')).text();
  const [, script] = /<script[^>]+src="([^"]+)"/.exec(page)!;
  expect(script).toMatch(/^\/assets\//);
  const answer = await get(script!);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
});

it('asks no page to load more than 300 kB of compressed script', () => {
  const assets = fileURLToPath(new URL('../../dist/wall/assets/', import.meta.url));
  const sizes = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => gzipSync(readFileSync(`${assets}${name}`)).length);
  expect(sizes.length).toBeGreaterThan(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
});
