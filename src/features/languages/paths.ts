// Where the pages of languages are.
const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const some = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== '' && value !== 1,
  )
  return some.length > 0 ? `?${new URLSearchParams(some.map(([name, value]) => [name, String(value)]))}` : ''
}

export const wordsPath = (
  locale: string,
  chosen: {
    state?: string | undefined
    part?: string | undefined
    find?: string | undefined
    page?: number
  } = {},
): string => `/languages/${locale}${query(chosen)}`
export const stringPath = (locale: string, key: string, saved = false): string =>
  `/languages/${locale}/text${query({ key, saved: saved ? 'yes' : undefined })}`
