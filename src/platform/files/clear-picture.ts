// A picture in boxes (HEIC): of it only the picture itself is carried into the copy, with what it is put together from and
// what of it is see-through. Notes, small pictures of before it was cut, depths, and second pictures are left out.
import {
  allWhole,
  type Box,
  boxesOf,
  type Carrying,
  carry,
  carryBox,
  carryMedia,
  first,
  handler,
  holding,
  NotUnderstood,
  type Rule,
  type Rules,
  references,
  shrink,
  whole,
} from './boxes.ts'
import {
  itemPlaces,
  itemsWith,
  itemsWithin,
  type Link,
  linksWithin,
  namesOf,
  primaryOf,
} from './picture-items.ts'

const ITEMS_MAX = 10_000
/** What is decoded, and what is put together from such. */
const PICTURES: readonly string[] = [
  'hvc1',
  'hvt1',
  'lhv1',
  'av01',
  'avc1',
  'vvc1',
  'evc1',
  'jpeg',
  'j2k1',
  'unci',
  'grid',
  'iovl',
  'iden',
]
const PROPERTIES: Rules = {
  ...allWhole(['ispe', 'pixi', 'colr', 'irot', 'imir', 'clap', 'pasp', 'rloc', 'lsel', 'a1op', 'a1lx']),
  ...allWhole([
    'hvcC',
    'lhvC',
    'avcC',
    'av1C',
    'vvcC',
    'evcC',
    'jpgC',
    'j2kH',
    'cmpd',
    'uncC',
    'cmpC',
    'icef',
  ]),
  ...allWhole(['clli', 'mdcv', 'cclv', 'amve', 'oinf', 'tols']),
}
const SEE_THROUGH: readonly string[] = [
  'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha',
  'urn:mpeg:hevc:2015:auxid:1',
  'urn:mpeg:avc:2015:auxid:1',
]
const LINKS: readonly string[] = ['dimg', 'auxl', 'prem']

/** Whether this box is a picture's, rather than the notes of a film. */
export const isOfPicture = (work: Carrying, meta: Box): boolean =>
  meta.end - meta.body >= 4 &&
  boxesOf(work, meta.body + 4, meta.end).some(
    ({ type, body, end }) =>
      type === 'hdlr' && end - body >= 12 && work.from.toString('latin1', body + 8, body + 12) === 'pict',
  )

/** Carries the picture. Throws where the boxes do not say what it is made of. */
export function carryPicture(work: Carrying, meta: Box): void {
  const boxes = boxesOf(work, meta.body + 4, meta.end)
  const one = (type: string): Box => {
    const [found, ...more] = boxes.filter((box) => box.type === type)
    if (!found || more.length > 0) throw new NotUnderstood(`not one ${type}`)
    return found
  }
  const data = boxes.find(({ type }) => type === 'idat')
  const linkBox = boxes.some(({ type }) => type === 'iref') ? one('iref') : null
  const links = linkBox ? linksWithin(work, linkBox) : []
  const all = itemsWithin(work, one('iinf'))
  const kept = keptItems(primaryOf(work, one('pitm')), links, seeThrough(work, one('iprp')))
  const items = all.filter(({ id }) => kept.has(id))
  if (items.length !== kept.size || items.some(({ type }) => !PICTURES.includes(type)))
    throw new NotUnderstood('a picture of another kind')
  const places = itemPlaces(work, one('iloc'), { kept, data, most: ITEMS_MAX })
  if (places.length !== kept.size) throw new NotUnderstood('a picture without a place')

  carry(work, meta.start, meta.body + 4)
  for (const box of boxes) {
    if (box.type === 'iinf') shrink(work, box, namesOf(work, box, items))
    else if (box === linkBox) shrink(work, box, linksOf(work, box, links, kept))
    else carryBox(work, box, REST)
  }
  for (const { isWithin, ranges } of places)
    for (const [from, to] of ranges) (isWithin ? carry : carryMedia)(work, from, to)
}

const linksOf = (
  work: Carrying,
  { body }: Box,
  links: readonly Link[],
  kept: ReadonlySet<number>,
): Buffer[] => [
  work.from.subarray(body, body + 4),
  ...links
    .filter(({ type, from, to }) => LINKS.includes(type) && [from, ...to].every((id) => kept.has(id)))
    .map(({ bytes }) => bytes),
]

// The picture, what it is put together from, and what of these is see-through.
function keptItems(primary: number, links: readonly Link[], clear: ReadonlySet<number>): Set<number> {
  const parts = Map.groupBy(
    links.filter(({ type }) => type === 'dimg'),
    ({ from }) => from,
  )
  const masks = Map.groupBy(
    links
      .filter(({ type, from }) => type === 'auxl' && clear.has(from))
      .flatMap(({ from, to }) => to.map((id) => ({ from, to: id }))),
    ({ to }) => to,
  )
  const kept = new Set<number>([primary])
  // A set is walked in the order of what comes into it, also of what comes while it is walked.
  for (const id of kept) {
    for (const { to } of parts.get(id) ?? []) for (const each of to) kept.add(each)
    for (const { from } of masks.get(id) ?? []) kept.add(from)
  }
  return kept
}

const isSeeThrough = (work: Carrying, { type, body, end }: Box): boolean =>
  type === 'auxC' &&
  SEE_THROUGH.some(
    (name) => work.from.toString('latin1', body + 4, Math.min(end, body + 5 + name.length)) === `${name}\0`,
  )

function seeThrough(work: Carrying, box: Box): Set<number> {
  const within = boxesOf(work, box.body, box.end)
  const properties = within.find(({ type }) => type === 'ipco')
  if (!properties) throw new NotUnderstood('no properties')
  const wanted = new Set(
    boxesOf(work, properties.body, properties.end).flatMap((each, at) =>
      isSeeThrough(work, each) ? [at + 1] : [],
    ),
  )
  const found = within
    .filter(({ type }) => type === 'ipma')
    .flatMap((each) => [...itemsWith(work, each, wanted)])
  return new Set(found)
}

// Of other kinds it would say how far away everything was.
const auxiliary: Rule = (work, box) => {
  if (isSeeThrough(work, box)) whole(work, box)
  else work.to.write('free', box.start + 4, 'latin1')
}

const REST: Rules = {
  hdlr: handler,
  pitm: first(8),
  iloc: whole,
  iprp: holding({ ipco: holding({ ...PROPERTIES, auxC: auxiliary }), ipma: whole }),
  dinf: holding({ dref: references }),
  // Its bytes follow, those that are kept.
  idat: () => {},
}
