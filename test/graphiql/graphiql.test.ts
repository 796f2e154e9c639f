import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildPages } from '../../src/build/pages.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { startOwnClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';

/** A busy machine may take this long to draw. */
const PATIENCE = { timeout: PATIENCE_MS };

describeInBrowser('GraphiQL', () => {
  let clc: TestClc;
  let caller: Caller;
  let browser: Browser;
  let page: Page;
  let foreign: string[];
  let faults: string[];

  beforeAll(async () => {
    await buildPages();
    clc = await startOwnClc();
    caller = await (await clc.institution()).caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER']);
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => clc?.stop());
  afterEach(() => page.context().close());
  beforeEach(async () => {
    [foreign, faults] = [[], []];
    page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    page.setDefaultTimeout(PATIENCE.timeout);
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && host !== new URL(clc.url).host) foreign.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // A run that came too early is refused with 400, and repeated; see runUntil.
      if (message.type() === 'error' && !message.text().includes('status of 400')) faults.push(message.text());
    });
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(`${clc.url}${path}`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor({ state: 'attached' });
  };
  /** Opens a tab and waits until the editor has its operation: running earlier would run the tab before. */
  const show = async (tab: string): Promise<void> => {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page
      .locator('.graphiql-query-editor .view-line', { hasText: new RegExp(`(query|subscription).${tab}\\b`) })
      .first()
      .waitFor({ state: 'attached' });
  };
  const answer = (text: string, timeout: number = PATIENCE.timeout): Promise<void> =>
    page.locator('.graphiql-response').getByText(text).first().waitFor({ state: 'attached', timeout });
  const subscriptions = async (): Promise<boolean> =>
    (await (await fetch(`${clc.url}/metrics`)).text()).includes('clc_subscriptions 1');
  /** Runs the tab, again where that came before GraphiQL had taken in its operation's name. */
  const runUntil = async (holds: () => Promise<boolean>): Promise<void> => {
    await expect
      .poll(
        async () => {
          await page.locator('.graphiql-execute-button').click();
          return vi.waitUntil(holds, { timeout: 3_000 }).catch(() => false);
        },
        { timeout: 25_000 },
      )
      .toBe(true);
  };

  it.each(['#token=', '?token='])(
    'runs a query with the token of %s, which it takes out of the address',
    async (prefix) => {
      await open(`/graphiql${prefix}${caller.token}`);
      expect(page.url()).not.toContain(caller.token);
      await show('Me');
      await runUntil(() =>
        answer('businessDate', 1_000).then(
          () => true,
          () => false,
        ),
      );
      expect([foreign, faults]).toEqual([[], []]);
    },
  );

  it('shows every example with its variables, what reads first', async () => {
    await open('/graphiql');
    const tabs = (await page.locator('.graphiql-tab-button').allTextContents()).map((text) => text.trim());
    expect(tabs).toEqual(expect.arrayContaining(['Alerts', 'Clients', 'AlertFeed', 'CreateClient']));
    expect(tabs.indexOf('AlertFeed')).toBeGreaterThan(tabs.indexOf('Clients'));
    expect(tabs.indexOf('CreateClient')).toBeGreaterThan(tabs.indexOf('AlertFeed'));
    await show('Client');
    await page.getByText('"C00001"').first().waitFor({ state: 'attached' });
  });

  it('streams a subscription over the WebSocket with the same token', async () => {
    await open(`/graphiql#token=${caller.token}`);
    await show('AlertFeed');
    // An alert raised before the subscription is open would not be part of it.
    await runUntil(subscriptions);
    await raiseAlert(caller);
    await answer('RAISED');
    if (process.env['SCREENSHOT']) await page.screenshot({ path: process.env['SCREENSHOT'] });
    expect([foreign, faults]).toEqual([[], []]);
  });
});

/** A client that a court enforces against. */
async function raiseAlert(caller: Caller): Promise<void> {
  await caller.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
    input: { reference: 'G-1', name: 'G', segment: 'CORPORATE', unitCode: 'NORTH' },
  });
  const observations = [{ clientReference: 'G-1', indicator: 'court_enforcement', value: '1', asOf: '2024-01-31' }];
  await caller.run(
    'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { failure { code } } }',
    { input: { observations } },
  );
}
