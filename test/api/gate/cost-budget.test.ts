import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApplication } from '../../support/applications.ts';
import { callerOf, startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { startSecondNode } from '../../support/nodes.ts';
import type { RunningServer } from '../../../src/server.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

/** Costs three. */
const DOCUMENT = '{ me { businessDate institutionCode } }';
const COST = 3;
/** Long enough that no test sees its end. */
const FOR_GOOD = 1_000_000;

describe('the cost budget of an application', () => {
  let clc: TestClc;
  let second: RunningServer;
  let bank: TestInstitution;
  beforeAll(async () => {
    clc = await startClc();
    second = await startSecondNode(clc);
    bank = await clc.institution();
  });
  afterAll(async () => {
    await second.stop();
    await clc.stop();
  });
  const budgeted = async (costBudget: number, budgetWindowSeconds = FOR_GOOD): Promise<Caller> =>
    (
      await addApplication(clc, bank, { kind: 'INTERNAL', documentMode: 'OPEN', costBudget, budgetWindowSeconds })
    ).credential();
  /** Asks through both nodes, some at once, until neither answers any more; gives how many each has answered. */
  const exhaust = async (caller: Caller): Promise<[number, number]> => {
    const at = [caller, callerOf(second.url, caller.token)];
    const answered: [number, number] = [0, 0];
    await Promise.all(
      [0, 0, 0, 1, 1, 1].map(async (node) => {
        for (;;) {
          const { status } = await at[node]!.send(DOCUMENT);
          if (status !== 200) return void expect(status).toBe(429);
          answered[node as 0 | 1] += 1;
        }
      }),
    );
    return answered;
  };

  it('is shared by two nodes: together they answer no more than it bears, and less by a twentieth at the most', async () => {
    const budget = 600;
    const [one, other] = await exhaust(await budgeted(budget));
    const spent = (one + other) * COST;
    expect(spent).toBeLessThanOrEqual(budget);
    expect(spent).toBeGreaterThanOrEqual(budget * 0.95);
    expect(Math.min(one, other)).toBeGreaterThan(0);
  });

  it('is spent to the end where one operation is more than a slice of it', async () => {
    const [one, other] = await exhaust(await budgeted(10));
    expect(one + other).toBe(3);
  });

  it('is not touched by what was refused, nor by another application of the institution', async () => {
    const [caller, neighbour] = [await budgeted(4), await budgeted(4)];
    expect((await caller.send('{ indicators { code name unit } }')).status).toBe(429);
    expect((await caller.send(DOCUMENT)).status).toBe(200);
    expect((await caller.send(DOCUMENT)).status).toBe(429);
    expect((await caller.send('{ __typename }')).status).toBe(200);
    expect((await neighbour.send(DOCUMENT)).status).toBe(200);
  });

  it('is filled again when its time is over', async () => {
    const caller = await budgeted(COST, 2);
    await vi.waitFor(async () => expect((await caller.send(DOCUMENT)).status).toBe(429), {
      timeout: PATIENCE_MS,
      interval: 5,
    });
    await vi.waitFor(async () => expect((await caller.send(DOCUMENT)).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 100,
    });
  });

  it('bounds sockets alike, and tells what is left where that is asked for', async () => {
    const caller = await budgeted(4);
    const ask = async (): Promise<any> => {
      const socket = caller.socket();
      const answer = await socket
        .iterate({ query: DOCUMENT, extensions: { cost: true } })
        .next()
        .then(
          ({ value }) => value,
          (errors: unknown) => ({ errors }),
        );
      await socket.dispose();
      return answer;
    };
    expect((await ask()).extensions).toEqual({
      cost: { estimated: COST, left: 1, resetsAt: expect.stringMatching(/Z$/) },
    });
    expect((await ask()).errors).toMatchObject([
      { extensions: { code: 'COST_BUDGET_EXCEEDED', left: 1, resetsAt: expect.stringMatching(/Z$/) } },
    ]);
  });

  it('counts for its user however that signed in, and for nobody else', async () => {
    const application = await addApplication(clc, bank, {
      kind: 'INTERNAL',
      documentMode: 'OPEN',
      costBudget: 4,
      budgetWindowSeconds: FOR_GOOD,
    });
    const credential = await application.credential();
    expect((await credential.send(DOCUMENT)).status).toBe(200);
    expect((await application.user.send(DOCUMENT)).status).toBe(429);
    const staff = await bank.caller('RISK_MANAGER');
    for (let count = 0; count < 5; count += 1) expect((await staff.send(DOCUMENT)).status).toBe(200);
  });
});
