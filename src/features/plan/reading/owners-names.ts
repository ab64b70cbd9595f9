// Names of bodies and areas in the United Kingdom that have "and", "&" or a comma in them, as data for reading owners. Only
// such names are kept, and those of old bodies stay: plans are old too.
// Sources, as public copies of these lists give them (November 2026): councils, the Office for National Statistics' register of
// local authority districts and its like for Scotland and Northern Ireland; police forces, police.uk's list; fire, the list of
// services; health, NHS England's integrated care boards (42 in 2022, and those joined in 2026).

/** Districts, boroughs, unitary and island councils. Each is one council, so the two places never stand apart. */
export const councilNames: readonly string[] = [
  'Antrim and Newtownabbey',
  'Ards and North Down',
  'Argyll and Bute',
  'Armagh City, Banbridge and Craigavon',
  'Armagh, Banbridge and Craigavon',
  'Barking and Dagenham',
  'Basingstoke and Deane',
  'Bath and North East Somerset',
  'Bournemouth, Christchurch and Poole',
  'Brighton and Hove',
  'Causeway Coast and Glens',
  'Cheshire West and Chester',
  'Derry City and Strabane',
  'Derry and Strabane',
  'Dumfries and Galloway',
  'Epsom and Ewell',
  'Fermanagh and Omagh',
  'Folkestone and Hythe',
  'Hammersmith and Fulham',
  'Hinckley and Bosworth',
  'Kensington and Chelsea',
  "King's Lynn and West Norfolk",
  'Lisburn and Castlereagh',
  'Mid and East Antrim',
  'Newark and Sherwood',
  'Newry, Mourne and Down',
  'Nuneaton and Bedworth',
  'Oadby and Wigston',
  'Perth and Kinross',
  'Redcar and Cleveland',
  'Reigate and Banstead',
  'Somerset West and Taunton',
  'Telford and Wrekin',
  'Tonbridge and Malling',
  'Windsor and Maidenhead',
]

/** Police force areas. */
export const policeAreas: readonly string[] = [
  'Avon and Somerset',
  'Devon and Cornwall',
  'Hampshire and Isle of Wight',
  'Hampshire and the Isle of Wight',
]

/** Areas of fire and rescue services. */
export const fireAreas: readonly string[] = [
  'County Durham and Darlington',
  'Devon and Somerset',
  'Dorset and Wiltshire',
  'Hampshire and Isle of Wight',
  'Hereford and Worcester',
  'Mid and West Wales',
  'Tyne and Wear',
]

/** Areas of integrated care boards; their trusts, partnerships and safeguarding boards are often called after them. */
export const healthAreas: readonly string[] = [
  'Bath and North East Somerset, Swindon and Wiltshire',
  'Bedfordshire, Luton and Milton Keynes',
  'Birmingham and Solihull',
  'Bristol, North Somerset and South Gloucestershire',
  'Buckinghamshire, Oxfordshire and Berkshire West',
  'Cambridgeshire and Peterborough',
  'Cheshire and Merseyside',
  'Cornwall and the Isles of Scilly',
  'Coventry and Warwickshire',
  'Derby and Derbyshire',
  'Hampshire and Isle of Wight',
  'Herefordshire and Worcestershire',
  'Hertfordshire and West Essex',
  'Humber and North Yorkshire',
  'Kent and Medway',
  'Lancashire and South Cumbria',
  'Leicester, Leicestershire and Rutland',
  'Mid and South Essex',
  'Norfolk and Suffolk',
  'Norfolk and Waveney',
  'North East and North Cumbria',
  'Nottingham and Nottinghamshire',
  'Shropshire, Telford and Wrekin',
  'Staffordshire and Stoke-on-Trent',
  'Suffolk and North East Essex',
  'Surrey and Sussex',
  'West and North London',
]

/**
 * What follows "Ministry of" or "Department for": departments of the governments of the United Kingdom and Ireland, now and
 * in the plans that are still about (GOV.UK's, the Northern Ireland Executive's and gov.ie's lists, November 2026).
 */
export const departments: readonly string[] = [
  'Agriculture, Environment and Rural Affairs',
  'Business and Trade',
  'Business, Energy and Industrial Strategy',
  'Business, Innovation and Skills',
  'Children, Equality, Disability, Integration and Youth',
  'Children, Schools and Families',
  'Communities and Local Government',
  'Culture, Arts and Leisure',
  'Culture, Media and Sport',
  'Digital, Culture, Media and Sport',
  'Education and Skills',
  'Energy Security and Net Zero',
  'Enterprise, Trade and Investment',
  'Environment, Food and Rural Affairs',
  'Health and Social Care',
  'Housing, Communities and Local Government',
  'Housing, Local Government and Heritage',
  'Justice and Equality',
  'Levelling Up, Housing and Communities',
  'Rural and Community Development',
  'Science, Innovation and Technology',
  'Tourism, Culture, Arts, Gaeltacht, Sport and Media',
  'Work and Pensions',
]

/** What a part of an organisation, a profession or a sector is called: several words that mean one thing. */
export const setPhrases: readonly string[] = [
  'Adults and Communities',
  'Arts and Culture',
  'Black, Asian and Minority Ethnic',
  'Children, Families and Adults',
  'Children, Families and Communities',
  'Children, Young People and Families',
  'Children and Young People',
  'Communities and Faith',
  'Courts and Tribunals',
  'Domestic Abuse and Sexual Violence',
  'Drugs and Alcohol',
  'Drug and Alcohol',
  'Education, Skills and Children',
  'Faith and Belief',
  'Faith and Communities',
  'Faith and Community',
  'Gypsy, Roma and Traveller',
  'Gypsies, Roma and Travellers',
  'Health and Safety',
  'Lesbian, Gay, Bisexual and Trans',
  'Lesbian, Gay, Bisexual and Transgender',
  'Prison and Probation',
  'Prisons and Probation',
  'Race, Religion and Belief',
  'Religion and Belief',
  'Victims and Witnesses',
  'Victim and Witness',
  'Violence Against Women and Girls',
  'Voluntary and Community',
  'Voluntary, Community and Faith',
  'Voluntary, Community and Social Enterprise',
  'Voluntary, Community, Faith and Social Enterprise',
]

/** Bodies whose names do not end in a word for what they are. */
export const namesAlone: readonly string[] = [
  'Age UK',
  'Cabinet Office',
  'Citizens Advice',
  'Crimestoppers',
  'Crown Office',
  'Galop',
  'Healthwatch',
  'Home Office',
  'Mencap',
  'Northern Ireland Office',
  'Restorative Solutions',
  'Scotland Office',
  'Stop Hate UK',
  'Tell MAMA',
  'True Vision',
  'Victim First',
  'Victim Support',
  'Wales Office',
]
