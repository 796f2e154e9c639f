import { expect, it } from 'vitest';
import { toGlobalId } from '../../src/api/shared/global-id.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { command, draw, enterCollateral, enterFacility, setBusinessDate } from '../api/facility/credit-fixture.ts';
import { act, addClient, raiseAlert } from '../support/alerts.ts';
import { describeInBrowser } from '../support/browser.ts';
import type { Caller, TestInstitution } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { useSite } from '../support/site.ts';

const ACCOUNTS = {
  current_assets: '500000',
  current_liabilities: '300000',
  total_assets: '1000000',
  total_liabilities: '500000',
  ebit: '100000',
  revenue: '1500000',
  inventory: '100000',
  interest_expense: '40000',
  net_income: '-30000',
};

describeInBrowser('the page of a client', () => {
  let bank: TestInstitution;
  let officer: Caller;
  let clientId: string;
  let parentId: string;

  const enterClientOfAllKinds = async (): Promise<void> => {
    clientId = await addClient(officer, 'P-1', { name: 'Huaxin Castings Co., Ltd.', localName: '华信铸造有限公司' });
    parentId = await addClient(officer, 'P-2', { name: 'Huaxin Holding' });
    const supplierId = await addClient(officer, 'P-3', { name: 'Iron Trade' });
    const facility = await enterFacility(officer, 'P-1', { reference: 'F-1' });
    await draw(officer, facility, '400');
    const collateral = await enterCollateral(officer, 'P-1', { description: 'Plot by the river' });
    await command(officer, 'allocateCollateral', {
      collateralReference: collateral,
      facilityReference: facility,
      share: '1',
    });
    const lines = Object.entries(ACCOUNTS).map(([code, value]) => ({ code, value }));
    for (const year of [2023, 2024])
      await command(officer, 'recordStatement', {
        clientReference: 'P-1',
        periodStart: `${year}-01-01`,
        periodEnd: `${year}-12-31`,
        currency: 'CNY',
        lines,
      });
    await command(officer, 'recordStatement', {
      clientReference: 'P-1',
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      currency: 'CNY',
      basis: 'SEPARATE',
      lines: [{ code: 'revenue', value: '2500000' }],
    });
    await command(officer, 'connectClients', {
      fromClientId: parentId,
      toClientId: clientId,
      type: 'CONTROL',
      share: '0.6',
      evidence: 'Share register',
      validFrom: '2024-01-01',
    });
    await command(officer, 'connectClients', {
      fromClientId: supplierId,
      toClientId: clientId,
      type: 'ECONOMIC_DEPENDENCE',
      evidence: 'Contract',
      validFrom: '2024-01-01',
    });
    await raiseAlert(officer, 'P-1', 'ORANGE');
  };

  const site = useSite({ width: 1280, height: 900 }, async (clc) => {
    bank = await clc.institution();
    await setBusinessDate(clc, bank);
    officer = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER']);
    await enterClientOfAllKinds();
  });

  const open = (id: string, query = '', caller: Caller = officer): Promise<void> =>
    site.open(`/clients/${id}${query}`, caller);
  const within = (part: string, text: string | RegExp): Promise<void> =>
    site.page.locator(`.${part}`).getByText(text).first().waitFor();

  it.each(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'AUDITOR'] as const)(
    'shows a %s the client from every side',
    async (duty) => {
      await open(clientId, '', await bank.caller(duty));
      await site.page.getByRole('heading', { level: 1, name: 'Huaxin Castings Co., Ltd.' }).waitFor();
      await within('profile', '华信铸造有限公司');
      await within('facilities', 'Term loan');
      await within('facilities', '40.0%');
      await within('collateral', 'Plot by the river');
      await within('collateral', '10 days');
      await within('statements', 'Consolidated');
      await within('connected', 'Huaxin Holding');
      await within('connected', /60\.0% of votes/);
      await within('timeline', 'open');
      await site.page.locator('[data-indicator="controller_changed"].under-alert').waitFor();
      await site.page.locator('[data-indicator="current_ratio"] canvas').waitFor();
    },
  );

  it('shows statements of the other basis when asked, and another client when its name is followed', async () => {
    await open(clientId);
    const row = site.page.getByRole('row', { name: /^Total revenue/ });
    await expect
      .poll(() => row.getByRole('cell').allTextContents(), { timeout: PATIENCE_MS })
      .toEqual(['1,500', '1,500']);
    await site.page.getByRole('button', { name: 'Separate' }).click();
    await expect.poll(() => row.getByRole('cell').allTextContents(), { timeout: PATIENCE_MS }).toEqual(['2,500']);
    await site.page.getByRole('link', { name: 'Huaxin Holding' }).click();
    await site.page.getByRole('heading', { level: 1, name: 'Huaxin Holding' }).waitFor();
    await within('connected', 'controls');
  });

  it('opens a client whose node in the graph is clicked', async () => {
    await open(parentId);
    const graph = site.page.locator('.graph');
    await graph.locator('canvas').waitFor();
    // Of two, the other stands on the right, as far from the edge as there is room for its name.
    const position = async (): Promise<{ x: number; y: number }> => {
      const { width, height } = (await graph.boundingBox())!;
      return { x: width - 110, y: (45 + height - 55) / 2 };
    };
    const cursor = async (): Promise<string> => {
      await graph.hover({ position: { x: 1, y: 1 } });
      await graph.hover({ position: await position() });
      return site.page.evaluate("document.querySelector('.graph .chart > div').style.cursor");
    };
    await expect.poll(cursor, { timeout: PATIENCE_MS }).toBe('pointer');
    await graph.click({ position: await position() });
    await site.page.getByRole('heading', { level: 1, name: 'Huaxin Castings Co., Ltd.' }).waitFor();
  });

  it.each([
    ['en', 'light', 'Live'],
    ['zh', 'dark', '实时'],
  ])('has no serious fault for those who see, hear or move otherwise: %s, %s', async (language, theme, live) => {
    await open(clientId, `?lang=${language}&theme=${theme}`);
    await site.page.locator('.state', { hasText: live }).waitFor();
    await site.page.locator('[data-indicator="current_ratio"] canvas').waitFor();
    expect(await site.seriousFaults()).toEqual([]);
    await site.picture(`client-${language}-${theme}`);
    expect(await site.page.locator('main').innerText()).not.toMatch(/\b[A-Z]{3,}_[A-Z_]+\b/);
  });

  it('shows an alert as it is raised', async () => {
    await open(parentId);
    await site.page.locator('.state', { hasText: 'Live' }).waitFor();
    await site.page.getByText('No alert has been raised on this client.').waitFor();
    await raiseAlert(officer, 'P-2', 'RED');
    const alert = site.page.locator('.timeline li', { hasText: 'Court enforcement' });
    await alert.waitFor();
    expect(await alert.locator('b.closed').count()).toBe(0);
    // One that was none is over too, though nobody closed it.
    const { alerts } = await officer.run('{ alerts(filter: { clientReference: "P-2" }) { nodes { id } } }');
    const { id: alertId } = alerts.nodes[0];
    await act(officer, 'markAlertFalsePositive', { alertId, reason: 'A namesake.' });
    await act(await bank.caller('RISK_MANAGER'), 'confirmAlertFalsePositive', { alertId });
    await alert.locator('b.closed').waitFor();
  });

  it.each([
    ['en', 'Not shown: your duties do not allow it.', 'Connected clients'],
    ['zh', '您的职责无权查看此内容。', '关联客户'],
  ])('shows a display what it may read, and says what it may not: %s', async (language, notShown, connected) => {
    await open(clientId, `?lang=${language}`, await bank.caller('WALL_DISPLAY'));
    await within('facilities', '40.0%');
    await within('collateral', 'Plot by the river');
    await within('profile', notShown);
    await site.page.getByRole('heading', { name: connected }).waitFor();
    const panel = site.page.locator('.panel', { has: site.page.getByRole('heading', { name: connected }) });
    expect(await panel.locator('p').allTextContents()).toEqual([notShown]);
    // Neither stands there as if there were none.
    const registration = site.page.locator('.profile dd:has(.not-shown)');
    expect(await registration.count()).toBe(1);
    expect(await site.page.locator('.problem').count()).toBe(0);
    expect(await site.seriousFaults()).toEqual([]);
  });

  it('shows one of whom only a partner’s duty shows the client no more than that, part by part', async () => {
    const mixed = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
    await command(await bank.caller('ADMINISTRATOR'), 'grantDuty', {
      userId: toGlobalId('User', mixed.userId),
      duty: 'PARTNER',
      unitCode: 'NORTH',
    });
    await open(clientId, '', mixed);
    await within('facilities', 'Term loan');
    await within('facilities', 'not shown');
    for (const title of ['Collateral', 'Indicators', 'Statements', 'Connected clients', 'Alerts over time'])
      await site.page
        .locator('.panel', { has: site.page.getByRole('heading', { level: 2, name: title }) })
        .getByText('Not shown: your duties do not allow it.')
        .waitFor();
  });

  it('says that there is no such client, or none in the units of whoever asks', async () => {
    await open(toGlobalId('Client', newId()));
    await site.page.getByText('There is no such client').waitFor();
    await open(clientId, '?lang=zh', await bank.caller('RISK_MANAGER', 'SOUTH'));
    await site.page.getByText('没有此客户').waitFor();
  });
});
