// A summary is read by everybody who sees the list, so it must not say who it is about. Names cannot be told from
// other words by their look, so we do not guess: what is refused is what is certainly a way to reach or find somebody.
import { normaliseEmail, normalisePhone, normalisePostcode } from '../../platform/crypto/contact-forms.ts'

/** Whether a line holds a whole e-mail address, telephone number or full postcode. */
export function holdsContactDetails(line: string): boolean {
  const email = line.match(/[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/u)
  if (email && normaliseEmail(email[0]) !== null) return true
  const numbers = line.match(/\+?\d[\d\s().-]{8,}\d/gu) ?? []
  if (numbers.some((each) => normalisePhone(each) !== null && each.replaceAll(/\D/g, '').length >= 10))
    return true
  const codes = line.match(/\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/giu) ?? []
  return codes.some((each) => normalisePostcode(each) !== null)
}
