import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { buildPages } from '../../src/build/pages.ts';
import { openBrowser } from './browser.ts';
import { startOwnClc } from './clc.ts';
import type { Caller, TestClc } from './clc.ts';
import { PATIENCE_MS } from './patience.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A server, a browser, and before each test a fresh page of it. After each test nothing may have been thrown there, nor
 * asked of another host.
 */
export interface Site {
  readonly clc: TestClc;
  readonly page: Page;
  /** Opens a path as the caller; the token goes behind it. */
  open(path: string, caller: Caller, url?: string): Promise<void>;
  /** Waits until the state line says so. */
  state(word: string, timeoutMs?: number): Promise<void>;
  /** What axe finds against WCAG A and AA that is serious or critical. */
  seriousFaults(): Promise<unknown[]>;
  /** Keeps a picture of the whole page in `dist/pictures`, to be looked at; nothing may stick out of it sideways. */
  picture(name: string): Promise<void>;
}

export function useSite(viewport: { width: number; height: number }, prepare: (clc: TestClc) => Promise<void>): Site {
  const site: { clc?: TestClc; page?: Page } = {};
  let browser: Browser;
  let foreign: string[] = [];
  let faults: string[] = [];
  beforeAll(async () => {
    await buildPages();
    site.clc = await startOwnClc();
    browser = await openBrowser();
    await prepare(site.clc);
  }, 120_000);
  afterAll(() => site.clc?.stop());
  beforeEach(async () => {
    [foreign, faults] = [[], []];
    const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url());
    });
    site.page = page;
  });
  afterEach(async () => {
    await site.page!.context().close();
    expect([foreign, faults]).toEqual([[], []]);
  });
  return {
    get clc() {
      return site.clc!;
    },
    get page() {
      return site.page!;
    },
    open: async (path, { token }, url = site.clc!.url) => void (await site.page!.goto(`${url}${path}#token=${token}`)),
    state: (word, timeout = PATIENCE_MS) => site.page!.locator('.state', { hasText: word }).waitFor({ timeout }),
    seriousFaults: async () => {
      await site.page!.evaluate(AXE);
      const { violations } = await site.page!.evaluate<any>(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })",
      );
      return violations
        .filter(({ impact }: any) => ['serious', 'critical'].includes(impact))
        .map(({ id, nodes }: any) => [id, nodes[0].html, nodes[0].failureSummary]);
    },
    picture: async (name) => {
      await site.page!.screenshot({
        path: fileURLToPath(new URL(`../../dist/pictures/${name}.png`, import.meta.url)),
        fullPage: true,
      });
      expect(await site.page!.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    },
  };
}
