// Letters that Unicode does not decompose, though people write them as the plain ones on another keyboard.
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
  // Arabic letters that differ by keyboard (Persian, Urdu) or by habit at a word's end.
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
}
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

// Marks of no script of their own: the accents of Latin, Greek and Cyrillic, the vowel points of Arabic, joiners.
// Vowel signs of Gujarati, Devanagari and their like belong to their script and stay: without them names collapse.
const MARKS = /(?![\u3099\u309a])\p{Script=Inherited}|[\u0591-\u05c7\u0640\u200e\u200f\ufeff]/gu

/**
 * Text as people would call it the same: compatibility forms, case, accents and keyboard variants folded.
 * Keeps spaces and punctuation. For comparing and indexing, never for showing. Folding twice changes nothing.
 */
export function fold(text: string): string {
  const lower = (value: string) => value.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '')
  return lower(text).replace(LETTER, (letter) => LETTERS[letter] ?? letter)
}
