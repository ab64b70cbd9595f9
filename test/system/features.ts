/** Each feature may import those before it, and those only through their index.ts. */
export const FEATURES = [
  'shell',
  'agencies',
  'mail',
  'accounts',
  'standard',
  'public-site',
  'reporting',
  'people',
  'cases',
  'referrals',
  'insight',
  'plan',
  'doctor',
  'setup',
  'today',
  'demo',
]
