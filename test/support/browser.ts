import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { describe, test } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser to test pages with: `CHROMIUM`, or one on the path; null where there is none. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM'];
  if (given !== undefined && given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] });
}

/**
 * A `describe` block that needs a browser: without one it fails under CI and is skipped with a clear line elsewhere.
 */
export function describeInBrowser(title: string, body: () => void): void {
  if (findChromium() !== null) describe(title, body);
  else if (process.env['CI'] === 'true')
    describe(title, () =>
      test('has its browser', () => Promise.reject(new Error('no Chromium found; install it or set CHROMIUM'))),
    );
  else describe.skip(`${title} (no Chromium found; install it or set CHROMIUM)`, body);
}
