import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentUsage } from '../../../src/app/partner/document-usage.ts';
import type { DocumentUse } from '../../../src/app/partner/document-usage.ts';
import { DURATION_BOUNDS_MS, bucketOf } from '../../../src/domain/partner/duration-histogram.ts';
import { Random } from '../../../src/domain/shared/random.ts';
import type { Database } from '../../../src/persistence/orm.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { enterApplication, manifestOf, publish } from './partner-fixture.ts';

const USES = 3_000;
const USAGE = 'usage { requestCount errorCount lastUsedAt p95Ms }';

let clc: TestClc;
let bank: TestInstitution;
let administrator: Caller;
beforeAll(async () => {
  clc = await startOwnClc();
  bank = await clc.institution();
  administrator = await bank.caller('ADMINISTRATOR');
});
afterAll(() => clc.stop());

/** Made-up documents of a version. */
function madeUp(version: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `query D${index} { me { v${version}: __typename } }`);
}

/** Publishes documents as a version, and gives what uses of them name. */
async function documentsOf(
  application: { code: string; id: string },
  version: string,
  texts: readonly string[],
): Promise<Pick<DocumentUse, 'institutionId' | 'applicationId' | 'versionId' | 'hash'>[]> {
  await publish(administrator, application.code, version, manifestOf(...texts));
  const rows = await clc.database.inTenant(bank.id, (query) =>
    query
      .selectFrom('persisted_document as d')
      .innerJoin('document_version as v', 'v.id', 'd.version_id')
      .select(['d.version_id as versionId', 'd.hash'])
      .where('d.application_id', '=', application.id)
      .where('v.version', '=', version)
      .execute(),
  );
  return rows.map((row) => ({ institutionId: bank.id, applicationId: application.id, ...row }));
}

interface Logged extends DocumentUse {
  readonly at: Date;
}

/** What a log says of those of its uses that `of` picks. */
function summary(log: readonly Logged[], of: (use: Logged) => boolean) {
  const uses = log.filter(of);
  const sorted = uses.map(({ ms }) => ms).sort((one, other) => one - other);
  return {
    requestCount: uses.length,
    errorCount: uses.filter(({ failed }) => failed).length,
    lastUsedAt: uses.length === 0 ? null : new Date(Math.max(...uses.map(({ at }) => at.getTime()))).toISOString(),
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null,
  };
}

/** Whether a usage of the API says what the log says; its p95 lies in the bucket of the exact one. */
function expectUsage({ p95Ms, ...usage }: any, { p95, ...logged }: ReturnType<typeof summary>): void {
  expect(usage).toEqual(logged);
  if (p95 === null) return expect(p95Ms).toBeNull();
  expect(p95Ms).toBeGreaterThanOrEqual(DURATION_BOUNDS_MS[bucketOf(p95) - 1] ?? 0);
  expect(p95Ms).toBeLessThanOrEqual(DURATION_BOUNDS_MS[bucketOf(p95)] ?? Infinity);
}

/**
 * A database of which `fault` says what becomes of each transaction: done, lost before its commit, or done and not
 * confirmed.
 */
function faulty(database: Database, fault: () => 'none' | 'lost' | 'unconfirmed'): Database {
  return {
    ...database,
    inTenant: async (institutionId, work) => {
      const what = fault();
      const result = await database.inTenant(institutionId, async (...args) => {
        const done = await work(...args);
        if (what === 'lost') throw new Error('lost before the commit');
        return done;
      });
      if (what === 'unconfirmed') throw new Error('done, and not confirmed');
      return result;
    },
  };
}

