import type { ResolverClass } from '../shared/declared.ts';
import { ClientExposureResolver } from './exposure.resolver.ts';

export const EXPOSURE_RESOLVERS: readonly ResolverClass[] = [ClientExposureResolver];
