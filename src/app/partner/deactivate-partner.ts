import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { deactivateApplications, deactivatePartnerRow } from '../../persistence/partner/partner-write.repository.ts';
import { lockApplicationsOf, lockPartner } from '../../persistence/partner/partner.repository.ts';
import { defineCommand } from '../command/command.ts';

/** Ends a partner for good, with all its applications. */
export const deactivatePartner = defineCommand(
  { name: 'deactivatePartner', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { partnerCode }: { readonly partnerCode: string }) => {
    const { query, audit } = context;
    const partner = await lockPartner(query, partnerCode);
    if (partner === undefined) return fail('PARTNER_NOT_FOUND', `There is no partner ${partnerCode}.`, 'partnerCode');
    if (!partner.active)
      return fail('PARTNER_INACTIVE', `The partner ${partnerCode} was deactivated already.`, 'partnerCode');
    // Before anything is written: a publication holds its application, and waits for the version of the registry that a
    // write here takes.
    const applications = await lockApplicationsOf(query, partner.id);
    await audit.watch(query, 'partner', partner.id);
    for (const { id } of applications) await audit.watch(query, 'application', id);
    await deactivatePartnerRow(query, partner.id);
    await deactivateApplications(query, applications);
    return ok({ partnerId: partner.id });
  },
);
