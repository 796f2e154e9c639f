/** What one layer may import. A `*` at the end of a package stands for the rest of the name. */
export interface LayerRule {
  /** Other layers; its own is always allowed. */
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly types?: readonly string[];
  /** Folders beside `src`. */
  readonly outside?: readonly string[];
  /** Whether it runs in Node and may use `node:` modules. */
  readonly node: boolean;
  /** Files at the root of `src` (`config.ts`, `server.ts`), with the one file that may import it, or `any`. */
  readonly roots?: Readonly<Record<string, string>>;
}

const GRAPHQL_SERVER = ['type-graphql', 'graphql', 'graphql-*', '@apollo/server*', '@escape.tech/graphql-armor*'];

/** The layers of `src` and what each may import; everything else is a fault. The only list of it. */
export const IMPORT_TABLE: Readonly<Record<string, LayerRule>> = {
  // Pure rules: no I/O, no clock, no framework.
  domain: { layers: [], packages: ['decimal.js', 'acorn'], node: false },
  // The only place with the object-relational mapper and the drivers. What the migrations make stands beside them.
  persistence: {
    layers: ['domain'],
    packages: ['@mikro-orm/*', 'kysely', 'pg', '@electric-sql/*', 'uuid', 'zod'],
    outside: ['migrations'],
    node: true,
  },
  // `graphql` reads documents against a schema; it serves nothing here.
  security: { layers: ['domain'], packages: ['jose', 'zod', 'rate-limiter-flexible', 'graphql'], node: true },
  // `sql` of Kysely builds on the query that persistence hands down; it opens no connection. `uuid` names demo rows by
  // content.
  app: {
    layers: ['domain', 'persistence', 'security'],
    packages: ['kysely', 'jose', 'uuid'],
    types: ['@mikro-orm/*'],
    node: true,
  },
  realtime: { layers: ['domain', 'persistence', 'security'], packages: ['@nats-io/*'], node: true },
  api: {
    layers: ['domain', 'app', 'realtime', 'security', 'persistence'],
    packages: [...GRAPHQL_SERVER, 'class-validator', 'dataloader', 'express', 'prom-client', 'reflect-metadata', 'ws'],
    types: ['kysely', '@mikro-orm/*', 'pino'],
    node: true,
  },
  importers: { layers: ['domain', 'app'], packages: ['csv-parse', 'yauzl'], node: true },
  cli: {
    layers: ['domain', 'persistence', 'security', 'app', 'realtime', 'importers'],
    packages: ['commander', 'pino', 'graphql-ws', 'ws'],
    node: true,
    // `serve` alone starts a server, and is itself loaded only then.
    roots: { 'config.ts': 'any', 'server.ts': 'cli/serve.ts' },
  },
  // Makes dist/ and schema/; never part of either.
  build: {
    layers: ['api', 'app', 'domain', 'persistence', 'security'],
    packages: ['graphql', 'vite', 'zod', '@graphql-codegen/cli'],
    node: true,
  },
  // Pages in the browser.
  graphiql: {
    layers: [],
    packages: ['graphiql', 'graphiql/*', '@graphiql/*', 'react', 'react-dom/client', 'vite'],
    node: false,
  },
  wall: {
    layers: ['client'],
    packages: ['echarts/*', 'preact', 'preact/*', 'vite'],
    outside: ['schema/generated'],
    node: false,
  },
  client: { layers: [], packages: ['graphql-ws'], node: false },
};

/** The composition root puts the layers together; the configuration is read by whoever starts something. */
export const ROOT_TABLE: Readonly<Record<string, LayerRule>> = {
  'server.ts': {
    layers: ['api', 'app', 'domain', 'persistence', 'realtime', 'security'],
    packages: ['express', 'pino'],
    node: true,
    roots: { 'config.ts': 'any' },
  },
  'config.ts': { layers: [], packages: ['zod'], node: false },
};
