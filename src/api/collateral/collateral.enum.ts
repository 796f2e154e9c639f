import type { CollateralCommand, CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import { enumOf } from '../shared/enum.ts';

export const CollateralKindEnum = enumOf<CollateralKind>(
  'CollateralKind',
  'Kind of asset; it determines how soon a valuation goes stale.',
  {
    COMMERCIAL_PROPERTY: 'Valued at least once a year.',
    RESIDENTIAL_PROPERTY: 'Valued at least every three years.',
    LAND: 'Land or the right to use it; valued at least once a year.',
    EQUIPMENT: 'Valued at least once a year.',
    INVENTORY: 'Valued at least once a quarter.',
    RECEIVABLES: 'Valued at least once a quarter.',
    LISTED_SECURITIES: 'Valued daily.',
    UNLISTED_SHARES: 'Valued at least once a year.',
    CASH_DEPOSIT: 'Taken at face value; never stale.',
  },
);

export const CollateralStatusEnum = enumOf<CollateralState>(
  'CollateralStatus',
  'Status of an asset as security. It counts from ACTIVE until it is released or realised.',
  {
    PROPOSED: 'Offered as security.',
    VALUED: 'Valued.',
    ACCEPTED: 'Accepted by the institution.',
    PERFECTED: 'The charge is registered.',
    ACTIVE: 'In force as security.',
    REVALUATION_DUE: 'In force; its valuation is out of date.',
    SHORTFALL: 'In force; worth less than what it secures.',
    RELEASE_PENDING: 'In force; a decision on its release is pending.',
    RELEASED: 'Released to its provider.',
    ENFORCING: 'Being sold to recover the debt.',
    REALISED: 'Sold.',
    REJECTED: 'Declined as security.',
  },
);

export const CollateralCommandEnum = enumOf<CollateralCommand>(
  'CollateralCommand',
  'A step that changes the status of an asset; a step the status does not allow fails with INVALID_TRANSITION.',
  {
    VALUE: 'From PROPOSED to VALUED; needs a valuation that is not stale (VALUATION_REQUIRED).',
    ACCEPT: 'From VALUED to ACCEPTED.',
    PERFECT: 'From ACCEPTED to PERFECTED.',
    ACTIVATE: 'From PERFECTED to ACTIVE.',
    REJECT: 'To REJECTED, before it is perfected.',
    REQUIRE_REVALUATION: 'To REVALUATION_DUE.',
    REVALUE: 'From REVALUATION_DUE to ACTIVE; needs a valuation that is not stale (VALUATION_REQUIRED).',
    REPORT_SHORTFALL: 'To SHORTFALL.',
    CURE_SHORTFALL: 'From SHORTFALL to ACTIVE.',
    REQUEST_RELEASE: 'To RELEASE_PENDING.',
    REFUSE_RELEASE: 'From RELEASE_PENDING to ACTIVE.',
    RELEASE: 'From RELEASE_PENDING to RELEASED.',
    ENFORCE: 'To ENFORCING.',
    CALL_OFF_ENFORCEMENT: 'From ENFORCING to ACTIVE.',
    REALISE: 'From ENFORCING to REALISED.',
  },
);
