import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { EraseSubjectResolver } from './erase-subject.resolver.ts';
import { PERSONAL_DATA_MUTATIONS } from './personal-data-command.ts';
import { PERSONAL_DATA_LINKS } from './personal-data.resolver.ts';
import { PERSONAL_FIELD_LINKS } from './personal-field.resolver.ts';

export const PERSONAL_DATA_RESOLVERS: readonly ResolverClass[] = [
  EraseSubjectResolver,
  ...PERSONAL_DATA_MUTATIONS,
  ...PERSONAL_DATA_LINKS,
  ...PERSONAL_FIELD_LINKS,
];

nameRecord('legal_hold', 'LegalHold');
