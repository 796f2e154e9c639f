import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentRegistry } from '../../../src/app/partner/document-registry.ts';
import { MAX_ACTIVE_VERSIONS } from '../../../src/app/partner/publish-documents.ts';
import { openDatabase } from '../../../src/persistence/orm.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { expectFailure, mutate } from '../client/client-fixture.ts';
import { applicationCaller, enterApplication, manifestOf, publish, sha256 } from './partner-fixture.ts';

const ME = 'query Me { me { businessDate } }';
const CLIENTS = 'query Clients($first: Int) { clients(first: $first) { nodes { name } } }';
const FEED = 'subscription Feed { alertFeed { __typename } }';
const ACKNOWLEDGE =
  'mutation Acknowledge($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { failure { code } } }';

let clc: TestClc;
let bank: TestInstitution;
let administrator: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  administrator = await bank.caller('ADMINISTRATOR');
});
afterAll(() => clc.stop());

const find = (scope: string, text: string, institutionId = bank.id) =>
  clc.server.services.documents.find(institutionId, scope, sha256(text));
const apolloOf = (...texts: readonly string[]): object => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: texts.map((body) => ({
    id: sha256(body),
    name: /\w+ (\w+)/.exec(body)![1],
    type: /\w+/.exec(body)![0],
    body,
  })),
});

