import type { Failure } from './result.ts';

const MAX_TEXT_LENGTH = 10_000;

/**
 * The first text in `input`, however deep, that a database cannot store or that nobody would write: NUL characters,
 * halves of surrogate pairs, or more than 10,000 characters. Null where all is well.
 */
export function findUnusableText(input: unknown, path = ''): Failure | null {
  if (typeof input === 'string') return checkCharacters(input, path);
  if (typeof input !== 'object' || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    const failure = findUnusableText(value, path === '' ? key : `${path}.${key}`);
    if (failure !== null) return failure;
  }
  return null;
}

function checkCharacters(text: string, path: string): Failure | null {
  if (text.length > MAX_TEXT_LENGTH)
    return {
      code: 'TEXT_TOO_LONG',
      message: `The text has ${text.length} characters; ${MAX_TEXT_LENGTH} is the most.`,
      path,
    };
  if (text.includes('\0') || !text.isWellFormed())
    return {
      code: 'TEXT_UNUSABLE',
      message: 'The text has a NUL character or half of a surrogate pair. Remove it.',
      path,
    };
  return null;
}

/** The failure of a text that must say something; null where it does. */
export function requireText(text: string, path: string): Failure<'TEXT_REQUIRED'> | null {
  return text.trim() === '' ? { code: 'TEXT_REQUIRED', message: `${path} must not be blank.`, path } : null;
}
