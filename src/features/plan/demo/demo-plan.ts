// The plan that a demonstration starts with: the text of a table, as a partnership would paste it, in words
// of our own. Owners are kinds of agency and groups, never people. It keeps some of the habits of real plans
// (a row that continues an aim, a status in the time frame, an owner still to be named), so that importing
// it shows what the reader does. Action 2.2 is the one that the system proves by itself.
import { financialYearLabel } from '../../../platform/calendar/quarters.ts'

type Row = readonly [
  aim: string,
  objective: string,
  action: string,
  owner: string,
  timeframe: string,
  update?: string,
]

const header =
  'Aim Intended outcome\tObjective What steps will be taken\tAction\tOwner\tTime frame\tStatus - RAG\tUpdate'

/** The demonstration plan as text for `readPlan`, for three financial years from April of `startYear`. */
export function demoPlanFrom(startYear: number): string {
  const second = financialYearLabel(startYear + 1)
  const third = financialYearLabel(startYear + 2)
  return [
    `Standing Together: Hate Crime Action Plan ${startYear}-${String(startYear + 3).slice(2)}`,
    '',
    'Strategic Priority 1: Helping people come forward',
    '',
    'Core Objectives:',
    '• Everyone knows what a hate incident is and three ways to tell somebody',
    '• Messages are agreed once and used by every agency',
    '• Reporting centres are open, trained and worth the journey',
    '',
    'Links to Police & Crime Plan: Neighbourhoods where people feel safe, and a service that listens',
    '',
    table(comingForward(second)),
    '',
    'Strategic Priority 2: Answering well',
    '',
    'Core Objectives:',
    '- Nobody has to tell their story twice',
    '- Support is offered to every person affected, every time',
    '- Serious cases are heard by all the agencies that can help',
    '',
    'Links to Police & Crime Plan: Support for victims and witnesses',
    '',
    'Safer Communities Board Theme - Putting victims first',
    '',
    table(answeringWell(second)),
    '',
    'Strategic Priority 3: Communities that hold together',
    '',
    'Core Objectives:',
    '- Know who lives here and what worries them',
    '- See tension early and act before it spreads',
    '- Make buses, shops, clinics and classrooms places of safety',
    '',
    'Links to Police & Crime Plan: Prevention and early help',
    '',
    table(holdingTogether(second, third)),
    '',
  ].join('\n')
}

function comingForward(second: string): Row[] {
  return [
    [
      '1.1 Community champions carry the message where we are not heard.',
      'Find people whom others already trust. Give them what they need to help.',
      'Recruit two champions in every district through sports clubs, libraries and faith groups.',
      'All authorities',
      'Q1/2',
    ],
    [
      '',
      'Keep champions in touch with one another.',
      'Hold a champions’ evening each term, hosted by a different authority.',
      'Delivery group',
      'Ongoing',
    ],
    [
      '1.2 Every agency says the same thing, simply.',
      'Agree one set of messages in plain English, easy read and the languages spoken here.',
      'Publish a bank of checked messages and pictures that any member may use.',
      'Communications task and finish group',
      'Q2',
      'First forty messages agreed',
    ],
    [
      '',
      'Be seen when people are looking.',
      'Plan the year’s campaigns around awareness week, festivals and the start of term.',
      'Communications task and finish group',
      'Q2/3',
    ],
    [
      '1.3 Pupils learn what hate does and how to get help.',
      'Bring the primary and secondary workshops up to date.',
      'Review both workshop packages with teachers and young people.',
      'Education leads and Delivery group',
      'Action completed',
      'Both packages in use since the summer term',
    ],
    [
      '',
      'Reach the schools with most need first.',
      'Deliver workshops in every school on the priority list.',
      'All authorities',
      `Autumn term ${second.slice(0, 4)}`,
    ],
    [
      '1.4 Reporting centres are fit for purpose.',
      'Know that each centre works, from the sign on the door to the form.',
      'Check every reporting centre against the agreed standard twice a year.',
      'All authorities',
      'Ongoing',
    ],
    [
      '',
      'Keep in touch between checks.',
      'Contact every centre each quarter, in person or by telephone.',
      'All authorities & Police',
      'Contact made quarterly',
    ],
    [
      '1.5 Our own staff know what to do.',
      'Put hate crime into the induction of every member agency.',
      'Add the short course to induction and report how many have taken it.',
      'All partner agencies',
      'Q3/4',
    ],
  ]
}

