import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort, RunningProcess } from './processes.ts';

const STARTS_WITHIN_MS = 15_000;

/** The server's program on the path, or where Debian puts it; null where there is none. */
export function findNats(): string | null {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin'];
  return places.map((place) => join(place, 'nats-server')).find((path) => existsSync(path)) ?? null;
}

/** A NATS with JetStream of our own, always on the same port and store. */
export class NatsServer {
  readonly port: number;
  readonly #folder: string;
  #process: RunningProcess | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async create(folder: string): Promise<NatsServer> {
    const server = new NatsServer(folder, await freePort());
    await server.start();
    return server;
  }

  get tail(): string {
    return this.#process?.tail ?? '';
  }

  async start(): Promise<void> {
    this.#process = new RunningProcess(
      'nats',
      findNats()!,
      ['-js', '-sd', this.#folder, '-a', '127.0.0.1', '-p', String(this.port)],
      { environment: { PATH: process.env['PATH'] } },
    );
    await this.#process.says(/Server is ready/, STARTS_WITHIN_MS);
  }

  async kill(): Promise<void> {
    await this.#process!.end('SIGKILL');
  }
}
