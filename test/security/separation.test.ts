import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/api/shared/global-id.ts';
import { declaredCommands } from '../../src/app/command/command.ts';
import { act, observe, raiseAlert } from '../support/alerts.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { enterClient, mutate } from '../api/client/client-fixture.ts';

/** Every duty that any of the commands asks for, so that only the separation of duties can refuse. */
const EVERYTHING = ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'ADMINISTRATOR'] as const;

let clc: TestClc;
let bank: TestInstitution;
let maker: Caller;
let checker: Caller;

/** A client that the maker looks after. */
const ownClient = async (): Promise<string> =>
  (await enterClient(checker, { relationshipManagerId: toGlobalId('User', maker.userId) })).reference;
/** A client that nobody looks after. */
const anyClient = async (): Promise<string> => (await enterClient(checker)).reference;
const resolved = async (reference: string): Promise<string> => {
  const { id } = await raiseAlert(checker, reference, 'ORANGE');
  await observe(checker, [reference, 'controller_changed', '0']);
  return id;
};
const stage = (caller: Caller, clientReference: string, command: string): Promise<any> =>
  mutate(caller, 'changeClientStage', { clientReference, command });
const draft = async (caller: Caller, code: string): Promise<string> => {
  const input = {
    code,
    name: 'Stress',
    description: 'Ours.',
    severity: 'YELLOW',
    subject: 'CLIENT',
    condition: { level: { indicator: 'sector_stress', comparison: 'GT', threshold: '50', periods: 1 } },
  };
  return (await mutate(caller, 'draftWarningRule', input, 'rule { id }')).rule.id;
};

interface Case {
  readonly command: string;
  readonly who: string;
  /** Brings it about, and gives the command as the maker's or as the other person's hand would send it. */
  readonly arrange: () => Promise<(caller: Caller) => Promise<{ failure: { code: string } | null }>>;
}

