import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateRegistrationId } from '../../../src/domain/client/registration-id.ts';
import { generatePortfolio, generateQuarter } from '../../../src/domain/demo/generate-portfolio.ts';
import { distressAt, EARLY_QUARTERS, troubleOf } from '../../../src/domain/demo/trouble.ts';
import { DUTIES } from '../../../src/domain/institution/duty.ts';

const OPTIONS = { seed: 'demo', clients: 300, quarters: 12, endingAt: '2026-06-30' };
const portfolio = generatePortfolio(OPTIONS);
const seeds = fc.string({ minLength: 1, maxLength: 12 });
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the same options', () => {
  test('give the same bytes, other seeds others', () => {
    expect(digest(generatePortfolio(OPTIONS))).toBe(digest(portfolio));
    expect(digest(generatePortfolio({ ...OPTIONS, seed: 'demo2' }))).not.toBe(digest(portfolio));
  });

  test('of a longer history begin with the shorter one', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 8 }), (seed, more) => {
        const short = generatePortfolio({ seed, clients: 8, quarters: 6, endingAt: '2024-12-31' });
        const end = [
          '2025-03-31',
          '2025-06-30',
          '2025-09-30',
          '2025-12-31',
          '2026-03-31',
          '2026-06-30',
          '2026-09-30',
          '2026-12-31',
        ][more - 1] as string;
        const long = generatePortfolio({ seed, clients: 8, quarters: 6 + more, endingAt: end });
        for (const [index, client] of long.clients.entries()) {
          expect(client.quarters.slice(0, 6)).toEqual(short.clients[index]?.quarters);
          expect(generateQuarter(short, index, 5 + more)).toEqual(client.quarters[5 + more]);
          expect({ ...client, quarters: [] }).toEqual({ ...short.clients[index], quarters: [] });
        }
      }),
      { numRuns: 12 },
    );
  });

  test('of more clients begin with the fewer', () => {
    const fewer = generatePortfolio({ ...OPTIONS, clients: 20, quarters: 2, endingAt: '2023-12-31' });
    expect(
      portfolio.clients.slice(0, 20).map((client) => ({ ...client, quarters: client.quarters.slice(0, 2) })),
    ).toEqual(fewer.clients);
  });

  test('are refused when the end is in the middle of a month', () => {
    expect(() => generatePortfolio({ ...OPTIONS, endingAt: '2026-06-29' })).toThrow(/last day of a month/);
  });
});

test('the history ends where it was asked to', () => {
  expect(portfolio.startsOn).toBe('2023-07-01');
  for (const client of portfolio.clients) {
    expect(client.quarters).toHaveLength(12);
    expect(client.quarters.at(-1)?.periodEnd).toBe('2026-06-30');
  }
});

describe('the organisation', () => {
  test('is one tree, parents first', () => {
    const known = new Set<string>();
    for (const { code, parentCode } of portfolio.units) {
      expect(parentCode === null ? known.size === 0 : known.has(parentCode)).toBe(true);
      known.add(code);
    }
    expect(known.size).toBe(portfolio.units.length);
  });

  test('has every duty, in units that exist, and a manager for each client in its branch', () => {
    const units = new Set(portfolio.units.map((unit) => unit.code));
    const held = portfolio.users.flatMap((user) => user.duties);
    expect(new Set(held.map(({ duty }) => duty))).toEqual(new Set(DUTIES));
    for (const { unitCode } of held) expect(units).toContain(unitCode);
    expect(new Set(portfolio.users.map((user) => user.subject)).size).toBe(portfolio.users.length);
    const managers = new Map(portfolio.users.map((user) => [user.subject, user.duties[0]]));
    for (const client of portfolio.clients) {
      expect(managers.get(client.relationshipManager)).toEqual({
        duty: 'RELATIONSHIP_MANAGER',
        unitCode: client.unitCode,
      });
    }
  });
});

