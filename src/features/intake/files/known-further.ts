// The usual titles of columns for what only some are asked (known-columns.ts has those of what everybody is asked).

/** By field. */
export const FURTHER_TITLES: Readonly<Record<string, readonly string[]>> = {
  known: [
    'relationship',
    'relationship to suspect',
    'relationship to offender',
    'relationship to perpetrator',
  ],
  how_many: ['number of offenders', 'number of suspects', 'number of perpetrators', 'how many offenders'],
  how_many_affected: ['number of victims', 'number affected', 'how many victims'],
  weapon: ['weapons', 'weapon used', 'weapon involved', 'weapons used'],
  injury: ['injuries', 'injured', 'level of injury', 'injury level'],
  loss: ['damage', 'property damage', 'loss or damage', 'loss', 'stolen or damaged'],
  camera_where: ['cctv', 'cctv location', 'cctv available', 'camera location'],
  workplace: ['referring organisation', 'referred by organisation', 'school name', 'employer name'],
  own_reference: ['staff reference', 'staff ref', 'referrer reference'],
  landline: ['home phone', 'home telephone', 'home tel', 'landline number', 'landline phone', 'home number'],
  relay_service: ['relay', 'text relay', 'video relay', 'relay service'],
  meet_at: ['safe place to meet', 'where to meet', 'preferred interview place', 'meeting place'],
  through_name: ['contact through', 'contact via', 'via third person', 'third party contact'],
  other_times: ['preferred time', 'best time to call', 'safe times to call', 'times to call'],
  unsafe_times: ['times not to call', 'do not call', 'unsafe times to call'],
  driver_told: ['driver told', 'driver informed'],
}
