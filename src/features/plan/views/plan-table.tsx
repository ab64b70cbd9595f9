// A plan's rows in the shape of the paper: an aim over its objectives and actions. Wide on paper and desks; cards on a phone.
import type { ComponentChildren } from 'preact'
import { words } from '../messages.en.ts'
import type { ReadRow } from '../reading/read-plan.schema.ts'
import { ActionCells, ActionHead, COLUMNS } from './parts.tsx'

export type TableAim<Row extends ReadRow> = { ref: string; text: string; rows: readonly Row[] }

type Props<Row extends ReadRow> = {
  caption: string
  aims: readonly TableAim<Row>[]
  more?: (row: Row, aim: TableAim<Row>, index: number) => ComponentChildren
  /** What proves a row, on a line of its own under it. */
  proof?: (row: Row) => ComponentChildren
}

export function PlanTable<Row extends ReadRow>({ caption, aims, more, proof }: Props<Row>) {
  return (
    <table class="app-cards app-plan-table">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <ActionHead />
      {aims.map((aim) => (
        <tbody>
          {(aim.ref !== '' || aim.text !== '') && (
            <tr>
              <th class="app-plan-table__aim" colspan={COLUMNS.length} scope="rowgroup">
                <span class="app-written">{`${aim.ref} ${aim.text}`.trim()}</span>
              </th>
            </tr>
          )}
          {aim.rows.map((row, index) => {
            const proved = proof?.(row)
            return (
              <>
                <tr>
                  <ActionCells row={row} more={more?.(row, aim, index)} />
                </tr>
                {proved && (
                  <tr class="app-plan-table__proof">
                    <td colspan={COLUMNS.length} data-label={words.proof.title}>
                      {proved}
                    </td>
                  </tr>
                )}
              </>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}