const CASES: readonly Case[] = [
  {
    command: 'changeClientStage',
    who: 'who looks after the client',
    arrange: async () => {
      const reference = await ownClient();
      for (const step of ['BEGIN_SCREENING', 'BEGIN_DUE_DILIGENCE']) await stage(checker, reference, step);
      const other = await bank.caller(EVERYTHING);
      return (caller) => stage(caller === maker ? maker : other, reference, 'APPROVE');
    },
  },
  {
    command: 'changeClientStage',
    who: 'who began its due diligence',
    arrange: async () => {
      const reference = await anyClient();
      for (const step of ['BEGIN_SCREENING', 'BEGIN_DUE_DILIGENCE']) await stage(maker, reference, step);
      return (caller) => stage(caller, reference, 'APPROVE');
    },
  },
  {
    command: 'changeClientTier',
    who: 'who looks after the client',
    arrange: async () => {
      const reference = await ownClient();
      return (caller) =>
        mutate(caller, 'changeClientTier', { clientReference: reference, tier: 'CORE', reason: 'Sound' });
    },
  },
  {
    command: 'assignRelationshipManager',
    who: 'who looks after the client, to nobody',
    arrange: async () => {
      const reference = await ownClient();
      return (caller) =>
        mutate(caller, 'assignRelationshipManager', { clientReference: reference, relationshipManagerId: null });
    },
  },
  {
    command: 'assignRelationshipManager',
    who: 'who looks after the client, to another',
    arrange: async () => {
      const reference = await ownClient();
      return (caller) =>
        mutate(caller, 'assignRelationshipManager', {
          clientReference: reference,
          relationshipManagerId: toGlobalId('User', checker.userId),
        });
    },
  },
  {
    command: 'updateClient',
    who: 'who looks after the client and would not in the unit it moves to',
    arrange: async () => {
      const reference = await ownClient();
      // In the south the maker is a credit officer, and no relationship manager.
      await mutate(checker, 'revokeDuty', {
        userId: toGlobalId('User', maker.userId),
        duty: 'RELATIONSHIP_MANAGER',
        unitCode: 'HQ',
      });
      await mutate(checker, 'grantDuty', {
        userId: toGlobalId('User', maker.userId),
        duty: 'RELATIONSHIP_MANAGER',
        unitCode: 'NORTH',
      });
      return (caller) => mutate(caller, 'updateClient', { clientReference: reference, unitCode: 'SOUTH' });
    },
  },
  {
    command: 'grantDuty',
    who: 'whose duty it is',
    arrange: async () => (caller) =>
      mutate(caller, 'grantDuty', { userId: toGlobalId('User', maker.userId), duty: 'AUDITOR', unitCode: 'HQ' }),
  },
  {
    command: 'revokeDuty',
    who: 'whose duty it is',
    arrange: async () => {
      await mutate(checker, 'grantDuty', {
        userId: toGlobalId('User', maker.userId),
        duty: 'WALL_DISPLAY',
        unitCode: 'HQ',
      });
      return (caller) =>
        mutate(caller, 'revokeDuty', {
          userId: toGlobalId('User', maker.userId),
          duty: 'WALL_DISPLAY',
          unitCode: 'HQ',
        });
    },
  },
  {
    command: 'publishWarningRule',
    who: 'who drafted it',
    arrange: async () => {
      const ruleId = await draft(maker, 'SEPARATE');
      return (caller) => mutate(caller, 'publishWarningRule', { ruleId });
    },
  },
  {
    command: 'closeAlert',
    who: 'who looks after the client',
    arrange: async () => {
      const alertId = await resolved(await ownClient());
      return (caller) => act(caller, 'closeAlert', { alertId });
    },
  },
  {
    command: 'closeAlert',
    who: 'who resolved it',
    arrange: async () => {
      const { id: alertId } = await raiseAlert(checker, await anyClient());
      for (const [command, input] of [
        ['acknowledgeAlert', {}],
        ['startAlertInvestigation', {}],
        ['resolveAlert', { resolution: 'Paid.' }],
      ] as const)
        await act(maker, command, { alertId, ...input });
      return (caller) => act(caller, 'closeAlert', { alertId });
    },
  },
  {
    command: 'confirmAlertFalsePositive',
    who: 'who proposed it',
    arrange: async () => {
      const { id: alertId } = await raiseAlert(checker, await anyClient());
      await act(maker, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
      return (caller) => act(caller, 'confirmAlertFalsePositive', { alertId });
    },
  },
  {
    command: 'confirmAlertFalsePositive',
    who: 'who looks after the client',
    arrange: async () => {
      const { id: alertId } = await raiseAlert(checker, await ownClient());
      const third = await bank.caller('RISK_MANAGER');
      await act(third, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
      return (caller) => act(caller, 'confirmAlertFalsePositive', { alertId });
    },
  },
  {
    command: 'eraseSubject',
    who: 'who released a legal hold on the client',
    arrange: async () => {
      const { id: clientId } = await enterClient(checker);
      const { contact } = await mutate(maker, 'addContact', { clientId, name: 'Paul Prozess' }, 'contact { id }');
      const { hold } = await mutate(maker, 'placeLegalHold', { clientId, reason: 'Dispute' }, 'hold { id }');
      await mutate(maker, 'releaseLegalHold', { holdId: hold.id, reason: 'Settled' });
      return (caller) => mutate(caller, 'eraseSubject', { personId: contact.id, reason: 'Asked for' });
    },
  },
];

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  [maker, checker] = [await bank.caller(EVERYTHING), await bank.caller(EVERYTHING)];
});
afterAll(() => clc.stop());

describe('maker and checker are two people, whatever duties one holds', () => {
  it.each(CASES)('$command is refused to $who, and open to another', async ({ arrange }) => {
    const send = await arrange();
    const refused = await send(maker);
    expect(refused.failure?.code).toBe('SEPARATION_OF_DUTIES');
    const done = await send(checker);
    expect(done.failure).toBeNull();
  });

  it('markAlertFalsePositive is no more than a proposal by who looks after the client, and by anybody on RED', async () => {
    const own = await raiseAlert(checker, await ownClient(), 'YELLOW');
    const red = await raiseAlert(checker, await anyClient());
    const other = await raiseAlert(checker, await anyClient(), 'YELLOW');
    const marked = async (caller: Caller, alertId: string): Promise<string> =>
      (await act(caller, 'markAlertFalsePositive', { alertId, reason: 'Another company.' })).alert.status;
    expect([await marked(maker, own.id), await marked(checker, red.id), await marked(checker, other.id)]).toEqual([
      'OPEN',
      'OPEN',
      'FALSE_POSITIVE',
    ]);
  });

  it('is tried for every command that is told to have it', () => {
    expect([...new Set([...CASES.map(({ command }) => command), 'markAlertFalsePositive'])].sort()).toEqual(
      declaredCommands()
        .filter(({ separation }) => separation !== null)
        .map(({ name }) => name),
    );
  });
});
