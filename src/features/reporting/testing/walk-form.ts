// A browser without JavaScript, as far as a form needs one: reads the fields of a page and presses its buttons.
import type { FormValues } from '../../../platform/http/form.ts'
import type { Answer, World } from '../../../../test/support/world.ts'

/** The fields that a browser would send from the first form of a page (but signing out), without its buttons. */
export function fieldsOf(html: string): Record<string, string[]> {
  const form =
    /<form(?: (?:id|class)="[^"]*")* method="post" action="(?!\/sign-out)[\s\S]*?<\/form>/.exec(html)?.[0] ??
    ''
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) =>
    void (fields[name] = [...(fields[name] ?? []), unescape(value)])
  for (const [tag] of form.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (
      name === undefined ||
      (['radio', 'checkbox'].includes(type) && !/\schecked(?=[\s/>])/.test(tag.replace(/"[^"]*"/g, '')))
    )
      continue
    add(name, attribute(tag, 'value') ?? '')
  }
  for (const [, attributes = '', text = ''] of form.matchAll(
    /<textarea((?:"[^"]*"|[^">])*)>([\s\S]*?)<\/textarea>/g,
  )) {
    add(attribute(attributes, 'name') ?? '', text.replace(/^\n/, ''))
  }
  for (const [, attributes = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => /\sselected/.test(tag))?.[0]
    add(attribute(attributes, 'name') ?? '', chosen ? (attribute(chosen, 'value') ?? '') : '')
  }
  return fields
}

/** Answers the page shown and presses a button. */
export function press(
  world: World,
  page: Answer,
  path: string,
  answers: FormValues,
  go = 'next',
): Promise<Answer> {
  return world.post(path, { ...fieldsOf(page.html), ...answers, go })
}

/** Walks the whole form with the answers given, one list for each question met, to the page after the last. */
export async function walk(world: World, answers: readonly FormValues[]): Promise<Answer> {
  let page = await world.get('/report')
  for (const each of answers) page = await press(world, page, '/report', each)
  return page
}

export const heading = (page: Answer): string =>
  unescape(
    /<h1[^>]*>([\s\S]*?)<\/h1>/
      .exec(page.html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim() ?? '',
  )

/** The reference and the code on a receipt. */
export function receiptOf(page: Answer): { reference: string; code: string } {
  const codes = [...page.html.matchAll(/app-code__value[^>]*>([\s\S]*?)<\/p>/g)].map(([, html = '']) =>
    html.replace(/<[^>]*>/g, ''),
  )
  return { reference: codes[0] ?? '', code: codes[1] ?? '' }
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