describe('publishing', () => {
  it.each([
    ['an Apollo manifest', apolloOf(ME, CLIENTS, FEED, ACKNOWLEDGE)],
    ['a map as GraphQL Code Generator writes it', manifestOf(ME, CLIENTS, FEED, ACKNOWLEDGE)],
    [
      'a map of bare hashes as Relay writes it',
      Object.fromEntries([ME, CLIENTS, FEED, ACKNOWLEDGE].map((text) => [sha256(text), text])),
    ],
  ])('takes %s, and its documents are found from then on', async (_what, manifest) => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    const published = await publish(administrator, code, '1.0.0', manifest);
    expect(published).toMatchObject({
      failure: null,
      failures: [],
      version: { version: '1.0.0', documentCount: 4, application: { code } },
    });
    expect(published.version.publishedBy.id).toBe(Buffer.from(`User:${administrator.userId}`).toString('base64url'));
    expect(await find(id, CLIENTS)).toMatchObject({
      applicationId: id,
      hash: sha256(CLIENTS),
      name: 'Clients',
      text: CLIENTS,
      cost: 2 + 50,
      cacheable: true,
    });
    expect(await Promise.all([ME, FEED, ACKNOWLEDGE].map(async (text) => (await find(id, text))?.cacheable))).toEqual([
      false,
      false,
      false,
    ]);
    const { persistedDocuments } = await administrator.run(
      'query ($a: String!) { persistedDocuments(applicationCode: $a) { totalCount nodes { name kind hash text cost cacheable deprecatedMembers { coordinate } version { version } usage { requestCount } } } }',
      { a: code },
    );
    expect(persistedDocuments.totalCount).toBe(4);
    expect(persistedDocuments.nodes.map(({ name, kind }: any) => [name, kind])).toEqual([
      ['Acknowledge', 'MUTATION'],
      ['Clients', 'QUERY'],
      ['Feed', 'SUBSCRIPTION'],
      ['Me', 'QUERY'],
    ]);
  });

  it('takes the manifest that Clc itself ships', async () => {
    const { code } = await enterApplication(administrator, 'INTERNAL');
    const { default: shipped } = await import('../../../schema/persisted/examples.json', { with: { type: 'json' } });
    expect((await publish(administrator, code, '1', shipped)).version.documentCount).toBe(Object.keys(shipped).length);
  });

  it('tells every fault, each with its operation and what to do, and publishes nothing', async () => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    const bomb = `query Bomb { ${Array.from({ length: 40 }, (_, index) => `c${index}: clients(first: 500) { nodes { observations(indicator: "dscr", last: 500) { value } } }`).join(' ')} }`;
    const deep = `query Deep { alerts { nodes { ${'client { alerts { '.repeat(13)} id ${'} }'.repeat(13)} } } }`;
    const operations = [
      { id: sha256(ME), name: 'Me', type: 'query', body: ME },
      { id: sha256('other'), name: 'Clients', type: 'query', body: CLIENTS },
      { id: sha256(FEED), name: 'Feeder', type: 'subscription', body: FEED },
      { id: sha256(`${ME} ${CLIENTS}`), name: 'Me', type: 'query', body: `${ME} ${CLIENTS}` },
      ...[
        ['Broken', 'query Broken { me'],
        ['Unfit', 'query Unfit { nothing me { name } }'],
        ['Bomb', bomb],
        ['Deep', deep],
      ].map(([name, body]) => ({ id: sha256(body!), name, type: 'query', body })),
    ];
    const { version, failure, failures } = await publish(administrator, code, '1', {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations,
    });
    expect(version).toBeNull();
    expect(failure).toEqual({ ...failures[0] });
    expect(failures.map((fault: any) => [fault.code, fault.path])).toEqual([
      ['DOCUMENT_ID_MISMATCH', 'manifest.operations.1'],
      ['DOCUMENT_OPERATION_MISMATCH', 'manifest.operations.2'],
      ['DOCUMENT_OPERATION_MISMATCH', 'manifest.operations.3'],
      ['GRAPHQL_PARSE_FAILED', 'manifest.operations.4'],
      ['GRAPHQL_VALIDATION_FAILED', 'manifest.operations.5'],
      ['GRAPHQL_VALIDATION_FAILED', 'manifest.operations.5'],
      ['DOCUMENT_TOO_COSTLY', 'manifest.operations.6'],
      ['DOCUMENT_TOO_DEEP', 'manifest.operations.7'],
    ]);
    for (const [index, name] of ['Clients', 'Feeder', 'Me', 'Broken', 'Unfit', 'Unfit', 'Bomb', 'Deep'].entries())
      expect(failures[index].message).toMatch(new RegExp(`^${name}: `));
    expect(failures[0].message).toContain(sha256(CLIENTS));
    expect(failures[4].message).toContain('(line 1, column 15).');
    expect(await find(id, ME)).toBeNull();
  });

  it('tells what documents touch of what is deprecated, and so does each of them from then on', async () => {
    const { code } = await enterApplication(administrator, 'EXTERNAL');
    const old = 'subscription Old { alertStream { cursor } }';
    const member = { coordinate: 'Subscription.alertStream', reason: expect.stringContaining('alertFeed') };
    expect((await publish(administrator, code, '1', manifestOf(ME, old))).deprecated).toEqual([
      { operation: 'Old', ...member },
    ]);
    const { persistedDocuments } = await administrator.run(
      'query ($a: String!) { persistedDocuments(applicationCode: $a) { nodes { name deprecatedMembers { coordinate reason } } } }',
      { a: code },
    );
    expect(persistedDocuments.nodes).toEqual([
      { name: 'Me', deprecatedMembers: [] },
      { name: 'Old', deprecatedMembers: [member] },
    ]);
  });

  it("refuses Relay's MD5 ids, and says what to set", async () => {
    const { code } = await enterApplication(administrator, 'EXTERNAL');
    const { failure } = await publish(administrator, code, '1', { '0123456789abcdef0123456789abcdef': ME });
    expect(failure).toMatchObject({
      code: 'DOCUMENT_ID_MISMATCH',
      message: expect.stringContaining('`persistConfig.algorithm` to SHA256'),
    });
  });

  it('freezes a version: the same again is the same answer, other documents are refused', async () => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    const first = await publish(administrator, code, 'v1', manifestOf(ME, CLIENTS));
    expect(await publish(administrator, code, 'v1', apolloOf(CLIENTS, ME))).toEqual(first);
    for (const other of [manifestOf(ME), manifestOf(ME, CLIENTS, FEED), manifestOf(ME, FEED)])
      expect((await publish(administrator, code, 'v1', other)).failure).toMatchObject({
        code: 'DOCUMENT_VERSION_FROZEN',
        path: 'version',
      });
    expect(await find(id, FEED)).toBeNull();
    const other = await enterApplication(administrator, 'EXTERNAL');
    expect((await publish(administrator, other.code, 'v1', manifestOf(FEED))).failure).toBeNull();
    // The tables themselves let nobody change what was published.
    for (const statement of [
      "update persisted_document set text = 'x'",
      'delete from persisted_document',
      "update document_version set version = 'x'",
      "update document_version set content_hash = 'x'",
      'delete from document_version',
    ]) {
      await expect(
        clc.database.inTenant(bank.id, (_query, em) => em.execute(statement)),
        statement,
      ).rejects.toThrow(/permission denied/);
    }
  });

  it('of one version at the same moment freezes one of them', async () => {
    const { code } = await enterApplication(administrator, 'EXTERNAL');
    const answers = await Promise.all([
      publish(administrator, code, 'race', manifestOf(ME)),
      publish(administrator, code, 'race', manifestOf(CLIENTS)),
      publish(administrator, code, 'race', manifestOf(ME)),
    ]);
    const frozen = answers.filter(({ failure }) => failure?.code === 'DOCUMENT_VERSION_FROZEN').length;
    expect(answers.filter(({ failure }) => failure === null)).toHaveLength(3 - frozen);
    expect([1, 2]).toContain(frozen);
  });

  it.each([
    [{ applicationCode: 'nothing' }, 'APPLICATION_NOT_FOUND'],
    [{ version: '' }, 'DOCUMENT_VERSION_INVALID'],
    [{ version: 'a b' }, 'DOCUMENT_VERSION_INVALID'],
    [{ version: '.1' }, 'DOCUMENT_VERSION_INVALID'],
    [{ version: 'x'.repeat(65) }, 'DOCUMENT_VERSION_INVALID'],
    [{ manifest: {} }, 'MANIFEST_EMPTY'],
    [{ manifest: { format: 'mine', version: 1, operations: [] } }, 'MANIFEST_INVALID'],
  ])('refuses %j with %s', async (over, code) => {
    const { code: applicationCode } = await enterApplication(administrator, 'EXTERNAL');
    await expectFailure(
      administrator,
      'publishDocuments',
      { applicationCode, version: '1', manifest: manifestOf(ME), ...over },
      code,
    );
  });

  it('is for administrators of the whole institution', async () => {
    const { code } = await enterApplication(administrator, 'EXTERNAL');
    const north = await bank.caller('ADMINISTRATOR', 'NORTH');
    expect((await publish(north, code, '1', manifestOf(ME))).failure.code).toBe('FORBIDDEN');
    await expectFailure(
      north,
      'retireDocumentVersion',
      { applicationCode: code, version: '1', reason: 'r' },
      'FORBIDDEN',
    );
    await expect(publish(await bank.caller(['AUDITOR', 'RISK_MANAGER']), code, '1', manifestOf(ME))).rejects.toThrow(
      'FORBIDDEN',
    );
  });

  it('ends at as many active versions as one application may have', async () => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    await clc.database.inTenant(bank.id, (query) =>
      query
        .insertInto('document_version')
        .values(
          Array.from({ length: MAX_ACTIVE_VERSIONS }, (_, index) => ({
            id: crypto.randomUUID(),
            institution_id: bank.id,
            application_id: id,
            version: `old-${index}`,
            content_hash: '',
            document_count: 0,
            published_at: new Date(),
            retire_forced: false,
          })),
        )
        .execute(),
    );
    expect((await publish(administrator, code, 'new', manifestOf(ME))).failure.code).toBe('DOCUMENT_VERSIONS_TOO_MANY');
    await mutate(administrator, 'retireDocumentVersion', {
      applicationCode: code,
      version: 'old-7',
      reason: 'In no use',
    });
    expect((await publish(administrator, code, 'new', manifestOf(ME))).failure).toBeNull();
  });
});

