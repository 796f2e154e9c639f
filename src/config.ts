import { z } from 'zod';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const count = (usual: number) => z.coerce.number().int().min(1).default(usual);

/** Values separated by commas; none where nothing is given. */
const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));

const ENVIRONMENT = z.object({
  /** The port of HTTP and WebSocket; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** `postgres://…`, `pglite:memory`, or unset for PGlite in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/\S+|pglite:memory)$/,
      'must be postgres://user:password@host:port/database or pglite:memory; leave it unset for the embedded database',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  /** How long events stay in the log for subscribers to resume from. */
  EVENT_RETENTION_DAYS: z.coerce.number().positive().max(3_650).default(30),
  /** NATS with JetStream between nodes. */
  NATS_URL: z
    .string()
    .regex(/^(nats|tls):\/\/\S+$/, 'must be nats://host:port or tls://host:port')
    .optional(),
  /** The JetStream stream of this database; databases that share a NATS server each need their own. */
  NATS_STREAM: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, - and _')
    .default('clc'),
  WS_MAX_SOCKETS: count(20_000),
  WS_MAX_SOCKETS_PER_USER: count(100),
  WS_MAX_ANONYMOUS_PER_ADDRESS: count(2_000),
  WS_MAX_SUBSCRIPTIONS: count(100),
  WS_MAX_OPERATIONS_PER_SECOND: count(50),
  WS_MAX_FRAME_BYTES: count(1_048_576),
  WS_MAX_QUEUE_BYTES: count(1_048_576),
  /** How long a request may take. */
  REQUEST_TIMEOUT_MS: z.coerce.number().int().min(10).max(600_000).default(30_000),
  /** How many proxies in front append to X-Forwarded-For; 0: none, and the header is not believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(16).default(0),
  /** OpenID Connect issuers, separated by commas. */
  AUTH_OIDC_ISSUERS: list(z.url('must be URLs, separated by commas')),
  AUTH_AUDIENCE: z.string().min(1).default('clc'),
  AUTH_INSTITUTION_CLAIM: z.string().min(1).default('institution'),
  /** The local development issuer that `clc token` signs with; off by default where OIDC issuers are given. */
  AUTH_LOCAL_ISSUER: onOff.optional(),
  /**
   * Production: introspection, GraphiQL and field suggestions are off, and everyone runs persisted documents only. By
   * default where OIDC issuers are given.
   */
  ENVIRONMENT: z.enum(['production', 'development']).optional(),
  /**
   * Keys of 32 bytes as base64, separated by commas, that the keys of people's data are enciphered under: the first for
   * new ones, the others for those of before.
   */
  PERSONAL_DATA_KEY: list(
    z
      .string()
      .regex(
        /^[A-Za-z0-9+/]{43}=$/,
        'must be 32-byte keys in base64, separated by commas; generate one with `openssl rand -base64 32`',
      ),
  ),
  /** Origins of pages that may call from other hosts, separated by commas. */
  CORS_ORIGINS: list(
    z.string().regex(/^https?:\/\/[^\s/]+$/, 'must be origins such as https://wall.example.com, separated by commas'),
  ),
  /** What `/metrics` asks for as a bearer token; without one it answers this machine alone. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Whether the GraphiQL page is served; off by default in production. */
  GRAPHIQL: onOff.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Whether an empty database gets the demo portfolio and its clock runs. */
  DEMO: onOff.default(true),
  /** How long a business day of the demo lasts, in milliseconds. */
  DEMO_DAY_MS: z.coerce.number().int().min(100).max(86_400_000).default(1_000),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly auth: {
    readonly oidcIssuers: readonly string[];
    readonly audience: string;
    readonly institutionClaim: string;
    readonly localIssuer: boolean;
  };
  readonly eventRetentionMs: number;
  readonly nats: { readonly url: string; readonly stream: string } | null;
  /** What a node bears of sockets; see src/api/ws/socket-limits.ts. */
  readonly sockets: {
    readonly maxSockets: number;
    readonly maxSocketsPerUser: number;
    readonly maxAnonymousPerAddress: number;
    readonly maxSubscriptions: number;
    readonly operationsPerSecond: number;
    readonly maxFrameBytes: number;
    readonly maxQueueBytes: number;
  };
  readonly requestTimeoutMs: number;
  /** How many proxies in front tell where a request comes from. */
  readonly proxies: number;
  readonly isProduction: boolean;
  /**
   * The key-encryption keys of personal data, the current one first; empty only in development, which keeps one with
   * its data.
   */
  readonly personalDataKeys: readonly Buffer[];
  readonly corsOrigins: readonly string[];
  readonly metricsToken: string | null;
  readonly graphiql: boolean;
  readonly logLevel: string;
  readonly demo: boolean;
  readonly demoDayMs: number;
}

/** An invalid configuration; the message has a line for each variable. */
export class InvalidConfiguration extends Error {}

/** Reads the configuration from the environment; throws InvalidConfiguration with all errors together. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = ENVIRONMENT.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      ({ path: [name], message }) => `  ${describe(name as string, given)}: ${message}`,
    );
    throw new InvalidConfiguration(`Invalid configuration:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const isProduction =
    (env.ENVIRONMENT ?? (env.AUTH_OIDC_ISSUERS.length > 0 ? 'production' : 'development')) === 'production';
  if (isProduction && env.PERSONAL_DATA_KEY.length === 0) {
    throw new InvalidConfiguration(
      'Invalid configuration:\n  PERSONAL_DATA_KEY: required in production, and to be kept apart from the database; generate one with `openssl rand -base64 32`. ENVIRONMENT=development does not need it.',
    );
  }
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    auth: {
      oidcIssuers: env.AUTH_OIDC_ISSUERS,
      audience: env.AUTH_AUDIENCE,
      institutionClaim: env.AUTH_INSTITUTION_CLAIM,
      localIssuer: env.AUTH_LOCAL_ISSUER ?? env.AUTH_OIDC_ISSUERS.length === 0,
    },
    eventRetentionMs: env.EVENT_RETENTION_DAYS * 86_400_000,
    nats: env.NATS_URL === undefined ? null : { url: env.NATS_URL, stream: env.NATS_STREAM },
    sockets: {
      maxSockets: env.WS_MAX_SOCKETS,
      maxSocketsPerUser: env.WS_MAX_SOCKETS_PER_USER,
      maxAnonymousPerAddress: env.WS_MAX_ANONYMOUS_PER_ADDRESS,
      maxSubscriptions: env.WS_MAX_SUBSCRIPTIONS,
      operationsPerSecond: env.WS_MAX_OPERATIONS_PER_SECOND,
      maxFrameBytes: env.WS_MAX_FRAME_BYTES,
      maxQueueBytes: env.WS_MAX_QUEUE_BYTES,
    },
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    proxies: env.TRUST_PROXY,
    isProduction,
    personalDataKeys: env.PERSONAL_DATA_KEY.map((key) => Buffer.from(key, 'base64')),
    corsOrigins: env.CORS_ORIGINS,
    metricsToken: env.METRICS_TOKEN ?? null,
    graphiql: env.GRAPHIQL ?? !isProduction,
    logLevel: env.LOG_LEVEL,
    demo: env.DEMO,
    demoDayMs: env.DEMO_DAY_MS,
  };
}

/** The variable as it was given; what may hold a password is only named. */
function describe(name: string, given: NodeJS.ProcessEnv): string {
  return ['DATABASE_URL', 'NATS_URL', 'PERSONAL_DATA_KEY', 'METRICS_TOKEN'].includes(name)
    ? name
    : `${name}=${given[name] ?? ''}`;
}
