// Beginnings of words that give away what a message is about to whoever reads the phone, in each language that messages are
// sent in. Not everything that could: it is a net under translators and administrators, who are told why it matters.

/** Of English, which are looked for in every message. */
export const ENGLISH_STEMS: readonly string[] = [
  'hate',
  'report',
  'police',
  'victim',
  'crime',
  'criminal',
  'incident',
  'abuse',
  'racis',
  'homophob',
  'transphob',
  'harass',
  'attack',
  'assault',
  'witness',
  'suspect',
  'council',
  'support service',
  'partnership',
  'upstander',
]

/** Of the others, by locale: hate, police, crime, victim, and to report. */
export const STEMS: Readonly<Record<string, readonly string[]>> = {
  ar: ['كراهية', 'شرطة', 'جريمة', 'ضحية', 'بلاغ'],
  bn: ['ঘৃণা', 'পুলিশ', 'অপরাধ', 'ভুক্তভোগী', 'রিপোর্ট'],
  gu: ['નફરત', 'પોલીસ', 'ગુનો', 'પીડિત', 'રિપોર્ટ'],
  hi: ['नफ़रत', 'नफरत', 'पुलिस', 'अपराध', 'पीड़ित', 'रिपोर्ट'],
  pa: ['ਨਫ਼ਰਤ', 'ਨਫਰਤ', 'ਪੁਲਿਸ', 'ਅਪਰਾਧ', 'ਪੀੜਤ', 'ਰਿਪੋਰਟ'],
  pl: ['nienawi', 'policj', 'przestęp', 'ofiar', 'zgłosz'],
  pt: ['ódio', 'polícia', 'crime', 'vítima', 'denúncia', 'denunci'],
  ro: ['de ură', 'poliți', 'infracțiun', 'victim', 'sesiz', 'raport'],
  so: ['nacayb', 'booliis', 'dembi', 'dhibban', 'warbixin'],
  uk: ['ненавист', 'поліці', 'злочин', 'жертв', 'постражд'],
  ur: ['نفرت', 'پولیس', 'جرم', 'متاثر', 'رپورٹ'],
  zh: ['仇恨', '警察', '犯罪', '受害', '举报', '報案'],
}
