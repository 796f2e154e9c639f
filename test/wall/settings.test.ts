import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/wall/settings.ts';

const USUAL = { units: [], minSeverity: 'YELLOW', theme: 'dark', language: 'en', rotateSeconds: 0, days: 1 };

describe('the address of a wall', () => {
  it.each([
    ['', USUAL],
    ['?unit=NORTH,SOUTH&rotate=30', { ...USUAL, units: ['NORTH', 'SOUTH'], rotateSeconds: 30 }],
    [
      '?minSeverity=orange&theme=light&lang=zh-CN&days=7',
      { ...USUAL, minSeverity: 'ORANGE', theme: 'light', language: 'zh', days: 7 },
    ],
    ['?minSeverity=purple&theme=pink&lang=fr&days=0&rotate=1', USUAL],
  ])('%s', (search, settings) => expect(readSettings(search, ['en-US'])).toEqual(settings));

  it('speaks the language of the browser where it names none', () => {
    expect(readSettings('', ['zh-CN']).language).toBe('zh');
    expect(readSettings('?lang=en', ['zh-CN']).language).toBe('en');
  });
});