function answeringWell(second: string): Row[] {
  return [
    [
      '2.1 No serious case is carried by one agency alone.',
      'Take every medium and high case to the joint action group for its area.',
      'Put each medium or high case on the next agenda. Keep hate incidents as a standing item.',
      'Joint action groups',
      'Ongoing',
    ],
    [
      '',
      'Give the groups clear terms.',
      'Amend the terms of reference so that every group works to the same rules.',
      'Delivery group',
      'Q2',
    ],
    [
      '2.2 The person affected is heard, supported and told what happens next.',
      'Leave nobody without an offer of support.',
      'Refer every logged hate case to the victim support service by itself, without anyone having to send it.',
      'All authorities & Victim support service',
      'Q1',
    ],
    [
      '',
      'Set a floor under everybody’s service.',
      'Adopt one minimum standard for first contact, updates and closing.',
      'All partner agencies',
      'Q2/3',
    ],
    [
      '',
      'Let people see where their report has got to.',
      'Give everyone who reports a private way to follow it up.',
      'Delivery group',
      'Q3',
    ],
    [
      '2.3 The courts hear what hate does.',
      'Make sure that officers offer special measures early.',
      'Promote special measures and personal statements in every hate crime file.',
      'Police',
      `By end of Q2 ${second}`,
    ],
    [
      '',
      'Tell the court what a community has felt.',
      'Write a community impact statement where an incident is felt beyond one household.',
      'Police and all authorities',
      `Q3/4 ${second}`,
    ],
    [
      '2.4 People who do harm are helped to stop.',
      'Offer a programme that changes behaviour.',
      'Start a pilot of the perpetrator programme beside out-of-court disposals.',
      'Police & Probation',
      'Launch date to be confirmed',
    ],
  ]
}

function holdingTogether(second: string, third: string): Row[] {
  return [
    [
      '3.1 Journeys are safe.',
      'Work with bus, train and taxi companies.',
      'Train drivers and station staff to recognise hate and to report it.',
      'Transport task and finish group to be set up',
      `Q1/2 ${second}`,
    ],
    [
      '',
      'Use the powers that councils have.',
      'Ask every licensing team to add equality to its conditions for taxi drivers.',
      'All authorities',
      `Q3 ${second}`,
    ],
    [
      '3.2 We understand our communities.',
      'Keep a profile of every area that people there would recognise.',
      'Map communities, groups and places of worship and review the map yearly.',
      'All authorities',
      'Reviewed yearly',
    ],
    [
      '',
      'Notice tension early.',
      'Record community tension every week and share the picture with those who can act.',
      'Police and Delivery group',
      'Ongoing',
    ],
    [
      '3.3 Businesses stand with us.',
      'Begin with the five largest employers in each area.',
      'Launch a charter mark that shops and employers can earn and renew.',
      'All authorities',
      second,
    ],
    [
      '3.4 Health services recognise hate and act on it.',
      'Protect patients and staff alike.',
      'Join up the health partnership’s own action plan with this one.',
      'NHS partners',
      'Meeting held quarterly',
    ],
    [
      '3.5 Prevent plans and this plan pull the same way.',
      'See that each local plan speaks of hate crime.',
      'Read every local Prevent plan and agree the changes with its lead.',
      'Prevent leads',
      third,
    ],
  ]
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(([aim, objective, action, owner, timeframe, update = '']) =>
    [aim, objective, action, owner, timeframe, '', update].join('\t'),
  )
  return [header, ...lines].join('\n')
}
