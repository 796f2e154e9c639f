import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertEventPayload } from '../../../src/app/alert/alert-event.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { CLIENT_SEGMENTS } from '../../../src/domain/client/client-segment.ts';
import { matchesAlertEvent } from '../../../src/domain/warning/alert-event-filter.ts';
import { UnitScope } from '../../../src/domain/institution/unit-scope.ts';
import type { AlertCriteria } from '../../../src/domain/warning/alert-event-filter.ts';
import { ALERT_STATUSES } from '../../../src/domain/warning/alert-machine.ts';
import { SEVERITIES } from '../../../src/domain/warning/severity.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { ALERT_ORDERS, alertsWhere, pageAlerts } from '../../../src/persistence/warning/alert.repository.ts';
import type { AlertOrdering, AlertRow } from '../../../src/persistence/warning/alert.repository.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

/** Of one who sees all of the institution. */
const EVERY_UNIT = UnitScope.of({ visibleUnitIds: null, grants: [] });
const INDUSTRIES = ['C34', 'D35', null];
const DAY_MS = 86_400_000;
const START = new Date('2025-01-01T00:00:00Z');

/** The element of a list that belongs to a running number, each list at a pace of its own. */
const pick = <T>(list: readonly T[], index: number, pace: number): T => list[Math.floor(index / pace) % list.length]!;

describe('alerts in the database', () => {
  let test: TestDatabase;
  let institutionId: string;
  let unitIds: string[];
  let userIds: string[];
  let alerts: (AlertRow & { client: { id: string; unitId: string; industryCode: string | null; segment: string } })[];

  beforeAll(async () => {
    test = await createTestDatabase();
    const founded = await foundInstitution(test.database, {
      code: 'B',
      name: 'Bank',
      units: [{ code: 'N', name: 'North', parentCode: 'HQ' }],
    });
    if (!founded.ok) throw new Error(founded.failure.message);
    institutionId = founded.value.institutionId;
    unitIds = [...founded.value.unitIds.values()];
    userIds = [newId(), newId()];
    const inTenant = { institution_id: institutionId };
    alerts = await test.database.inTenant(institutionId, async (query) => {
      await query
        .insertInto('app_user')
        .values(userIds.map((id) => ({ ...inTenant, id, subject: id, name: 'U', active: true })) as never)
        .execute();
      const rules = await query.selectFrom('warning_rule').select(['id', 'code']).orderBy('code').limit(3).execute();
      const clients = Array.from({ length: 12 }, (_, index) => ({
        ...inTenant,
        id: newId(),
        reference: `C${index}`,
        name: 'C',
        segment: pick(CLIENT_SEGMENTS, index, 1),
        stage: 'ACTIVE',
        tier: 'STANDARD',
        industry_code: pick(INDUSTRIES, index, 2),
        unit_id: pick(unitIds, index, 3),
        version: 1,
        created_at: START,
        updated_at: START,
      }));
      await query
        .insertInto('client')
        .values(clients as never)
        .execute();
      const rows = Array.from({ length: 150 }, (_, index) => {
        const rule = pick(rules, index, 5);
        const raised = new Date(START.getTime() + Math.floor(index / 3) * DAY_MS);
        return {
          ...inTenant,
          id: newId(),
          rule_id: rule.id,
          rule_code: rule.code,
          client_id: pick(clients, index, 1).id,
          subject_id: newId(),
          severity: pick(SEVERITIES, index, 7),
          status: pick(ALERT_STATUSES, index, 1),
          explanation: '',
          to_clear: '',
          raised_at: raised,
          recorded_at: raised,
          last_evidence_at: raised,
          evidence_count: 0,
          condition_cleared: false,
          assignee_id: index % 3 === 0 ? null : pick(userIds, index, 4),
          due_at: index % 4 === 0 ? null : new Date(raised.getTime() + (index % 5) * DAY_MS),
          version: 1,
        };
      });
      await query
        .insertInto('alert')
        .values(rows as never)
        .execute();
      const byId = new Map(
        clients.map((client) => [
          client.id,
          { id: client.id, unitId: client.unit_id, industryCode: client.industry_code, segment: client.segment },
        ]),
      );
      return (await query.selectFrom('alert').selectAll().execute()).map((row) => ({
        ...row,
        client: byId.get(row.client_id)!,
      }));
    });
  });
  afterAll(() => test.drop());

  const anyCriteria = (): fc.Arbitrary<AlertCriteria> => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
      fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary, weight: 1 });
    const some = <T>(list: readonly T[]): fc.Arbitrary<T[] | null> => maybe(fc.subarray([...list]));
    const time = fc.integer({ min: -2, max: 55 }).map((days) => new Date(START.getTime() + days * DAY_MS));
    return fc.record(
      {
        severities: some(SEVERITIES),
        minSeverity: maybe(fc.constantFrom(...SEVERITIES)),
        statuses: some(ALERT_STATUSES),
        open: maybe(fc.boolean()),
        clientIds: some(alerts.slice(0, 8).map((alert) => alert.client_id)),
        ruleCodes: some([...new Set(alerts.map((alert) => alert.rule_code))]),
        unitIds: some(unitIds),
        industryCodes: some(['C34', 'D35', 'X']),
        segments: some(CLIENT_SEGMENTS),
        assigneeId: maybe(fc.constantFrom(...userIds)),
        facilityId: fc.oneof(
          { arbitrary: fc.constant(null), weight: 20 },
          { arbitrary: fc.constant(newId()), weight: 1 },
        ),
        raisedAfter: maybe(time),
        raisedBefore: maybe(time),
      },
      { requiredKeys: [] },
    );
  };

  it("are narrowed alike by SQL and on an event's payload", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyCriteria(), async (criteria) => {
        const rows = await test.database.inTenant(institutionId, (query) =>
          alertsWhere(query, EVERY_UNIT, criteria).select('alert.id').execute(),
        );
        const matching = alerts.filter((alert) => matchesAlertEvent(criteria, alertEventPayload(alert, alert.client)));
        expect(rows.map((row) => row.id).sort()).toEqual(matching.map((alert) => alert.id).sort());
        found += matching.length;
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it.each(Object.keys(ALERT_ORDERS) as AlertOrdering[])(
    'come page by page in the order %s, each once',
    async (ordering) => {
      const seen: AlertRow[] = [];
      let after: string | null = null;
      do {
        const page = await test.database.inTenant(institutionId, (query) =>
          pageAlerts(query, EVERY_UNIT, {}, ordering, { first: 37, after }),
        );
        seen.push(...page.rows);
        after = page.hasNextPage ? page.rows.at(-1)!.cursor : null;
      } while (after !== null);
      expect(new Set(seen.map((row) => row.id)).size).toBe(alerts.length);
      const rank = (row: AlertRow): number =>
        ({
          RAISED_DESC: -row.raised_at,
          RAISED_ASC: +row.raised_at,
          SEVERITY_DESC: -SEVERITIES.indexOf(row.severity) * 1e14 - +row.raised_at,
          DUE_ASC: row.due_at === null ? Infinity : +row.due_at,
        })[ordering];
      const ranks = seen.map(rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => (a === b ? 0 : a - b)));
    },
  );
});
