/** What the worker is started with. */
export interface WorkerSettings {
  /** PGlite's own folder; null keeps everything in memory. */
  readonly clusterDir: string | null;
  /** A dump to start from, or the path of one. */
  readonly load?: Blob | string;
  readonly listen: { readonly path: string } | { readonly host: string; readonly port: number };
}

export type WorkerRequest =
  | { readonly kind: 'listen' }
  | { readonly kind: 'dump'; readonly id: number }
  | { readonly kind: 'stop' };

export type WorkerReply =
  | { readonly kind: 'opened' }
  /** `at`: the socket's path, or host:port. */
  | { readonly kind: 'listening'; readonly at: string }
  /** The last reply: the thread ends now. */
  | { readonly kind: 'fell'; readonly reason: Error }
  | { readonly kind: 'dumped'; readonly id: number; readonly bytes: Uint8Array };
