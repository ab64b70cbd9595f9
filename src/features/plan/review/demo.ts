// A document for the coordinator of the demonstration to look through: small, with what is usually doubtful in it.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { textBlocks } from '../reading/blocks.ts'
import { insertImport } from './imports.store.ts'
import { shapeOf } from './read-with.ts'

const HEAD = 'Aim\tObjective\tAction\tOwner\tTime frame\tStatus\tUpdate'
const ROWS = [
  '1.1 Every clinic knows what to do\tStaff can spot hate and say so\tHold a briefing in each clinic. Write down who came.\tHealth lead & clinic managers\tQ2 Briefings completed\t\t',
  '\tPatients know where to turn\tPut the poster up in waiting rooms\tQ3\tAll local authorities\t\t',
  '1.2 Nobody is turned away\tReports made in a clinic reach us\tAgree how a clinic passes a report on\tTask & Finish Group – to be set up\tWithin six months of the launch\tAmber\tFirst draft shared',
]
const TEXT = `Hate crime and healthcare plan 2026-27\n\nPriority 1: Health services that notice\n\n${HEAD}\n${ROWS.join('\n')}\nThe steering group will look at this again.\n`

/** Leaves a document open for review. */
export async function openDemoImport(tx: Tx, ctx: Pick<Ctx, 'clock'>): Promise<void> {
  const blocks = textBlocks(TEXT)
  const document = {
    fileName: 'healthcare plan.txt',
    format: 'text',
    bytes: Buffer.from(TEXT),
    blocks,
    shape: shapeOf(blocks),
    edits: [],
    replacesPlanId: null,
  }
  await insertImport(tx, document, ctx.clock.now(), null)
}
