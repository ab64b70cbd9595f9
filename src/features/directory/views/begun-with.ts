// What a partnership began with (seed.ts) and did not change is read in the language of the page; what it wrote is English.
import { inSource, untranslated } from '../../../platform/i18n/index.ts'
import { emergencyLines, helplines } from '../../public-site/index.ts'
import type { Contact, Entry } from '../entry.ts'

export type Said = {
  name: string
  says: string
  source: string
  /** What a number is for. */
  noteOf: (contact: Contact) => string
}

/** What a page says of a service or number, in the page's language where the partnership has left it as it came. */
export function saidOf(entry: Entry): Said {
  const line = [...emergencyLines, ...helplines].find((each) => inSource(each).name === entry.name)
  const english = line && inSource(line)
  const unless = (own: string, first: string | undefined, translated: string | undefined) =>
    first === own && translated ? translated : untranslated(own)
  return {
    name: line?.name ?? entry.name,
    says: unless(entry.description, english?.says, line?.says),
    source: entry.source && unless(entry.source, english?.source, line?.source),
    noteOf: ({ number, note }) => {
      const at = english?.phones.findIndex((phone) => phone.number === number) ?? -1
      return note && unless(note, english?.phones[at]?.note, line?.phones[at]?.note)
    },
  }
}
