// Text on its way into XML.

/** Leaves out what XML 1.0 cannot hold in any form: one such character would make a whole file unreadable. */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Text safe between tags and in attributes. */
export const xmlEscape = (text: string): string =>
  xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
