import type { CollateralCommand, CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import { enumOf } from '../shared/enum.ts';

export const CollateralKindEnum = enumOf<CollateralKind>(
  'CollateralKind',
  'What an asset is; it decides how soon its valuation grows stale.',
  {
    COMMERCIAL_PROPERTY: 'Valued at least yearly.',
    RESIDENTIAL_PROPERTY: 'Valued at least every three years.',
    LAND: 'Land or the right to use it; valued at least yearly.',
    EQUIPMENT: 'Valued at least yearly.',
    INVENTORY: 'Valued at least quarterly.',
    RECEIVABLES: 'Valued at least quarterly.',
    LISTED_SECURITIES: 'Valued daily.',
    UNLISTED_SHARES: 'Valued at least yearly.',
    CASH_DEPOSIT: 'Worth its face; never stale.',
  },
);

export const CollateralStatusEnum = enumOf<CollateralState>(
  'CollateralStatus',
  'Where an asset stands in its life as security. It counts from ACTIVE on, until it is released or realised.',
  {
    PROPOSED: 'Offered.',
    VALUED: 'Its value is known.',
    ACCEPTED: 'The institution takes it.',
    PERFECTED: 'The charge is registered.',
    ACTIVE: 'Secures.',
    REVALUATION_DUE: 'Secures; its valuation is too old.',
    SHORTFALL: 'Secures; it is worth less than what it secures.',
    RELEASE_PENDING: 'Secures; its release is being decided.',
    RELEASED: 'Given back.',
    ENFORCING: 'Being sold for the debt.',
    REALISED: 'Sold.',
    REJECTED: 'Not taken.',
  },
);

export const CollateralCommandEnum = enumOf<CollateralCommand>(
  'CollateralCommand',
  'What can be done to the status of an asset; one that its status does not allow fails with INVALID_TRANSITION.',
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
