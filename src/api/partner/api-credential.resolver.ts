import { Args, ArgsType, Ctx, Resolver } from 'type-graphql';
import { countCredentials, pageCredentials } from '../../persistence/partner/api-credential.repository.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';
import { PageArgs, pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { Criterion, Query } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ApiCredentialConnectionType, presentCredential } from './api-credential.type.ts';
import type { ApiCredentialType } from './api-credential.type.ts';

@ArgsType()
class ApiCredentialsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'ApiCredential.applicationCode',
    nullable: true,
    description: 'Only those of this application; null for all.',
  })
  applicationCode?: string | null;
}

@Resolver()
export class ApiCredentialResolver {
  @Query(() => ApiCredentialConnectionType, {
    duties: OVERSIGHT,
    description: 'The credentials of applications, newest first; expired and revoked ones are kept.',
  })
  async apiCredentials(
    @Ctx() context: RequestContext,
    @Args(() => ApiCredentialsArgs) { applicationCode = null, ...page }: ApiCredentialsArgs,
  ): Promise<Connection<ApiCredentialType>> {
    const query = await context.query();
    return presentPage(pageCredentials(query, applicationCode, pageRequest(page)), presentCredential, () =>
      countCredentials(query, applicationCode),
    );
  }
}
