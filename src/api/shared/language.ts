import type { Language } from '../../domain/shared/language.ts';
import { enumOf } from './enum.ts';
import { Argument } from './fields.ts';

export const LanguageEnum = enumOf<Language>(
  'Language',
  'What Clc itself says can be read in these; what people write stays as they wrote it.',
  {
    EN: 'English, as it was recorded.',
    ZH: 'Chinese.',
  },
);

/** The argument of a text that Clc says in several languages. */
export function InLanguage(): ParameterDecorator {
  return Argument('language', () => LanguageEnum, {
    reveals: null,
    defaultValue: 'EN',
    description: 'The language of the answer.',
  });
}
