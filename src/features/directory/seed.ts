// A partnership's first entries: emergency and national numbers, each with where it was found. None counts as checked until
// somebody of the partnership has.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { inSource } from '../../platform/i18n/index.ts'
import { emergencyLines, type Helpline, helplines } from '../public-site/index.ts'
import type { Contact, EntryDraft } from './entry.ts'
import { listEntries } from './find-entries.store.ts'
import { addEntry } from './save-entry.ts'
import type { Kind, Strand } from './terms.ts'

/** An entry with nothing in it but what every entry must have. */
export const emptyEntry = (
  known: Pick<EntryDraft, 'name' | 'description' | 'source'> & Partial<EntryDraft>,
): EntryDraft => ({
  organization: { name: known.name, description: '', url: '' },
  kind: 'support',
  url: '',
  email: '',
  strands: [],
  needs: [],
  languages: [],
  interpreting: '',
  eligibility: '',
  minimumAge: null,
  maximumAge: null,
  fees: '',
  whatHappens: '',
  privacy: '',
  alwaysOpen: false,
  hours: [],
  places: [],
  contacts: [],
  areaIds: [],
  checkedOn: null,
  validFrom: null,
  validTo: null,
  status: 'active',
  ...known,
})

/** For whom those are who are not for everybody. */
const STRAND_OF: Readonly<Record<string, Strand[]>> = {
  Galop: ['sexual_orientation', 'transgender'],
  'Tell MAMA': ['religion'],
  'Community Security Trust (CST)': ['religion', 'race'],
}

const contactOf = ({ number, note = '', sms }: Helpline['phones'][number]): Contact => ({
  kind: sms ? 'text' : note === 'textphone' ? 'textphone' : 'voice',
  number,
  note: sms || note === 'textphone' ? '' : note,
})

const entryOf = (line: Helpline, kind: Kind): EntryDraft =>
  emptyEntry({
    kind,
    name: line.name,
    description: line.says,
    contacts: line.phones.map(contactOf),
    url: line.web?.href ?? '',
    strands: STRAND_OF[line.name] ?? [],
    needs: kind === 'support' ? ['talk'] : [],
    alwaysOpen: kind === 'emergency',
    source: line.source,
    checkedOn: line.checked,
  })

/** Adds the first entries, where there are none. */
export async function seedDirectory(tx: Tx, ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>): Promise<void> {
  if ((await listEntries(tx)).length > 0) return
  const entries = [
    ...inSource(emergencyLines).map((line) => entryOf(line, 'emergency')),
    ...inSource(helplines).map((line) => entryOf(line, 'support')),
  ]
  for (const entry of entries) await addEntry(tx, ctx, entry)
}