describe('the registry', () => {
  it("answers another's document as an unknown one, and staff with those of the institution itself", async () => {
    const [own, other, inside] = [
      await enterApplication(administrator, 'EXTERNAL'),
      await enterApplication(administrator, 'EXTERNAL'),
      await enterApplication(administrator, 'INTERNAL'),
    ];
    const [ofOwn, ofInside] = ['query OfOwn { me { __typename } }', 'query OfInside { me { __typename } }'];
    await publish(administrator, own.code, '1', manifestOf(ofOwn));
    await publish(administrator, inside.code, '1', manifestOf(ofInside));
    expect((await find(own.id, ofOwn))?.applicationId).toBe(own.id);
    expect(await find(other.id, ofOwn)).toBe(await find(other.id, 'query Unknown { me { __typename } }'));
    expect(await find('internal', ofOwn)).toBeNull();
    expect((await find('internal', ofInside))?.applicationId).toBe(inside.id);
    expect(await find(own.id, ofInside)).toBeNull();
    const stranger = await clc.institution();
    for (const scope of [own.id, inside.id, 'internal'])
      expect([await find(scope, ofOwn, stranger.id), await find(scope, ofInside, stranger.id)]).toEqual([null, null]);
    for (const hash of ['', 'x', sha256(ofOwn).toUpperCase(), `sha256:${sha256(ofOwn)}`, sha256(ofOwn).slice(1)])
      expect(await clc.server.services.documents.find(bank.id, own.id, hash)).toBeNull();
  });

  it('attributes a document of several versions to the newest that is active', async () => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    await publish(administrator, code, '1', manifestOf(ME));
    await publish(administrator, code, '2', manifestOf(ME, CLIENTS));
    const found = async (): Promise<string | undefined> => {
      const document = await find(id, ME);
      return document === null
        ? undefined
        : (
            await clc.database.inTenant(bank.id, (query) =>
              query
                .selectFrom('document_version')
                .select('version')
                .where('id', '=', document.versionId)
                .executeTakeFirstOrThrow(),
            )
          ).version;
    };
    await expect.poll(found, { timeout: PATIENCE_MS }).toBe('2');
    await mutate(administrator, 'retireDocumentVersion', { applicationCode: code, version: '2', reason: 'Withdrawn' });
    await expect.poll(found, { timeout: PATIENCE_MS }).toBe('1');
    await mutate(administrator, 'retireDocumentVersion', { applicationCode: code, version: '1', reason: 'Withdrawn' });
    await expect.poll(found, { timeout: PATIENCE_MS }).toBeUndefined();
    expect((await publish(administrator, code, '1', manifestOf(ME))).failure.code).toBe('DOCUMENT_VERSION_RETIRED');
  });

  it('forgets what an application had as soon as it, or its partner, is deactivated', async () => {
    for (const command of ['deactivateApplication', 'deactivatePartner'] as const) {
      const { code, partnerCode, id } = await enterApplication(administrator, 'INTERNAL');
      const text = `query Of { me { ${command}: __typename } }`;
      await publish(administrator, code, '1', manifestOf(text));
      expect((await find(id, text))?.applicationId).toBe(id);
      await mutate(
        administrator,
        command,
        command === 'deactivatePartner' ? { partnerCode } : { applicationCode: code },
      );
      for (const scope of [id, 'internal'])
        await expect.poll(() => find(scope, text), { timeout: PATIENCE_MS }).toBeNull();
    }
  });

  it('follows what is published and retired on another node', async () => {
    const database = await openDatabase(clc.address);
    const other = new DocumentRegistry({ database, nowMs: () => performance.now() });
    const { code: applicationCode, id } = await enterApplication(administrator, 'EXTERNAL');
    const found = async (): Promise<boolean> => (await other.find(bank.id, id, sha256(ME))) !== null;
    expect(await found()).toBe(false);
    await publish(administrator, applicationCode, '1', manifestOf(ME));
    await expect.poll(found, { timeout: PATIENCE_MS }).toBe(true);
    await mutate(administrator, 'retireDocumentVersion', { applicationCode, version: '1', reason: 'Withdrawn' });
    await expect.poll(found, { timeout: PATIENCE_MS }).toBe(false);
    await database.close();
  });

  it('asks the database once for what it keeps, and again when something was published', async () => {
    const { code, id } = await enterApplication(administrator, 'EXTERNAL');
    await publish(administrator, code, '1', manifestOf(ME));
    await expect.poll(() => find(id, ME), { timeout: PATIENCE_MS }).not.toBeNull();
    const first = await find(id, ME);
    expect(await find(id, ME)).toBe(first);
    await publish(administrator, code, '2', manifestOf(CLIENTS));
    await expect.poll(() => find(id, ME), { timeout: PATIENCE_MS }).not.toBe(first);
  });
});

