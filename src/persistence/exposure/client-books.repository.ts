import type { BookedFacility, ClientBooks, GivenGuarantee } from '../../domain/exposure/client-exposure.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { findSecuringAssets } from '../collateral/collateral.repository.ts';
import type { SecuringAsset } from '../collateral/collateral.repository.ts';
import { findGuaranteesBy } from '../collateral/guarantee.repository.ts';
import { findFacilitiesByClient } from '../facility/facility.repository.ts';
import type { FacilityRow } from '../facility/facility.repository.ts';
import type { Query } from '../orm.ts';

/** What the exposures of clients are worked out from, in a fixed number of queries; every client has an entry. */
export async function findClientBooks(
  query: Query,
  clientIds: readonly string[],
  businessDate: IsoDate,
): Promise<Map<string, ClientBooks>> {
  const given = (await findGuaranteesBy(query, 'guarantor_client_id', clientIds)).filter(
    (row) => row.valid_from <= businessDate && (row.valid_to === null || row.valid_to >= businessDate),
  );
  const asked = new Set(clientIds);
  const involved = [...new Set([...clientIds, ...given.map((row) => row.client_id)])];
  const rows = await findFacilitiesByClient(query, involved);
  const own = rows.filter((row) => asked.has(row.client_id)).map((row) => row.id);
  const securing = await findSecuringAssets(query, own, businessDate);
  const byClient = Map.groupBy(
    rows.map((row) => toBooked(row, securing.get(row.id) ?? [])),
    ({ clientId }) => clientId,
  );
  const guarantees = Map.groupBy(given, (row) => row.guarantor_client_id!);
  return new Map(
    clientIds.map((id) => {
      const promises = (guarantees.get(id) ?? []).map((row): GivenGuarantee => ({
        id: row.id,
        clientId: row.client_id,
        facilityId: row.facility_id,
        amount: { amount: row.amount, currency: row.currency },
      }));
      const guaranteed = [...new Set(promises.map(({ clientId }) => clientId))].flatMap(
        (clientId) => byClient.get(clientId) ?? [],
      );
      return [id, { facilities: byClient.get(id) ?? [], guarantees: promises, guaranteedFacilities: guaranteed }];
    }),
  );
}

function toBooked(row: FacilityRow, securing: readonly SecuringAsset[]): BookedFacility {
  const { id, committed, cancelled, drawn, repaid, revolving, currency } = row;
  return {
    id,
    clientId: row.client_id,
    committed,
    cancelled,
    drawn,
    repaid,
    revolving,
    currency,
    state: row.status,
    availableUntil: row.available_until,
    securing,
  };
}
