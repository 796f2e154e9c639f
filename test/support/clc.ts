import pino from 'pino';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import { localIssuerKey } from '../../src/app/institution/local-issuer.ts';
import { readConfig } from '../../src/config.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';
import { User, UserDuty } from '../../src/persistence/institution/user.entity.ts';
import type { Database } from '../../src/persistence/orm.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { signLocalToken } from '../../src/security/token-verifier.ts';
import { startServer } from '../../src/server.ts';
import type { RunningServer } from '../../src/server.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

export { callerOf } from './caller.ts';
export type { Caller, GraphqlResponse } from './caller.ts';

export interface TestInstitution {
  readonly id: string;
  readonly code: string;
  /** Unit row ids by code. The tree is HQ over NORTH and SOUTH. */
  readonly units: Readonly<Record<'HQ' | 'NORTH' | 'SOUTH', string>>;
  /** A new user with the duties in the unit. */
  caller(duties: Duty | readonly Duty[], unit?: 'HQ' | 'NORTH' | 'SOUTH'): Promise<Caller>;
}

export interface TestClc {
  readonly url: string;
  readonly database: Database;
  readonly address: TestDatabase['address'];
  readonly server: RunningServer;
  /** A new institution with units, the shipped indicators and rules, and no clients. */
  institution(code?: string): Promise<TestInstitution>;
  stop(graceMs?: number): Promise<void>;
}

const AUTH = { audience: 'clc', institutionClaim: 'institution', ttlSeconds: 3_600 };

/** Stands for a key that is kept apart from the database. */
export const TEST_KEY = Buffer.alloc(32, 7).toString('base64');

let shared: Promise<TestClc> | null = null;

/**
 * A whole Clc. With neither settings nor a log to hear it is shared with other test files of this process, each of
 * which founds institutions of its own there; a test that counts or changes what all institutions have in common
 * takes {@link startOwnClc}.
 */
export function startClc(environment?: Record<string, string>, log?: (line: string) => void): Promise<TestClc> {
  if (environment !== undefined || log !== undefined) return startOwnClc(environment, log);
  return (shared ??= startOwnClc().then(shareable));
}

/** What is shared outlives every test file, and ends with the process. */
function shareable(clc: TestClc): TestClc {
  const refuse = (): Promise<never> => Promise.reject(new Error('A shared Clc is stopped by nobody: use startOwnClc.'));
  return {
    ...clc,
    database: { ...clc.database, close: refuse },
    server: { ...clc.server, stop: refuse },
    stop: (graceMs) => (graceMs === undefined ? Promise.resolve() : refuse()),
  };
}

let institutions = 0;

/** A whole Clc on a database and a port of its own; `log` hears its log, a line of JSON each. */
export async function startOwnClc(
  environment: Record<string, string> = {},
  log?: (line: string) => void,
): Promise<TestClc> {
  const { database, address, drop } = await createTestDatabase();
  const config = readConfig({ PORT: '0', DEMO: 'off', PERSONAL_DATA_KEY: TEST_KEY, ...environment });
  const server = await startServer({
    config,
    database,
    logger:
      log === undefined
        ? pino({ level: process.env['TEST_LOG'] ?? 'silent' })
        : pino({ level: 'trace' }, { write: log }),
  });
  return {
    url: server.url,
    database,
    address,
    server,
    institution: (code) => createInstitution(database, server.url, code ?? `BANK${(institutions += 1)}`),
    stop: async (graceMs) => {
      await server.stop(graceMs);
      await drop();
    },
  };
}

async function createInstitution(database: Database, url: string, code: string): Promise<TestInstitution> {
  const founded = await foundInstitution(database, {
    code,
    name: `Bank ${code}`,
    units: [
      { code: 'NORTH', name: 'North', parentCode: 'HQ' },
      { code: 'SOUTH', name: 'South', parentCode: 'HQ' },
    ],
  });
  if (!founded.ok) throw new Error(founded.failure.message);
  const id = founded.value.institutionId;
  const unitId = (unit: string): string => founded.value.unitIds.get(unit)!;
  const units = { HQ: unitId('HQ'), NORTH: unitId('NORTH'), SOUTH: unitId('SOUTH') };
  const caller = async (duties: Duty | readonly Duty[], unit: keyof typeof units = 'HQ'): Promise<Caller> => {
    const userId = newId();
    const subject = `user-${userId}`;
    await database.inTenant(id, async (_query, em) => {
      em.create(User, { id: userId, institutionId: id, subject, name: `User ${userId.slice(-4)}` });
      for (const duty of [duties].flat() as Duty[])
        em.create(UserDuty, { institutionId: id, userId, duty, unitId: units[unit] });
    });
    const token = await signLocalToken(
      await localIssuerKey(database),
      { institutionCode: code, subject },
      { ...AUTH, now: new Date() },
    );
    return callerOf(url, token, userId);
  };
  return { id, code, units, caller };
}
