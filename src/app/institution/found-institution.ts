import { DEFAULT_RETENTION_YEARS } from '../../domain/personal-data/retention.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertAuditEntry } from '../../persistence/audit/audit-entry.repository.ts';
import { insertInstitution, insertUnits } from '../../persistence/institution/institution-write.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { newId } from '../../persistence/tenant.ts';
import { seedCatalogue } from './seed-catalogue.ts';

/** The unit every institution begins with. */
export const ROOT_UNIT_CODE = 'HQ';

/** A unit under another; the root is there already. */
export interface NewUnit {
  readonly code: string;
  readonly name: string;
  readonly localName?: string | null;
  /** Code of a unit that comes before it in the list, or of the root. */
  readonly parentCode: string;
}

export interface FoundInstitution {
  readonly code: string;
  readonly name: string;
  readonly units?: readonly NewUnit[];
  /** Where business time runs apart from the calendar (demo, replay); null or absent: the calendar's. */
  readonly businessDate?: IsoDate | null;
}

/** A founded institution: its row id, and its units' row ids by code. */
export interface FoundedInstitution {
  readonly institutionId: string;
  readonly unitIds: ReadonlyMap<string, string>;
}

/**
 * Creates an institution with its units, and the indicators and published rules that Clc ships with, and begins its
 * audit with that. No command: nobody can be charged with it inside an institution that does not exist.
 */
export async function foundInstitution(
  database: Database,
  input: FoundInstitution,
  now: Date = new Date(),
): Promise<Result<FoundedInstitution>> {
  const institutionId = newId();
  const units = placeUnits(input.units ?? []);
  if (!units.ok) return units;
  const isFounded = await database.inTenant(institutionId, async (query) => {
    const isAdded = await insertInstitution(query, {
      id: institutionId,
      code: input.code,
      name: input.name,
      business_date: input.businessDate ?? null,
      closed_through: null,
      document_mode: null,
      retention_years: DEFAULT_RETENTION_YEARS,
      created_at: now,
    });
    if (!isAdded) return false;
    await insertUnits(
      query,
      units.value.map(({ id, code, name, localName, parentId, path }) => ({
        id,
        institution_id: institutionId,
        code,
        name,
        local_name: localName,
        parent_id: parentId,
        path,
      })),
    );
    await seedCatalogue(query, institutionId, now);
    await insertAuditEntry(query, {
      institutionId,
      recordedAt: new Date(),
      kind: 'COMMAND',
      actorId: null,
      actorSubject: 'system',
      command: 'foundInstitution',
      subject: { kind: 'institution', id: institutionId },
      clientId: null,
      input: JSON.stringify(input),
      before: null,
      after: null,
      reason: null,
      code: null,
      requestId: null,
    });
    return true;
  });
  if (!isFounded)
    return fail(
      'INSTITUTION_CODE_TAKEN',
      `There is an institution ${input.code} already; choose another code.`,
      'code',
    );
  return ok({ institutionId, unitIds: new Map(units.value.map((unit) => [unit.code, unit.id])) });
}

interface PlacedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly localName: string | null;
  readonly parentId: string | null;
  readonly path: string;
}

function placeUnits(units: readonly NewUnit[]): Result<readonly PlacedUnit[]> {
  const placed = new Map<string, PlacedUnit>([
    [
      ROOT_UNIT_CODE,
      {
        id: newId(),
        code: ROOT_UNIT_CODE,
        name: 'Head office',
        localName: '总行',
        parentId: null,
        path: `/${ROOT_UNIT_CODE}/`,
      },
    ],
  ]);
  for (const [index, { code, name, localName, parentCode }] of units.entries()) {
    const parent = placed.get(parentCode);
    if (parent === undefined)
      return fail(
        'UNIT_NOT_FOUND',
        `The unit ${code} lies under ${parentCode}, which does not come before it.`,
        `units.${index}.parentCode`,
      );
    if (placed.has(code)) return fail('UNIT_CODE_TAKEN', `The unit ${code} is there already.`, `units.${index}.code`);
    placed.set(code, {
      id: newId(),
      code,
      name,
      localName: localName ?? null,
      parentId: parent.id,
      path: `${parent.path}${code}/`,
    });
  }
  return ok([...placed.values()]);
}
