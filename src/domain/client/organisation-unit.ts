const UNIT_PATH_PATTERN = /^\/([^/\s]+\/)+$/;

/**
 * Whether the unit at `path` is the one at `ancestorPath` or lies below it, by materialised paths such as
 * `/root/branch/`. Throws on a path without both slashes: `/root/b` would otherwise take in `/root/branch/`, and an
 * empty ancestor the whole institution.
 */
export function isInSubtree(path: string, ancestorPath: string): boolean {
  for (const each of [path, ancestorPath]) {
    if (!UNIT_PATH_PATTERN.test(each))
      throw new Error(`"${each}" is no path of an organisation unit; it looks like /root/branch/`);
  }
  return path.startsWith(ancestorPath);
}