describe('usage', () => {
  it('equals the log of what was used, whatever becomes of the writes, on every level', async () => {
    const random = new Random('usage');
    const [one, other] = [
      await enterApplication(administrator, 'EXTERNAL'),
      await enterApplication(administrator, 'INTERNAL'),
    ];
    const documents = [
      ...(await documentsOf(one, '1', madeUp('1', 4))),
      ...(await documentsOf(one, '2', madeUp('2', 3))),
      ...(await documentsOf(other, '1', madeUp('1', 2))),
    ];
    const log: Logged[] = [];
    let now = new Date('2026-03-01T00:00:00.000Z');
    let sound = false;
    const fault = (): 'none' | 'lost' | 'unconfirmed' =>
      sound ? 'none' : random.pick(['none', 'lost', 'unconfirmed']);
    let faults = 0;
    const processes = [1, 2].map(
      () => new DocumentUsage({ database: faulty(clc.database, fault), clock: () => now, onError: () => undefined }),
    );
    for (let index = 0; index < USES; index += 1) {
      now = new Date(now.getTime() + random.integer(0, 1_000));
      // The last document is never used.
      const use: Logged = {
        ...documents[random.integer(0, documents.length - 2)]!,
        ms: 10 ** (random.fraction() * 5 - 1),
        failed: random.chance(0.1),
        at: now,
      };
      log.push(use);
      processes[random.integer(0, 1)]!.record(use);
      if (random.chance(0.02)) await processes[random.integer(0, 1)]!.flush().catch(() => (faults += 1));
    }
    expect(faults).toBeGreaterThan(20);
    sound = true;
    for (const process of processes) await process.stop();

    const {
      partners,
      versions,
      documents: shown,
    } = await administrator.run(`{
      partners { nodes { code ${USAGE} applications { code ${USAGE} } } }
      versions: documentVersions { nodes { version application { code } ${USAGE} } }
      documents: persistedDocuments { nodes { hash version { version application { code } } ${USAGE} } }
    }`);
    for (const { code, id, partnerCode } of [one, other]) {
      const ofApplication = (use: Logged): boolean => use.applicationId === id;
      const partner = partners.nodes.find((node: any) => node.code === partnerCode);
      expectUsage(partner.usage, summary(log, ofApplication));
      expectUsage(partner.applications[0].usage, summary(log, ofApplication));
      for (const version of versions.nodes.filter((node: any) => node.application.code === code)) {
        const ofVersion = shown.nodes.filter(
          (node: any) => node.version.version === version.version && node.version.application.code === code,
        );
        const hashes = ofVersion.map((node: any) => node.hash);
        expectUsage(
          version.usage,
          summary(log, (use) => ofApplication(use) && hashes.includes(use.hash)),
        );
        for (const document of ofVersion)
          expectUsage(
            document.usage,
            summary(log, (use) => ofApplication(use) && use.hash === document.hash),
          );
      }
    }
    expect(shown.nodes.filter((node: any) => node.usage.requestCount === 0)).toHaveLength(1);
  });

  it('is written every second by a node, and when it stops', async () => {
    const [document] = await documentsOf(await enterApplication(administrator, 'EXTERNAL'), '1', madeUp('1', 1));
    const { documentUsage } = clc.server.services;
    documentUsage.record({ ...document!, ms: 4, failed: true });
    const counted = async () =>
      (
        await clc.database.inTenant(bank.id, (query) =>
          query
            .selectFrom('document_usage as u')
            .innerJoin('persisted_document as d', 'd.id', 'u.document_id')
            .select('u.request_count')
            .where('d.version_id', '=', document!.versionId)
            .executeTakeFirst(),
        )
      )?.request_count;
    await expect.poll(counted, { timeout: PATIENCE_MS }).toBe('1');
    const stopping = new DocumentUsage({ database: clc.database, clock: () => new Date(), onError: () => undefined });
    stopping.start();
    stopping.record({ ...document!, ms: 4, failed: false });
    await stopping.stop();
    expect(await counted()).toBe('2');
  });

  it('is in the metrics, by version', async () => {
    const { code, partnerCode, id } = await enterApplication(administrator, 'EXTERNAL');
    const documents = await documentsOf({ code, id }, '7.1', [
      'subscription One { alertStream { cursor } }',
      'subscription Two { alertStream { kind } }',
    ]);
    const { documentUsage } = clc.server.services;
    for (const [index, ms] of [3, 3, 3, 90].entries())
      documentUsage.record({ ...documents[index % 2]!, ms, failed: index === 1 });
    await documentUsage.flush();
    const metrics = await (await fetch(`${clc.url}/metrics`)).text();
    const labels = `institution="${bank.code}",partner="${partnerCode}",application="${code}",version="7.1"`;
    const value = (name: string, more = ''): number =>
      Number(new RegExp(`^${name}\\{${labels}${more}\\} (\\S+)$`, 'm').exec(metrics)?.[1]);
    expect([
      value('clc_document_requests_total', ',outcome="ok"'),
      value('clc_document_requests_total', ',outcome="error"'),
    ]).toEqual([3, 1]);
    expect(value('clc_document_deprecated_requests_total', ',member="Subscription.alertStream"')).toBe(4);
    expect(value('clc_document_duration_p95_seconds')).toBe(0.09);
    expect(value('clc_document_last_used_timestamp_seconds')).toBeGreaterThan(1.7e9);
  });
});
