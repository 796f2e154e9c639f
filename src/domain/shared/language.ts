/** What Clc itself says can be read in these; what people write stays as they wrote it. */
export type Language = 'EN' | 'ZH';
