import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPages } from '../../src/build/pages.ts';
import { describeInBrowser, startBrowser } from '../support/browser.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';

describeInBrowser('GraphiQL', () => {
  let clc: TestClc;
  let caller: Caller;
  let browser: Browser;
  let page: Page;
  const foreign: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    await buildPages();
    clc = await startClc();
    caller = await (await clc.institution()).caller('RELATIONSHIP_MANAGER');
    browser = await startBrowser();
    page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && host !== new URL(clc.url).host) foreign.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`${clc.url}/graphiql#token=${caller.token}`);
    await page.getByRole('button', { name: 'Execute query' }).or(page.locator('.graphiql-execute-button')).first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clc?.stop();
  });

  it('runs a query with the token of the address, which it takes out of the address', async () => {
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.graphiql-response').getByText('data').first().waitFor();
    await page.screenshot({ path: process.env['SCREENSHOT'] ?? '/tmp/graphiql.png' });
    expect(page.url()).not.toContain(caller.token);
  });

  it('loads nothing from elsewhere, and breaks no policy', () => {
    expect(foreign).toEqual([]);
    expect(faults).toEqual([]);
  });
});
