// The demonstration's gazetteer: towns and stations by name where everybody knows them to be, roughly; outlines drawn by
// hand for it, and stops and postcodes that are invented. No publisher's data.

type Corner = readonly [east: number, north: number]

const corners: Readonly<Record<string, Corner>> = {
  a: [-1.6, 52.7],
  b: [-1.5, 52.76],
  c: [-1.4, 52.87],
  d: [-1.27, 52.86],
  e: [-1.17, 52.82],
  f: [-1.02, 52.82],
  g: [-0.93, 52.9],
  h: [-0.78, 52.97],
  i: [-0.7, 52.84],
  j: [-0.67, 52.77],
  k: [-0.5, 52.73],
  l: [-0.43, 52.65],
  m: [-0.55, 52.59],
  n: [-0.74, 52.54],
  o: [-0.9, 52.46],
  p: [-1.1, 52.44],
  q: [-1.2, 52.39],
  r: [-1.32, 52.47],
  s: [-1.4, 52.5],
  t: [-1.56, 52.6],
  u: [-1.45, 52.7],
  v: [-1.29, 52.69],
  w: [-1.3, 52.78],
  x: [-1.21, 52.66],
  y: [-1.07, 52.69],
  z: [-0.97, 52.7],
  A: [-0.85, 52.69],
  B: [-1.2, 52.6],
  C: [-1.13, 52.585],
  D: [-1.05, 52.61],
  E: [-1.1, 52.555],
  F: [-1.04, 52.58],
  N: [-1.163, 52.67],
  M: [-1.117, 52.68],
  G: [-1.06, 52.65],
  S: [-1.09, 52.597],
  W: [-1.205, 52.63],
  1: [-1.15, 52.645],
  2: [-1.133, 52.65],
  3: [-1.115, 52.645],
  4: [-1.115, 52.625],
  5: [-1.133, 52.62],
  6: [-1.15, 52.625],
}

/** An outline as the corners that it goes round by. */
export const outlineOf = (letters: string): Corner[] =>
  [...letters, letters[0] ?? ''].map((letter) => corners[letter] ?? [0, 0])

export const demoDistricts: readonly (readonly [code: string, name: string, outline: string])[] = [
  ['E06000016', 'Leicester', 'xNMyGDSCBW'],
  ['E06000017', 'Rutland', 'jklmnA'],
  ['E07000129', 'Blaby', 'vxWBCEr'],
  ['E07000130', 'Charnwood', 'defzyMNxvw'],
  ['E07000131', 'Harborough', 'zAnopqrEFDGy'],
  ['E07000132', 'Hinckley and Bosworth', 'auvrst'],
  ['E07000133', 'Melton', 'fghijAz'],
  ['E07000134', 'North West Leicestershire', 'abcdwvu'],
  ['E07000135', 'Oadby and Wigston', 'CSDFE'],
]

const LEICESTER = 'E06000016'
export const demoWards: readonly (readonly [
  code: string,
  name: string,
  district: string,
  outline: string,
])[] = [
  ['E05990001', 'Abbey', LEICESTER, 'NM21'],
  ['E05990002', 'Aylestone', LEICESTER, 'CB65'],
  ['E05990003', 'Beaumont Leys', LEICESTER, 'xN1'],
  ['E05990004', 'Belgrave', LEICESTER, 'My32'],
  ['E05990005', 'Braunstone Park', LEICESTER, 'BW6'],
  ['E05990006', 'Castle', LEICESTER, '123456'],
  ['E05990007', 'Evington', LEICESTER, 'GD43'],
  ['E05990008', 'Humberstone', LEICESTER, 'yG3'],
  ['E05990009', 'Knighton', LEICESTER, 'DSC54'],
  ['E05990010', 'Western', LEICESTER, 'Wx16'],
]

