// In which language a request is answered: the one that was chosen, kept in a cookie; never one that was not asked for.
import type { FastifyRequest } from 'fastify'
import {
  ENGLISH,
  type Language,
  languageOf,
  type LanguageSource,
  newReading,
  type Reading,
  wishedLanguage,
} from '../platform/i18n/index.ts'

const langOf = (request: FastifyRequest): string | undefined => {
  const { lang } = request.query as Record<string, unknown>
  return typeof lang === 'string' ? lang : undefined
}

/** The language that this very request switches to. */
export const switchedTo = (request: FastifyRequest): Language | undefined => languageOf(langOf(request))

/** The same page without `?lang=`, which an address that is kept or handed on should not have; undefined where it has none. */
export function leaveLanguageTo(request: FastifyRequest): string | undefined {
  if (langOf(request) === undefined) return undefined
  const [path = '/', query = ''] = request.url.split('?')
  const rest = new URLSearchParams(query)
  rest.delete('lang')
  return `${path.replace(/^[/\\]+/, '/')}${rest.size > 0 ? `?${rest}` : ''}`
}

/** How a request is read: in the language named `locale` where it is offered, and in English otherwise. */
export async function readingOf(
  request: FastifyRequest,
  locale: string | undefined,
  source: LanguageSource,
): Promise<Reading> {
  const offered = await source.offered()
  const chosen = languageOf(locale)
  const language = offered.find((each) => each.locale === chosen?.locale) ?? ENGLISH
  const path = request.url.split('?')[0] ?? '/'
  const othersAt = await source.othersOf(language)
  return newReading({
    language,
    catalogue: await source.catalogueOf(language),
    offered,
    wished: chosen ? undefined : wishedLanguage(request.headers['accept-language'], offered),
    path,
    others: othersAt(path),
    othersAt,
  })
}
