import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../src/build/pages.ts';
import type { RunningServer } from '../../src/server.ts';
import { MOST_ALERTS } from '../../src/wall/board.ts';
import { FLAGS, addClient, observe, raiseAlert } from '../support/alerts.ts';
import { describeInBrowser, startBrowser } from '../support/browser.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { startSecondNode } from '../support/nodes.ts';

/** A busy machine may take this long to draw. */
const PATIENCE_MS = 15_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeInBrowser('the wall', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let display: Caller;
  let browser: Browser;
  let page: Page;
  let foreign: string[];
  let faults: string[];

  beforeAll(async () => {
    await buildPages();
    clc = await startClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    display = await bank.caller('WALL_DISPLAY');
    browser = await startBrowser();
    await raise('W-0');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clc?.stop();
  });
  beforeEach(async () => {
    [foreign, faults] = [[], []];
    page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url());
    });
  });
  afterEach(async () => {
    await page.context().close();
    expect([foreign, faults]).toEqual([[], []]);
  });

  const raise = async (reference: string, over: Record<string, unknown> = {}, severity: 'YELLOW' | 'ORANGE' | 'RED' = 'RED'): Promise<void> => {
    await addClient(officer, reference, { name: `Client ${reference}`, ...over });
    await raiseAlert(officer, reference, severity);
  };
  const open = (url: string, query = '', { token }: Caller = display): Promise<unknown> => page.goto(`${url}/${query}#token=${token}`);
  const state = (word: string): Promise<void> => page.locator('.state', { hasText: word }).waitFor();
  const listed = (): Promise<string[]> => page.locator('.alerts .name').allTextContents();

  it('shows what is there with a token for displays, and an alert as it is raised', async () => {
    await open(clc.url);
    await state('Live');
    expect(page.url()).not.toContain(display.token);
    await page.getByText('Client W-0').first().waitFor();
    await raise('W-1');
    await page.locator('.alerts li.red', { hasText: 'Client W-1' }).waitFor();
    expect((await listed())[0]).toBe('Client W-1');
    await expect.poll(() => page.locator('.total.red strong').textContent(), { timeout: PATIENCE_MS }).toBe('2');
    await page.locator('.rules li').first().waitFor();
  });

  it.each([['en', 'dark', 'Live', 'Red'], ['zh', 'light', '实时', '红色']])('has no serious fault for those who see, hear or move otherwise: %s, %s', async (language, theme, live, red) => {
    await open(clc.url, `?lang=${language}&theme=${theme}`);
    await state(live);
    await page.locator('.total.red', { hasText: red }).waitFor();
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<any>("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })");
    expect(violations.filter(({ impact }: any) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }: any) => [id, nodes[0].html, nodes[0].failureSummary])).toEqual([]);
    if (process.env['SCREENSHOT']) await page.screenshot({ path: `${process.env['SCREENSHOT']}-${language}.png` });
  });

  it('is of the unit and the severity that its address names, and says where there is no such unit', async () => {
    await raise('W-S', { unitCode: 'SOUTH' });
    await raise('W-Y', { unitCode: 'SOUTH' }, 'YELLOW');
    await open(clc.url, '?unit=SOUTH&minSeverity=ORANGE');
    await state('Live');
    await page.getByText('Client W-S').first().waitFor();
    expect(await listed()).toEqual(['Client W-S']);
    await raise('W-N', { unitCode: 'NORTH' });
    await raise('W-S2', { unitCode: 'SOUTH' });
    await page.getByText('Client W-S2').first().waitFor();
    expect(await listed()).toEqual(['Client W-S2', 'Client W-S']);
    await open(clc.url, '?unit=NOWHERE');
    await page.getByText('There is no unit NOWHERE.').waitFor();
  });

  it('asks for a token where there is none', async () => {
    await page.goto(`${clc.url}/`);
    await page.getByLabel('Token').fill(display.token);
    await page.getByRole('button', { name: 'Open' }).click();
    await state('Live');
  });

  it('says that it is stale while the server is down, and comes back by itself with nothing missing and nothing twice', async () => {
    const production = { ENVIRONMENT: 'production', AUTH_LOCAL_ISSUER: 'on' };
    const node = await startSecondNode(clc, production);
    const { port } = new URL(node.url);
    await open(node.url);
    await state('Live');
    await node.stop();
    await state('Stale since');
    expect(await page.locator('main.old').count()).toBe(1);
    for (const reference of ['D-1', 'D-2', 'D-3']) await raise(reference);
    const again: RunningServer = await startSecondNode(clc, { ...production, PORT: port });
    await state('Live');
    await page.getByText('Client D-3').first().waitFor();
    const names = await listed();
    expect(names.slice(0, 3).sort()).toEqual(['Client D-1', 'Client D-2', 'Client D-3']);
    expect(new Set(names).size).toBe(names.length);
    await page.goto('about:blank');
    await again.stop();
  });

  it('does not grow however many alerts come', async () => {
    await open(clc.url);
    await state('Live');
    const nodes = (): Promise<number> => page.evaluate("document.querySelectorAll('*').length");
    // Three alerts each: twice as many as there is room for.
    const raiseMany = async (prefix: string): Promise<void> => {
      const references = Array.from({ length: 9 }, (_, index) => `${prefix}-${index}`);
      for (const reference of references) await addClient(officer, reference, { name: `Client ${reference}` });
      await observe(officer, ...references.flatMap((reference) => Object.values(FLAGS).map((flag) => [reference, flag, '1'] as const)));
      await expect.poll(async () => (await listed()).every((name) => name.startsWith(`Client ${prefix}-`)), { timeout: PATIENCE_MS }).toBe(true);
    };
    await raiseMany('G');
    const before = await nodes();
    await raiseMany('H');
    expect(await listed()).toHaveLength(MOST_ALERTS);
    expect(Math.abs((await nodes()) - before)).toBeLessThan(60);
  });
});
