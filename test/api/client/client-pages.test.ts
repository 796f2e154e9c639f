import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGS, act, observe } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { enterClient } from './client-fixture.ts';

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: ClientOrder) {
  clients(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    edges { cursor node { reference } } nodes { reference }
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const ORDERS = ['NAME_ASC', 'NAME_DESC', 'REFERENCE_ASC', 'CREATED_DESC', 'ALERT_WEIGHT_DESC'] as const;
type Raised = readonly (keyof typeof FLAGS)[];
/** What is raised on the clients in the order they are entered: some weigh the same, some nothing. */
const RAISED: readonly Raised[] = [
  ['YELLOW'],
  ['RED'],
  [],
  ['ORANGE', 'YELLOW'],
  ['RED'],
  [],
  ['RED', 'YELLOW'],
  ['ORANGE'],
  [],
  ['ORANGE'],
];
const WEIGHTS = [1, 9, 0, 4, 9, 0, 10, 3, 0, 3];

describe('pages of clients', () => {
  let clc: TestClc;
  let manager: Caller;
  let officer: Caller;
  let checker: Caller;
  const references: string[] = [];
  beforeAll(async () => {
    clc = await startClc();
    const bank = await clc.institution();
    manager = await bank.caller('RELATIONSHIP_MANAGER');
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    checker = await bank.caller('RISK_MANAGER');
    for (const name of ['Same', 'same', 'Same', 'Émile', 'Zeta', 'a b', 'ab', '中文', 'Same', 'x'.repeat(300)])
      references.push((await enterClient(manager, { name })).reference);
    await observe(
      officer,
      ...RAISED.flatMap((severities, index) =>
        severities.map((severity) => [references[index]!, FLAGS[severity], '1'] as const),
      ),
    );
  });
  afterAll(() => clc.stop());

  const page = async (args: Record<string, unknown>) => (await manager.run(PAGE, args)).clients;
  const referencesOf = (found: any): string[] => found.nodes.map((node: any) => node.reference);

  describe.each(ORDERS)('in the order %s', (orderBy) => {
    it.each([1, 3, 4, 10, 11])('are the list together, %i at a time, both ways', async (size) => {
      const whole = referencesOf(await page({ orderBy, first: 500 }));
      expect(whole).toHaveLength(10);
      const forward: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const found: any = await page({ orderBy, first: size, after });
        expect(found).toMatchObject({
          totalCount: 10,
          pageInfo: {
            startCursor: found.edges[0].cursor,
            endCursor: found.edges.at(-1).cursor,
            hasPreviousPage: after !== null,
          },
        });
        forward.push(...referencesOf(found));
        [after, more] = [found.pageInfo.endCursor, found.pageInfo.hasNextPage];
      }
      const backward: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const found: any = await page({ orderBy, last: size, before });
        backward.unshift(...referencesOf(found));
        [before, more] = [found.pageInfo.startCursor, found.pageInfo.hasPreviousPage];
      }
      expect([forward, backward]).toEqual([whole, whole]);
    });
  });

  it('put the heaviest open alerts first, and count no closed one', async () => {
    const heaviest = async () =>
      referencesOf(await page({ orderBy: 'ALERT_WEIGHT_DESC' })).map(
        (reference) => WEIGHTS[references.indexOf(reference)],
      );
    expect(await heaviest()).toEqual([10, 9, 9, 4, 3, 3, 1, 0, 0, 0]);
    const { alerts } = await officer.run(
      'query ($reference: String) { alerts(filter: { clientReference: $reference, severities: [RED] }) { nodes { id } } }',
      { reference: references[6] },
    );
    const alertId = alerts.nodes[0].id;
    for (const [command, input] of [
      ['acknowledgeAlert', {}],
      ['startAlertInvestigation', {}],
      ['resolveAlert', { resolution: 'Lifted.' }],
    ] as const)
      expect(await act(officer, command, { alertId, ...input })).toMatchObject({ failure: null });
    expect(await heaviest()).toEqual([10, 9, 9, 4, 3, 3, 1, 0, 0, 0]);
    expect(await act(checker, 'closeAlert', { alertId })).toMatchObject({ failure: null });
    expect(await heaviest()).toEqual([9, 9, 4, 3, 3, 10, 1, 0, 0, 0]);
  });

  it('takes 50 by itself, 0 to 500 on demand', async () => {
    expect(referencesOf(await page({}))).toHaveLength(10);
    expect(await page({ first: 0 })).toMatchObject({
      edges: [],
      totalCount: 10,
      pageInfo: { hasNextPage: true, startCursor: null },
    });
  });

  it.each<[string, string, string]>([
    ['a NUL in a reference', 'query ($text: String) { client(reference: $text) { id } }', 'a\0b'],
    ['a NUL in a search', 'query ($text: String) { clients(filter: { search: $text }) { totalCount } }', 'a\0b'],
    [
      'half a surrogate pair in an industry',
      'query ($text: String!) { clients(filter: { industryCodes: [$text] }) { totalCount } }',
      'a\ud800',
    ],
    [
      'a foreign ID of a unit',
      'query ($text: ID!) { clients(filter: { unitIds: [$text] }) { totalCount } }',
      'nonsense',
    ],
    ['a foreign ID', 'query ($text: ID!) { client(id: $text) { id } }', 'nonsense'],
  ])('refuse %s with BAD_USER_INPUT', async (_name, document, text) => {
    const { errors } = await manager.send(document, { text });
    expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('finds by text taken as it is, without wildcards', async () => {
    const count = async (search: string) =>
      (await manager.run('query ($search: String) { clients(filter: { search: $search }) { totalCount } }', { search }))
        .clients.totalCount;
    expect([await count('SAME'), await count('%'), await count('a_'), await count('\\'), await count('中')]).toEqual([
      4, 0, 0, 0, 1,
    ]);
  });

  const forge = (value: unknown): string =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const BY_NAME = 'client.name asc,client.id asc';
  const BY_TIME = 'client.created_at desc,client.id asc';
  const ID = '00000000-0000-7000-8000-000000000000';
  it.each<[string, object]>([
    ['no text', { after: '' }],
    ['no base64', { after: '%%%' }],
    ['no JSON', { after: forge('{') }],
    ['a number', { after: forge(7) }],
    ['another ordering', { after: forge([BY_TIME, '2024-01-01 00:00:00+00', ID]) }],
    ['too few parts', { after: forge([BY_NAME, 'A']) }],
    ['a part that is no text', { after: forge([BY_NAME, 1, ID]) }],
    ['a NUL', { after: forge([BY_NAME, '\0', ID]) }],
    ['half a surrogate pair', { before: forge([BY_NAME, '\ud800', ID]), last: 2 }],
    ['no UUID', { after: forge([BY_NAME, 'A', '-'.repeat(36)]) }],
    ['SQL', { after: forge([BY_NAME, 'A', `${ID}' or true --`]) }],
    ['a time the database would not take', { orderBy: 'CREATED_DESC', after: forge([BY_TIME, 'Mar 5, 2020', ID]) }],
    ['a day that is not', { orderBy: 'CREATED_DESC', after: forge([BY_TIME, '2023-02-30 00:00:00+00', ID]) }],
    ['the year 0', { orderBy: 'CREATED_DESC', after: forge([BY_TIME, '0000-01-01 00:00:00+00', ID]) }],
    ['an hour that is not', { orderBy: 'CREATED_DESC', after: forge([BY_TIME, '2023-02-20 25:00:00+00', ID]) }],
    ['both directions', { first: 1, last: 1 }],
    ['a negative size', { first: -1 }],
    ['too large a size', { last: 501 }],
  ])('refuse %s with BAD_USER_INPUT', async (_name, args) => {
    const { errors } = await manager.send(PAGE, args as Record<string, unknown>);
    expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
