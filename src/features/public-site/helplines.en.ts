// Where somebody can turn, as data: each with where it comes from and when that was read. Numbers change: a partnership
// checks them before it opens and at every review.
import { translatable } from '../../platform/i18n/index.ts'

export type Helpline = {
  name: string
  says: string
  /** As people dial it, with what it is for; a link to the phone is made from the digits. */
  phones: readonly { number: string; note?: string; sms?: true }[]
  web?: { href: string; text: string }
  /** Where the number was found. */
  source: string
  /** The day it was last read there. null: known from general use, not yet checked against its own page. */
  checked: string | null
}

export const emergency: readonly Helpline[] = translatable('public-site.emergency', [
  {
    name: 'Emergency',
    says: 'If you are in danger, or it is happening now. If you cannot speak, press 55 on a mobile when you are asked.',
    phones: [{ number: '999' }, { number: '18000', note: 'textphone' }],
    source: 'Partnership reference list',
    checked: null,
  },
  {
    name: 'Police, not an emergency',
    says: 'To report something that is over, or to ask about it.',
    phones: [{ number: '101' }],
    source: 'Partnership reference list',
    checked: null,
  },
  {
    name: 'British Transport Police',
    says: 'For something on a train or at a station. You can text.',
    phones: [{ number: '61016', note: 'text', sms: true }],
    source: 'Partnership reference list',
    checked: null,
  },
])

export const helplines: readonly Helpline[] = translatable('public-site.helplines', [
  {
    name: 'Stop Hate UK',
    says: 'A helpline for anyone affected by hate, for any reason.',
    phones: [{ number: '0800 138 1625' }, { number: '07717 989 025', note: 'text', sms: true }],
    web: { href: 'https://www.stophateuk.org', text: 'stophateuk.org' },
    source: 'Charnwood Borough Council, hate incidents page',
    checked: null,
  },
  {
    name: 'Galop',
    says: 'Support for LGBT+ people who have been hurt or threatened.',
    phones: [{ number: '0800 999 5428' }],
    web: { href: 'https://galop.org.uk', text: 'galop.org.uk' },
    source: 'Partnership reference list',
    checked: null,
  },
  {
    name: 'Tell MAMA',
    says: 'Support for people targeted because they are, or are thought to be, Muslim.',
    phones: [],
    web: { href: 'https://tellmamauk.org', text: 'tellmamauk.org' },
    source: 'Partnership reference list',
    checked: null,
  },
  {
    name: 'Community Security Trust (CST)',
    says: 'Support for Jewish people who have faced hate.',
    phones: [
      { number: '0800 032 3263', note: 'London and the south' },
      { number: '0800 980 0668', note: 'Manchester and the north' },
    ],
    web: { href: 'https://cst.org.uk', text: 'cst.org.uk' },
    source: 'Jewish News, report on CST reporting',
    checked: null,
  },
  {
    name: 'True Vision',
    says: 'The police website for reporting hate crime anywhere in England, Wales and Northern Ireland.',
    phones: [],
    web: { href: 'https://www.report-it.org.uk', text: 'report-it.org.uk' },
    source: 'Partnership reference list',
    checked: null,
  },
  {
    name: 'Crimestoppers',
    says: 'To say who did a crime without giving your name. Not for people it happened to, and not for emergencies.',
    phones: [{ number: '0800 555 111' }],
    web: { href: 'https://crimestoppers-uk.org', text: 'crimestoppers-uk.org' },
    source: 'Reporting guide for third-party centres',
    checked: null,
  },
  {
    name: 'Childline',
    says: 'For anyone under 19, about anything, at any time. Free, and it does not show on the phone bill.',
    phones: [{ number: '0800 1111' }],
    web: { href: 'https://www.childline.org.uk', text: 'childline.org.uk' },
    source: 'Known from general use',
    checked: null,
  },
  {
    name: 'Samaritans',
    says: 'If you feel that you cannot go on, at any time. Free.',
    phones: [{ number: '116 123' }],
    web: { href: 'https://www.samaritans.org', text: 'samaritans.org' },
    source: 'Known from general use',
    checked: null,
  },
])
