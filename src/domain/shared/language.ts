/** What Clc itself says can be read in these; what people write stays as they wrote it. */
export const LANGUAGES = ['EN', 'ZH'] as const;
export type Language = (typeof LANGUAGES)[number];
