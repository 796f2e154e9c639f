/** A colour of the theme, for what is painted rather than styled. */
export function colourOf(
  name: 'text' | 'soft' | 'line' | 'panel' | 'ground' | 'bar' | 'course' | 'orange' | 'red' | 'live',
): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
