import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgeAlert } from '../../../src/app/alert/acknowledge-alert.ts';
import { closeAlert } from '../../../src/app/alert/close-alert.ts';
import { resolveAlert } from '../../../src/app/alert/resolve-alert.ts';
import { snoozeAlert } from '../../../src/app/alert/snooze-alert.ts';
import { startAlertInvestigation } from '../../../src/app/alert/start-alert-investigation.ts';
import { closeBusinessDay } from '../../../src/app/business-day/close-business-day.ts';
import { updateClient } from '../../../src/app/client/update-client.ts';
import { importLoans } from '../../../src/app/facility/import-loans.ts';
import { recordDrawdown } from '../../../src/app/facility/record-drawdown.ts';
import { recordRepayment } from '../../../src/app/facility/record-repayment.ts';
import { recordObservations } from '../../../src/app/observation/record-observations.ts';
import { importStatements } from '../../../src/app/statement/import-statements.ts';
import { recordStatement } from '../../../src/app/statement/record-statement.ts';
import { draftWarningRule } from '../../../src/app/warning/draft-warning-rule.ts';
import { publishWarningRule } from '../../../src/app/warning/publish-warning-rule.ts';
import { Random } from '../../../src/domain/shared/random.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import type { StatementInput } from '../../../src/domain/statement/statement.ts';
import { DEFAULT_RULES } from '../../../src/domain/warning/default-rules.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { BUSINESS_DATE, attempt, loanRows, openMixedBook } from './mixed-book.ts';
import type { MixedBook } from './mixed-book.ts';

const WORKERS = 8;
const COMMANDS_EACH = 30;
/** One rule on clients and one on facilities, as each locks in its own way; drafted and published again and again. */
const RULES = ['COURT_ENFORCEMENT', 'LIMIT_EXCEEDED'].map((code) => DEFAULT_RULES.find((rule) => rule.code === code)!);

const statement = (year: number, revenue: number): StatementInput => ({
  basis: 'SEPARATE',
  audited: 'UNQUALIFIED',
  periodStart: `${year}-01-01`,
  periodEnd: `${year}-12-31`,
  currency: 'EUR',
  lines: Object.entries({ revenue: String(revenue), total_assets: '1000', total_liabilities: '900', ebit: '-50' }).map(
    ([code, value]) => ({ code, value }),
  ),
});

type Action = (book: MixedBook, random: Random) => Promise<unknown>;

const anAlert = async (book: MixedBook, random: Random): Promise<string> => {
  const alerts = await book.read((query) =>
    query
      .selectFrom('alert')
      .select('id')
      .where('status', 'not in', ['CLOSED', 'FALSE_POSITIVE'])
      .orderBy('id')
      .execute(),
  );
  return alerts.length === 0 ? book.institutionId : random.pick(alerts).id;
};
const someone = ({ people }: MixedBook, random: Random) => random.pick(people);

const ACTIONS: readonly Action[] = [
  (book, random) =>
    attempt(book, book.system, recordObservations, {
      observations: Array.from({ length: 6 }, () => ({
        clientReference: random.pick(book.clients),
        indicator: random.pick(['court_enforcement', 'tax_arrears', 'labour_dispute']),
        value: String(random.integer(0, 1)),
        asOf: BUSINESS_DATE,
      })),
    }),
  (book, random) =>
    attempt(book, book.system, recordObservations, {
      observations: Array.from({ length: 4 }, () => ({
        facilityReference: random.pick(book.facilities),
        indicator: 'utilisation',
        value: random.pick(['0.1', '1.5']),
        asOf: BUSINESS_DATE,
      })),
    }),
  (book, random) =>
    attempt(book, someone(book, random), recordStatement, {
      clientReference: random.pick(book.clients),
      statement: statement(random.integer(2022, 2024), random.integer(1, 999)),
    }),
  (book, random) => {
    const { lines, audited, ...one } = statement(random.integer(2022, 2024), random.integer(1, 999));
    const reference = (): string => random.pick([...book.clients, 'NEW-1', 'NEW-2']);
    return attempt(book, book.system, importStatements, {
      statements: [reference(), reference(), reference()].map((name) => ({
        ...one,
        client: { reference: name, name, segment: 'CORPORATE' as const, industryCode: null, country: null },
        auditOpinion: audited,
        lines: Object.fromEntries(lines.map(({ code, value }) => [code, value])),
        source: 'mix',
      })),
    });
  },
  (book, random) =>
    attempt(book, someone(book, random), recordRepayment, {
      facilityReference: random.pick(book.facilities),
      amount: { amount: '10', currency: 'EUR' },
      paidOn: BUSINESS_DATE,
    }),
  (book, random) =>
    attempt(book, someone(book, random), recordDrawdown, {
      facilityReference: random.pick(book.facilities),
      amount: { amount: '10', currency: 'EUR' },
      valueDate: BUSINESS_DATE,
    }),
  (book, random) =>
    attempt(book, book.system, importLoans, {
      loans: loanRows([...book.clients].reverse(), random.pick(['400000', '990000'])),
    }),
  async (book, random) =>
    attempt(book, someone(book, random), acknowledgeAlert, { alertId: await anAlert(book, random) }),
  async (book, random) =>
    attempt(book, someone(book, random), snoozeAlert, {
      alertId: await anAlert(book, random),
      until: addDays(BUSINESS_DATE, 1),
      reason: 'Later.',
    }),
  async (book, random) =>
    attempt(book, someone(book, random), startAlertInvestigation, { alertId: await anAlert(book, random) }),
  async (book, random) =>
    attempt(book, someone(book, random), resolveAlert, { alertId: await anAlert(book, random), resolution: 'Done.' }),
  async (book, random) => attempt(book, someone(book, random), closeAlert, { alertId: await anAlert(book, random) }),
  (book, random) =>
    attempt(book, someone(book, random), updateClient, {
      clientReference: random.pick(book.clients),
      name: `Renamed ${random.integer(1, 999)}`,
    }),
  async (book, random) => {
    const [drafter, publisher] = random.chance(0.5) ? book.people : [book.people[1], book.people[0]];
    const drafted = await book.runner.run(draftWarningRule, drafter, { definition: random.pick(RULES) });
    return drafted.ok
      ? attempt(book, publisher, publishWarningRule, { ruleId: drafted.value.ruleId })
      : drafted.failure.code;
  },
  (book, random) =>
    closeBusinessDay(
      { database: book.database, commands: book.runner, institutionId: book.institutionId },
      addDays(BUSINESS_DATE, random.integer(0, 3)),
    ),
];

