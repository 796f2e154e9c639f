import { beforeEach, expect, it } from 'vitest';
import { act, addClient, raiseAlert } from '../support/alerts.ts';
import { describeInBrowser } from '../support/browser.ts';
import type { Caller, TestInstitution } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { useSite } from '../support/site.ts';

describeInBrowser('the page of an alert', () => {
  let bank: TestInstitution;
  let officer: Caller;
  let risk: Caller;
  let alertId: string;
  let clients = 0;
  const site = useSite({ width: 1280, height: 900 }, async (clc) => {
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RELATIONSHIP_MANAGER']);
    risk = await bank.caller('RISK_MANAGER');
  });
  beforeEach(async () => {
    const reference = `A-${(clients += 1)}`;
    await addClient(officer, reference, { name: `Client ${reference}` });
    alertId = (await raiseAlert(officer, reference)).id;
  });

  const open = async (caller: Caller, query = '?lang=en'): Promise<void> =>
    site.open(`/alerts/${encodeURIComponent(alertId)}${query}`, caller);
  const button = (name: string) =>
    site.page.locator('.commands .buttons').first().getByRole('button', { name, exact: true });
  const send = () => site.page.getByRole('button', { name: 'Send' }).click();
  const status = (word: string) => site.page.locator('.why .tag', { hasText: new RegExp(`^${word}$`) }).waitFor();
  const stored = async () =>
    (
      await officer.run(
        'query ($id: ID!) { alert(id: $id) { status explanation toClear resolution history { kind note } } }',
        { id: alertId },
      )
    ).alert;

  it('tells why it is there, what would clear it, and how it came about', async () => {
    await open(risk);
    const { explanation, toClear } = await stored();
    await site.page.locator('.why', { hasText: explanation }).waitFor();
    await site.page.locator('.why', { hasText: toClear }).waitFor();
    await site.page.locator('.why', { hasText: 'Red' }).waitFor();
    await site.page.locator('.history', { hasText: 'went beyond it on' }).waitFor();
    await site.page.locator('.history canvas').waitFor();
    await site.page.locator('.events li', { hasText: 'Raised the system' }).waitFor();
    expect(await site.page.getByRole('link', { name: `Client A-${clients}` }).getAttribute('href')).toMatch(
      /^\/clients\/[^/]+\?lang=en$/,
    );
  });

  it('follows a figure down to the lines of its statement', async () => {
    const reference = `A-S${clients}`;
    await addClient(officer, reference);
    const lines = {
      current_assets: '200',
      current_liabilities: '300',
      total_assets: '1000',
      total_liabilities: '500',
      revenue: '1500',
    };
    const input = {
      clientReference: reference,
      periodStart: '2023-01-01',
      periodEnd: '2023-12-31',
      currency: 'USD',
      lines: Object.entries(lines).map(([code, value]) => ({ code, value })),
    };
    await officer.run(
      'mutation ($input: RecordStatementInput!) { recordStatement(input: $input) { alertsRaised failure { code message } } }',
      { input },
    );
    const { alerts } = await officer.run(
      'query ($reference: String) { alerts(filter: { clientReference: $reference }) { nodes { id rule { code } } } }',
      { reference },
    );
    alertId = alerts.nodes.find(({ rule }: any) => rule.code.startsWith('CURRENT_RATIO')).id;
    await open(risk);
    await site.page.locator('summary', { hasText: 'Current ratio = current_assets / current_liabilities' }).waitFor();
    await site.page.locator('tr', { hasText: 'Current assets' }).locator('td', { hasText: '200 USD' }).waitFor();
    await site.page
      .locator('tr', { hasText: 'Current liabilities' })
      .locator('td', { hasText: 'Statement of 31 Dec 2023, version 1' })
      .waitFor();
  });

  it('is worked on from its raising to its closing, each step by those who may', async () => {
    await open(officer);
    await button('Acknowledge').click();
    await site.page.getByLabel('Note').fill('Called the client.');
    await send();
    await status('acknowledged');
    await site.page.locator('.events li', { hasText: 'Called the client.' }).waitFor();

    await button('Investigate').click();
    await send();
    await status('investigating');

    await button('Plan an action').click();
    await site.page.getByLabel('What is to be done').fill('Visit the plant.');
    await site.page.getByLabel('Who does it').selectOption({ index: 1 });
    await site.page.getByLabel('By when').fill('2000-01-01');
    await send();
    await site.page.locator('.command [role=alert]').waitFor();
    expect(await site.page.getByLabel('What is to be done').inputValue()).toBe('Visit the plant.');
    await site.page.getByLabel('By when').fill('2099-01-01');
    await send();
    await status('action planned');
    await site.page.locator('.undertaken li', { hasText: 'Visit the plant.' }).waitFor();

    await button('Report an action done').click();
    await site.page.getByLabel('What came of it').fill('It is at work.');
    await send();
    await site.page.locator('.undertaken li', { hasText: '☑ Visit the plant.' }).waitFor();

    await button('Resolve').click();
    await site.page.getByLabel('How it was resolved').fill('Enforcement was lifted.');
    await send();
    await status('resolved');
    expect(await button('Close').count()).toBe(0);
    expect((await stored()).history.map(({ kind }: any) => kind)).toEqual([
      'RESOLVED',
      'ACTION_COMPLETED',
      'ACTION_PLANNED',
      'INVESTIGATION_STARTED',
      'ACKNOWLEDGED',
      'RAISED',
    ]);

    await open(risk, '?lang=zh');
    await button('关闭').click();
    await site.page.getByRole('button', { name: '提交' }).click();
    await status('已关闭');
    expect((await stored()).status).toBe('CLOSED');
  });

  it('shows what others do to it by itself, and says why a step came too late', async () => {
    await open(officer);
    await button('Snooze').or(button('Acknowledge')).first().waitFor();
    await site.state('Live');
    await button('Acknowledge').click();
    await site.page.getByLabel('Note').fill('Mine.');
    await act(risk, 'acknowledgeAlert', { alertId, note: 'I was first.' });
    await site.page.locator('.events li', { hasText: 'I was first.' }).waitFor();
    await send();
    await site.page.locator('.command [role=alert]').waitFor();
    expect(await site.page.getByLabel('Note').inputValue()).toBe('Mine.');
    expect((await stored()).history.filter(({ kind }: any) => kind === 'ACKNOWLEDGED')).toHaveLength(1);
  });

  it('keeps a form that was opened before the last one was answered', async () => {
    const answered = Promise.withResolvers<void>();
    let held: string | undefined;
    let asked = 0;
    await site.page.routeWebSocket(/graphql/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        const { id, payload } = JSON.parse(String(message));
        if (payload?.data?.acknowledgeAlert !== undefined) held = id;
        void (id !== undefined && id === held
          ? answered.promise.then(() => socket.send(message))
          : socket.send(message));
      });
      socket.onMessage((message) => {
        asked += 1;
        server.send(message);
      });
    });
    await open(officer);
    await site.state('Live');
    await button('Acknowledge').click();
    await send();
    await status('acknowledged');
    await button('Investigate').click();
    await site.page.locator('.command h3', { hasText: 'Investigate' }).waitFor();
    const before = asked;
    answered.resolve();
    await expect.poll(() => asked, { timeout: PATIENCE_MS }).toBeGreaterThan(before);
    await send();
    await status('investigating');
  });

  it('offers nothing to an auditor or a display, tells the latter what it leaves out, and is of one institution', async () => {
    await open(await bank.caller('AUDITOR'));
    await site.page.getByText('Nothing: your duties').waitFor();
    await open(await bank.caller('WALL_DISPLAY'));
    await site.page.getByText('Nothing: your duties').waitFor();
    await site.page.locator('.explanation').waitFor();
    for (const title of ['Undertaken', 'Who did what'])
      await site.page
        .locator('.panel', { has: site.page.getByRole('heading', { name: title }) })
        .getByText('Not shown: your duties do not allow it.')
        .waitFor();
    await open(await (await site.clc.institution()).caller('RISK_MANAGER'));
    await site.page.getByText('There is no such alert').waitFor();
  });

  it.each([
    ['en', 'light'],
    ['zh', 'dark'],
  ])('has no serious fault for those who see, hear or move otherwise: %s, %s', async (language, theme) => {
    await open(officer, `?lang=${language}&theme=${theme}`);
    await button(language === 'en' ? 'Resolve' : '解决')
      .or(button(language === 'en' ? 'Acknowledge' : '确认'))
      .first()
      .click();
    await site.page.locator('.history canvas').waitFor();
    const text = language === 'en' ? ['Court enforcement', 'Stop further drawing'] : ['法院强制执行', '复核前暂停提款'];
    expect(await site.page.locator('h1').textContent()).toContain(text[0]);
    expect(await site.page.locator('.explanation').textContent()).toContain(
      language === 'en' ? 'is recorded as of' : '，记录有',
    );
    await site.page.getByText(text[1]!).waitFor();
    await expect.poll(() => site.seriousFaults(), { timeout: PATIENCE_MS }).toEqual([]);
    await site.picture(`alert-${language}-${theme}`);
  });
});
