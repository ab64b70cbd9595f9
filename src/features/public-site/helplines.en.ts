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
    source: 'A list of support numbers for hate crime partnerships',
    checked: null,
  },
  {
    name: 'Police, not an emergency',
    says: 'To report something that is over, or to ask about it.',
    phones: [{ number: '101' }],
    source: 'A list of support numbers for hate crime partnerships',
    checked: null,
  },
  {
    name: 'British Transport Police',
    says: 'For something on a train or at a station. You can text.',
    phones: [{ number: '61016', note: 'text', sms: true }],
    source: 'A list of support numbers for hate crime partnerships',
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
    source: 'A list of support numbers for hate crime partnerships',
    checked: null,
  },
  {
    name: 'Tell MAMA',
    says: 'Support for people targeted because they are, or are thought to be, Muslim.',
    phones: [],
    web: { href: 'https://tellmamauk.org', text: 'tellmamauk.org' },
    source: 'A list of support numbers for hate crime partnerships',
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
    source: 'A list of support numbers for hate crime partnerships',
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
    source: 'A number that is widely published',
    checked: null,
  },
  {
    name: 'Samaritans',
    says: 'If you feel that you cannot go on, at any time. Free.',
    phones: [{ number: '116 123' }],
    web: { href: 'https://www.samaritans.org', text: 'samaritans.org' },
    source: 'A number that is widely published',
    checked: null,
  },
  {
    name: 'National Domestic Abuse Helpline',
    says: 'For women who live with abuse, and for whoever worries about them. Free, at any time. Men can call 0808 801 0327.',
    phones: [{ number: '0808 2000 247' }],
    web: { href: 'https://www.nationaldahelpline.org.uk', text: 'nationaldahelpline.org.uk' },
    source: 'A number that is widely published',
    checked: null,
  },
  {
    name: 'Rape and Sexual Abuse Support Line',
    says: 'For anyone over 16 who was sexually assaulted, whenever it was. Free, at any time.',
    phones: [{ number: '0808 500 2222' }],
    web: { href: 'https://247sexualabusesupport.org.uk', text: '247sexualabusesupport.org.uk' },
    source: 'A number that is widely published',
    checked: null,
  },
  {
    name: 'Modern Slavery and Exploitation Helpline',
    says: 'If somebody is used, controlled or made to work. Free.',
    phones: [{ number: '0800 012 1700' }],
    web: { href: 'https://www.modernslaveryhelpline.org', text: 'modernslaveryhelpline.org' },
    source: 'A number that is widely published',
    checked: null,
  },
  {
    name: 'NSPCC',
    says: 'For grown-ups who worry about a child. Free.',
    phones: [{ number: '0808 800 5000' }],
    web: { href: 'https://www.nspcc.org.uk', text: 'nspcc.org.uk' },
    source: 'A number that is widely published',
    checked: null,
  },
])