describe('publications', () => {
  it('and the end of their partner at the same moment wait for each other in no ring', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { code, partnerCode } = await enterApplication(administrator, 'EXTERNAL');
      const codes = [code, `${code}-b`, `${code}-c`];
      for (const further of codes.slice(1))
        await mutate(administrator, 'createApplication', {
          partnerCode,
          code: further,
          name: 'Further',
          duties: [{ duty: 'PARTNER', unitCode: 'HQ' }],
        });
      const answers = await Promise.all([
        ...codes.map((each) => publish(administrator, each, '1', manifestOf(ME))),
        mutate(administrator, 'deactivatePartner', { partnerCode }),
      ]);
      for (const { failure } of answers) expect(['APPLICATION_INACTIVE', undefined]).toContain(failure?.code);
    }
  });
});

describe('retiring', () => {
  it('is refused while a document was used of late, unless it is forced, with a reason', async () => {
    const { code: applicationCode, id } = await enterApplication(administrator, 'EXTERNAL');
    await publish(administrator, applicationCode, '1', manifestOf(ME, CLIENTS));
    const { documents, documentUsage } = clc.server.services;
    const { versionId } = (await documents.find(bank.id, id, sha256(ME)))!;
    documentUsage.record({
      institutionId: bank.id,
      applicationId: id,
      versionId,
      hash: sha256(ME),
      ms: 3,
      failed: false,
    });
    await documentUsage.flush();
    const usedAt = (daysAgo: number) =>
      clc.database.inTenant(bank.id, (query) =>
        query
          .updateTable('document_usage')
          .set({ last_used_at: new Date(Date.now() - daysAgo * 86_400_000) })
          .execute(),
      );
    const input = { applicationCode, version: '1', reason: 'A new release took over' };
    const message = await expectFailure(administrator, 'retireDocumentVersion', input, 'DOCUMENT_VERSION_IN_USE');
    expect(message).toMatch(/^Me of version 1 was used at .* within the last 30 days/);
    await usedAt(29.9);
    await expectFailure(administrator, 'retireDocumentVersion', input, 'DOCUMENT_VERSION_IN_USE');
    await expectFailure(
      administrator,
      'retireDocumentVersion',
      { ...input, unusedForDays: 29, reason: ' ' },
      'REASON_REQUIRED',
    );
    for (const unusedForDays of [0, -1, 3_651])
      await expectFailure(administrator, 'retireDocumentVersion', { ...input, unusedForDays }, 'DAYS_OUT_OF_RANGE');
    const { version } = await mutate(
      administrator,
      'retireDocumentVersion',
      { ...input, force: true },
      'version { version retiredAt retireReason retireForced retiredBy { id } }',
    );
    expect(version).toMatchObject({
      version: '1',
      retireReason: input.reason,
      retireForced: true,
      retiredBy: { id: Buffer.from(`User:${administrator.userId}`).toString('base64url') },
    });
    expect(version.retiredAt).not.toBeNull();
    await expectFailure(administrator, 'retireDocumentVersion', input, 'DOCUMENT_VERSION_RETIRED');
    await expectFailure(
      administrator,
      'retireDocumentVersion',
      { ...input, version: '9' },
      'DOCUMENT_VERSION_NOT_FOUND',
    );
  });

  it('needs no force once nothing was used for that long', async () => {
    const { code: applicationCode, id } = await enterApplication(administrator, 'EXTERNAL');
    await publish(administrator, applicationCode, '1', manifestOf(ME));
    const { documents, documentUsage } = clc.server.services;
    const { versionId } = (await documents.find(bank.id, id, sha256(ME)))!;
    documentUsage.record({
      institutionId: bank.id,
      applicationId: id,
      versionId,
      hash: sha256(ME),
      ms: 3,
      failed: false,
    });
    await documentUsage.flush();
    await clc.database.inTenant(bank.id, (query) =>
      query
        .updateTable('document_usage')
        .set({ last_used_at: new Date(Date.now() - 30.1 * 86_400_000) })
        .execute(),
    );
    const { version } = await mutate(
      administrator,
      'retireDocumentVersion',
      { applicationCode, version: '1', reason: 'Unused' },
      'version { retireForced }',
    );
    expect(version).toEqual({ retireForced: false });
    const { documentVersions } = await administrator.run(
      'query ($a: String!) { documentVersions(applicationCode: $a, active: false) { totalCount nodes { version } } }',
      { a: applicationCode },
    );
    expect(documentVersions).toEqual({ totalCount: 1, nodes: [{ version: '1' }] });
  });
});

