import { expect, it } from 'vitest';
import { toGlobalId } from '../../src/api/shared/global-id.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import type { RunningServer } from '../../src/server.ts';
import { MOST_ALERTS } from '../../src/wall/board.ts';
import { TcpProxy } from '../delivery/support/tcp-proxy.ts';
import { FLAGS, addClient, observe, raiseAlert } from '../support/alerts.ts';
import { describeInBrowser } from '../support/browser.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { startSecondNode } from '../support/nodes.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { useSite } from '../support/site.ts';

const REVOKE =
  'mutation ($input: RevokeUserTokensInput!) { revokeUserTokens(input: $input) { user { id } failure { code message } } }';
/** Signs of life are missed before a wall takes the stream for dead. */
const SILENCE_MS = 60_000;

describeInBrowser('the wall', () => {
  let bank: TestInstitution;
  let officer: Caller;
  let display: Caller;
  const site = useSite({ width: 1920, height: 1080 }, async (clc) => {
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    display = await bank.caller('WALL_DISPLAY');
    await raise('W-0');
  });

  const raise = async (
    reference: string,
    over: Record<string, unknown> = {},
    severity: 'YELLOW' | 'ORANGE' | 'RED' = 'RED',
  ): Promise<void> => {
    await addClient(officer, reference, { name: `Client ${reference}`, ...over });
    await raiseAlert(officer, reference, severity);
  };
  const open = (query = '', url = site.clc.url): Promise<void> => site.open(`/${query}`, display, url);
  const listed = (): Promise<string[]> => site.page.locator('.alerts .name').allTextContents();

  it('shows what is there with a token for displays, and an alert as it is raised', async () => {
    await open();
    await site.state('Live');
    expect(site.page.url()).not.toContain(display.token);
    await site.page.getByText('Client W-0').first().waitFor();
    await raise('W-1');
    await site.page.locator('.alerts li.red', { hasText: 'Client W-1' }).waitFor();
    expect((await listed())[0]).toBe('Client W-1');
    await expect.poll(() => site.page.locator('.total.red strong').textContent(), { timeout: PATIENCE_MS }).toBe('2');
    await site.page.locator('.rules li').first().waitFor();
  });

  it.each([
    ['en', 'dark', 'Live', 'Red'],
    ['zh', 'light', '实时', '红色'],
  ])('has no serious fault for those who see, hear or move otherwise: %s, %s', async (language, theme, live, red) => {
    await open(`?lang=${language}&theme=${theme}`);
    await site.state(live);
    await site.page.locator('.total.red', { hasText: red }).waitFor();
    const [why, rule] =
      language === 'en'
        ? [/^Court enforcement is recorded as of .*\.$/, 'Court enforcement']
        : [/^截至 .*，记录有法院强制执行。$/, '法院强制执行'];
    expect(await site.page.locator('.alerts .why').first().textContent()).toMatch(why);
    await site.page.locator('.rules li', { hasText: rule }).waitFor();
    expect(await site.seriousFaults()).toEqual([]);
    await site.picture(`wall-${language}-${theme}`);
  });

  it('is of the unit and the severity that its address names, and says where there is no such unit', async () => {
    await raise('W-S', { unitCode: 'SOUTH' });
    await raise('W-Y', { unitCode: 'SOUTH' }, 'YELLOW');
    await open('?unit=SOUTH&minSeverity=ORANGE');
    await site.state('Live');
    await site.page.getByText('Client W-S').first().waitFor();
    expect(await listed()).toEqual(['Client W-S']);
    await raise('W-N', { unitCode: 'NORTH' });
    await raise('W-S2', { unitCode: 'SOUTH' });
    await site.page.getByText('Client W-S2').first().waitFor();
    expect(await listed()).toEqual(['Client W-S2', 'Client W-S']);
    await open('?unit=NOWHERE');
    await site.page.getByText('There is no unit NOWHERE.').waitFor();
  });

  it.each([
    ['RISK_MANAGER', '.clients'],
    ['WALL_DISPLAY', '.sign-in'],
  ] as const)(
    'hands what a %s is signed in with on to a new tab only where that may open pages',
    async (duty, shown) => {
      await site.open('/', await bank.caller(duty));
      await site.state('Live');
      const tab = await site.page.context().newPage();
      await tab.goto(`${site.clc.url}/portfolio`);
      await tab.locator(shown).waitFor({ timeout: PATIENCE_MS });
      expect(tab.url()).toBe(`${site.clc.url}/portfolio`);
      await site.page.close();
      await tab.reload();
      await tab.locator(shown).waitFor({ timeout: PATIENCE_MS });
    },
  );

  it.each([
    ['en', 'Not shown: your duties do not allow it.', 'Refused:'],
    ['zh', '您的职责无权查看此内容。', '被拒绝：'],
  ])('says what it may not show to a reader without the right to alerts: %s', async (language, notShown, refused) => {
    await site.open(`/?lang=${language}`, await bank.caller('PARTNER'));
    await site.state(refused);
    for (const part of ['feed', 'totals', 'exposure', 'acknowledged', 'industries', 'units', 'rules'])
      await site.page.locator(`.wall > .${part}`).getByText(notShown).waitFor();
    expect(await site.page.locator('.watched .not-shown').count()).toBe(0);
    expect(await site.page.locator('header h1').textContent()).toBe(`Bank ${bank.code}`);
  });

  it('asks for a token where there is none', async () => {
    await site.page.goto(`${site.clc.url}/`);
    await site.page.getByLabel('Token').fill(display.token);
    await site.page.getByRole('button', { name: 'Open' }).click();
    await site.state('Live');
  });

  it('says why where the token is not accepted', async () => {
    await site.open('/', { ...display, token: `${display.token.slice(0, -8)}AAAAAAAA` });
    await site.page.getByText('The token is not accepted').waitFor();
    await site.page.getByLabel('Token').fill(display.token);
    await site.page.getByRole('button', { name: 'Open' }).click();
    await site.state('Live');
  });

  it('says so where its token ends, and goes on with another', async () => {
    const lent = await bank.caller('WALL_DISPLAY');
    await site.open('/', lent);
    await site.state('Live');
    const { revokeUserTokens } = await (
      await bank.caller('ADMINISTRATOR')
    ).run(REVOKE, { input: { userId: toGlobalId('User', lent.userId) } });
    expect(revokeUserTokens.user).not.toBeNull();
    await site.state('the token is no longer accepted');
    await open();
    await site.state('Live');
  });

  it('leads to its alerts those who may open them, and nobody who looks only', async () => {
    await open();
    await site.page.locator('.alerts li').first().waitFor();
    expect(await site.page.locator('a').count()).toBe(0);
    await site.open('/?lang=en&unit=NORTH', officer);
    await site.page.locator('.alerts a').first().click();
    await site.page.locator('.why').waitFor();
    expect(site.page.url()).toMatch(/\/alerts\/[^/]+\?lang=en$/);
    await site.page.getByRole('link', { name: 'Risk wall' }).click();
    await site.page.locator('.alerts li').first().waitFor();
  });

  it('loads itself anew on a new version, once nothing has happened for a while', async () => {
    await site.page.clock.install();
    await open();
    await site.state('Live');
    await site.page.evaluate('window.isOld = true');
    const other = '<!doctype html><title>another version</title>';
    const passMinutes = async (minutes: number): Promise<void> => {
      for (let half = 0; half < minutes * 2; half += 1) await site.page.clock.runFor(30_000);
    };
    await passMinutes(6);
    expect(await site.page.evaluate('window.isOld')).toBe(true);
    await site.page.route(`${site.clc.url}/`, (route) => route.fulfill({ contentType: 'text/html', body: other }));
    await passMinutes(6);
    await expect.poll(() => site.page.title(), { timeout: PATIENCE_MS }).toBe('another version');
  });

  it('says that it is stale while the server is down, and comes back by itself with nothing missing and nothing twice', async () => {
    const production = { ENVIRONMENT: 'production', AUTH_LOCAL_ISSUER: 'on' };
    const node = await startSecondNode(site.clc, production);
    const { port } = new URL(node.url);
    await open('', node.url);
    await site.state('Live');
    await node.stop();
    await site.state('Stale since');
    expect(await site.page.locator('main.old').count()).toBe(1);
    for (const reference of ['D-1', 'D-2', 'D-3']) await raise(reference);
    const again: RunningServer = await startSecondNode(site.clc, { ...production, PORT: port });
    await site.state('Live');
    await site.page.getByText('Client D-3').first().waitFor();
    const names = await listed();
    expect(names.slice(0, 3).sort()).toEqual(['Client D-1', 'Client D-2', 'Client D-3']);
    expect(new Set(names).size).toBe(names.length);
    await site.page.goto('about:blank');
    await again.stop();
  });

  it(
    'says that it is stale while the database is away, and goes on when it is back with nothing missing and nothing twice',
    async () => {
      const { proxy, address } = await behindProxy(site.clc.address);
      const database = await openDatabase(address, 5);
      const node = await startSecondNode(site.clc, {}, { database, role: 'api' });
      await open('', node.url);
      await site.state('Live');
      proxy.refuse(true);
      proxy.cut();
      await site.state('Stale since', SILENCE_MS);
      expect(await site.page.locator('main.old').count()).toBe(1);
      await raise('B-1');
      proxy.refuse(false);
      await site.state('Live');
      await site.page.getByText('Client B-1').first().waitFor();
      expect((await listed()).filter((name) => name === 'Client B-1')).toHaveLength(1);
      await site.page.goto('about:blank');
      await node.stop();
      await database.close();
      await proxy.close();
    },
    2 * SILENCE_MS,
  );

  it('does not grow however many alerts come', async () => {
    await open();
    await site.state('Live');
    const nodes = (): Promise<number> => site.page.evaluate("document.querySelectorAll('*').length");
    // Three alerts each: twice as many as there is room for.
    const raiseMany = async (prefix: string): Promise<void> => {
      const references = Array.from({ length: 9 }, (_, index) => `${prefix}-${index}`);
      for (const reference of references) await addClient(officer, reference, { name: `Client ${reference}` });
      await observe(
        officer,
        ...references.flatMap((reference) => Object.values(FLAGS).map((flag) => [reference, flag, '1'] as const)),
      );
      await expect
        .poll(async () => (await listed()).every((name) => name.startsWith(`Client ${prefix}-`)), {
          timeout: PATIENCE_MS,
        })
        .toBe(true);
    };
    await raiseMany('G');
    const before = await nodes();
    await raiseMany('H');
    expect(await listed()).toHaveLength(MOST_ALERTS);
    expect(Math.abs((await nodes()) - before)).toBeLessThan(60);
  });
});

/** The same database by a way that can be cut; PGlite listens on a socket in a folder. */
async function behindProxy(address: TestClc['address']): Promise<{ proxy: TcpProxy; address: TestClc['address'] }> {
  if (!('url' in address)) {
    const proxy = await TcpProxy.listen(
      address.host.startsWith('/') ? { path: `${address.host}/.s.PGSQL.${address.port}` } : address,
    );
    return { proxy, address: { ...address, host: '127.0.0.1', port: proxy.port } };
  }
  const url = new URL(address.url);
  const proxy = await TcpProxy.listen({ host: url.hostname, port: Number(url.port || 5432) });
  [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
  return { proxy, address: { url: url.href } };
}
