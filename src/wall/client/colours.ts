/** A colour of the theme, for what is painted rather than styled. */
export function colourOf(name: 'text' | 'soft' | 'line' | 'panel' | 'ground' | 'bar' | 'bar-strong' | 'course' | 'orange'): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
