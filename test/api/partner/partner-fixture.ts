import { createHash } from 'node:crypto';
import { signLocalToken } from '../../../src/security/token-verifier.ts';
import { localIssuerKey } from '../../../src/app/institution/local-issuer.ts';
import { callerOf } from '../../support/caller.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { mutate } from '../client/client-fixture.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The documents as GraphQL Code Generator writes them. */
export function manifestOf(...texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [`sha256:${sha256(text)}`, text]));
}

let made = 0;

/** Gives the institution a partner with an application, and its code. */
export async function enterApplication(
  administrator: Caller,
  kind: 'INTERNAL' | 'EXTERNAL',
  code = `app-${(made += 1)}`,
): Promise<{ code: string; partnerCode: string; id: string }> {
  const partnerCode = `partner-of-${code}`;
  await mutate(administrator, 'createPartner', { code: partnerCode, name: `Partner of ${code}`, kind });
  const { application, failure } = await mutate(
    administrator,
    'createApplication',
    { partnerCode, code, name: `Application ${code}`, duties: [{ duty: 'PARTNER', unitCode: 'HQ' }] },
    'application { id }',
  );
  if (failure !== null) throw new Error(JSON.stringify(failure));
  return { code, partnerCode, id: Buffer.from(application.id, 'base64url').toString().split(':')[1]! };
}

/** The application as a caller that may run any document. */
export async function applicationCaller(clc: TestClc, bank: TestInstitution, code: string): Promise<Caller> {
  await clc.database.inTenant(bank.id, (query) =>
    query.updateTable('application').set({ document_mode: 'OPEN' }).where('code', '=', code).execute(),
  );
  const token = await signLocalToken(
    await localIssuerKey(clc.database),
    { institutionCode: bank.code, subject: `application:${code}` },
    { audience: 'clc', institutionClaim: 'institution', ttlSeconds: 3_600, now: new Date() },
  );
  return callerOf(clc.url, token);
}

/** Publishes a manifest, and gives the whole answer. */
export function publish(
  administrator: Caller,
  applicationCode: string,
  version: string,
  manifest: unknown,
): Promise<any> {
  return mutate(
    administrator,
    'publishDocuments',
    { applicationCode, version, manifest },
    'version { id version documentCount contentHash publishedBy { id } application { code } } failures { code message path } deprecated { operation coordinate reason }',
  );
}