/** Name, what it lies in, kind, north, east. */
export const demoTowns: readonly (readonly [string, string, string, number, number])[] = [
  ['Leicester', '', 'town', 52.636, -1.133],
  ['Highfields', 'Leicester', 'neighbourhood', 52.631, -1.115],
  ['Clarendon Park', 'Leicester', 'neighbourhood', 52.615, -1.115],
  ['Stoneygate', 'Leicester', 'neighbourhood', 52.618, -1.1],
  ['West End', 'Leicester', 'neighbourhood', 52.633, -1.152],
  ['Loughborough', '', 'town', 52.772, -1.206],
  ['Shepshed', '', 'town', 52.77, -1.29],
  ['Syston', '', 'town', 52.7, -1.08],
  ['Hinckley', '', 'town', 52.541, -1.373],
  ['Melton Mowbray', '', 'town', 52.766, -0.887],
  ['Coalville', '', 'town', 52.724, -1.37],
  ['Ashby-de-la-Zouch', '', 'town', 52.746, -1.476],
  ['Market Harborough', '', 'town', 52.478, -0.921],
  ['Lutterworth', '', 'town', 52.456, -1.2],
  ['Oadby', '', 'town', 52.598, -1.083],
  ['Wigston', '', 'town', 52.583, -1.106],
  ['Narborough', '', 'town', 52.573, -1.206],
  ['Oakham', '', 'town', 52.67, -0.728],
  ['Uppingham', '', 'town', 52.589, -0.722],
  ['Granby Street', 'Leicester', 'street', 52.633, -1.129],
]

/** Code, name, locality, kind of stop, north, east. */
export const demoStops: readonly (readonly [string, string, string, string, number, number])[] = [
  ['demo910001', 'Leicester Station', 'Leicester', 'RLY', 52.631, -1.125],
  ['demo910002', 'Loughborough Station', 'Loughborough', 'RLY', 52.779, -1.196],
  ['demo910003', 'Hinckley Station', 'Hinckley', 'RLY', 52.535, -1.372],
  ['demo910004', 'Melton Mowbray Station', 'Melton Mowbray', 'RLY', 52.761, -0.885],
  ['demo910005', 'Oakham Station', 'Oakham', 'RLY', 52.672, -0.734],
  ['demo910006', 'Market Harborough Station', 'Market Harborough', 'RLY', 52.48, -0.909],
  ['demo260001', 'Clock Tower', 'Leicester', 'BCT', 52.636, -1.132],
  ['demo260002', 'Example Arms', 'Highfields, Leicester', 'BCT', 52.63, -1.116],
  ['demo260003', 'Lantern Lane', 'Evington, Leicester', 'BCT', 52.628, -1.075],
  ['demo260004', 'Weavers Green', 'Loughborough', 'BCT', 52.77, -1.21],
  ['demo260005', 'Orchard Parade', 'Wigston', 'BCT', 52.582, -1.104],
  ['demo260006', 'Sampler School', 'Hinckley', 'BCT', 52.543, -1.371],
]

export const demoOutwards: readonly (readonly [string, number, number])[] = [
  ['LE1', 52.635, -1.131],
  ['LE2', 52.615, -1.115],
  ['LE3', 52.63, -1.17],
  ['LE4', 52.665, -1.125],
  ['LE5', 52.64, -1.085],
  ['LE10', 52.541, -1.37],
  ['LE11', 52.77, -1.21],
  ['LE13', 52.766, -0.885],
  ['LE15', 52.66, -0.73],
  ['LE16', 52.48, -0.92],
  ['LE18', 52.585, -1.105],
  ['LE67', 52.72, -1.38],
]

/** Postcode, district, ward, north, east. */
export const demoPostcodes: readonly (readonly [string, string, string, number, number])[] = [
  ['LE1 1FZ', LEICESTER, 'E05990006', 52.634, -1.13],
  ['LE5 9ZZ', LEICESTER, 'E05990007', 52.63, -1.08],
  ['LE11 9ZZ', 'E07000130', '', 52.771, -1.207],
  ['LE10 9ZZ', 'E07000132', '', 52.542, -1.372],
]

export const demoSources = {
  attribution: 'Drawn for this demonstration; not for use',
  dated: '2026-04-01',
  districts: 'Demonstration: council areas',
  wards: 'Demonstration: wards',
  towns: 'Demonstration: towns',
  stops: 'Demonstration: stops and stations',
  outwards: 'Demonstration: first halves of postcodes',
  postcodes: 'Demonstration: postcodes',
} as const
