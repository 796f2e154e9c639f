import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { ok } from '../../domain/shared/result.ts';
import { deactivateApplications } from '../../persistence/partner/partner-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseActiveApplication } from './authorise-application.ts';

/** Ends an application for good: its requests are refused and its open streams end within seconds. */
export const deactivateApplication = defineCommand(
  { name: 'deactivateApplication', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { applicationCode }: { readonly applicationCode: string }) => {
    const application = await authoriseActiveApplication(context, applicationCode);
    if (!application.ok) return application;
    await deactivateApplications(context.query, [application.value]);
    return ok({ applicationId: application.value.id });
  },
);