describe('many commands on few clients at once', () => {
  let test: TestDatabase;
  let book: MixedBook;
  beforeAll(async () => {
    test = await createTestDatabase();
    book = await openMixedBook(test.database, 'MIX', 3);
    const errors: unknown[] = [];
    await Promise.all(
      Array.from({ length: WORKERS }, async (_, worker) => {
        const random = new Random('mixed commands', worker);
        for (let turn = 0; turn < COMMANDS_EACH; turn += 1)
          await random
            .pick(ACTIONS)(book, random)
            .catch((error: unknown) => errors.push(error));
      }),
    );
    expect(errors).toEqual([]);
  }, 60_000);
  afterAll(() => test.drop());

  const rows = async (select: ReturnType<typeof sql>): Promise<unknown[]> =>
    (await book.read((query) => select.execute(query))).rows;

  it('leaves alerts to be found', async () => {
    expect(await rows(sql`select distinct subject_id from alert`)).not.toHaveLength(0);
    expect(await rows(sql`select id from warning_rule where status = 'RETIRED'`)).not.toHaveLength(0);
  });

  it('leaves one open alert of a rule on a subject, and one published version of a rule', async () => {
    expect(
      await rows(
        sql`select subject_id, rule_code from alert where status not in ('CLOSED', 'FALSE_POSITIVE') group by 1, 2 having count(*) > 1`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        sql`select code from warning_rule group by code having count(*) filter (where status = 'PUBLISHED') <> 1`,
      ),
    ).toEqual([]);
  });

  it('counts as much evidence as there is', async () => {
    expect(
      await rows(
        sql`select a.id from alert a where a.evidence_count <> (select count(*) from alert_evidence e where e.alert_id = a.id)`,
      ),
    ).toEqual([]);
  });

  it('tells a history that hangs together and ends in the status', async () => {
    const broken = sql`
      select alert_id, told from (
        select h.alert_id, h.from_status || '>' || h.to_status as told, h.from_status, lag(h.to_status) over w
          as before, h.to_status, lead(h.id) over w is null as is_last, a.status
        from alert_history h join alert a on a.id = h.alert_id window w as (partition by h.alert_id order by h.id)
      ) as steps where before is not null and from_status <> before or is_last and to_status <> status`;
    expect(await rows(broken)).toEqual([]);
  });

  it('numbers the versions of a statement without a gap, the last of them current', async () => {
    expect(
      await rows(
        sql`select s.id from financial_statement s join statement_version v on v.statement_id = s.id group by s.id having count(*) <> s.current_version or max(v.version) <> s.current_version`,
      ),
    ).toEqual([]);
  });

  it('judges by the published version what is known last', async () => {
    const stale = sql`
      select a.id, o.value, a.condition_cleared from alert a
      join indicator i on i.code = 'court_enforcement'
      join lateral (select value from observation where subject_id = a.subject_id and indicator_id = i.id
        order by as_of desc, recorded_at desc, id desc limit 1) o on true
      where a.rule_code = 'COURT_ENFORCEMENT' and a.status not in ('CLOSED', 'FALSE_POSITIVE')
        and a.condition_cleared <> (o.value = 0)`;
    expect(await rows(stale)).toEqual([]);
  });
});
