// The name of one body that an owner cell gives in two languages.

// How names of bodies begin in Welsh, Irish and Scottish Gaelic.
const otherTongue =
  /^(?:y |yr |an |na )?(?:pennaeth|swyddog|cyfarwyddwr|rheolwr|arweinydd|cydlynydd|prif|cyngor|heddlu|bwrdd|comisiynydd|gwasanaethau?|llywodraeth|prifysgol|partneriaeth|cymdeithas|t[îi]m|swyddfa|cyfathrebu|diogelu|diogelwch|cydraddoldeb|addysg|tai\b|iechyd|gofal|oedolion|ieuenctid|cymunedau|adnoddau|dysgu|coleg|ymddiriedolaeth|comhairle|garda\b|garda[íi]|roinn|feidhmeannacht|ionad|oifig|poileas|seirbheis|seirbh[íi]s|riaghaltas|buidheann|b[òo]rd)\b/iu

/** The name of one body in two languages: one side begins as names do in one of these, the other does not. */
export const isTwice = (left: string, right: string): boolean =>
  otherTongue.test(left) !== otherTongue.test(right)
