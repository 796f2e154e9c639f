import type { DemoOptions } from '../../domain/demo/demo-portfolio.ts';

/**
 * The portfolio of the demo: three years of history, from which the demo's clock goes on. The dates are fixed, so that
 * every demo tells the same story.
 */
export const DEMO_OPTIONS: DemoOptions = { seed: 'clc', clients: 300, quarters: 12, endingAt: '2025-12-31' };
