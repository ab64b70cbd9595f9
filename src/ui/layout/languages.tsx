// What every public page says of its language: the menu, whether anybody fluent has read the translation, that it can be
// had in the browser's own language, as a recording, or in sign language. All of it works without a script.
import type { Language, Reading } from '../../platform/i18n/index.ts'
import { messages } from '../messages.en.ts'
import { Player } from './player.tsx'

/** A form with this id shows its page again for `go=stay`: the menu then posts it, so that nothing typed is lost. */
export const SAME_PAGE_FORM = 'same-page'

/** The button of a form that Enter presses. */
export type SendsFirst = {
  name: string | undefined
  value: string | undefined
  formaction: string | undefined
}
type NoticeProps = { reading: Reading; hasForm: boolean }
type MenuProps = NoticeProps & { first?: SendsFirst | undefined }

/** The languages by the names their readers know; as links, or as buttons of the page's form where there is one. */
export function LanguageMenu({ reading, hasForm, first }: MenuProps) {
  const { offered, language, path } = reading
  if (offered.length < 2) return null
  const say = messages.languages
  return (
    <>
      {first && <EnterSends first={first} />}
      <details class="app-languages">
        <summary class="app-languages__summary">
          <span class="govuk-visually-hidden">{say.label} </span>
          <span lang={language.lang}>{language.autonym}</span>
        </summary>
        <nav aria-label={say.menu}>
          <ul class="app-languages__list">
            {offered.map((each) => (
              <li>
                <Choice {...{ each, path, hasForm }} current={each.locale === language.locale} />
              </li>
            ))}
          </ul>
        </nav>
      </details>
    </>
  )
}

/**
 * Enter presses the first button of a form, wherever in the page it stands. The languages stand before the form: without
 * this, somebody who presses Enter in a field would get another language instead of the next question.
 */
const EnterSends = ({ first }: { first: SendsFirst }) => (
  <button
    type="submit"
    form={SAME_PAGE_FORM}
    class="govuk-visually-hidden"
    tabIndex={-1}
    aria-hidden="true"
    {...first}
  />
)

type ChoiceProps = { each: Language; path: string; hasForm: boolean; current: boolean }

function Choice({ each, path, hasForm, current }: ChoiceProps) {
  const { lang, dir, autonym } = each
  const own = { lang, dir, ...(current && { 'aria-current': 'true' as const }) }
  const to = switchPath(path, each)
  if (!hasForm) {
    return (
      <a href={to} hreflang={lang} rel="nofollow" {...own}>
        {autonym}
      </a>
    )
  }
  return (
    <button type="submit" form={SAME_PAGE_FORM} formaction={to} name="go" value="stay" {...own}>
      {autonym}
    </button>
  )
}

const switchPath = (path: string, { locale }: Pick<Language, 'locale'>) => `${path}?lang=${locale}`

/** What the page must say of itself once it is made, when it is known which of its words were translated. */
export function LanguageNotice({ reading, hasForm }: NoticeProps) {
  const { language, seen, wished, others } = reading
  const say = messages.languages
  const unchecked = seen.states.has('drafted') || seen.states.has('stale')
  const partly = seen.states.has('missing')
  const english = reading.offered.find(({ locale }) => locale === 'en')
  const says = language.locale !== 'en' && (unchecked || partly)
  if (!wished && !says && others.length === 0) return null
  return (
    <section aria-label={say.about}>
      {wished && (
        <div class="app-notice" lang={wished.lang} dir={wished.dir}>
          <Choice each={wished} path={reading.path} hasForm={hasForm} current={false} />
        </div>
      )}
      {says && english && (
        <div class="app-notice">
          {unchecked && <p>{say.unchecked}</p>}
          {seen.states.has('stale') && <p>{say.stale}</p>}
          {partly && <p>{say.partly}</p>}
          <Choice each={english} path={reading.path} hasForm={hasForm} current={false} />
        </div>
      )}
      {others.length > 0 && (
        <ul class="app-notice">
          {others.map((other) => (
            <li>
              <Player other={other} label={say[other.kind]} />
              <a class="govuk-link" href={other.url} rel="noreferrer">
                {say[other.kind]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
