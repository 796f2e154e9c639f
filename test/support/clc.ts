import { createClient } from 'graphql-ws';
import type { Client as WsClient } from 'graphql-ws';
import pino from 'pino';
import WebSocket from 'ws';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import { localIssuerKey } from '../../src/app/institution/local-issuer.ts';
import { readConfig } from '../../src/config.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';
import { User, UserDuty } from '../../src/persistence/institution/user.entity.ts';
import type { Database } from '../../src/persistence/orm.ts';
import { newId } from '../../src/persistence/tenant.ts';
import type { Purpose } from '../../src/security/personal-data/purpose.ts';
import { signLocalToken } from '../../src/security/token-verifier.ts';
import { startServer } from '../../src/server.ts';
import type { RunningServer } from '../../src/server.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

export interface GraphqlResponse<T = any> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** One signed-in user of the real API. */
export interface Caller {
  readonly token: string;
  readonly userId: string;
  /** Sends a document over HTTP. */
  send<T = any>(query: string, variables?: Record<string, unknown>): Promise<GraphqlResponse<T>>;
  /** Sends a document that must succeed, and gives its data; a failure of a command counts as none. */
  run<T = any>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** The same caller with a purpose, which shows what is personal. */
  withPurpose(purpose: Purpose): Caller;
  /** A WebSocket client that does not reconnect by itself. */
  socket(): WsClient;
}

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

/** A whole Clc on a database and a port of its own; `log` hears its log, a line of JSON each. */
export async function startClc(
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
  let institutions = 0;
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

/** One that is closed while it still connects fails by an event, which graphql-ws no longer hears then. */
class PatientWebSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.on('error', () => undefined);
  }
}

/** A caller of the API at `url` with this token. */
export function callerOf(url: string, token: string, userId = '', purpose: Purpose | null = null): Caller {
  const send = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlResponse<T>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(purpose === null ? {} : { 'x-clc-purpose': purpose }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const run = async <T>(query: string, variables?: Record<string, unknown>): Promise<T> => {
    const { data, errors } = await send<T>(query, variables);
    if (errors !== undefined || data == null) throw new Error(`The API answered ${JSON.stringify(errors)}`);
    for (const [field, result] of Object.entries(data)) {
      const failure = (result as { failure?: unknown } | null)?.failure;
      if (failure != null) throw new Error(`${field} failed: ${JSON.stringify(failure)}`);
    }
    return data;
  };
  const socket = (): WsClient =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: PatientWebSocket,
      retryAttempts: 0,
      connectionParams: token === '' ? {} : { authorization: `Bearer ${token}` },
    });
  return { token, userId, send, run, withPurpose: (stated) => callerOf(url, token, userId, stated), socket };
}
