import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import type { Command } from '../../../src/app/command/command.ts';
import { importLoans } from '../../../src/app/facility/import-loans.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { loadActor } from '../../../src/app/institution/load-actor.ts';
import type { LoanRow } from '../../../src/app/facility/loan-row.ts';
import { User, UserDuty } from '../../../src/persistence/institution/user.entity.ts';
import type { Database, Query } from '../../../src/persistence/orm.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import type { Actor, SystemActor } from '../../../src/security/actor.ts';

export const BUSINESS_DATE = '2026-03-31';

/** A few clients with two facilities each, and the people who work on them. */
export interface MixedBook {
  readonly database: Database;
  readonly runner: CommandRunner;
  readonly institutionId: string;
  readonly system: SystemActor;
  /** Two who hold every duty that the mix needs, so that one checks the other. */
  readonly people: readonly [Actor, Actor];
  readonly clients: readonly string[];
  readonly facilities: readonly string[];
  read<T>(work: (query: Query) => Promise<T>): Promise<T>;
}

/** The loan book as it stands; `drawn` tells one file from the next. */
export function loanRows(clients: readonly string[], drawn: string): LoanRow[] {
  return clients.flatMap((reference) =>
    ['A', 'B'].map((letter) => ({
      client: { reference, name: `Client ${reference} ${drawn}`, country: 'FR', segment: 'CORPORATE' as const },
      facility: {
        reference: `${reference}-${letter}`,
        product: 'TERM_LOAN',
        currency: 'EUR',
        committed: '1000000',
        drawn,
        repaid: '0',
        cancelled: '0',
        rate: null,
        dayCount: 'ACT_360' as const,
        status: 'AVAILABLE' as const,
        startsOn: '2020-01-01',
        maturesOn: '2030-01-01',
        revolving: true,
      },
    })),
  );
}

export async function openMixedBook(database: Database, code: string, size: number): Promise<MixedBook> {
  const founded = await foundInstitution(database, { code, name: code, businessDate: BUSINESS_DATE });
  if (!founded.ok) throw new Error(founded.failure.message);
  const { institutionId, unitIds } = founded.value;
  const runner = new CommandRunner({ database });
  const system: SystemActor = { userId: null, subject: 'system', institutionId };
  const clients = Array.from({ length: size }, (_, index) => `C-${index}`);
  const people = await Promise.all(
    ['ann', 'bob'].map((subject) => person(database, institutionId, unitIds.get('HQ')!, code, subject)),
  );
  const imported = await runner.run(importLoans, system, { loans: loanRows(clients, '500000') });
  if (!imported.ok) throw new Error(imported.failure.message);
  return {
    database,
    runner,
    institutionId,
    system,
    people: people as [Actor, Actor],
    clients,
    facilities: clients.flatMap((client) => [`${client}-A`, `${client}-B`]),
    read: (work) => database.inTenant(institutionId, work),
  };
}

async function person(
  database: Database,
  institutionId: string,
  unitId: string,
  institutionCode: string,
  subject: string,
): Promise<Actor> {
  const userId = newId();
  await database.inTenant(institutionId, async (_query, em) => {
    em.create(User, { id: userId, institutionId, subject, name: subject });
    for (const duty of ['CREDIT_OFFICER', 'RISK_MANAGER'] as const)
      em.create(UserDuty, { institutionId, userId, duty, unitId });
  });
  return (await loadActor(database, { institutionCode, subject }))!;
}

/** Runs a command for what it does; a refusal is as good as an effect, and anything thrown is a bug. */
export async function attempt<Input, Output>(
  book: MixedBook,
  actor: Actor | SystemActor,
  command: Command<Input, Output>,
  input: Input,
): Promise<string> {
  const result = await book.runner.run(command, actor, input);
  return result.ok ? 'ok' : result.failure.code;
}
