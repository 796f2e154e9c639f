export interface BadManifest {
  readonly what: string;
  /** The manifest as text. */
  readonly manifest: string;
  readonly code: string;
}

/** Manifests of persisted documents that cannot be published. */
export const MANIFESTS: readonly BadManifest[] = [];
