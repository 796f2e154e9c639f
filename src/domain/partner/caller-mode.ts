import type { DocumentMode, PartnerKind } from './document-mode.ts';

/** What decides which documents somebody may run. */
export interface ModeGrounds {
  readonly isProduction: boolean;
  /** What the institution says of all of its own; null where it says nothing, or where nobody signed in. */
  readonly institutionMode: DocumentMode | null;
  /** A screen that hangs unattended: whatever it may run, it never needs more than it was built with. */
  readonly isWall: boolean;
  readonly application: { readonly partnerKind: PartnerKind; readonly documentMode: DocumentMode } | null;
}

/**
 * The mode of a caller. In production a program of somebody else runs what was published for it and nothing more,
 * whatever its own mode; so do walls, and all others unless their institution says otherwise. A program's own mode is
 * PERSISTED_ONLY until somebody sets another, so that it finds out in development what it will be refused.
 */
export function modeOf({ isProduction, institutionMode, isWall, application }: ModeGrounds): DocumentMode {
  if (application !== null)
    return isProduction && application.partnerKind === 'EXTERNAL' ? 'PERSISTED_ONLY' : application.documentMode;
  if (isProduction && isWall) return 'PERSISTED_ONLY';
  return institutionMode ?? (isProduction ? 'PERSISTED_ONLY' : 'OPEN');
}
