import { fail, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;

/** The code of a partner or application: part of user names, labels and command lines. */
export function checkPartnerCode(code: string, path: string): Result<string> {
  return CODE.test(code)
    ? ok(code)
    : fail(
        'PARTNER_CODE_INVALID',
        'A code is 1 to 40 letters, digits, hyphens or underscores, and begins with a letter or digit.',
        path,
      );
}

/** What a team calls a release of its documents: `1.4.0`, `2026-11-25`, a commit. */
export function checkDocumentVersion(version: string): Result<string> {
  return VERSION.test(version)
    ? ok(version)
    : fail(
        'DOCUMENT_VERSION_INVALID',
        'A version is 1 to 64 letters, digits, dots, hyphens, underscores or plus signs, and begins with a letter or digit.',
        'version',
      );
}
