// A plan of our own for tests: one page, with the habits that matter (a status in the time frame, a named service, a
// line that belongs nowhere).
export const smallPlan = [
  'Northbrook Hate Crime Action Plan 2026-29',
  '',
  'Strategic Priority 1: Answering well',
  '',
  'Core Objectives:',
  '• Nobody has to tell their story twice',
  '• Support is offered every time',
  '',
  'Links to Police & Crime Plan: Support for victims',
  '',
  'Aim\tObjective\tAction\tOwner\tTime frame\tStatus - RAG\tUpdate',
  '1.1 To hear serious cases together.\tBring serious cases to the panel.\tPanels to meet monthly.\tAll councils\tQ2/3\t\tFirst meeting held',
  '1.2 To offer support.\tEnsure all cases are automatically referred to Northbrook Listens.\tSet up the referral.\tRobin Person – Alder Council\tAction completed\t\t',
  '\tTell people what happens next.\tWrite a leaflet.\tTBC\tTBC\tAmber\t',
  'This sentence stands alone between rows.',
  '1.3 To learn.\tRead it together.\tPartners to bring their plans.\tAll councils\tOngoing\t\t',
  '',
].join('\n')
