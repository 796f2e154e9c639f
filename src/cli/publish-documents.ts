import { createHash } from 'node:crypto';
import { readConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution } from './institution.ts';
import type { InstitutionOption } from './institution-option.ts';
import { readJson } from './read-json.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';
import { developmentToken } from './token.ts';

/** As it stands in schema/persisted: a server that runs persisted documents only knows it by its hash. */
export const PUBLISH_DOCUMENTS =
  'mutation PublishDocuments($input: PublishDocumentsInput!) { publishDocuments(input: $input) { deprecated { coordinate operation reason } failure { code message path } failures { code message path } version { contentHash documentCount version } } }';

const TOKEN_TTL_S = 300;

export interface PublishOptions extends InstitutionOption {
  /** Of a running server; by default the configured address. */
  readonly url?: string;
  /** Of an administrator; by default CLC_TOKEN, or one from the development issuer. */
  readonly token?: string;
}

interface Fault {
  readonly message: string;
  readonly path?: string | null;
}

interface Answer {
  readonly errors?: readonly Fault[];
  readonly data?: {
    readonly publishDocuments: {
      readonly failures: readonly Fault[];
      readonly deprecated: readonly {
        readonly operation: string;
        readonly coordinate: string;
        readonly reason: string;
      }[];
      readonly version: { readonly documentCount: number; readonly contentHash: string } | null;
    };
  } | null;
}

/**
 * `clc documents publish`, through a running server: its schema is the one that will answer the documents, so it is the
 * one to judge them, and the token says who published.
 */
export async function publishManifest(
  terminal: Terminal,
  applicationCode: string,
  version: string,
  file: string,
  options: PublishOptions,
): Promise<void> {
  const manifest = readJson(file);
  const { host, port } = readConfig(terminal.environment);
  const url = options.url ?? `http://${host}:${port}`;
  const token = options.token ?? terminal.environment['CLC_TOKEN'] ?? (await administratorToken(terminal, options));
  const { errors, data } = await ask(url, token, { input: { applicationCode, version, manifest } });
  const published = data?.publishDocuments.version;
  for (const { operation, coordinate, reason } of data?.publishDocuments.deprecated ?? [])
    terminal.note(`${operation} uses ${coordinate}, which is deprecated: ${reason}`);
  if (published != null)
    return terminal.say(
      `Published version ${version} of ${applicationCode}: ${published.documentCount} documents, content ${published.contentHash.slice(0, 12)}.`,
    );
  const faults = errors ?? data?.publishDocuments.failures ?? [];
  for (const { message, path } of faults) terminal.note(typeof path === 'string' ? `${path}: ${message}` : message);
  throw new CliError(`Nothing was published: ${faults.length} ${faults.length === 1 ? 'error' : 'errors'}.`);
}

function administratorToken(terminal: Terminal, options: InstitutionOption): Promise<string> {
  if (!readConfig(terminal.environment).auth.localIssuer)
    throw new CliError("Give an administrator's token with --token or in CLC_TOKEN.");
  return withSession(terminal, async ({ config, database }) => {
    const made = await developmentToken(
      config,
      database,
      await existingInstitution(database, options.institution),
      'ADMINISTRATOR',
      TOKEN_TTL_S,
    );
    if (made === null)
      throw new CliError("The institution has no active administrator. Give an administrator's token with --token.");
    return made.token;
  });
}

async function ask(url: string, token: string, variables: object): Promise<Answer> {
  const body = JSON.stringify({
    documentId: `sha256:${createHash('sha256').update(PUBLISH_DOCUMENTS).digest('hex')}`,
    query: PUBLISH_DOCUMENTS,
    variables,
  });
  const response = await fetch(`${url.replace(/\/$/, '')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  }).catch((error: unknown) => {
    throw new CliError(
      `No server answers at ${url} (${String((error as Error).cause ?? error)}). Start it, or give another address with --url.`,
    );
  });
  return response.json().catch(() => {
    throw new CliError(`${url} answered ${response.status} without JSON; it is not a Clc server.`);
  }) as Promise<Answer>;
}