describe('clients', () => {
  test('have registration numbers that pass, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const client of generatePortfolio({ seed, clients: 30, quarters: 0, endingAt: '2026-06-30' }).clients) {
          expect(validateRegistrationId(client.registrationScheme, client.registrationId)).toEqual({
            ok: true,
            value: client.registrationId,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  test('are told apart by reference, name and number', () => {
    const many = generatePortfolio({ ...OPTIONS, clients: 3_000, quarters: 0 }).clients;
    for (const key of ['reference', 'name', 'registrationId'] as const) {
      expect(new Set(many.map((client) => client[key])).size, key).toBe(many.length);
    }
  });

  test('are of all segments, mostly active, mostly domestic with a Chinese name', () => {
    const share = (of: (client: (typeof portfolio.clients)[number]) => boolean): number =>
      portfolio.clients.filter(of).length / 300;
    expect(share(({ segment }) => segment === 'SME')).toBeGreaterThan(0.3);
    expect(share(({ segment }) => segment === 'CORPORATE')).toBeGreaterThan(0.3);
    expect(share(({ segment }) => segment === 'PROJECT_FINANCE')).toBeGreaterThan(0.05);
    expect(share(({ stage }) => stage === 'ACTIVE')).toBeGreaterThan(0.9);
    expect(share(({ currency }) => currency === 'CNY')).toBeGreaterThan(0.8);
    expect(new Set(portfolio.clients.map(({ currency }) => currency))).toEqual(new Set(['CNY', 'USD', 'EUR']));
    for (const client of portfolio.clients) expect(client.localName !== null).toBe(client.country === 'CN');
  });

  test('have industries that are listed', () => {
    const codes = new Set(portfolio.industries.map(({ code }) => code));
    for (const client of portfolio.clients) expect(codes).toContain(client.industryCode);
    expect(new Set(portfolio.clients.map(({ industryCode }) => industryCode)).size).toBeGreaterThan(10);
  });
});

describe('connections and guarantees', () => {
  test('join clients that exist, never one with itself, and no group twice', () => {
    const references = new Set(portfolio.clients.map(({ reference }) => reference));
    const parents = new Map<string, string>();
    for (const { fromClient, toClient, type } of portfolio.connections) {
      expect(references).toContain(fromClient);
      expect(references).toContain(toClient);
      expect(fromClient).not.toBe(toClient);
      if (type !== 'CONTROL') continue;
      expect(parents.has(toClient)).toBe(false);
      parents.set(toClient, fromClient);
    }
    expect(parents.size).toBeGreaterThan(10);
    for (const { client, guarantorClient } of portfolio.guarantees) {
      if (guarantorClient !== null) expect(parents.get(client)).toBe(guarantorClient);
    }
  });
});

describe('trouble', () => {
  test("comes to about 8 % in the first years, some of it only after a three years' history", () => {
    const courses = Array.from({ length: 4_000 }, (_, index) => troubleOf('bounds', index));
    const early = courses.filter(({ onset }) => onset < EARLY_QUARTERS);
    expect(early.length / courses.length).toBeGreaterThan(0.065);
    expect(early.length / courses.length).toBeLessThan(0.095);
    expect(early.filter(({ onset }) => onset >= 12).length / early.length).toBeGreaterThan(0.3);
    const inOurs = portfolio.clients.filter((_, index) => troubleOf('demo', index).onset < EARLY_QUARTERS).length;
    expect(inOurs).toBeGreaterThanOrEqual(12);
    expect(inOurs).toBeLessThanOrEqual(38);
  });

  test('rises, holds, and passes', () => {
    const course = { onset: 3, worseningQuarters: 4, holdingQuarters: 2, recoveryQuarters: 2, severity: 0.8 };
    expect(Array.from({ length: 13 }, (_, quarter) => Number(distressAt(course, quarter).toFixed(2)))).toEqual([
      0, 0, 0, 0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.4, 0, 0, 0,
    ]);
  });
});
