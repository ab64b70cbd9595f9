// The language that an address of these pages names.
import { z } from 'zod'
import { ENGLISH, type Language, languageOf } from '../../platform/i18n/index.ts'
import { NotFound } from '../../platform/problems.ts'

/** The language that an address names; NotFound for English, which is the source, and for none. */
export function languageAt(locale: string): Language {
  const language = languageOf(locale)
  if (!language || language.locale === ENGLISH.locale) throw new NotFound('no such language')
  return language
}

export const localeParams = z.object({ locale: z.string().max(20) })
