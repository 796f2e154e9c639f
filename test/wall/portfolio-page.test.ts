import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { addClient, raiseAlert } from '../support/alerts.ts';
import { describeInBrowser } from '../support/browser.ts';
import type { Caller, TestInstitution } from '../support/clc.ts';
import { useSite } from '../support/site.ts';

const TEST_MS = 60_000;
const ODD_NAME = '=HYPERLINK("http://example.com","Pay, now")';
const LIST = `query ($filter: ClientFilter, $orderBy: ClientOrder) {
  clients(first: 500, filter: $filter, orderBy: $orderBy) { nodes { id reference name localName } }
}`;

describeInBrowser('the portfolio page', () => {
  let bank: TestInstitution;
  let officer: Caller;
  let auditor: Caller;
  const site = useSite({ width: 1280, height: 900 }, async (clc) => {
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    auditor = await bank.caller('AUDITOR');
    // 61: a page of 50 and one of 11; every third is an SME in the south.
    for (let index = 0; index < 60; index += 1)
      await addClient(officer, reference(index), {
        localName: `客户${index}`,
        ...(index % 3 === 0 ? { segment: 'SME', unitCode: 'SOUTH' } : {}),
      });
    await addClient(officer, 'ODD', { name: ODD_NAME });
    for (const [index, severity] of [
      [7, 'RED'],
      [23, 'YELLOW'],
      [55, 'ORANGE'],
    ] as const)
      await raiseAlert(officer, reference(index), severity);
  });

  const reference = (index: number): string => `P-${String(index).padStart(2, '0')}`;
  const open = async (query = '', caller: Caller = auditor): Promise<void> => {
    await site.open(`/portfolio${query}`, caller);
    await site.page.locator('.state.live').waitFor();
  };
  const total = (text: string): Promise<void> =>
    site.page.locator('.total b').getByText(text, { exact: true }).waitFor();
  const pageIs = (text: string): Promise<void> =>
    site.page.locator('.pager').getByText(text, { exact: true }).waitFor();
  const settled = (): Promise<void> => site.page.locator('table[aria-busy=false]').waitFor();
  const listed = async (): Promise<string[]> => {
    await settled();
    return site.page.locator('.clients .reference').allTextContents();
  };
  const answered = async (
    caller: Caller,
    filter: object,
    orderBy: string,
  ): Promise<{ id: string; reference: string; name: string }[]> =>
    (await caller.run(LIST, { filter, orderBy })).clients.nodes;
  const address = (): URLSearchParams => new URL(site.page.url()).searchParams;

  it.each(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'AUDITOR'] as const)(
    'puts the heaviest alerts first, for a %s',
    async (duty) => {
      await open('', await bank.caller(duty));
      await total('61 clients');
      expect((await listed()).slice(0, 3)).toEqual([reference(7), reference(55), reference(23)]);
      expect(await site.page.locator('.clients tbody tr').first().getByRole('img', { name: 'Red' }).count()).toBe(1);
    },
    TEST_MS,
  );

  it(
    'follows alerts as they are raised',
    async () => {
      await open('?q=P-4');
      await total('10 clients');
      await raiseAlert(officer, reference(41), 'YELLOW');
      await site.page.locator('.clients tbody tr:first-child .reference').getByText(reference(41)).waitFor();
      await site.page.locator('.clients tbody tr').first().getByRole('img', { name: 'Yellow' }).waitFor();
    },
    TEST_MS,
  );

  it(
    'is narrowed on the server, and its address says by what',
    async () => {
      await open('?theme=light');
      await site.page.getByLabel('Search').fill('p-1');
      await total('10 clients');
      await site.page.getByLabel('Unit').selectOption({ label: '\u2003South' });
      await site.page.getByLabel('Segment').selectOption('SME');
      await total('3 clients');
      expect((await listed()).sort()).toEqual([reference(12), reference(15), reference(18)]);
      expect(Object.fromEntries(address())).toEqual({ theme: 'light', q: 'p-1', unit: 'SOUTH', segment: 'SME' });
      await site.page.reload();
      await total('3 clients');
      expect(await site.page.getByLabel('Search').inputValue()).toBe('p-1');
      await site.page.getByLabel('With open alert').selectOption('RED');
      await site.page.getByText('No client meets all of these conditions.').waitFor();
      await site.page.getByRole('button', { name: 'Clear filters' }).click();
      await total('61 clients');
      expect(site.page.url()).toMatch(/\/portfolio\?theme=light$/);
      expect(await site.page.getByLabel('Search').inputValue()).toBe('');
      await site.page.getByLabel('Stage').selectOption('ACTIVE');
      await total('0 clients');
    },
    TEST_MS,
  );

  it(
    'keeps a choice that is made before the one before it is drawn',
    async () => {
      await open();
      await listed();
      await site.page.evaluate(`for (const [label, value] of [['Unit', 'SOUTH'], ['Segment', 'SME']]) {
      const labels = [...document.querySelectorAll('.filters label')];
      const select = labels.find((one) => one.firstChild.data === label).querySelector('select');
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }`);
      await total('20 clients');
      expect(Object.fromEntries(address())).toEqual({ unit: 'SOUTH', segment: 'SME' });
    },
    TEST_MS,
  );

  it(
    'clears what is typed and not yet asked, too',
    async () => {
      await open('?unit=SOUTH');
      await total('20 clients');
      await site.page.getByLabel('Search').fill('p-1');
      await site.page.getByRole('button', { name: 'Clear filters' }).click();
      await total('61 clients');
      expect(await site.page.getByLabel('Search').inputValue()).toBe('');
      expect([...address()]).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'is sorted by its headers',
    async () => {
      await open('?q=P-');
      const name = site.page.getByRole('columnheader', { name: 'Client' });
      for (const [order, sort] of [
        ['NAME_ASC', 'ascending'],
        ['NAME_DESC', 'descending'],
      ] as const) {
        await name.getByRole('button').click();
        await site.page.locator(`th[aria-sort=${sort}]`, { hasText: 'Client' }).waitFor();
        expect(await listed()).toEqual(
          (await answered(auditor, { search: 'P-' }, order)).slice(0, 50).map((one) => one.reference),
        );
        expect(address().get('order')).toBe(order);
      }
      await site.page.getByRole('columnheader', { name: 'Open alerts' }).getByRole('button').click();
      await site.page.locator('th[aria-sort=descending]', { hasText: 'Open alerts' }).waitFor();
      expect((await listed())[0]).toBe(reference(7));
    },
    TEST_MS,
  );

  it(
    'turns pages forth and back, and keeps its place',
    async () => {
      await open('?order=NAME_ASC');
      const all = (await answered(auditor, {}, 'NAME_ASC')).map((one) => one.reference);
      expect(await listed()).toEqual(all.slice(0, 50));
      await site.page.getByRole('button', { name: 'Next' }).click();
      await pageIs('Page 2 of 2');
      expect(await listed()).toEqual(all.slice(50));
      expect(await site.page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
      await site.page.reload();
      await pageIs('Page 2 of 2');
      expect(await listed()).toEqual(all.slice(50));
      await site.page.getByRole('button', { name: 'Previous' }).click();
      await pageIs('Page 1 of 2');
      expect(await listed()).toEqual(all.slice(0, 50));
      expect(await site.page.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
    },
    TEST_MS,
  );

  it(
    'leads back from a place that is none',
    async () => {
      await open('?page=3&after=nonsense');
      await site.page.getByRole('alert').getByText('is no cursor of this list').waitFor();
      await site.page.getByRole('button', { name: 'Back to the first page' }).click();
      await pageIs('Page 1 of 2');
      expect((await listed())[0]).toBe(reference(7));
    },
    TEST_MS,
  );

  it(
    'is worked by keys alone, which fields keep for themselves',
    async () => {
      await open('?order=NAME_ASC&lang=en');
      await listed();
      await site.page.keyboard.press('n');
      await pageIs('Page 2 of 2');
      await site.page.locator('.clients tbody tr:first-child a:focus').waitFor();
      await site.page.keyboard.press('p');
      await pageIs('Page 1 of 2');
      await site.page.locator('.clients tbody tr:first-child a:focus').waitFor();
      await site.page.keyboard.press('/');
      await site.page.keyboard.type('client p-5');
      await total('10 clients');
      expect(await site.page.getByLabel('Search').inputValue()).toBe('client p-5');
      await settled();
      await site.page.keyboard.press('Escape');
      for (const key of ['j', 'ArrowDown', 'k', 'ArrowUp', 'ArrowDown']) await site.page.keyboard.press(key);
      await site.page.locator('.clients tbody tr:nth-child(2).selected a:focus').waitFor();
      expect(await site.page.locator('.clients a[tabindex="0"]').count()).toBe(1);
      await site.page.keyboard.press('Enter');
      const [, second] = await answered(auditor, { search: 'client p-5' }, 'NAME_ASC');
      await site.page.waitForURL(
        (url) => url.pathname === `/clients/${encodeURIComponent(second!.id)}` && url.search === '?lang=en',
      );
      await site.page.goBack();
      await total('10 clients');
    },
    TEST_MS,
  );

  it(
    'follows keys that come faster than it is drawn',
    async () => {
      await open('?order=NAME_ASC');
      await listed();
      await site.page.keyboard.press('ArrowDown');
      await site.page.locator('.clients tbody tr:first-child a:focus').waitFor();
      await site.page.evaluate(
        "for (const key of ['j', 'j', 'j', 'k', 'j']) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))",
      );
      await site.page.locator('.clients tbody tr:nth-child(4).selected a:focus').waitFor();
    },
    TEST_MS,
  );

  it(
    'exports all that is listed, harmless to a spreadsheet',
    async () => {
      await open('?order=NAME_DESC');
      await listed();
      const [download] = await Promise.all([
        site.page.waitForEvent('download'),
        site.page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      const { me } = await auditor.run('{ me { businessDate } }');
      expect(download.suggestedFilename()).toBe(`portfolio-${me.businessDate}.csv`);
      const bytes = readFileSync(await download.path());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
      const all = await answered(auditor, {}, 'NAME_DESC');
      expect(rows.map((row) => [row['Client'], row['Reference']])).toEqual(
        all.map(({ name, reference: own }) => [name === ODD_NAME ? `'${ODD_NAME}` : name, own]),
      );
      expect(rows.find((row) => row['Reference'] === reference(7))).toMatchObject({
        Unit: 'North',
        Segment: 'Corporate',
        Stage: 'Prospect',
        Tier: 'Standard',
        'Open alerts Red': '1',
        'Open alerts Orange': '0',
      });
      await site.page.getByText('61 exported').waitFor();
    },
    TEST_MS,
  );

  it(
    'says how far an export is, and calls it off',
    async () => {
      await site.page.routeWebSocket(/graphql/, (socket) => {
        const server = socket.connectToServer();
        // What an export asks for never comes.
        socket.onMessage((message) => (String(message).includes('"first":200') ? undefined : server.send(message)));
      });
      await open();
      await listed();
      await site.page.getByRole('button', { name: 'Export CSV' }).click();
      await site.page.getByRole('progressbar', { name: 'Export CSV' }).waitFor();
      await site.page.getByText('0 of …').waitFor();
      await site.page.getByRole('button', { name: 'Cancel' }).click();
      await site.page.getByRole('button', { name: 'Export CSV' }).waitFor();
      expect(await site.page.getByRole('progressbar').count()).toBe(0);
    },
    TEST_MS,
  );

  it(
    'shows a reader without the right to alerts the clients in an order that tests none, and says what it leaves out',
    async () => {
      await site.open('/portfolio', await bank.caller('PARTNER'));
      await site.page.locator('.problem', { hasText: 'Client.alerts' }).waitFor();
      await site.page.getByRole('button', { name: 'Name, A first' }).click();
      await total('61 clients');
      await settled();
      expect(address().get('order')).toBe('NAME_ASC');
      expect(new Set(await site.page.locator('.open-alerts').allTextContents())).toEqual(new Set(['not shown']));
      const [download] = await Promise.all([
        site.page.waitForEvent('download'),
        site.page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      const rows: string[][] = parse(readFileSync((await download.path())!, 'utf8'), { bom: true });
      expect(new Set(rows.slice(1).map((row) => row.at(-1)))).toEqual(new Set(['not shown']));
    },
    TEST_MS,
  );

  it.each([
    ['en', 'light', '61 clients'],
    ['zh', 'dark', '共 61 户'],
  ])(
    'has no serious fault for those who see, hear or move otherwise: %s, %s',
    async (language, theme, count) => {
      await open(`?lang=${language}&theme=${theme}`);
      await total(count);
      await settled();
      expect(await site.page.locator('main').innerText()).not.toMatch(
        /[A-Z]{3,}_[A-Z]{2,}|PROSPECT|CORPORATE|STANDARD/,
      );
      expect(await site.seriousFaults()).toEqual([]);
      await site.picture(`portfolio-${language}-${theme}`);
    },
    TEST_MS,
  );
});
