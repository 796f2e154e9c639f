import { COLLATERAL_MACHINE } from '../../domain/collateral/collateral-machine.ts';
import { allowedCommands } from '../../domain/shared/state-machine.ts';
import type {
  AllocationRow,
  CollateralRow,
  GuaranteeRow,
  ValuationRow,
} from '../../persistence/collateral/collateral.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { CollateralAllocationType, CollateralType, ValuationType } from './collateral.type.ts';
import type { GuaranteeType } from './guarantee.type.ts';

export function presentCollateral(row: CollateralRow): CollateralType {
  return {
    id: toGlobalId('Collateral', row.id),
    rowId: row.id,
    clientRowId: row.client_id,
    row,
    reference: row.reference,
    kind: row.kind,
    description: row.description,
    person: { table: 'collateral', id: row.id, clientRowId: row.client_id, sealed: { owner_name: row.owner_name } },
    currency: row.currency,
    ownedShare: row.owned_share,
    haircut: row.haircut,
    priorCharges: { amount: row.prior_charges, currency: row.currency },
    status: row.status,
    allowedCommands: allowedCommands(COLLATERAL_MACHINE, row.status),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function presentValuation(row: ValuationRow, currency: string): ValuationType {
  return {
    value: { amount: row.value, currency },
    valuedOn: row.valued_on,
    valuer: row.valuer,
    method: row.method,
    recordedAt: row.recorded_at,
  };
}

export function presentAllocation(row: AllocationRow): CollateralAllocationType {
  return { row, share: row.share };
}

export function presentGuarantee(row: GuaranteeRow): GuaranteeType {
  return {
    id: toGlobalId('Guarantee', row.id),
    clientRowId: row.client_id,
    facilityRowId: row.facility_id,
    guarantorRowId: row.guarantor_client_id,
    person: {
      table: 'guarantee',
      id: row.id,
      clientRowId: row.client_id,
      sealed: { guarantor_name: row.guarantor_name },
    },
    amount: { amount: row.amount, currency: row.currency },
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
