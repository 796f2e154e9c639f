import { serverAudits } from 'graphql-http';
import type { AuditFail } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { TestClc } from '../../support/clc.ts';

/** What the specification only recommends or allows, and Clc does otherwise, by the audit's id with the reason. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '5A70': 'A GET without a header of its own is refused: any page could send it (CSRF).',
  D6D5: 'As 5A70.',
  '6A70': 'As 5A70.',
  '572B': 'A document that cannot be read is 400 whatever is accepted: proxies, logs and alarms go by the status.',
  FDE2: 'As 572B, of a document that does not fit the schema.',
  '7B9B': 'As 572B, of variables that do not fit.',
};

describe('GraphQL over HTTP', () => {
  let clc: TestClc;
  let failed: AuditFail[];
  let passed: number;
  beforeAll(async () => {
    clc = await startClc();
    const results = await Promise.all(serverAudits({ url: `${clc.url}/graphql` }).map((audit) => audit.fn()));
    failed = results.filter((result) => result.status !== 'ok');
    passed = results.length - failed.length;
  });
  afterAll(() => clc.stop());

  it('has no error by the audits of the specification', () => {
    expect(
      failed.filter(({ status }) => status === 'error').map(({ id, name, reason }) => ({ id, name, reason })),
    ).toEqual([]);
    expect(passed).toBeGreaterThan(40);
  });

  it('does otherwise than recommended only where a reason is given', () => {
    expect(
      failed
        .map(({ id, status, name, reason }) => ({ id, status, name, reason }))
        .filter(({ id }) => !(id in OTHERWISE)),
    ).toEqual([]);
    expect(Object.keys(OTHERWISE).filter((id) => !failed.some((fail) => fail.id === id))).toEqual([]);
  });
});
