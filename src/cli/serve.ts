import { runBusinessDays } from '../app/business-day/business-day-worker.ts';
import { openDemo } from '../app/demo/start-demo.ts';
import type { DemoHost } from '../app/demo/start-demo.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { openConfigured } from '../persistence/open-configured.ts';
import type { ConfiguredDatabase } from '../persistence/open-configured.ts';
import { startServer } from '../server.ts';
import type { Role } from '../server.ts';
import { bringUpToDate } from './migrate.ts';
import { playDemo } from './demo-worker.ts';
import { createLogger } from './logger.ts';
import { addressLines, firstSteps } from './serve-banner.ts';
import { endOnUncaught, untilSignal, withDeadline } from './shut-down.ts';
import type { Terminal } from './terminal.ts';

type Logger = ReturnType<typeof createLogger>;

/** `clc serve`: runs until SIGTERM or SIGINT, or until its database falls. */
export async function serve(terminal: Terminal, role: Role): Promise<void> {
  const config = readConfig(terminal.environment);
  const logger = createLogger(config.logLevel, process.stderr);
  endOnUncaught(logger);
  const signal = untilSignal(() => performance.now());
  const opened = await openAndMigrate(config, terminal);
  void opened.embedded?.exited.then((reason) => {
    if (reason === null) return;
    logger.fatal({ err: reason }, 'the embedded database stopped; shutting down');
    process.exit(1);
  });
  const node = await startNode({ config, logger, terminal, role }, opened).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  terminal.note(`${await signal}: stopping …`);
  await withDeadline(logger, async () => {
    await node.stop();
    await opened.close();
  });
  terminal.note('Stopped.');
  process.exit(0);
}

async function openAndMigrate(config: Config, terminal: Terminal): Promise<ConfiguredDatabase> {
  const place = config.databaseUrl === null ? config.dataDir : config.databaseUrl.replace(/\/\/[^@/]*@/, '//');
  terminal.note(`Opening the database ${place} …`);
  const opened = await openConfigured(config, false);
  const { done } = await bringUpToDate(opened.database, config).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  for (const line of done) terminal.note(line);
  return opened;
}

interface NodeSettings {
  readonly config: Config;
  readonly logger: Logger;
  readonly terminal: Terminal;
  readonly role: Role;
}

/**
 * Listens first and fills the demo then: health checks are answered meanwhile. What no request asks for is not the work
 * of a node of the API alone, and the demo is for one that is all.
 */
async function startNode(
  { config, logger, terminal, role }: NodeSettings,
  { database }: ConfiguredDatabase,
): Promise<{ stop(): Promise<void> }> {
  const server = await startServer({ config, database, logger, role });
  const { commands } = server.services;
  for (const line of addressLines(server.url, role !== 'worker')) terminal.say(line);
  if (role === 'api') return server;
  const stopping = new AbortController();
  const onError = (error: unknown): void => {
    // What a stop cuts short is no failure.
    if (!stopping.signal.aborted) logger.error({ err: error }, 'a worker failed');
  };
  const days = runBusinessDays({ database, commands, onError, clock: () => new Date() }, stopping.signal);
  const demo =
    role === 'all'
      ? prepare(config, { database, commands, stopping: stopping.signal }, server.url, onError, terminal).catch(onError)
      : null;
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([days, demo, server.stop()]);
    },
  };
}

/** Says how to begin, fills the demo, and runs its clock: what is there of the demo can be looked at meanwhile. */
async function prepare(
  config: Config,
  host: DemoHost,
  url: string,
  onError: (error: unknown) => void,
  terminal: Terminal,
): Promise<void> {
  const demo = config.demo ? await openDemo(host) : null;
  if (host.stopping.aborted) return;
  for (const line of await firstSteps(config, host.database, url)) terminal.say(line);
  if (demo !== null) await playDemo(demo, host.stopping, { dayMs: config.demoDayMs, onError }, terminal);
}
