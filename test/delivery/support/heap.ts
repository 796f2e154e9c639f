import WebSocket from 'ws';
import type { ClcNode } from './clc-node.ts';

const MEGABYTE = 1_048_576;

/** Looks into a process through its inspector. */
export class HeapWatch {
  readonly #socket: WebSocket;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async open(node: ClcNode): Promise<HeapWatch> {
    const socket = new WebSocket(node.inspector);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new HeapWatch(socket);
  }

  /** What is alive on the heap, in MB: garbage is collected first, or its saw teeth would hide a slope. */
  async liveMb(): Promise<number> {
    await this.#ask('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await this.#ask('Runtime.getHeapUsage');
    return (Number(usedSize) + Number(backingStorageSize)) / MEGABYTE;
  }

  close(): void {
    this.#socket.terminate();
  }

  #ask(method: string): Promise<Record<string, unknown>> {
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      const hear = (data: WebSocket.RawData): void => {
        const message = JSON.parse(String(data)) as {
          id?: number;
          result?: Record<string, unknown>;
          error?: { message: string };
        };
        if (message.id !== id) return;
        this.#socket.off('message', hear);
        if (message.error === undefined) resolve(message.result ?? {});
        else reject(new Error(`${method}: ${message.error.message}`));
      };
      this.#socket.on('message', hear);
      this.#socket.send(JSON.stringify({ id, method }));
    });
  }
}
