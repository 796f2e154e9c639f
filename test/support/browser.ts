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

let shared: Promise<Browser> | null = null;

/** The browser of this process, which ends with it; whoever opens a context there closes it. */
export function openBrowser(): Promise<Browser> {
  // Without a graphics card its work is done on the processor, in a process of its own.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-gpu-rasterization', '--disable-software-rasterizer'];
  return (shared ??= chromium.launch({ executablePath: findChromium()!, args }));
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
