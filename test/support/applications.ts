import type { DocumentMode, PartnerKind } from '../../src/domain/partner/document-mode.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';
import { Application, Partner } from '../../src/persistence/partner/partner.entity.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { callerOf } from './caller.ts';
import type { Caller, TestClc, TestInstitution } from './clc.ts';

export interface TestApplication {
  readonly id: string;
  readonly partnerId: string;
  readonly code: string;
  /** Signed in by a token of the user that it acts as. */
  readonly user: Caller;
  /** Signed in by a new credential; it must succeed. */
  credential(over?: Record<string, unknown>): Promise<Caller & { readonly keyId: string }>;
}

export interface NewApplication {
  readonly kind?: PartnerKind;
  readonly documentMode?: DocumentMode;
  readonly costBudget?: number | null;
  readonly budgetWindowSeconds?: number;
  readonly duties?: Duty | readonly Duty[];
}

export const ISSUE =
  'mutation ($input: IssueApiCredentialInput!) { issueApiCredential(input: $input) { token credential { keyId scopes allowedAddresses expiresAt revokedAt lastUsedAt applicationCode partnerCode } failure { code path } } }';

/** A partner with one application, which acts as a user of its own. */
export async function addApplication(
  { url, database }: Pick<TestClc, 'url' | 'database'>,
  bank: TestInstitution,
  {
    kind = 'EXTERNAL',
    documentMode = 'PERSISTED_ONLY',
    costBudget = null,
    budgetWindowSeconds = 60,
    duties = ['PARTNER', 'RISK_MANAGER'],
  }: NewApplication = {},
): Promise<TestApplication> {
  const user = await bank.caller(duties);
  const administrator = await bank.caller('ADMINISTRATOR');
  const [id, partnerId] = [newId(), newId()];
  const code = `APP-${id.slice(-6)}`;
  await database.inTenant(bank.id, async (_query, em) => {
    em.create(Partner, {
      id: partnerId,
      institutionId: bank.id,
      code: `PARTNER-${id.slice(-6)}`,
      name: 'Partner',
      kind,
      createdAt: new Date(),
    });
    await em.flush();
    em.create(Application, {
      id,
      institutionId: bank.id,
      partnerId,
      code,
      name: 'Application',
      userId: user.userId,
      documentMode,
      costBudget,
      budgetWindowSeconds,
      createdAt: new Date(),
    });
  });
  const credential: TestApplication['credential'] = async (over = {}) => {
    const { issueApiCredential: issued } = await administrator.run(ISSUE, {
      input: { applicationCode: code, scopes: ['QUERY', 'MUTATE', 'SUBSCRIBE'], ...over },
    });
    return { ...callerOf(url, issued.token, user.userId), keyId: issued.credential.keyId };
  };
  return { id, partnerId, code, user, credential };
}
