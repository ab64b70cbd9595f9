// The grounds as the public page names them: the strands that the local partnership records.
import { translatable } from '../../platform/i18n/index.ts'
export const grounds: readonly string[] = translatable('public-site.grounds', [
  'race, ethnicity, nationality or language',
  'religion or belief, or having none',
  'sexual orientation',
  'disability, also learning disability, autism and mental health',
  'being transgender or non-binary',
  'how you dress or the music you like',
  'any other difference, such as age, sex or being homeless',
])
