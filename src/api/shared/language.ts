import type { Language } from '../../domain/shared/language.ts';
import { enumOf } from './enum.ts';
import { Argument } from './fields.ts';

export const LanguageEnum = enumOf<Language>(
  'Language',
  "Languages available for Clc's own texts; text written by people is shown as written.",
  {
    EN: 'English, as recorded.',
    ZH: 'Chinese.',
  },
);

/** The argument of a text that Clc says in several languages. */
export function InLanguage(): ParameterDecorator {
  return Argument('language', () => LanguageEnum, {
    reveals: null,
    defaultValue: 'EN',
    description: 'Language of the answer.',
  });
}
