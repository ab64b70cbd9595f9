// How partners' systems usually write what we keep as codes. Said alike of every partner; what one of them means by a word
// of its own is chosen on the page of values and remembered for its files.
import type { IntakeField } from '../fields.ts'
import { optionOf } from '../fields.ts'
import { plainKey } from './plain-key.ts'

type Words = Readonly<Record<string, readonly string[]>>

const STRANDS: Words = {
  race: [
    'racial',
    'racist',
    'racism',
    'race and ethnicity',
    'race or ethnicity',
    'race ethnicity',
    'race ethnicity nationality',
    'ethnicity',
    'ethnic',
    'nationality',
    'xenophobia',
    'xenophobic',
    'colour',
    'skin colour',
    'gypsy roma traveller',
    'anti gypsy',
  ],
  religion: [
    'religious',
    'faith',
    'belief',
    'religion or belief',
    'religion and belief',
    'religion belief',
    'religion or faith',
    'religion faith',
    'faith or religion',
    'islamophobia',
    'islamophobic',
    'anti muslim',
    'antisemitism',
    'antisemitic',
    'anti semitic',
    'sectarian',
  ],
  sexual_orientation: [
    'sexual orientation',
    'sexuality',
    'orientation',
    'homophobia',
    'homophobic',
    'biphobic',
    'lgb',
    'lesbian gay bisexual',
    'gay',
  ],
  disability: [
    'disabled',
    'disablist',
    'ableist',
    'learning disability',
    'physical disability',
    'mental health',
  ],
  transgender: [
    'trans',
    'transphobia',
    'transphobic',
    'gender identity',
    'transgender identity',
    'gender reassignment',
  ],
  subculture: [
    'alternative subculture',
    'alternative sub culture',
    'alternative lifestyle',
    'goth',
    'sub culture',
  ],
  other: ['other strand', 'other hate', 'age', 'gender', 'sex', 'misogyny', 'something else'],
}
const TYPES: Words = {
  verbal_abuse: ['verbal', 'verbal abuse', 'abusive language', 'name calling', 'insults', 'shouting'],
  threats: ['threat', 'threatening behaviour', 'intimidation', 'threats to kill'],
  harassment: ['stalking', 'stalking and harassment', 'harassment alarm or distress', 'bullying'],
  assault: [
    'physical assault',
    'physical abuse',
    'physical',
    'violence',
    'violence against the person',
    'abh',
    'gbh',
  ],
  spitting: ['spat at', 'spat'],
  robbery_theft: ['robbery', 'theft', 'burglary'],
  sexual_assault: ['sexual', 'sexual offence', 'sexual violence'],
  criminal_damage: ['damage', 'damage to property', 'property damage', 'vandalism'],
  arson: ['fire', 'fire setting'],
  graffiti: ['offensive graffiti', 'daubing'],
  offensive_mail: ['letter', 'letters', 'hate mail', 'malicious communications', 'malicious communication'],
  phone_texts: ['phone call', 'phone calls', 'telephone', 'text', 'text messages', 'nuisance calls'],
  online_abuse: ['online', 'cyber', 'internet', 'social media', 'cyberbullying', 'online hate'],
  gestures: ['gesture', 'offensive gestures'],
}
const PLACES: Words = {
  home: ['victims home', 'victim s home', 'own home', 'dwelling', 'house', 'residential', 'private dwelling'],
  near_home: ['near home', 'outside home', 'communal area', 'neighbourhood'],
  street: ['road', 'highway', 'public place', 'in public', 'pavement', 'town centre'],
  park: ['open space', 'parks', 'park or open space'],
  online: ['internet', 'social media', 'cyber', 'on the internet'],
  shop: ['retail', 'supermarket', 'shopping centre', 'store', 'takeaway'],
  pub: ['bar', 'club', 'nightclub', 'licensed premises', 'restaurant'],
  bus: ['on a bus', 'on bus', 'public transport bus'],
  bus_stop: ['bus station', 'bus stop or station'],
  train: ['on a train', 'rail', 'railway', 'tram', 'metro', 'public transport train'],
  station: ['train station', 'railway station', 'rail station', 'tram stop'],
  taxi: ['cab', 'minicab', 'private hire'],
  vehicle: ['car', 'in a car', 'motor vehicle'],
  car_park: ['parking'],
  school: ['college', 'university', 'education', 'educational establishment', 'school college'],
  workplace: ['work', 'place of work', 'at work'],
  worship: ['place of worship', 'mosque', 'church', 'synagogue', 'temple', 'gurdwara'],
  health: ['hospital', 'gp surgery', 'surgery', 'health setting', 'nhs'],
  care_home: ['residential care', 'supported living'],
  public_office: ['council office', 'police station', 'job centre'],
  sport: ['sports ground', 'football ground', 'stadium', 'leisure centre', 'gym'],
  not_said: ['unknown', 'not known', 'not stated', 'not recorded'],
}
const REPORTERS: Words = {
  affected: ['victim', 'the victim', 'self', 'complainant', 'aggrieved', 'tenant'],
  witness: ['bystander', 'i saw it'],
  parent: ['guardian', 'parent guardian', 'parent or guardian', 'parent carer', 'carer'],
  friend_or_family: ['friend', 'family', 'relative', 'family member', 'friend or family'],
  professional: [
    'third party',
    'agency',
    'support worker',
    'social worker',
    'staff',
    'officer',
    'housing officer',
  ],
  centre: ['reporting centre', 'third party reporting centre'],
  school: ['teacher', 'school staff'],
  employer: ['manager', 'employer'],
  not_said: ['unknown', 'not known', 'anonymous', 'not stated'],
}
const AGES: Words = {
  under_18: ['child', 'under 18', 'young person', 'juvenile', '0 17', '10 17', 'minor'],
  adult: ['18', 'over 18', '18 and over', 'adult 18'],
  adult_at_risk: ['vulnerable adult', 'vulnerable', 'adult at risk'],
  not_known: ['unknown', 'nk', 'not stated', 'not recorded'],
}
const METHODS: Words = {
  call: ['phone', 'telephone', 'mobile', 'tel', 'phone call'],
  landline: ['home phone', 'home telephone', 'home tel', 'house phone'],
  text: ['sms', 'text message'],
  email: ['e mail'],
  letter: ['post', 'mail'],
  relay: ['text relay', 'video relay', 'bsl relay', 'relay uk', 'relay service', 'textphone', 'minicom'],
  in_person: ['face to face', 'visit', 'home visit', 'meeting'],
  through: ['third party', 'third person', 'via third person', 'via third party', 'via reporting centre'],
}
const PRIVACY: Words = {
  anonymous: ['anon', 'anonymously'],
  contact_only: ['contact only', 'no name'],
  named: ['not anonymous', 'name given'],
}
const YES_NO: Words = {
  yes: ['1', 'true', 't', 'agreed', 'consented'],
  no: ['0', 'false', 'f', 'refused', 'declined'],
}