describe('an application', () => {
  it('sees its own documents and their use, and nothing of others', async () => {
    const [own, other] = [
      await enterApplication(administrator, 'EXTERNAL'),
      await enterApplication(administrator, 'EXTERNAL'),
    ];
    await publish(administrator, own.code, '1', manifestOf(ME, CLIENTS));
    await publish(administrator, own.code, '2', manifestOf(ME));
    await publish(administrator, other.code, '1', manifestOf(FEED));
    const program = await applicationCaller(clc, bank, own.code);
    const { ownDocuments } = await program.run(
      '{ ownDocuments { totalCount nodes { id name hash version { id version documentCount } usage { requestCount lastUsedAt } deprecatedMembers { coordinate } } } }',
    );
    expect(ownDocuments.nodes.map(({ name, version }: any) => [name, version.version])).toEqual([
      ['Clients', '1'],
      ['Me', '1'],
      ['Me', '2'],
    ]);
    expect((await program.run('{ ownDocuments(version: "2") { totalCount nodes { name } } }')).ownDocuments).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Me' }],
    });
    const theirs = (
      await administrator.run(
        'query ($a: String!) { persistedDocuments(applicationCode: $a) { nodes { id version { id } } } }',
        { a: other.code },
      )
    ).persistedDocuments.nodes[0];
    for (const id of [theirs.id, theirs.version.id])
      expect((await program.run('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    for (const id of [ownDocuments.nodes[0].id, ownDocuments.nodes[0].version.id])
      expect((await program.run('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toEqual({ id });
    for (const document of [
      '{ persistedDocuments { totalCount } }',
      '{ documentVersions { totalCount } }',
      '{ applications { totalCount } }',
      '{ ownDocuments { nodes { version { application { code } } } } }',
    ])
      expect((await program.send(document)).errors?.[0]?.extensions.code, document).toBe('FORBIDDEN');
    expect((await (await bank.caller('PARTNER')).run('{ ownDocuments { totalCount } }')).ownDocuments.totalCount).toBe(
      0,
    );
    expect((await administrator.send('{ ownDocuments { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
