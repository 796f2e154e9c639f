import type { ResolverClass } from '../shared/declared.ts';
import {
  ClientHoldsResolver,
  LegalHoldResolver,
  PersonalDataResolver,
  ViewerPurposesResolver,
} from './personal-data.resolver.ts';
import {
  CollateralOwnerFieldResolver,
  ContactFieldResolver,
  GuarantorFieldResolver,
  ManagementMemberFieldResolver,
} from './personal-field.resolver.ts';

export const PERSONAL_DATA_RESOLVERS: readonly ResolverClass[] = [
  ClientHoldsResolver,
  LegalHoldResolver,
  PersonalDataResolver,
  ViewerPurposesResolver,
  CollateralOwnerFieldResolver,
  ContactFieldResolver,
  GuarantorFieldResolver,
  ManagementMemberFieldResolver,
];
