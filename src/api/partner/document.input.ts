import { ArgsType } from 'type-graphql';
import { PageArgs } from '../shared/connection.ts';
import { Criterion } from '../shared/fields.ts';

@ArgsType()
export class DocumentVersionsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'DocumentVersion.application',
    nullable: true,
    description: 'Only those of the application with this code.',
  })
  applicationCode?: string | null;

  @Criterion(() => Boolean, {
    reveals: 'DocumentVersion.retiredAt',
    nullable: true,
    description: 'Only active versions, or only retired ones; both if omitted.',
  })
  active?: boolean | null;
}

@ArgsType()
export class PersistedDocumentsArgs extends DocumentVersionsArgs {
  @Criterion(() => String, {
    reveals: 'PersistedDocument.version',
    nullable: true,
    description: 'Only documents of versions with this name.',
  })
  version?: string | null;
}

@ArgsType()
export class OwnDocumentsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'PersistedDocument.version',
    nullable: true,
    description: 'Only documents of the version with this name.',
  })
  version?: string | null;

  @Criterion(() => Boolean, {
    reveals: 'DocumentVersion.retiredAt',
    nullable: true,
    description: 'Only documents of active versions, or only of retired ones; both if omitted.',
  })
  active?: boolean | null;
}
