// Words that stand in most accounts, and so tell nothing of whether two are of the same: the little words of English, and those
// with which nearly everybody tells of hate, also because the form asks with them. Other languages keep theirs, which makes
// two texts a little more alike, never less.

const LITTLE =
  'a an the and or but to of in on at by with from for into out off up down over it its he she they him his her hers their them my me mine i im we our us you your is was were be been being am are have has had having do does did this that these those there here then when while who whom what where which why how because as so not no nor if about after before some any somebody someone anybody anyone nobody something one two all just very also too again still only than now would could should can will get got went go come came told tell said say says saying asked like'
const OF_EVERY_ACCOUNT =
  'hate incident report reported happen happened person people man men woman women lady ladies guy lad group shout shouted shouting yell yelled swear swore sworn call called abuse abused abusive verbal verbally racist racial racism name names word words feel felt scared afraid time day week today yesterday morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday'

const COMMON: ReadonlySet<string> = new Set(`${LITTLE} ${OF_EVERY_ACCOUNT}`.split(' '))

/** Whether a folded word says nothing of which account it stands in. */
export const isCommon = (word: string): boolean => COMMON.has(word)

const SHORT = 4
/** An English word without its commonest endings, so that "kicked" and "kicking" are one; other words nearly as they are. */
export const stemOf = (word: string): string =>
  word.length > SHORT ? word.replace(/(?:ing|ed|es|s|e)$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word
