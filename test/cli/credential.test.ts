import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import { addIssuer, listIssuers, removeIssuer } from '../../src/cli/issuer.ts';
import { issueCredential, listCredentials, revokeCredential } from '../../src/cli/credential.ts';
import { setInstitutionDocuments } from '../../src/cli/institution.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { User } from '../../src/persistence/institution/user.entity.ts';
import { openConfigured } from '../../src/persistence/open-configured.ts';
import type { ConfiguredDatabase } from '../../src/persistence/open-configured.ts';
import { migrate } from '../../src/persistence/orm.ts';
import { Application, Partner } from '../../src/persistence/partner/partner.entity.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';

// Another process's embedded database, as far as the commands can tell.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const dataDir = tempFolder();
let server: ConfiguredDatabase;
let institutionId: string;

beforeAll(async () => {
  server = await openConfigured({ databaseUrl: null, dataDir }, false);
  await migrate(server.database);
  const founded = await foundInstitution(server.database, { code: 'BANK', name: 'Bank' });
  if (!founded.ok) throw new Error(founded.failure.message);
  institutionId = founded.value.institutionId;
  const [userId, partnerId] = [newId(), newId()];
  await server.database.inTenant(institutionId, async (_query, em) => {
    em.create(User, { id: userId, institutionId, subject: 'application', name: 'Application' });
    em.create(Partner, {
      id: partnerId,
      institutionId,
      code: 'PARTNER',
      name: 'Partner',
      kind: 'EXTERNAL',
      createdAt: new Date(),
    });
    await em.flush();
    em.create(Application, {
      id: newId(),
      institutionId,
      partnerId,
      code: 'APP',
      name: 'Application',
      userId,
      budgetWindowSeconds: 60,
      createdAt: new Date(),
    });
  });
});
afterAll(async () => {
  await server.close();
  removeTempFolders();
});

/** What a command says and notes. */
async function run(work: (terminal: Terminal) => Promise<void>): Promise<{ said: string[]; noted: string[] }> {
  const [said, noted]: [string[], string[]] = [[], []];
  await work({
    environment: { DATA_DIR: dataDir },
    say: (line) => said.push(line),
    note: (line) => noted.push(line),
    progress: { write: () => undefined },
    isInteractive: false,
  });
  return { said, noted };
}

it('a credential is issued, listed without its secret, and revoked', async () => {
  const issued = await run((terminal) =>
    issueCredential(terminal, { application: 'APP', scope: ['QUERY'], address: ['192.0.2.0/24'], ttl: 3_600 }),
  );
  expect(issued.said).toEqual([expect.stringMatching(/^clc_[0-9a-f]{16}_[\w-]{43}$/)]);
  const key = issued.said[0]!.slice(4, 20);
  expect(issued.noted.join()).toContain(key);
  expect((await run((terminal) => listCredentials(terminal, {}))).said).toEqual([
    `${key}\tactive\tPARTNER\tAPP\tQUERY\t192.0.2.0/24\tnever`,
  ]);
  expect((await run((terminal) => revokeCredential(terminal, key, {}))).said).toEqual([`Revoked ${key}.`]);
  expect((await run((terminal) => listCredentials(terminal, { application: 'APP' }))).said).toEqual([
    expect.stringContaining('\trevoked\t'),
  ]);
  await expect(run((terminal) => revokeCredential(terminal, key, {}))).rejects.toThrow(
    'The credential was revoked already.',
  );
  await expect(
    run((terminal) => issueCredential(terminal, { application: 'NONE', scope: ['QUERY'], address: [] })),
  ).rejects.toThrow('There is no application NONE.');
});

it('an issuer is added, listed and removed', async () => {
  const url = 'https://login.example.com';
  expect((await run((terminal) => listIssuers(terminal, {}))).noted.join()).toContain('those of the node');
  expect((await run((terminal) => addIssuer(terminal, url, { audience: 'bank' }))).said).toEqual([
    `BANK now trusts ${url}, and no longer the issuers of the node.`,
  ]);
  await expect(run((terminal) => addIssuer(terminal, url, {}))).rejects.toThrow('trusts the issuer already');
  expect((await run((terminal) => listIssuers(terminal, {}))).said).toEqual([`${url}\tbank\tsub`]);
  expect((await run((terminal) => removeIssuer(terminal, url, {}))).said).toEqual([`BANK no longer trusts ${url}.`]);
  await expect(run((terminal) => removeIssuer(terminal, url, {}))).rejects.toThrow('does not trust');
});

it('an institution is told which documents its users may run', async () => {
  const mode = () =>
    server.database.inSystem((query) =>
      query.selectFrom('institution').select('document_mode').where('id', '=', institutionId).executeTakeFirstOrThrow(),
    );
  await run((terminal) => setInstitutionDocuments(terminal, 'BANK', 'PERSISTED_PREFERRED'));
  expect(await mode()).toEqual({ document_mode: 'PERSISTED_PREFERRED' });
  await run((terminal) => setInstitutionDocuments(terminal, 'BANK', null));
  expect(await mode()).toEqual({ document_mode: null });
});