const OF: Readonly<Record<string, Words>> = {
  strands: STRANDS,
  types: TYPES,
  place_kind: PLACES,
  reporter: REPORTERS,
  age: AGES,
  contact_methods: METHODS,
  privacy: PRIVACY,
}
const KNOWN: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  [...Object.entries(OF), ['yes_no', YES_NO] as const].map(([name, words]) => [
    name,
    new Map(
      Object.entries(words).flatMap(([code, all]) => all.map((each): [string, string] => [each, code])),
    ),
  ]),
)
// What systems put before or after the word that counts: "Hate - racist", "Racial hate crime", "Motivated by race".
const AROUND =
  /\b(?:hate|crime|crimes|incident|incidents|strand|motivated|motivation|based|by|on|hatred|flag|non)\b/g

// An age in years is nobody's to choose one by one.
const ADULT_FROM = 18
const OLDEST = 120
function ageCode(key: string): string | undefined {
  const [, years = ''] = /^(\d{1,3})(?: ?(?:years?|yrs?|y o))?(?: old)?$/.exec(key) ?? []
  if (years === '' || Number(years) > OLDEST) return undefined
  return Number(years) < ADULT_FROM ? 'under_18' : 'adult'
}

/** The code that a partner's value usually stands for; undefined where nobody can say. */
export function usualCode(of: IntakeField, said: string): string | undefined {
  const words = KNOWN.get(of.kind === 'yes_no' ? 'yes_no' : of.name)
  const key = plainKey(said)
  const bare = plainKey(key.replaceAll(AROUND, ' '))
  return (
    optionOf(of, said) ??
    (of.name === 'age' ? ageCode(key) : undefined) ??
    of.options.find((code) => plainKey(code) === key || plainKey(code) === bare) ??
    words?.get(key) ??
    (bare === '' ? undefined : words?.get(bare))
  )
}
