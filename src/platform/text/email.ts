// Whether something can be an e-mail address. Not a regular expression: the usual ones take minutes for a long text that
// nearly fits, and one request would hold up everybody.

/** The longest address that mail servers take (RFC 5321). */
export const EMAIL_CHARS_MAX = 254

/** True for something@somewhere.tld, without spaces and at most 254 characters. Takes time in step with the length. */
export function looksLikeEmail(text: string): boolean {
  if (text.length > EMAIL_CHARS_MAX || /\s/u.test(text)) return false
  const at = text.indexOf('@')
  const domain = text.slice(at + 1)
  const dot = domain.lastIndexOf('.')
  return at > 0 && at === text.lastIndexOf('@') && dot > 0 && dot < domain.length - 1
}
