import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFirmYears } from '../../src/importers/firm-years/firm-year-reader.ts';
import { firmYearStatement } from '../../src/importers/firm-years/firm-year-statement.ts';
import { importStatementFile } from '../../src/importers/import-statement-file.ts';
import type { ImportSummary } from '../../src/importers/import-target.ts';
import { Progress } from '../../src/importers/progress.ts';
import { RejectsFile } from '../../src/importers/rejects-file.ts';
import { Random } from '../../src/domain/shared/random.ts';
import { startOwnClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { describeWithData, readSharedCsv, sharedDataFile } from '../support/shared-data.ts';

const DATA = 'us_public_firms_dev.csv.gz';
const ROWS = 300;
const CUTS = 20;

interface Heard {
  readonly cursor: string;
  readonly kind: string;
  readonly alertId: string;
}

describeWithData('importing yearly statements', [DATA], () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let risk: Caller;
  let folder: string;
  let file: string;
  let summary: ImportSummary;
  let heard: Heard[];
  let cuts = 0;

  const importFile = (): Promise<ImportSummary> => {
    const progress = new Progress({
      stream: { write: () => true } as never,
      nowMs: () => performance.now(),
      label: 'test',
      totalBytes: 1,
    });
    const target = {
      commands: clc.server.services.commands,
      institutionId: bank.id,
      rejects: new RejectsFile(join(folder, 'rejects.csv')),
      progress,
    };
    return importStatementFile(target, file, readFirmYears(file), firmYearStatement(file));
  };

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    risk = await bank.caller('RISK_MANAGER');
    folder = mkdtempSync(join(tmpdir(), 'clc-import-'));
    file = join(folder, 'firms.csv');
    writeFileSync(
      file,
      gunzipSync(readFileSync(sharedDataFile(DATA)))
        .toString()
        .split('\n')
        .slice(0, ROWS + 1)
        .join('\n'),
    );
    const { portfolio } = await risk.run('{ portfolio { alertCursor } }');
    const imported = { done: false };
    const listening = listenWithCuts(portfolio.alertCursor, imported);
    summary = await importFile();
    imported.done = true;
    heard = await listening;
  }, 240_000);
  afterAll(async () => {
    await clc.stop();
    rmSync(folder, { recursive: true });
  });

  /** Hears the stream, cuts its own connection at random moments, and resumes at the last cursor it holds. */
  async function listenWithCuts(start: string, imported: { done: boolean }): Promise<Heard[]> {
    const random = new Random('cuts');
    const events: Heard[] = [];
    const cursor = (): string => events.at(-1)?.cursor ?? start;
    const atEnd = async (): Promise<boolean> => imported.done && (await lastPlaced()) === cursor();
    for (;;) {
      await listen(cursor(), events, cuts < CUTS ? random.integer(1, 40) : Infinity, atEnd);
      if (await atEnd()) return events;
      cuts += 1;
    }
  }

  /** One connection: hears up to `most` events, or until there are no more, then is cut without a goodbye. */
  function listen(after: string, events: Heard[], most: number, atEnd: () => Promise<boolean>): Promise<void> {
    const client = risk.socket();
    let heardHere = 0;
    return new Promise<void>((resolve, reject) => {
      const query = 'subscription ($after: String) { alertStream(after: $after) { cursor kind alert { id } } }';
      const cut = (): void => {
        clearInterval(looking);
        heardHere = Infinity;
        client.terminate();
        resolve();
      };
      const looking = setInterval(() => void atEnd().then((ended) => ended && cut(), reject), 100);
      client.subscribe<{ alertStream: { cursor: string; kind: string; alert: { id: string } } }>(
        { query, variables: { after } },
        {
          next: ({ data, errors }) => {
            if (heardHere >= most) return;
            if (!data) return reject(new Error(JSON.stringify(errors)));
            events.push({
              cursor: data.alertStream.cursor,
              kind: data.alertStream.kind,
              alertId: data.alertStream.alert.id,
            });
            heardHere += 1;
            if (heardHere >= most) cut();
          },
          error: (error) => (heardHere === Infinity ? undefined : reject(error)),
          complete: () => undefined,
        },
      );
    });
  }

  /** The cursor a new snapshot would begin at, once nothing waits to be placed. */
  async function lastPlaced(): Promise<string | null> {
    const waiting = await clc.database.inSystem((query) =>
      query.selectFrom('event_outbox').select('id').limit(1).executeTakeFirst(),
    );
    return waiting === undefined ? (await risk.run('{ portfolio { alertCursor } }')).portfolio.alertCursor : null;
  }

  it('creates a client for each firm and a statement for each row', async () => {
    expect(summary).toMatchObject({ recorded: ROWS, rejected: 0, restated: 0, unchanged: 0 });
    const { clients } = await risk.run('{ clients(first: 1) { totalCount } }');
    expect(clients.totalCount).toBe(summary.clientsCreated);
  });

  it('finds everything unchanged in a second run', async () => {
    expect(await importFile()).toMatchObject({ recorded: 0, clientsCreated: 0, unchanged: ROWS, alertsRaised: 0 });
  }, 120_000);

  it('computes Z, Z′ and Z″ of every year as an independent recomputation does, to 10 digits', async () => {
    const rows = readSharedCsv(DATA).slice(0, ROWS);
    const found = new Map<string, string | null>();
    for (const [alias, indicator] of [
      ['z', 'altman_z'],
      ['p', 'altman_z_private'],
      ['n', 'altman_z_nonmanufacturer'],
    ] as const) {
      let after: string | null = null;
      do {
        const { clients }: any = await risk.run(
          `query ($after: String) { clients(first: 200, after: $after) { nodes { reference observations(indicator: "${indicator}") { value asOf } } pageInfo { hasNextPage endCursor } } }`,
          { after },
        );
        for (const node of clients.nodes)
          for (const point of node.observations)
            found.set(`${alias} ${node.reference} ${point.asOf.slice(0, 4)}`, point.value);
        after = clients.pageInfo.hasNextPage ? clients.pageInfo.endCursor : null;
      } while (after !== null);
    }
    for (const row of rows) {
      const n = (name: string): number => Number(row[name]);
      const [ta, tl] = [n('total_assets'), n('total_liabilities')];
      const [x1, x2, x3, x5] = [
        (n('current_assets') - n('total_current_liabilities')) / ta,
        n('retained_earnings') / ta,
        n('ebit') / ta,
        n('total_revenue') / ta,
      ];
      const expected = {
        z: 1.2 * x1 + 1.4 * x2 + 3.3 * x3 + 0.6 * (n('market_value') / tl) + x5,
        p: 0.717 * x1 + 0.847 * x2 + 3.107 * x3 + 0.42 * ((ta - tl) / tl) + 0.998 * x5,
        n: 6.56 * x1 + 3.26 * x2 + 6.72 * x3 + 1.05 * ((ta - tl) / tl),
      };
      for (const [alias, value] of Object.entries(expected)) {
        const stored = found.get(`${alias} ${row['firm_id']} ${row['fiscal_year']}`);
        if (ta === 0 || tl === 0) expect(stored).toBeNull();
        else expect(Math.abs(Number(stored) - value)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)));
      }
    }
  }, 120_000);

  it('lets a subscriber that is cut off 20 times hold exactly the alerts of the final list, each once', async () => {
    const listed: string[] = [];
    let after: string | null = null;
    do {
      const { alerts }: any = await risk.run(
        'query ($after: String) { alerts(first: 500, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      listed.push(...alerts.nodes.map((node: { id: string }) => node.id));
      after = alerts.pageInfo.hasNextPage ? alerts.pageInfo.endCursor : null;
    } while (after !== null);
    const raised = heard.filter((event) => event.kind === 'RAISED').map((event) => event.alertId);
    expect(cuts).toBeGreaterThanOrEqual(CUTS);
    expect(raised.length).toBeGreaterThan(100);
    expect(raised.toSorted()).toEqual(listed.toSorted());
    expect(new Set(heard.map((event) => event.cursor)).size).toBe(heard.length);
    const events = await clc.database.inSystem((query) =>
      query
        .selectFrom('event_log')
        .select((select) => select.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow(),
    );
    expect(heard.length).toBe(Number(events.n));
  });
});
